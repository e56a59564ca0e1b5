"""Who of a round's list is to be rated: by the list's own reasons, by the register, and by who has left since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.queries import MemberOn
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi
from tongket.rules.periods import year_span
from tongket.rules.reviews import MemberReviewFacts, who_is_rated


@dataclass(frozen=True)
class Rated:
    """A subject by name, and what stands against giving it points or a level; nothing where it is to be rated."""

    name: str
    against: Sequence[Finding] = ()


@dataclass(frozen=True)
class _Register:
    """The members of a year's lists: where they stood at its end, and their lines as they are now."""

    states: Mapping[int, MemberOn]
    lines: Mapping[int, Kept[MemberEntry]]


def not_to_be_rated(subjects: Mapping[int, SubjectEntry]) -> Mapping[int, Rated]:
    """For each of these subjects, by id, what stands against rating it, with the citation where a rule says so."""
    rounds = rounds_by_id({entry.round for entry in subjects.values()})
    names = organizations.names({entry.organization for entry in subjects.values() if entry.member is None})
    registers = _registers(subjects.values(), rounds)
    found = {}
    for key, entry in subjects.items():
        at = rounds.get(entry.round)
        if entry.member is None or at is None:
            name = entry.collective or names.get(entry.organization, "")
            found[key] = Rated(name, tuple(_listed(entry, name)))
            continue
        year, register = at.entry.report_year, registers[at.entry.report_year]
        line = register.lines.get(entry.member)
        name = line.entry.full_name if line else ""
        against = [*_listed(entry, name), *_by_rule(entry.member, name, year, register), *_gone(line, name, at)]
        found[key] = Rated(name, tuple(against))
    return found


def _registers(entries: Iterable[SubjectEntry], rounds: Mapping[int, Round]) -> Mapping[int, _Register]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.member is not None and entry.round in rounds:
            wanted[rounds[entry.round].entry.report_year].add(entry.member)
    return {
        year: _Register(members.states_on(ids, year_span(year)[1]), members.kept(ids)) for year, ids in wanted.items()
    }


def _listed(entry: SubjectEntry, name: str) -> Iterable[Finding]:
    if entry.not_rated_reason:
        yield Finding("review-level-of-unrated", {"subject": name})


def _by_rule(member: int, name: str, year: int, register: _Register) -> Iterable[Finding]:
    """What the regulation of the year says of the member's state at its end."""
    state = register.states.get(member)
    line = register.lines.get(member)
    if state is None and line is None:
        return
    entry = state.entry if state else line.entry  # type: ignore[union-attr]
    status = state.status if state else "active"
    facts = MemberReviewFacts(entry.admitted_on, status == "exempted", status == "suspended")
    for found in who_is_rated(facts, year).findings:
        why = found.message().removesuffix(".")
        words = {"subject": name, "year": year, "why": why[:1].lower() + why[1:]}
        yield Finding("rating-not-allowed", words, found.citation)


def _gone(line: Kept[MemberEntry] | None, name: str, at: Round) -> Iterable[Finding]:
    """Who left the Party, died or went elsewhere before the round came to its end."""
    if line is None or line.entry.ended_on is None or line.entry.ended_on > _end(at):
        return
    words = {
        "subject": name,
        "end": vocabulary.wording(line.entry.ended_as, group="member_end"),
        "on": date_vi(line.entry.ended_on),
    }
    yield Finding("review-member-gone", words)


def _end(at: Round) -> date:
    last_day = year_span(at.entry.report_year)[1]
    return max(at.entry.conference_on or last_day, last_day)
