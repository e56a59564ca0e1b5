"""What a candidate's page shows of the relatives: names for who may see them, for everyone else two numbers."""

from __future__ import annotations

from tongket.access.book import Kept
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.book import RelativeEntry
from tongket.records.admissions.candidates.facts import Known
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.admissions.forms import RelativeForm
from tongket.web.language import language
from tongket.web.place import Place

FAMILY = "candidate.family"


def relatives_of(
    place: Place, found: Known, form: RelativeForm | None = None, *, by_name: bool = False
) -> dict[str, object]:
    """Without the permission two numbers; with it the list, its names masked until they are asked for."""
    states, unit = found.facts.relatives, found.line.entry.organization
    waiting = [each for each in states if not each.is_checked and not each.is_clear_member]
    summary = {"count": len(states), "checked": len(states) - len(waiting)}
    if not place.may(FAMILY, unit):
        return {"summary": summary, "may_see": False}
    return {
        "summary": summary,
        "may_see": True,
        "by_name": by_name,
        "may_reveal": not by_name and bool(states) and place.may("candidate.reveal_family", unit),
        "relatives": [_relative(kept, by_name=by_name) for kept in queries.relatives(found.line.id)],
        "form": (form or RelativeForm()) if place.may("candidate.check_relative", unit) else None,
        "may_change": place.may("candidate.correct_relative", unit),
        "today": date_vi(place.today),
    }


def _relative(kept: Kept[RelativeEntry], *, by_name: bool) -> dict[str, object]:
    entry = kept.entry
    return {
        "key": kept.key,
        "relation": vocabulary.label(entry.relation, language()),
        "name": entry.full_name if by_name else masked(entry.full_name),
        "checked": date_vi(entry.checked_on) if entry.checked_on else "",
        "is_clear_member": entry.is_clear_member,
    }


def masked(name: str) -> str:
    """A name by its first letters: "B••• V••• C•••"."""
    return " ".join(f"{word[0]}•••" for word in name.split())
