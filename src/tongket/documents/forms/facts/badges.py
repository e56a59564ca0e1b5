"""The facts of badges for their papers. The record is a dossier, an office's round, or its year of badges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from tongket.access.book import Kept
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import committee_of, declared, key_of, party_age, person
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.badges.dossiers.checks import award_of
from tongket.records.badges.dossiers.queries import Dossier, dossier, dossiers_of
from tongket.records.badges.queries import awards_of_year, kept_awards
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.queries import interruptions
from tongket.rules.errors import TongketError

READ = "badge.read"
OF_DOSSIER = "badges/declaration"
LISTS = {
    "badges/award_list": ("regular_award", "early_award"),
    "badges/posthumous_list": ("posthumous",),
    "badges/reissue_list": ("reissue",),
}
AWARDS, POSTHUMOUS, REISSUES = LISTS.values()
NOTES = {"early_award": "Tặng sớm", "posthumous": "Truy tặng", "reissue": "Cấp lại"}
DECIDED = ("decided", "awarded")
People = Mapping[int, Kept[MemberEntry]]


def round_key(organization: UUID, on: date) -> str:
    """The key of an office's round: `<key of the office>.<2026-11-07>`."""
    return f"{organization}.{on.isoformat()}"


def year_key(organization: UUID, year: int) -> str:
    """The key of an office's year of badges, for the register: `<key of the office>.<2026>`."""
    return f"{organization}.{year}"


def forms_of(key: str) -> Sequence[str]:
    """A dossier calls for the member's declaration; a round for the proposal, its lists and the ceremony's list."""
    if "." not in key:
        dossier(key_of(OF_DOSSIER, key))
        return (OF_DOSSIER,)
    unit, day = _parts(OF_DOSSIER, key)
    if not isinstance(day, date):
        return ("badges/register",)
    found = _of_round(unit, day)
    lists = [form_id for form_id, kinds in LISTS.items() if any(each.entry.kind in kinds for each in found)]
    ceremony = ["badges/ceremony_list"] if any(each.state in DECIDED for each in found) else []
    return ("badges/proposal", *lists, *ceremony) if found else ()


def gather(form_id: str, key: str) -> Gathered:
    """The facts of one dossier, one round or one year, as far as the form prints them."""
    if form_id == OF_DOSSIER:
        return _declaration(form_id, key)
    unit, day = _parts(form_id, key)
    if form_id == "badges/register":
        year = day if isinstance(day, int) else day.year
        facts = {"year": str(year), "awards": _register(unit, year)}
        return Gathered(declared(form_id, facts), unit.id, date(year, 12, 31), unit.id, READ, f"năm {year}")
    if not isinstance(day, date):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    found = _of_round(unit, day)
    return Gathered(declared(form_id, _round(form_id, found, day)), unit.id, day, unit.id, READ, f"đợt {day:%d/%m/%Y}")


def _declaration(form_id: str, key: str) -> Gathered:
    found = dossier(key_of(form_id, key))
    entry = found.entry
    kept = members.kept([entry.member])[entry.member]
    gaps = interruptions([entry.member]).get(entry.member, ())
    known = {
        **person(kept, entry.organization, entry.round_on),
        **party_age(kept, entry.round_on),
        "way": entry.kind,
        "level": entry.level,
        "round_on": entry.round_on,
        "reason": entry.note,
        "gaps": [{"started_on": gap.started_on, "ended_on": gap.resumed_on} for gap in gaps],
    }
    committee = committee_of(entry.organization, entry.round_on)
    return Gathered(
        declared(form_id, known), committee, entry.round_on, entry.organization, READ, f"đồng chí {found.name}"
    )


def _round(form_id: str, found: Sequence[Dossier], on: date) -> dict[str, object]:
    people = members.kept({each.entry.member for each in found})
    names = organizations.names({each.entry.organization for each in found}, on)
    lists = {kinds: _levels([each for each in found if each.entry.kind in kinds], people, names)
             for kinds in LISTS.values()}  # fmt: skip
    asked = sorted((each.entry.level for each in found if each.entry.kind != "reissue"), reverse=True)
    handed = [each for each in found if each.state in DECIDED]
    days = {taken.on for each in handed if (taken := each.taken("awarded"))}
    return {
        "round_on": on,
        "levels": lists.get(LISTS.get(form_id, ()), []),
        "total": len(asked),
        "counts": [{"level": level, "count": len(list(group))} for level, group in groupby(asked)],
        "early": [
            {"full_name": each.name, "level": each.entry.level, "reason": each.entry.note}
            for each in found if each.entry.kind == "early_award"
        ],
        "awards": lists[AWARDS], "posthumous": lists[POSTHUMOUS], "reissues": lists[REISSUES],
        "awarded_on": days.pop() if len(days) == 1 else None,
        "people": [_handed(each, names) for each in handed],
    }  # fmt: skip


def _levels(found: Sequence[Dossier], people: People, names: Mapping[int, str]) -> list[dict[str, object]]:
    """By level, the highest first; dossiers come in that order."""
    return [
        {"level": level, "people": [_listed(each, people[each.entry.member], names) for each in group]}
        for level, group in groupby(found, key=lambda each: each.entry.level)
    ]


def _listed(found: Dossier, kept: Kept[MemberEntry], names: Mapping[int, str]) -> dict[str, object]:
    entry = kept.entry
    return {
        "full_name": entry.full_name, "birth_date": entry.birth_date, "home_town": entry.home_town,
        "admission_decided_on": entry.admission_decided_on, "admitted_on": entry.admitted_on,
        "official_on": entry.official_on, "card_number": entry.card_number, "badge_number": "",
        "cell": names[found.entry.organization], "note": NOTES.get(found.entry.kind, ""),
    }  # fmt: skip


def _handed(found: Dossier, names: Mapping[int, str]) -> dict[str, object]:
    [line] = kept_awards([award_of(found.entry)])
    decided = found.taken("decided")
    return {
        "full_name": found.name, "cell": names[found.entry.organization], "level": found.entry.level,
        "badge_number": line.entry.badge_number if line else "", "decision_number": decided.number if decided else "",
        "note": "gia đình nhận thay" if found.entry.kind == "posthumous" else "",
    }  # fmt: skip


def _register(unit: Unit, year: int) -> list[dict[str, object]]:
    lines = awards_of_year(organizations.ids_below(unit.id), year)
    people = members.kept({line.entry.member for line in lines})
    names = organizations.names({line.entry.organization for line in lines})
    found = []
    for line in lines:
        entry, member = line.entry, people[line.entry.member].entry
        found.append({
            "round_on": entry.round_on, "level": entry.level, "kind": entry.kind, "badge_number": entry.badge_number,
            "full_name": member.full_name, "birth_date": member.birth_date,
            "admission_decided_on": member.admission_decided_on, "admitted_on": member.admitted_on,
            "official_on": member.official_on, "cell": names[entry.organization], "note": entry.decision_number,
        })  # fmt: skip
    return found


def _of_round(unit: Unit, on: date) -> Sequence[Dossier]:
    return dossiers_of(organizations.ids_below(unit.id), on)


def _parts(form_id: str, key: str) -> tuple[Unit, date | int]:
    """The office and the round's day, or the year."""
    organization, _, rest = key.partition(".")
    wanted = key_of(form_id, organization)
    office = all_ledgers()["organizations"].one(wanted).id
    unit = organizations.units_by_id([office])[office]
    try:
        return unit, int(rest) if rest.isdigit() else date.fromisoformat(rest)
    except ValueError:
        raise TongketError("form-record-unknown", form=form_id, record=key) from None
