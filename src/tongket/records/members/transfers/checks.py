"""What stands against a transfer when it starts: its ends, the member's standing, another one open, the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.members.life import fold, storing
from tongket.records.members.life.fold import Happened
from tongket.records.members.models import Member, Transfer
from tongket.records.members.transfers.book import TransferEntry
from tongket.rules import transfers as rules
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi

Check = Callable[[TransferEntry], Iterable[Finding]]
LOST = "lost_contact"


def start_checker(entries: Sequence[TransferEntry]) -> Check:
    """The check of these transfers; everything the books know of them is asked for once."""
    members = {entry.member for entry in entries}
    busy = set(
        Transfer.objects.filter(member__in=members, closed_on=None, withdrawn_at=None).values_list(
            "member_id", flat=True
        )
    )
    names = dict(Member.objects.filter(id__in=members).values_list("id", "full_name"))
    lives = storing.happened(members)
    units = {entry: _units(entry) for entry in entries}

    def check(entry: TransferEntry) -> Iterable[Finding]:
        life = lives.get(entry.member, ())
        found = [*_ends(entry), *_standing(entry, life, names.get(entry.member, ""))]
        yield from found
        if found:
            return
        facts = rules.TransferFacts(
            entry.kind, entry.introduced_on,
            obstacles=(*entry.obstacles, *((LOST,) if _is_lost(life, entry.introduced_on) else ())),
            is_open_already=entry.member in busy,
            from_unit_open=_stands(entry.from_unit, units[entry], entry.introduced_on),
            to_unit_open=_stands(entry.to_unit, units[entry], entry.introduced_on),
            stays_in_unit=entry.from_unit is not None and entry.from_unit == entry.to_unit,
            away_until=entry.away_until, is_study=entry.is_study,
        )  # fmt: skip
        busy.add(entry.member)
        yield from rules.may_start(facts).findings
        if entry.caused_on is not None and entry.kind == rules.OFFICIAL:
            yield from rules.in_time(rules.start_clock(entry.caused_on), entry.introduced_on).findings

    return check


def stands_on(unit: int, on: date) -> bool:
    """Does the unit stand on the day?"""
    return _stands(unit, organizations.units_by_id([unit], on), on)


def _units(entry: TransferEntry) -> Mapping[int, Unit]:
    ids = [unit for unit in (entry.from_unit, entry.to_unit) if unit is not None]
    return organizations.units_by_id(ids, entry.introduced_on)


def _stands(unit: int | None, units: Mapping[int, Unit], on: date) -> bool:
    if unit is None:
        return True
    found = units.get(unit)
    if found is None:
        return False
    return found.valid_from <= on and (found.valid_until is None or on <= found.valid_until)


def _ends(entry: TransferEntry) -> Iterable[Finding]:
    one_from = bool(entry.from_unit) != bool(entry.from_elsewhere.strip())
    one_to = bool(entry.to_unit) != bool(entry.to_elsewhere.strip())
    if not (one_from and one_to) or not (entry.from_unit or entry.to_unit):
        yield Finding("transfer-ends-unclear")
    elif entry.kind == rules.INTERNAL and not (entry.from_unit and entry.to_unit):
        yield Finding("transfer-internal-outside")
    if entry.caused_on is not None and entry.caused_on > entry.introduced_on:
        yield Finding("transfer-before-its-cause", {"caused": date_vi(entry.caused_on)})


def _standing(entry: TransferEntry, life: Sequence[Happened], name: str) -> Iterable[Finding]:
    """The member belongs to the unit left on the day; or, from outside, belongs nowhere here."""
    now = fold.standing(life, entry.introduced_on)
    belongs = now.condition in fold.PRESENT
    words = {"name": name, "on": date_vi(entry.introduced_on)}
    if entry.from_unit is not None and (not belongs or now.unit != entry.from_unit):
        yield Finding("transfer-member-not-here", words)
    if entry.from_unit is None and belongs:
        yield Finding("transfer-member-here-already", words)


def _is_lost(life: Sequence[Happened], on: date) -> bool:
    last = ""
    for event in fold.in_order(life):
        if event.on <= on and event.kind in (LOST, "resumed", "readmitted", "restored", "arrived"):
            last = event.kind
    return last == LOST
