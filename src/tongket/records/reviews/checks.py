"""What may be wrong with a rating."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tongket.records.members import queries as members
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.rules import reviews as rules
from tongket.rules.decision import Finding
from tongket.rules.periods import year_span


def rating_checker(entries: Sequence[MemberRatingEntry]) -> Callable[[MemberRatingEntry], Iterable[Finding]]:
    """`check_member_rating`, and besides: who the regulation leaves out of the year's rating has no level."""
    names = members.names({entry.member for entry in entries})
    facts = _facts(entries)

    def check(entry: MemberRatingEntry) -> Iterable[Finding]:
        name = names.get(entry.member, "")
        yield from check_member_rating(entry, name)
        known = facts.get((entry.report_year, entry.member))
        if not entry.level or known is None:
            return
        for found in rules.who_is_rated(known, entry.report_year).findings:
            why = found.message().removesuffix(".")
            words = {"subject": name, "year": entry.report_year, "why": why[:1].lower() + why[1:]}
            yield Finding("rating-not-allowed", words, found.citation)

    return check


def check_member_rating(entry: MemberRatingEntry, name: str = "Đảng viên") -> Iterable[Finding]:
    """A level or a reason, never both."""
    if bool(entry.level) == bool(entry.not_rated_reason):
        yield Finding("rating-level-or-reason", {"subject": name})


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
        states = members.states_on(ids, year_span(year)[1])
        gone = members.kept(ids - states.keys())
        for member in states.keys() | gone.keys():
            status = states[member].status if member in states else "active"
            line = states[member].entry if member in states else gone[member].entry
            facts = rules.MemberReviewFacts(line.admitted_on, status == "exempted", status == "suspended")
            found[year, member] = facts
    return found
