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


def relatives_of(place: Place, found: Known, form: RelativeForm | None = None) -> dict[str, object]:
    """What the page shows of the relatives; without the permission only the numbers."""
    states, unit = found.facts.relatives, found.line.entry.organization
    waiting = [each for each in states if not each.is_checked and not each.is_clear_member]
    summary = {"count": len(states), "checked": len(states) - len(waiting)}
    if not place.may(FAMILY, unit):
        return {"summary": summary, "may_see": False}
    return {
        "summary": summary,
        "may_see": True,
        "relatives": [_relative(kept) for kept in queries.relatives(found.line.id)],
        "form": (form or RelativeForm()) if place.may("candidate.check_relative", unit) else None,
        "may_change": place.may("candidate.correct_relative", unit),
        "today": date_vi(place.today),
    }


def _relative(kept: Kept[RelativeEntry]) -> dict[str, object]:
    entry = kept.entry
    return {
        "key": kept.key,
        "relation": vocabulary.label(entry.relation, language()),
        "name": entry.full_name,
        "checked": date_vi(entry.checked_on) if entry.checked_on else "",
        "is_clear_member": entry.is_clear_member,
    }
