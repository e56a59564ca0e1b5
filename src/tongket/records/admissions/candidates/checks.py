"""What may be wrong with a candidate, a step or a relative, beside what the rules of the day find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.admissions.candidates.book import CandidateEntry, RelativeEntry, StepEntry
from tongket.records.admissions.candidates.facts import Known, known
from tongket.records.admissions.candidates.models import Candidate
from tongket.records.admissions.candidates.queries import due_by_the_register
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.queries import MemberOn
from tongket.rules import candidates as rules
from tongket.rules import notation, vocabulary
from tongket.rules.candidate_steps import CandidateFacts, before
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi

REPEATED = (
    "awareness_certificate",
    "introduced",
    "union_resolution",
    "cell_vote",
    "committee_vote",
    "recognition_vote",
)
"""A certificate is renewed, several introduce, a vote is taken again; every other step is taken once."""
VOTES = {"cell_vote": rules.CELL, "committee_vote": rules.COMMITTEE, "recognition_vote": rules.CELL}
NUMBERED = ("admission_decision", "recognition_decision", "provincial_consent")
CheckStep = Callable[[StepEntry], Iterable[Finding]]


def check_candidate(entry: CandidateEntry, today: date) -> Iterable[Finding]:
    """Born before entry, entry not in the future."""
    if entry.entered_on <= entry.birth_date:
        yield Finding("candidate-born-after-entry", {"name": entry.full_name})
    if entry.entered_on > today:
        yield Finding("candidate-day-ahead", {"day": date_vi(entry.entered_on)})


def newcomer_checker(entries: Sequence[CandidateEntry], today: date) -> Callable[[CandidateEntry], Iterable[Finding]]:
    """`check_candidate`, and besides: no one runs twice, no member is a candidate, only who left is readmitted."""
    running = _running({notation.fold(entry.full_name) for entry in entries})
    register = members.same_members([_as_member(entry) for entry in entries])
    there = {_person(entry): kept for entry, kept in zip(entries, register, strict=True) if kept is not None}
    former = members.kept({entry.readmits for entry in entries if entry.readmits is not None})

    def check(entry: CandidateEntry) -> Iterable[Finding]:
        words = {"name": entry.full_name}
        if _person(entry) in running:
            yield Finding("candidate-twice", words)
        running.add(_person(entry))
        kept = there.get(_person(entry))
        if entry.readmits is not None:
            if not former[entry.readmits].entry.ended_as:
                yield Finding("candidate-is-member", words)
        elif kept is not None and not kept.entry.ended_as:
            yield Finding("candidate-is-member", words)
        elif kept is not None:
            yield Finding("candidate-was-member", words, warns_only=True)
        yield from check_candidate(entry, today)

    return check


def step_checker(kind: str, entries: Sequence[StepEntry], today: date) -> CheckStep:
    """What stands against a step: its own numbers, the step before it, the rule of its day."""
    everyone = known({entry.candidate for entry in entries})
    introducing = {entry.member for entry in entries if entry.member is not None}
    states = {day: members.states_on(introducing, day) for day in {entry.happened_on for entry in entries}}
    cells = organizations.units_by_id({each.line.entry.organization for each in everyone.values()})

    def check(entry: StepEntry) -> Iterable[Finding]:
        found = everyone.get(entry.candidate)
        if found is None:
            yield Finding("candidate-withdrawn")
            return
        if entry.happened_on > today:
            yield Finding("candidate-day-ahead", {"day": date_vi(entry.happened_on)})
        yield from _cell_stands(kind, entry, cells[found.line.entry.organization])
        if kind in found.facts.steps and kind not in REPEATED:
            words = {"step": vocabulary.wording(kind), "day": date_vi(found.facts.steps[kind])}
            yield Finding("candidate-step-twice", words)
        if kind in NUMBERED and not entry.number:
            yield Finding("candidate-step-without-number", {"step": vocabulary.wording(kind)})
        yield from _about_itself(kind, entry, found, states[entry.happened_on])
        yield from before(_with_body(found, kind, entry), kind, entry.happened_on)

    return check


def check_relative(entry: RelativeEntry, today: date) -> Iterable[Finding]:
    """The check lies not in the future."""
    if entry.checked_on is not None and entry.checked_on > today:
        yield Finding("candidate-day-ahead", {"day": date_vi(entry.checked_on)})


def _cell_stands(kind: str, entry: StepEntry, cell: Unit) -> Iterable[Finding]:
    """A cell that is closed takes nobody further: the candidate goes over to the one that took its place."""
    ended = cell.valid_until
    if kind != "candidate_dropped" and ended is not None and ended < entry.happened_on:
        yield Finding("candidate-cell-closed", {"cell": cell.name, "day": date_vi(ended)})


def _about_itself(kind: str, entry: StepEntry, found: Known, states: Mapping[int, MemberOn]) -> Iterable[Finding]:
    if kind in VOTES:
        if entry.due is None or entry.present is None or entry.agree is None:
            yield Finding("candidate-vote-incomplete")
            return
        tally = rules.Tally(entry.due, entry.present, entry.agree)
        yield from rules.votes_suffice(tally, VOTES[kind], entry.happened_on).findings
        if VOTES[kind] == rules.CELL:
            yield from _as_registered(tally, found, entry.happened_on)
    if kind == "introduced":
        yield from _about_introducer(entry, found, states)
    admitted = found.facts.steps.get("admission_ceremony")
    if kind == "recognition_decision" and admitted is not None and entry.since is not None:
        yield from rules.official_day(admitted, entry.since).findings


def _about_introducer(entry: StepEntry, found: Known, states: Mapping[int, MemberOn]) -> Iterable[Finding]:
    if entry.member is None:
        yield Finding("introducer-not-named")
        return
    if any(step.entry.member == entry.member and step.entry.kind == "introduced" for step in found.steps):
        yield Finding("introducer-twice")
    state = states.get(entry.member)
    official_on = state.entry.official_on if state else None
    is_official = official_on is not None and official_on <= entry.happened_on
    person = (notation.fold(state.entry.full_name), state.entry.birth_date) if state else None
    is_candidate = entry.member == found.line.entry.readmits or person == _person(found.line.entry)
    introducer = rules.Introducer(is_official, entry.since, is_candidate)
    yield from rules.introducer_allows(introducer, entry.happened_on).findings


def _as_registered(tally: rules.Tally, found: Known, on: date) -> Iterable[Finding]:
    """A number of those due that the register does not bear out is told: some may be away for a time."""
    due = due_by_the_register(found.line.entry.organization, on)
    if due is not None and tally.due != due:
        yield Finding("vote-due-not-as-registered", {"due": tally.due, "register": due}, warns_only=True)


def _with_body(found: Known, kind: str, entry: StepEntry) -> CandidateFacts:
    return replace(found.facts, decided_by=entry.issuer) if kind == "admission_decision" else found.facts


def _running(names: set[str]) -> set[tuple[str, date]]:
    """Name and birth date of everyone of these names who neither was dropped nor became a member."""
    rows = Candidate.objects.filter(withdrawn_at=None).values_list("id", "full_name")
    ids = [pk for pk, name in rows if notation.fold(name) in names]
    return {
        _person(each.line.entry)
        for each in known(ids).values()
        if not {"candidate_dropped", "admission_ceremony"} & set(each.facts.steps)
    }


def _person(entry: CandidateEntry) -> tuple[str, date]:
    return notation.fold(entry.full_name), entry.birth_date


def _as_member(entry: CandidateEntry) -> MemberEntry:
    return MemberEntry(entry.full_name, entry.organization, entry.entered_on, entry.birth_date)
