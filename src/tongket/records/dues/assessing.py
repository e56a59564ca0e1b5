"""What members owe for their months: the rules' answer, from the kept categories, reliefs and party ages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.access.book import Kept
from tongket.records.dues.book import CATEGORIES, RELIEFS, CategoryEntry, CollectionEntry, ReliefEntry
from tongket.records.dues.models import DuesCategory, DuesRelief
from tongket.records.dues.places import settings_on
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.life import queries as life
from tongket.rules import dues as rules
from tongket.rules.badges import Interruption, interruptions_of, party_age_months
from tongket.rules.dues import DuesAnswer, Relief, Settings
from tongket.rules.load import value_if_known

BATCH = 900
MemberMonth = tuple[int, date]


@dataclass(frozen=True)
class Assessed:
    """A member's month: as what they pay, and what they owe."""

    category: str
    base_amount: int | None
    answer: DuesAnswer


def assess(wanted: Collection[tuple[int, int, date]]) -> Mapping[MemberMonth, Assessed]:
    """For each (member, organisation, first day of the month) what is owed; a rule not known leaves it unknown."""
    ids = {member for member, _, _ in wanted}
    people, categories, reliefs = members.kept(ids), categories_of(ids), reliefs_of(ids)
    gaps = life.interruptions(ids)
    settings = {
        month: settings_on({unit for _, unit, other in wanted if other == month}, month)
        for month in {month for _, _, month in wanted}
    }
    found = {}
    for member, organization, month in wanted:
        if member not in people:
            continue
        category = category_on(categories.get(member, ()), month)
        given = [as_relief(one) for one in reliefs.get(member, ())]
        age = _party_age(people[member].entry, gaps.get(member, ()), month)
        found[member, month] = _answered(category, month, age, given, settings[month][organization])
    return found


def _answered(
    category: CategoryEntry | None, month: date, party_age: int, reliefs: Sequence[Relief], settings: Settings
) -> Assessed:
    word = category.category if category else ""
    amount = category.base_amount if category else None
    if value_if_known("dues/rates", month) is None:
        return Assessed(word, None, DuesAnswer(None))
    answer = rules.amount_due(word, month, amount, party_age_months=party_age, reliefs=reliefs, settings=settings)
    return Assessed(word, amount if rules.needs_base(word, month) else None, answer)


def assessed(entries: Sequence[CollectionEntry]) -> Sequence[CollectionEntry]:
    """The lines with what each member owes, as reckoned now."""
    known = assess({(entry.member, entry.organization, entry.month_on) for entry in entries})
    return [_completed(entry, known.get((entry.member, entry.month_on))) for entry in entries]


def _completed(entry: CollectionEntry, found: Assessed | None) -> CollectionEntry:
    if found is None:
        return entry
    answer = found.answer
    return replace(
        entry, category=found.category, base_amount=found.base_amount, due=answer.amount, exempt=answer.exempt
    )


def category_on(lines: Sequence[CategoryEntry], day: date) -> CategoryEntry | None:
    """The line that holds on a day, the latest begun first."""
    holding = [line for line in lines if line.held_from <= day and (line.held_until is None or day <= line.held_until)]
    return max(holding, key=lambda line: line.held_from, default=None)


def categories_of(ids: Collection[int]) -> Mapping[int, Sequence[CategoryEntry]]:
    """As what members pay, by member."""
    return {member: [kept.entry for kept in lines] for member, lines in kept_categories(ids).items()}


def kept_categories(ids: Collection[int]) -> Mapping[int, Sequence[Kept[CategoryEntry]]]:
    """The lines of members' categories, by member."""
    found: dict[int, list[Kept[CategoryEntry]]] = defaultdict(list)
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        for row in DuesCategory.objects.filter(member__in=wanted[start : start + BATCH], withdrawn_at=None):
            found[row.member_id].append(CATEGORIES.kept(row))
    return found


def reliefs_of(ids: Collection[int]) -> Mapping[int, Sequence[ReliefEntry]]:
    """Exemptions and reductions, by member."""
    found: dict[int, list[ReliefEntry]] = defaultdict(list)
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        for row in DuesRelief.objects.filter(member__in=wanted[start : start + BATCH], withdrawn_at=None):
            found[row.member_id].append(RELIEFS.to_entry(row))
    return found


def as_relief(entry: ReliefEntry) -> Relief:
    """The kept line as the rules know it."""
    return Relief(entry.ground, entry.percent, entry.held_from, entry.held_until)


def _party_age(member: MemberEntry, gaps: Sequence[Interruption], month: date) -> int:
    """Whole months of party age on the first of the month."""
    start = member.counts_from
    return party_age_months(start, interruptions_of(start, member.interrupted_months, gaps), month)
