"""Which round a page of the committee is about, and who may stand there."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tongket.procedures.annual_review.cap import GroupCap, caps_of
from tongket.records.reviews.rounds.queries import Round, round_with
from tongket.rules.errors import TongketError
from tongket.web.place import Place

READ, MOVE, DECIDE = "review_round.read", "review_subject.intend", "rating.decide"


def committee_round(place: Place, key: UUID) -> Round:
    """The round, for who may move levels in it. Raises 404 where it may not be read, 403 where it may not be moved."""
    try:
        found = round_with(key)
    except TongketError as unknown:
        raise Http404(key) from unknown
    unit = found.entry.organization
    if not place.may(READ, unit):
        raise Http404(key)
    if not place.may(MOVE, unit):
        raise PermissionDenied
    return found


def caps_of_round(found: Round) -> tuple[list[GroupCap], TongketError | None]:
    """The caps of what is intended, or why none can be told."""
    entry = found.entry
    try:
        return list(caps_of(entry.organization, entry.report_year, entry.period, "intended")), None
    except TongketError as unknown:
        return [], unknown
