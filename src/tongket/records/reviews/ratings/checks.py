"""What may be wrong with a rating that is proposed, decided or announced in a round, or revised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.checks import check_collective_rating, of_another, rating_checker
from tongket.records.reviews.ratings.drafts import Draft, Unplaced
from tongket.records.reviews.ratings.lines import ANNOUNCED, DECIDED, PROPOSED, Entry
from tongket.records.reviews.rounds.guards import closed, handed_up
from tongket.records.reviews.rounds.standing import HANDED_UP
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi
from tongket.rules.reviews import ORDER

WHOLE = 100_00
"""The most points there are, in hundredths."""
Check = Callable[[Draft | Unplaced], Iterable[Finding]]


def draft_checker(drafts: Sequence[Draft | Unplaced], stage: str) -> Check:
    """A check for drafts of a stage: who, when in the round, which level, by whose decision; each subject once."""
    entries = [each.entry for each in drafts if isinstance(each, Draft)]
    names, units = _names(entries), organizations.names({each.organization for each in entries})
    check_entry = entry_checker(entries)
    seen: set[int] = set()

    def check(draft: Draft | Unplaced) -> Iterable[Finding]:
        if isinstance(draft, Unplaced):
            yield Finding(draft.code)
            return
        name = names[_who(draft.entry)]
        yield from closed(draft.round)
        yield from _in_turn(draft, stage, units[draft.entry.organization])
        if draft.line.subject in seen:
            yield Finding("line-twice", {"line": name})
        seen.add(draft.line.subject)
        if draft.line.level and draft.subject.entry.not_rated_reason:
            yield Finding("review-level-of-unrated", {"subject": name})
        yield from check_entry(draft.entry)
        yield from _beside_what_stands(draft, stage, name)
        if stage != PROPOSED:
            yield from _whole_decision(draft.entry, name)

    return check


def entry_checker(entries: Sequence[Entry]) -> Callable[[Entry], Iterable[Finding]]:
    """A check for ratings themselves: level or reason, points, and who has no rating."""
    check_member = rating_checker([each for each in entries if isinstance(each, MemberRatingEntry)])
    names = _names(entries)

    def check(entry: Entry) -> Iterable[Finding]:
        name = names[_who(entry)]
        if entry.level and entry.level not in ORDER:
            yield Finding("review-level-unknown", {"level": entry.level})
        if entry.points is not None and entry.points > WHOLE:
            yield Finding("rating-points-beyond", {"subject": name})
        yield from check_member(entry) if isinstance(entry, MemberRatingEntry) else check_collective_rating(entry)

    return check


def _in_turn(draft: Draft, stage: str, unit: str) -> Iterable[Finding]:
    """A proposal before the file is handed up, everything else after it; nothing before the round was opened."""
    if stage == PROPOSED:
        yield from handed_up(draft.standing, unit)
    elif not draft.standing.handed_up and draft.round.entry.modes.get(HANDED_UP) != "off":
        yield Finding("review-not-handed-up", {"unit": unit})
    day, opened = draft.entry.decided_on, draft.round.entry.opened_on
    if day is not None and day < opened:
        yield Finding("review-step-too-early", {"unit": unit, "on": date_vi(day), "opened": date_vi(opened)})


def _beside_what_stands(draft: Draft, stage: str, name: str) -> Iterable[Finding]:
    if draft.earlier is not None and draft.is_of_another:
        yield from of_another(draft.entry, draft.earlier, name)
    elif draft.earlier is not None and stage == DECIDED:
        yield Finding("rating-decided-already", {"subject": name})
    if stage != ANNOUNCED:
        return
    if draft.decided is None:
        yield Finding("rating-not-decided", {"subject": name})
    elif _told(draft.decided.entry) != _told(draft.entry):
        yield Finding("rating-announced-other", {"subject": name})


def _told(entry: Entry) -> tuple[str, str]:
    return entry.level, entry.not_rated_reason


def _whole_decision(entry: Entry, name: str) -> Iterable[Finding]:
    if not (entry.decided_by and entry.decided_on and entry.decision_number):
        yield Finding("rating-without-decision", {"subject": name})


def _who(entry: Entry) -> tuple[bool, int, str]:
    """By which a name is found: a person, or an organisation with its collective."""
    if isinstance(entry, MemberRatingEntry):
        return True, entry.member, ""
    return False, entry.organization, entry.collective


def _names(entries: Sequence[Entry]) -> dict[tuple[bool, int, str], str]:
    keys = {_who(entry) for entry in entries}
    people = members.names({key for is_person, key, _ in keys if is_person})
    units = organizations.names({key for is_person, key, _ in keys if not is_person})
    return {key: key[2] or (people if key[0] else units).get(key[1], "") for key in keys}
