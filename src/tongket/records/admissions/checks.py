"""What may be wrong with an admission."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tongket.access.book import Kept
from tongket.records.admissions.book import AdmissionEntry, AdmissionPlanEntry
from tongket.records.admissions.models import Admission
from tongket.records.admissions.registering import Person, person
from tongket.records.members.book import MemberEntry
from tongket.rules import admissions as rules
from tongket.rules.decision import Finding
from tongket.rules.load import value_files
from tongket.rules.notation import date_vi

Check = Callable[[AdmissionEntry], Iterable[Finding]]


def admission_checker(entries: Sequence[AdmissionEntry], known: Mapping[Person, Kept[MemberEntry]]) -> Check:
    """For new lines: their days, the person's age, and that the register does not say otherwise."""
    first: dict[Person, AdmissionEntry] = {}
    for entry in entries:
        first.setdefault(person(entry), entry)
    years = _years_admitted({kept.id for kept in known.values()})

    def check(entry: AdmissionEntry) -> Iterable[Finding]:
        kept = known.get(person(entry))
        year = years.get(kept.id) if kept else None
        if first[person(entry)] != entry or (year is not None and year != entry.report_year):
            yield Finding("admission-twice", {"name": entry.full_name})
        if kept is not None:
            yield from _as_registered(entry, kept.entry)
        yield from check_days(entry, kept.entry if kept else None)

    return check


def check_days(entry: AdmissionEntry, member: MemberEntry | None) -> Iterable[Finding]:
    """Days in order, in the year they are entered for, the person of age, the ceremony in time."""
    if entry.admitted_on.year != entry.report_year:
        words = {"name": entry.full_name, "admitted": date_vi(entry.admitted_on), "year": entry.report_year}
        yield Finding("admission-of-another-year", words)
    official = member.official_on if member else None
    days = rules.AdmissionDays(entry.decided_on, entry.admitted_on, official, entry.birth_date)
    order = rules.days_in_order(days).findings
    yield from order
    if order:
        return
    # The day the cell considered the admission is not kept: the decision is the nearest day there is.
    considered = entry.decided_on or entry.admitted_on
    if considered >= value_files()["admissions/age"].periods[0].valid_from:
        yield from rules.age_allows(entry.birth_date, considered).findings
    if entry.decided_on is not None:
        yield from rules.ceremony_in_time(entry.decided_on, entry.admitted_on).findings


def check_plan(entry: AdmissionPlanEntry) -> Iterable[Finding]:
    if entry.planned < 0:
        yield Finding("admission-plan-below-zero", {"planned": entry.planned})


def _as_registered(entry: AdmissionEntry, member: MemberEntry) -> Iterable[Finding]:
    if member.admitted_on != entry.admitted_on:
        words = {"name": entry.full_name, "here": date_vi(entry.admitted_on), "there": date_vi(member.admitted_on)}
        yield Finding("admission-not-as-registered", words)
    there = member.admission_decided_on
    if entry.decided_on is not None and there is not None and there != entry.decided_on:
        words = {"name": entry.full_name, "here": date_vi(entry.decided_on), "there": date_vi(there)}
        yield Finding("admission-decision-not-as-registered", words, warns_only=True)


def _years_admitted(members: Collection[int]) -> Mapping[int, int]:
    rows = Admission.objects.filter(member__in=members, withdrawn_at=None)
    return dict(rows.values_list("member_id", "report_year"))
