"""A member's ratings over the years, those that were corrected beside what replaced them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from tongket.access import audit
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.over_years import years_of_members
from tongket.records.reviews.queries import Version, versions_of_member
from tongket.rules import notation, vocabulary
from tongket.web.language import language
from tongket.web.ledgers.words import ledgers, record_url
from tongket.web.place import Place
from tongket.web.reviews.results import pictures, shown
from tongket.web.reviews.results.shown import Cell, table

YEAR, DECIDED, MEMBER, ANNOUNCED = "year", "decided", "member", "announced"
"""A notice repeats the decision: it is no line of its own here."""
LAST = 9999
STAGES = (DECIDED, "proposed")


def ratings_of(place: Place, member: int) -> Mapping[str, object] | None:
    """The chart and the table of a member's page, of the lines one may read; None where there is none."""
    units = place.reads(shown.MEMBERS)
    every = [each for each in versions_of_member(member) if _entry(each).stage != ANNOUNCED]
    found = [each for each in every if _entry(each).organization in units]
    if not found:
        return None
    found.sort(key=_order)
    rated = {year: each for year, each in years_of_members([member], LAST).get(member, {}).items()
             if each.organization in units}  # fmt: skip
    span = range(min(rated), max(rated) + 1) if rated else ()
    title = _("Mức đã quyết định")
    heads = [(_("Năm"), ""), (_("Mức xếp loại"), ""), (_("Quyết định"), "")]
    lines = [list(_line(each)) for each in found]
    return {"chart": pictures.own_levels(title, span, rated), "table": table(title, heads, lines)}


def _entry(version: Version) -> MemberRatingEntry:
    entry = version.rating.entry
    if not isinstance(entry, MemberRatingEntry):
        raise TypeError(type(entry))
    return entry


def _order(version: Version) -> tuple[object, ...]:
    """The newest first; within a period what stands before what it replaced."""
    entry = _entry(version)
    place = (-entry.report_year, entry.period, entry.capacity, STAGES.index(entry.stage))
    return (*place, not version.standing, -version.rating.id)


def _line(version: Version) -> Iterable[Cell]:
    entry, kept = _entry(version), version.rating
    period = "" if entry.period == YEAR else vocabulary.label(entry.period, language(), "review_period")
    of = "" if entry.capacity == MEMBER else vocabulary.label(entry.capacity, language())
    url = record_url(ledgers()["member_ratings"], kept) if version.standing else ""
    yield {"text": str(entry.report_year), "note": " · ".join(filter(None, (period, of)))}
    yield {"text": _level(entry), "url": url, "note": _points(entry), "chip": _state(version)}
    yield {"text": _decision(entry), "note": "" if version.standing else _why(version)}


def _level(entry: MemberRatingEntry) -> str:
    if entry.level:
        return vocabulary.label(entry.level, language())
    why = vocabulary.label(entry.not_rated_reason, language()).lower() if entry.not_rated_reason else ""
    return _("không xếp loại: %(why)s") % {"why": why}


def _points(entry: MemberRatingEntry) -> str:
    if entry.points is None:
        return ""
    return _("%(points)s điểm") % {"points": notation.number_vi((Decimal(entry.points) / 100).normalize())}


def _state(version: Version) -> Mapping[str, str] | None:
    entry = _entry(version)
    if not version.standing:
        return {"label": _("bản cũ, không còn dùng"), "tone": "none"}
    if entry.revises is not None:
        return {"label": _("đã sửa lại"), "tone": "info"}
    if entry.stage != DECIDED:
        return {"label": vocabulary.label(entry.stage, language(), "rating_stage"), "tone": "info"}
    return None


def _decision(entry: MemberRatingEntry) -> str:
    on = notation.date_vi(entry.decided_on) if entry.decided_on else ""
    return " · ".join(filter(None, (entry.decision_number, on, entry.decided_by)))


def _why(version: Version) -> str:
    """The reason with which the line was taken out."""
    last = audit.last_change(version.rating.key)
    return _("Lý do: %(why)s") % {"why": last.reason} if last and last.reason else ""
