from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.assessing.sums import Held, scored, summed
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.ratings.frames import FRAMES, Frame, frame_for

SUBJECT = SubjectEntry(1, 1, "member", "no_office", 1)


def held(frame: Frame, year: int) -> dict[int, Held]:
    return {1: Held(SUBJECT, frame, year)}


@st.composite
def scores(draw: st.DrawFn) -> tuple[Frame, dict[str, int]]:
    """A frame of points and what was given to some of its criteria."""
    frame = frame_for(draw(st.sampled_from(FRAMES)), 2025)
    left_out = draw(st.sets(st.sampled_from([item.id for item in frame.items]), max_size=2))
    given_to = [item for item in frame.items if item.id not in left_out]
    return frame, {item.id: draw(st.integers(0, item.points or 0)) for item in given_to}


@given(scores())
def test_a_sum_is_that_of_all_criteria_or_none(drawn):
    frame, found = drawn
    entry = summed(AssessmentEntry(1, 1, scores=found), held(frame, 2025))
    whole = len(found) == len(frame.items)
    assert entry.points == (sum(found.values()) if whole else None)
    assert scored(entry, frame).findings == () or all(each.warns_only for each in scored(entry, frame).findings)


@given(scores(), st.integers(0, 10_000))
def test_a_typed_sum_is_never_overwritten(drawn, typed):
    frame, found = drawn
    assert summed(AssessmentEntry(1, 1, scores=found, points=typed), held(frame, 2025)).points == typed


@given(scores())
def test_summing_twice_is_summing_once(drawn):
    frame, found = drawn
    once = summed(AssessmentEntry(1, 1, scores=found), held(frame, 2025))
    assert summed(once, held(frame, 2025)) == once


def test_levels_of_criteria_make_no_sum():
    frame = frame_for("no_office", 2023)
    entry = AssessmentEntry(1, 1, scores={item.id: "well" for item in frame.items})
    assert summed(entry, held(frame, 2023)) == entry
    assert summed(replace(entry, subject=2), held(frame, 2023)).points is None
