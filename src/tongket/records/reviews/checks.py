"""What may be wrong with a rating."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tongket.access import keeping
from tongket.access.book import Kept
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.life.queries import disciplines
from tongket.records.members.register.standing import standing_on
from tongket.records.reviews.book import MEMBER_RATINGS, CollectiveRatingEntry, MemberRatingEntry
from tongket.records.reviews.ratings.conditions import asked_where_excused
from tongket.rules import reviews as rules
from tongket.rules.badges import Discipline
from tongket.rules.decision import Finding
from tongket.rules.periods import year_span
from tongket.rules.ratings.facts import DISCIPLINE_ORDER, RatingFacts

OUT = ("expelled", "struck_off", "left")
"""Ways out of the Party; who only moved to another committee was rated there or here."""


def rating_checker(entries: Sequence[MemberRatingEntry]) -> Callable[[MemberRatingEntry], Iterable[Finding]]:
    """`check_member_rating`, and besides: who the regulation leaves out of the year's rating has no level."""
    names = members.names({entry.member for entry in entries})
    facts, forms = _facts(entries), disciplines({entry.member for entry in entries})

    def check(entry: MemberRatingEntry) -> Iterable[Finding]:
        name = names.get(entry.member, "")
        yield from check_member_rating(entry, name)
        if entry.level in rules.ORDER and entry.period == "year":
            yield from _conditions(entry, forms.get(entry.member, ()))
        known = facts.get((entry.report_year, entry.member))
        if not entry.level or known is None:
            return
        for found in rules.who_is_rated(known, entry.report_year).findings:
            why = found.message().removesuffix(".")
            words = {"subject": name, "year": entry.report_year, "why": why[:1].lower() + why[1:]}
            yield Finding("rating-not-allowed", words, found.citation)

    return check


def of_another(entry: MemberRatingEntry | CollectiveRatingEntry, earlier: Kept[Any], name: str) -> Iterable[Finding]:
    """A rating stands there already that is not this one's own; of a member rated elsewhere, where."""
    if isinstance(entry, MemberRatingEntry) and earlier.entry.organization != entry.organization:
        unit = organizations.names({earlier.entry.organization})[earlier.entry.organization]
        yield Finding("rating-in-two-cells", {"subject": name, "unit": unit})
    else:
        yield Finding("line-twice", {"line": name})


def _conditions(entry: MemberRatingEntry, forms: Sequence[Discipline]) -> Iterable[Finding]:
    """What points and the year's disciplines say against the level; all else is asked where the round is judged."""
    first, last = year_span(entry.report_year)
    of_year = [each.form for each in forms if first <= each.decided_on <= last]
    heaviest = max(of_year, key=DISCIPLINE_ORDER.index, default="")
    if not heaviest and entry.points is None:
        return
    told = RatingFacts(entry.capacity, "no_office", entry.points, discipline=heaviest)
    found = asked_where_excused(entry.level, told, entry.report_year)
    yield from (each for each in found if not each.warns_only)


def check_member_rating(entry: MemberRatingEntry, name: str = "Đảng viên") -> Iterable[Finding]:
    """A level or a reason, never both."""
    if bool(entry.level) == bool(entry.not_rated_reason):
        yield Finding("rating-level-or-reason", {"subject": name})


def rated_elsewhere_checker(entries: Sequence[MemberRatingEntry]) -> Callable[[MemberRatingEntry], Iterable[Finding]]:
    """What new ratings of the register find: a member who moved was rated in the other cell already."""
    kept = keeping.locate(MEMBER_RATINGS, entries)
    names = members.names({line.entry.member for line in kept.values()})
    check_rating = rating_checker(entries)

    def check(entry: MemberRatingEntry) -> Iterable[Finding]:
        earlier = kept.get(MEMBER_RATINGS.identity_of(entry))
        if earlier is not None and earlier.entry.organization != entry.organization:
            yield from of_another(entry, earlier, names[entry.member])
        yield from check_rating(entry)

    return check


def check_collective_rating(entry: CollectiveRatingEntry) -> Iterable[Finding]:
    if bool(entry.level) == bool(entry.not_rated_reason):
        yield Finding("rating-level-or-reason", {"subject": entry.collective or "Tổ chức đảng"})
    if bool(entry.collective) != (entry.subject == "leadership_collective"):
        yield Finding("rating-collective-name")


def _facts(entries: Sequence[MemberRatingEntry]) -> Mapping[tuple[int, int], rules.MemberReviewFacts]:
    """What the register says of each member at the end of the rated year, by year and member."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.report_year].add(entry.member)
    found = {}
    for year, ids in wanted.items():
        last_day = year_span(year)[1]
        for member, each in standing_on(ids, last_day).items():
            is_out = each.ended_as in OUT and each.ended_on is not None and each.ended_on <= last_day
            found[year, member] = rules.MemberReviewFacts(
                each.admitted_on, each.status == "exempted", each.status == "suspended", expelled=is_out
            )
    return found
