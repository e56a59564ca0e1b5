"""What may be wrong with a tally: its sums, its day, a ballot held again without need, and names where none belong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Found, Refused
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.lines import guard_of
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_by_id, subjects_of
from tongket.records.reviews.subjects.rated import not_to_be_rated
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tallies.queries import entries_of, kept_tallies
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi, fold
from tongket.rules.ratings.tallies import WORDS, Tally, Why, result_of, tally_adds_up
from tongket.rules.vocabulary import wording

Check = Callable[[TallyEntry], Iterable[Finding]]


def is_committees(entry: TallyEntry) -> bool:
    """The ballot of the deciding committee is its own line, held after the unit handed up."""
    return entry.vote == "committee_vote"


def held_tallies(act: Act, entries: Sequence[TallyEntry]) -> Check:
    """The whole check of the actions: round and unit, sums, days, ballots, reasons."""
    guard = guard_of(entries, is_committees)
    check = tally_checker(entries, act.on, _reasons(act, len(entries)))
    return lambda entry: [*guard(entry), *check(entry)]


def tally_checker(entries: Sequence[TallyEntry], on: date, reasons: Collection[str] = ()) -> Check:
    """A check for tallies written on a day; `reasons` are the words given with them."""
    subjects = {key: kept.entry for key, kept in subjects_by_id({entry.subject for entry in entries}).items()}
    rounds = rounds_by_id({entry.round for entry in subjects.values()})
    rated = not_to_be_rated(subjects)
    named = _people_named(subjects, reasons)
    standing = [kept.entry for tallies in kept_tallies(subjects).values() for kept in tallies]
    ballots = {ballot(entry): entry for entry in [*standing, *entries]}

    def check(entry: TallyEntry) -> Iterable[Finding]:
        if entry.vote not in vocabulary.groups()["review_vote"].words:
            yield Finding("review-word-unknown", {"word": entry.vote})
        yield from tally_adds_up(counted(entry)).findings
        yield from named
        subject = subjects.get(entry.subject)
        if subject is None:
            return
        yield from rated[entry.subject].against
        yield from _day(entry, rounds.get(subject.round), on)
        yield from _again(entry, ballots)

    return check


def counted(entry: TallyEntry) -> Tally:
    """The numbers of a ballot as the rules take them."""
    counts = {word: getattr(entry, word) for word in WORDS}
    return Tally(entry.due, entry.present, entry.valid, entry.invalid, counts)


def refuse_withdrawal(act: Act, withdrawals: Sequence[Withdrawal]) -> None:
    """Refuse to take a first ballot out from under a second one, and reasons that name people. Raises `Refused`."""
    kept = entries_of([each.id for each in withdrawals])
    going = {ballot(entry) for entry in kept.values()}
    tallies = kept_tallies({entry.subject for entry in kept.values()})
    standing = {ballot(each.entry) for lines in tallies.values() for each in lines} - going
    subjects = {key: line.entry for key, line in subjects_by_id(tallies).items()}
    named = _people_named(subjects, _reasons(act, len(withdrawals)))
    found = [Found(0, finding) for finding in named]
    for index, each in enumerate(withdrawals):
        entry = kept.get(each.id)
        if entry is not None and (entry.subject, entry.vote, entry.counting + 1) in standing:
            found.append(Found(index, Finding("tally-first-missing", {"counting": entry.counting + 1})))
    if found:
        raise Refused(found)


def ballot(entry: TallyEntry) -> tuple[int, str, int]:
    """Which ballot it is: of whom, in which vote, and its place among them."""
    return (entry.subject, entry.vote, entry.counting)


def _reasons(act: Act, count: int) -> Collection[str]:
    return {act.reason_for(index) for index in range(count)}


def _day(entry: TallyEntry, at: Round | None, on: date) -> Iterable[Finding]:
    if at is None:
        return
    if not at.entry.opened_on <= entry.held_on <= on:
        words = {"held": date_vi(entry.held_on), "opened": date_vi(at.entry.opened_on), "today": date_vi(on)}
        yield Finding("tally-day", words)


def _again(entry: TallyEntry, ballots: Mapping[tuple[int, str, int], TallyEntry]) -> Iterable[Finding]:
    """A later ballot follows an earlier one, and is held where that decided nothing; else it says why."""
    if entry.counting == 1:
        return
    first = ballots.get((entry.subject, entry.vote, entry.counting - 1))
    if entry.counting < 1 or first is None or first.held_on > entry.held_on:
        yield Finding("tally-first-missing", {"counting": entry.counting})
        return
    before = result_of(counted(first), first.held_on)
    if before.why is Why.WON and before.citation is not None:
        words = {"counting": entry.counting, "level": wording(before.level or "")}
        yield Finding("tally-again-without-need", words, before.citation, asks_only=True)


def _people_named(subjects: Mapping[int, SubjectEntry], reasons: Collection[str]) -> Sequence[Finding]:
    """Reasons stay in the history for good: they may name whom a tally is about, and no one else of the unit."""
    told = [f" {fold(reason)} " for reason in reasons if reason]
    if not told:
        return ()
    own = {fold(name) for name in members.names({e.member for e in subjects.values() if e.member is not None}).values()}
    places = {(entry.round, entry.organization) for entry in subjects.values()}
    listed = {kept.entry.member for at, unit in places for kept in subjects_of(at, [unit]) if kept.entry.member}
    others = {name for name in members.names(listed).values() if fold(name) not in own}
    return tuple(
        Finding("tally-names-people") for name in sorted(others) if any(f" {fold(name)} " in text for text in told)
    )[:1]
