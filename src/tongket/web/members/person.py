"""One member's page: the life as sentences, posts, transfers, discipline, what a badge still needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Kept
from tongket.access.gate import Found
from tongket.organizations import queries as organizations
from tongket.records.badges.rounds.queries import explained_in
from tongket.records.badges.rounds.sheet import RoundRow
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.records.members.book import MemberEntry
from tongket.records.members.identity.book import masked
from tongket.records.members.life.history import sentences
from tongket.records.members.transfers.queries import TransferSeen, of_members
from tongket.rules import badge_windows, vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.forms.shown import papers_of_member
from tongket.web.language import language, spoken
from tongket.web.ledgers.related import related_to
from tongket.web.ledgers.words import record_url
from tongket.web.members.reading import readable_member
from tongket.web.members.revoking import revoke_url
from tongket.web.members.steps import steps_offered
from tongket.web.members.transfers.shown import transfer_shown
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import findings_of
from tongket.web.reviews.results.person import ratings_of

RATINGS = frozenset({"member_ratings"})
"""Shown by year in a part of their own, corrected ones too."""
HIDDEN = ("member", "full_name", "interrupted_months", "status_since", "ended_as", "ended_on")


def member(request: DeskRequest, key: UUID) -> HttpResponse:
    """Everything the books hold of one member, on one page."""
    kept, place = readable_member(request, key), request.place
    ledger, entry = all_ledgers()["members"], kept.entry
    words = in_words(ledger, [kept], language())[0]
    context = {
        "title": entry.full_name,
        "cell": organizations.names([entry.organization]).get(entry.organization, ""),
        "chips": list(_chips(kept, place)),
        "fields": [
            (spoken(spec.label), words[name]) for name, spec in ledger.spec.fields.items() if name not in HIDDEN
        ],
        "identity": masked([kept.id]).get(kept.id, "") if place.may("identity.reveal", entry.organization) else "",
        "reveal_url": reverse("reveal-identity", args=[key]),
        "life": [
            {"on": date_vi(each.on), "text": each.text, "revoke_url": revoke_url(place, key, entry.organization, each)}
            for each in sentences(kept.id, language())
        ],
        "transfers": [transfer_shown(place, seen) for seen in _transfers(place, kept.id)],
        "ratings": ratings_of(place, kept.id),
        "related": [group for group in related_to(place, ledger, kept, without=RATINGS) if group["lines"]],
        "badges": _outlook(place, kept.id) if place.may("badge.read", entry.organization) else None,
        "steps": steps_offered(place, kept),
        "papers": papers_of_member(place, kept.id, str(key)),
        "transfer_url": reverse("start-transfer", args=[key])
        if not entry.ended_as and place.may("transfer.start", entry.organization)
        else None,
        "line_url": record_url(ledger, kept),
    }
    return render(request, "members/member.html", context)


def _transfers(place: Place, member_id: int) -> Sequence[TransferSeen]:
    return of_members([member_id]) if place.may("transfer.read") else []


def _chips(kept: Kept[MemberEntry], place: Place) -> Iterable[dict[str, str]]:
    entry = kept.entry
    if entry.ended_as:
        yield {"label": spoken_of(entry.ended_as), "tone": "none"}
    elif entry.official_on is None or entry.official_on > place.today:
        yield {"label": _("dự bị"), "tone": "info"}
    if not entry.ended_as and entry.status != "active":
        yield {"label": spoken_of(entry.status), "tone": "due"}


def spoken_of(word: str) -> str:
    """A word of the trade in the language of the page, as a chip says it."""
    return vocabulary.label(word, language())


def _outlook(place: Place, member_id: int) -> dict[str, object] | None:
    """The badges open in the next round, with what stands for and against each."""
    upcoming = badge_windows.next_round(place.today)
    try:
        rows = explained_in(place.office.id, member_id, upcoming)
    except TongketError:
        return None  # no rule is known for that day
    return {"round": date_vi(upcoming), "rows": [_row(row) for row in rows]}


def _row(row: RoundRow) -> dict[str, object]:
    tone = "ok" if row.eligible else "due"
    word = _("quá đợt, chưa tặng") if row.overdue else _("đủ điều kiện") if row.eligible else _("chưa đủ điều kiện")
    return {
        "level": row.level,
        "chip": {"label": word, "tone": "bad" if row.overdue else tone},
        "findings": [
            {**findings_of(Found(0, finding)), "is_against": finding in row.answer.against} for finding in row.findings
        ],
    }
