"""How subjects and caps are shown on the committee's screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap import GroupCap
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.drafts import Draft
from tongket.rules import vocabulary
from tongket.rules.notation import number_vi, unscaled
from tongket.rules.quotas import Verdict
from tongket.rules.quotas_beyond import beyond
from tongket.rules.reviews import ORDER
from tongket.web.language import language

KEYS = dict(zip(ORDER, "1234", strict=True))
TONES = {
    Verdict.WITHIN: "ok", Verdict.QUESTION: "due", Verdict.EXCEEDED: "bad", Verdict.EXCEEDED_EVEN_EXCEPTIONALLY: "bad",
}  # fmt: skip
HUNDREDTHS = 2


def lines(found: Round, rows: Sequence[Draft], notes: Mapping[int, str] | None = None) -> list[dict[str, object]]:
    """The rows with their names; `notes` says something of a row, by its id."""
    people = members.names({row.member for row in rows if row.member is not None})
    units = organizations.names({row.organization for row in rows})
    return [_line(found, row, people, units, (notes or {}).get(row.id, "")) for row in rows]


def name_of(row: Draft, people: Mapping[int, str], units: Mapping[int, str]) -> str:
    """A member by name, a collective by its own, an organisation by its name."""
    if row.member is not None:
        return people.get(row.member, "")
    return row.collective or units.get(row.organization, "")


def points_of(row: Draft) -> str:
    """The points of the appraisal as printed, empty where none are kept."""
    return "" if row.points is None else number_vi(unscaled(row.points, HUNDREDTHS).normalize(), None)


def caps(found: Sequence[GroupCap], current: tuple[str, str], reason: str) -> list[dict[str, object]]:
    """Every group with its limit, the one being looked at first. `reason`: why the exceptional share is claimed."""
    shown = [_cap(each, reason) | {"current": (each.subject, each.group) == current} for each in found]
    return sorted(shown, key=lambda each: not each["current"])


def _line(
    found: Round, row: Draft, people: Mapping[int, str], units: Mapping[int, str], note: str
) -> dict[str, object]:
    spoken = language()
    is_own = row.subject == "organization" and row.organization == found.entry.organization
    return {
        "id": row.id,
        "name": name_of(row, people, units),
        "unit": units.get(row.organization, "") if row.member is not None or row.collective else "",
        "is_head": row.is_head,
        "is_own": is_own,
        "not_rated": vocabulary.label(row.not_rated_reason, spoken) if row.not_rated_reason else "",
        "own": _short(row.own),
        "proposed": _short(row.proposed),
        "appraised": _short(row.appraised),
        "points": points_of(row),
        "intended": row.intended,
        "note": note,
        "moves": [
            {"value": f"{row.key}:{row.version}:{level}", "label": vocabulary.short(level), "key": KEYS[level],
             "title": vocabulary.label(level, spoken), "level": level, "on": row.level == level,
             "draft": row.intended == level}
            for level in ORDER
        ],
        "back": f"{row.key}:{row.version}:",
    }  # fmt: skip


def _cap(found: GroupCap, reason: str) -> dict[str, object]:
    report, left, most = found.report, found.room, found.report.default.exceptional_limit
    is_exceptional = report.default.exceeded and most is not None and report.excellent <= most
    return {
        "label": str(found.label) if language() == "vi" else found.label.english,
        "subject": found.subject,
        "group": found.group,
        "counts": [
            {"label": vocabulary.short(level), "title": vocabulary.label(level, language()),
             "count": found.counts.get(level, 0)}
            for level in ORDER
        ],
        "heads": sum(found.heads.values()),
        "excellent": report.excellent,
        "limit": report.default.limit,
        "tone": "info" if is_exceptional and reason else TONES[report.verdict],
        "told": _told(found, reason if is_exceptional else ""),
        "chip": {"tone": TONES[report.verdict], "label": _told(found, reason if is_exceptional else "")},
        "more": left.more,
        "too_many": left.too_many,
        "lacks": left.base_lacks if left.too_many else 0,
        "most": most if is_exceptional else None,
        "decides": _decides(found) if is_exceptional else "",
        "readings": [
            {"label": reading.label[language()], "base": reading.base, "limit": reading.limit,
             "exceeded": reading.exceeded, "default": reading.id == report.default.id}
            for reading in report.readings
        ],
        "citations": [str(citation) for citation in report.citations],
        "certainty": vocabulary.label(report.certainty, language()),
        "rounding_said": report.rounding_said,
    }  # fmt: skip


def _told(found: GroupCap, reason: str) -> str:
    """One word of state: within, within by this reading only, so many too many, exceptional with its reason."""
    if reason:
        return _("trong mức đặc biệt, có lý do")
    if found.room.too_many:
        return _("thừa %(count)s") % {"count": found.room.too_many}
    if found.report.verdict is Verdict.QUESTION:
        return _("trong mức, vượt theo cách tính khác")
    return _("trong mức")


def _decides(found: GroupCap) -> str:
    who = beyond(found.report.year)
    return who.decides[language()] if who else ""


def _short(level: str) -> str:
    return vocabulary.short(level) if level else ""
