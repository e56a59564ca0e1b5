"""What the rules need to know of candidates, put together from their steps, their relatives and the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tongket.access.book import Kept
from tongket.records.admissions.candidates.book import CANDIDATES, RELATIVES, STEPS, CandidateEntry, StepEntry
from tongket.records.admissions.candidates.models import Candidate, CandidateRelative, CandidateStep
from tongket.records.admissions.models import Admission
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.kinds import kinds
from tongket.records.members.life.queries import events_of
from tongket.rules.candidate_steps import CandidateFacts
from tongket.rules.candidates import RelativeState, Tally
from tongket.rules.membership import Readmission


@dataclass(frozen=True)
class Known:
    """A candidate with everything recorded: the line, the steps in the order of their days, the member since then."""

    line: Kept[CandidateEntry]
    steps: Sequence[Kept[StepEntry]]
    facts: CandidateFacts
    member: int | None

    def last(self, kind: str) -> StepEntry | None:
        """The newest step of this kind."""
        return next((step.entry for step in reversed(self.steps) if step.entry.kind == kind), None)


def known(candidates: Iterable[int]) -> Mapping[int, Known]:
    """The candidates by id; who was withdrawn is not in it."""
    rows = list(Candidate.objects.filter(pk__in=set(candidates), withdrawn_at=None))
    ids = [row.pk for row in rows]
    steps: dict[int, list[Kept[StepEntry]]] = defaultdict(list)
    for taken in CandidateStep.objects.filter(candidate__in=ids, withdrawn_at=None).order_by("happened_on", "id"):
        steps[taken.candidate_id].append(STEPS.kept(taken))
    relatives: dict[int, list[RelativeState]] = defaultdict(list)
    for kept in CandidateRelative.objects.filter(candidate__in=ids, withdrawn_at=None).order_by("id"):
        entry = RELATIVES.to_entry(kept)
        relatives[kept.candidate_id].append(
            RelativeState(entry.relation, entry.checked_on is not None, entry.is_clear_member)
        )
    people = _members(rows, steps)
    before = _left_before(rows)
    lines = members.kept(set(people.values()))
    found = {}
    for row in rows:
        line, member = CANDIDATES.kept(row), people.get(row.pk)
        facts = _facts(line.entry, steps[row.pk], relatives[row.pk], before.get(row.pk))
        if member is not None and "admission_ceremony" in facts.steps:
            facts = _since_the_ceremony(facts, lines[member].entry, steps[row.pk])
        found[row.pk] = Known(line, steps[row.pk], facts, member)
    return found


def _facts(
    line: CandidateEntry,
    steps: Sequence[Kept[StepEntry]],
    relatives: Sequence[RelativeState],
    before: Readmission | None,
) -> CandidateFacts:
    days, tallies, decided_by = {}, {}, ""
    for kept in steps:
        step = kept.entry
        days[step.kind] = step.happened_on
        if step.due is not None and step.present is not None and step.agree is not None:
            tallies[step.kind] = Tally(step.due, step.present, step.agree)
        decided_by = step.issuer if step.kind == "admission_decision" else decided_by
    introducing = {kept.entry.member for kept in steps if kept.entry.kind == "introduced"}
    readmission = before and replace(before, has_consent="provincial_consent" in days)
    return CandidateFacts(
        line.birth_date, line.schooling, days, len(introducing), relatives, tallies, decided_by, readmission
    )


def _since_the_ceremony(
    facts: CandidateFacts, register: MemberEntry, steps: Sequence[Kept[StepEntry]]
) -> CandidateFacts:
    """What became of the member. Of one readmitted the register keeps the first official day: the decision tells."""
    official_on = register.official_on
    if facts.readmission is not None:
        decided = [kept.entry.since for kept in steps if kept.entry.kind == "recognition_decision"]
        official_on = decided[-1] if decided else None
    return replace(facts, official_on=official_on, ended_on=register.ended_on)


def _left_before(rows: Sequence[Candidate]) -> Mapping[int, Readmission]:
    """How each former member left, by candidate: the last end in the register, and how often readmitted before."""
    found = {}
    for row in rows:
        if row.readmits_id is not None:
            events = [each for each in events_of(row.readmits_id) if each.on < row.entered_on]
            ended = [each for each in events if kinds()[each.kind].does == "end"]
            if ended:
                times = sum(each.kind == "readmitted" for each in events)
                causes = (ended[-1].ground,) if ended[-1].ground else ()
                found[row.pk] = Readmission(ended[-1].on, causes, times_before=times)
    return found


def _members(rows: Sequence[Candidate], steps: Mapping[int, Sequence[Kept[StepEntry]]]) -> Mapping[int, int]:
    """The member each candidate is or was: by the admission of the ceremony, or the former member readmitted."""
    admissions = {
        kept.entry.admission: candidate
        for candidate, taken in steps.items()
        for kept in taken
        if kept.entry.admission is not None
    }
    found = {row.pk: row.readmits_id for row in rows if row.readmits_id is not None}
    for admission, member in Admission.objects.filter(pk__in=admissions).values_list("id", "member_id"):
        found[admissions[admission]] = member
    return found
