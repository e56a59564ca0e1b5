"""What may be asked of the dues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.records.dues.assessing import BATCH, Assessed, assess
from tongket.records.dues.book import COLLECTIONS, KEPT, REMITTANCES, CollectionEntry, KeptEntry, RemittanceEntry
from tongket.records.dues.models import DuesCollection, DuesKept, DuesRemittance
from tongket.records.dues.places import last_day
from tongket.records.members import queries as members
from tongket.rules.notation import name_sort_key


@dataclass(frozen=True)
class RosterLine:
    """A member of a cell in a month: what is owed by the rule of today, and the kept line, if there is one."""

    member: int
    name: str
    card_number: str
    assessed: Assessed
    kept: Kept[CollectionEntry] | None


@dataclass(frozen=True)
class CellMonth:
    """A cell's month in sums, in đồng: `members` have a line; `unknown` are lines whose amount due is not known."""

    members: int = 0
    exempt: int = 0
    unpaid: int = 0
    unknown: int = 0
    due: int = 0
    collected: int = 0
    arrears: int = 0

    def with_line(self, line: CollectionEntry) -> CellMonth:
        """The sums with one more line."""
        owes = not line.exempt and line.due != 0 and line.collected == 0
        return CellMonth(
            self.members + 1, self.exempt + line.exempt, self.unpaid + owes, self.unknown + (line.due is None),
            self.due + (line.due or 0), self.collected + line.collected, self.arrears + line.arrears,
        )  # fmt: skip


def roster(organization: int, year: int, month: int) -> Sequence[RosterLine]:
    """The members of a cell at the end of a month, and whoever has a line in its book, in the order of names."""
    month_on = date(year, month, 1)
    there = {state.id for state in members.members_on([organization], last_day(month_on))}
    lines = {line.entry.member: line for line in lines_of_month([organization], year, month)}
    people = members.kept(there | set(lines))
    found = assess({(member, organization, month_on) for member in people})
    return sorted(
        (
            RosterLine(key, kept.entry.full_name, kept.entry.card_number, found[key, month_on], lines.get(key))
            for key, kept in people.items()
        ),
        key=lambda line: (name_sort_key(line.name), line.member),
    )


def lines_of_month(organizations: Collection[int], year: int, month: int) -> Sequence[Kept[CollectionEntry]]:
    """The month's lines of these organisations, in the order of names."""
    rows = DuesCollection.objects.filter(organization__in=organizations, report_year=year, month=month)
    return [COLLECTIONS.kept(row) for row in rows.filter(withdrawn_at=None).order_by("sort_key", "id")]


def lines_of_year(organizations: Collection[int], year: int) -> Sequence[CollectionEntry]:
    """The year's lines of these organisations, by month, then by name."""
    rows = DuesCollection.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [COLLECTIONS.to_entry(row) for row in rows.order_by("month", "sort_key", "id")]


def months_of_year(organizations: Collection[int], year: int) -> Mapping[tuple[int, int], CellMonth]:
    """The sums of every (organisation, month) that has lines; a month without any is not in it."""
    found: dict[tuple[int, int], CellMonth] = defaultdict(CellMonth)
    for line in lines_of_year(organizations, year):
        key = (line.organization, line.month)
        found[key] = found[key].with_line(line)
    return found


def kept_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[KeptEntry]]:
    """What these organisations kept, by month."""
    rows = DuesKept.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [KEPT.kept(row) for row in rows.order_by("month", "sort_key", "id")]


def remitted_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[RemittanceEntry]]:
    """What these organisations sent up, by month."""
    rows = DuesRemittance.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [REMITTANCES.kept(row) for row in rows.order_by("month", "remitted_on", "id")]


def unpaid_months(ids: Collection[int], on: date) -> Mapping[int, int]:
    """How many whole months of the year of `on`, ended by then, each member owes without exemption.

    A month is owed where its line says that nothing was collected for it and arrears collected since have not made it
    good, the oldest first. A member without any line in the year is not in the answer: that is not known, not zero.
    """
    found: dict[int, int] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        rows = DuesCollection.objects.filter(
            member__in=wanted[start : start + BATCH], report_year=on.year, month_on__lte=on, withdrawn_at=None
        )
        lines: dict[int, list[CollectionEntry]] = defaultdict(list)
        for row in rows.order_by("month"):
            lines[row.member_id].append(COLLECTIONS.to_entry(row))
        found.update({member: _owed(own, on) for member, own in lines.items()})
    return found


def _owed(lines: Sequence[CollectionEntry], on: date) -> int:
    """Months still owed of one member's lines, in the order of months."""
    owed: list[int | None] = []
    for line in lines:
        paid = line.arrears
        while owed and paid > 0 and (first := owed[0]) is not None:
            if paid < first:
                owed[0] = first - paid
                paid = 0
            else:
                paid -= first
                owed.pop(0)
        if last_day(line.month_on) <= on and not line.exempt and line.due != 0 and line.collected == 0:
            owed.append(line.due)
    return len(owed)
