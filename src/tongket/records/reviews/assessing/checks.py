"""What may be wrong with one side of an assessment: criteria, sum, level, texts, and who is assessed at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tongket.access.gate import Act
from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.assessing.queries import assessments_of
from tongket.records.reviews.assessing.sums import Held, held_to, scored, summed
from tongket.records.reviews.rounds.lines import decided_by, guard_of
from tongket.records.reviews.subjects.rated import Rated, not_to_be_rated
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.ratings.conditions import may_be_rated
from tongket.rules.ratings.facts import RatingFacts
from tongket.rules.ratings.frames import LEVELS, Frame
from tongket.rules.ratings.scoring import explanation_needed, shown
from tongket.rules.review_sections import written_sections
from tongket.rules.reviews import ORDER

OF_THE_SHEET = frozenset({
    "rating-below-threshold", "rating-below-points", "rating-criteria-too-low", "rating-sick-ceiling",
    "rating-official-too-low", "rating-not-remedied",
})  # fmt: skip
"""What an assessment alone can tell of its level; all else is judged from the records when the rating is proposed."""
SIDES = ("self", "appraised")
MONTHS, WHOLE = 12, 100

Check = Callable[[AssessmentEntry], Iterable[Finding]]


def held_lines(
    act: Act, permission: str, entries: Sequence[AssessmentEntry]
) -> tuple[Sequence[AssessmentEntry], Check]:
    """The entries with their sums worked out, and the check for them; who decides appraises after the handing up."""
    held = held_to([entry.subject for entry in entries])
    lines = [summed(entry, held) for entry in entries]
    deciding = decided_by(act, permission, [entry for entry in entries if entry.side == "appraised"])
    guard = guard_of(lines, lambda entry: entry.side == "appraised" and entry.subject in deciding)
    check = assessment_checker(lines, held)
    return lines, lambda entry: [*guard(entry), *check(entry)]


def assessment_checker(entries: Sequence[AssessmentEntry], held: Mapping[int, Held]) -> Check:
    """A check for sides of assessments, each held to the criteria of its round and to the other side."""
    names = not_to_be_rated({key: each.subject for key, each in held.items()})
    others = {
        (subject, side): kept.entry
        for subject, sides in assessments_of([entry.subject for entry in entries]).items()
        for side, kept in sides.items()
    } | {(entry.subject, entry.side): entry for entry in entries}

    def check(entry: AssessmentEntry) -> Iterable[Finding]:
        yield from _words(entry)
        at = held.get(entry.subject)
        if at is None:
            return
        yield from _sections(entry, at)
        yield from _points(entry, at.frame)
        yield from _unrated(entry, names[entry.subject])
        yield from _level(entry, at)
        other = others.get((entry.subject, SIDES[1 - SIDES.index(entry.side)])) if entry.side in SIDES else None
        yield from _apart(entry, other, at.year)

    return check


def _words(entry: AssessmentEntry) -> Iterable[Finding]:
    if entry.side not in vocabulary.groups()["review_side"].words:
        yield Finding("review-word-unknown", {"word": entry.side})
    for level in (entry.level, entry.official_level):
        if level and level not in ORDER:
            yield Finding("review-level-unknown", {"level": level})
    if entry.remedied_percent is not None and not 0 <= entry.remedied_percent <= WHOLE:
        yield Finding("assessment-percent", {"number": entry.remedied_percent})
    if entry.sick_months is not None and not 0 <= entry.sick_months <= MONTHS:
        yield Finding("assessment-months", {"number": entry.sick_months})


def _sections(entry: AssessmentEntry, at: Held) -> Iterable[Finding]:
    if not entry.sections:
        return
    known = {section.id for section in written_sections(at.subject.frame, at.year)}
    for name in sorted(entry.sections.keys() - known):
        yield Finding("assessment-section-unknown", {"section": name, "year": at.year})


def _points(entry: AssessmentEntry, frame: Frame) -> Iterable[Finding]:
    found = scored(entry, frame)
    yield from found.findings
    if entry.points is None:
        return
    if frame.scale == LEVELS or frame.total is None:
        yield Finding("assessment-without-points", {"points": shown(entry.points)})
    elif entry.scores and entry.points != found.total:
        words = {"points": shown(entry.points), "given": shown(found.given), "missing": len(found.missing)}
        yield Finding("assessment-points-otherwise", words)
    elif not 0 <= entry.points <= frame.total:
        yield Finding("assessment-points-beyond", {"points": shown(entry.points), "maximum": shown(frame.total)})


def _unrated(entry: AssessmentEntry, rated: Rated) -> Iterable[Finding]:
    """Texts may be written of anyone; points, criteria and a level are for who is rated."""
    if entry.level or entry.points is not None or entry.scores:
        yield from rated.against


def _level(entry: AssessmentEntry, at: Held) -> Iterable[Finding]:
    if entry.level not in ORDER:
        return
    found = scored(entry, at.frame)
    facts = RatingFacts(
        at.subject.subject, at.subject.frame, entry.points, found.worst_result, found.worst_other,
        remedied_percent=entry.remedied_percent, official_level=entry.official_level or None,
        sick_months=entry.sick_months,
    )  # fmt: skip
    for finding in may_be_rated(entry.level, facts, at.year).findings:
        if finding.code in OF_THE_SHEET:
            yield finding


def _apart(entry: AssessmentEntry, other: AssessmentEntry | None, year: int) -> Iterable[Finding]:
    if other is not None and not entry.explanation and not other.explanation:
        yield from explanation_needed(entry.points, other.points, year).findings
