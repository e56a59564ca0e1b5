"""Votes, links, orders, years in a row and quarters: what holds for all numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.ratings import failing, frames, groups, links, ordering, quarters, scoring, steps, streaks, tallies
from tongket.rules.reviews import ORDER, is_at_least

DAY = date(2026, 12, 10)
LEVELS = st.sampled_from(ORDER)
HISTORY = st.dictionaries(st.integers(2015, 2026), st.none() | LEVELS)


@st.composite
def sound_tallies(draw):
    counts = {word: draw(st.integers(0, 20)) for word in tallies.WORDS}
    valid, invalid = sum(counts.values()), draw(st.integers(0, 5))
    present = valid + invalid + draw(st.integers(0, 3))
    return tallies.Tally(present + draw(st.integers(0, 10)), present, valid, invalid, counts)


@given(sound_tallies())
def test_a_sound_tally_adds_up(tally):
    assert not tallies.tally_adds_up(tally).findings


@given(sound_tallies(), st.sampled_from(tallies.WORDS), st.integers(1, 5))
def test_a_sheet_too_many_at_a_level_is_found(tally, word, more):
    wrong = replace(tally, counts={**tally.counts, word: tally.counts[word] + more})
    assert [found.code for found in tallies.tally_adds_up(wrong).findings] == ["tally-levels-not-valid"]


@given(sound_tallies())
def test_what_wins_has_more_than_half_of_those_called(tally):
    result = tallies.result_of(tally, DAY)
    assert (result.level is not None) == (max(tally.counts.values()) * 2 > tally.due)
    assert result.level is None or tally.counts[result.level] >= result.needed


@given(st.integers(1, 20), st.integers(0, 20), st.sampled_from(["excellent", "good", "not_completed"]))
def test_a_tie_names_both_who_lead_and_nobody_wins(most, third, word):
    counts = {word: most, "completed": min(third, most - 1), "not_rated": most}
    cast = sum(counts.values())
    result = tallies.result_of(tallies.Tally(cast, cast, cast, 0, counts), DAY)
    assert (result.level, result.why, set(result.leading)) == (None, tallies.Why.TIE, {word, "not_rated"})


@given(st.none() | LEVELS, st.none() | st.integers(0, 100))
def test_a_head_is_never_left_above_the_collective(collective, percent):
    done = None if percent is None else Fraction(percent, 100)
    highest = links.highest_beside(links.LinkFacts(True, False, collective, done), 2026)
    assert collective is None or is_at_least(collective, highest)


@given(st.none() | LEVELS, st.none() | st.integers(0, 100), st.booleans(), st.booleans())
def test_the_highest_level_beside_a_collective_stands(collective, percent, is_head, in_leadership):
    done = None if percent is None else Fraction(percent, 100)
    facts = links.LinkFacts(is_head, in_leadership, collective, done)
    decision = links.linked(links.highest_beside(facts, 2026), facts, 2026)
    assert all(found.warns_only for found in decision.findings)


@pytest.mark.parametrize("year", range(2018, 2027))
def test_steps_taken_in_their_order_are_never_out_of_order(year):
    done: list[str] = []
    for step in steps.steps_of(year):
        assert not steps.may_take(step.id, done, year).findings
        done.append(step.id)


def test_both_orders_of_the_year_rest_on_a_text_and_have_words():
    stages = (*ordering.review_order(2026), *ordering.rating_order(2026))
    assert vocabulary.label(stages[0].id, group=stages[0].group) == "Kiểm điểm tập thể"
    assert {stage.citation.article for stage in ordering.rating_order(2026)} == {"Điều 12"}


@given(HISTORY, st.integers(2015, 2026))
def test_a_streak_is_broken_by_the_year_before_it(history, year):
    found = streaks.streak(history, year)
    assert all(history[each] == "excellent" for each in range(year - found.years + 1, year + 1))
    assert history.get(year - found.years) != "excellent"


@given(st.dictionaries(st.integers(1, 4), st.none() | LEVELS))
def test_one_failed_quarter_bars_an_excellent_year_and_two_running_are_told(levels):
    failed = {quarter for quarter, level in levels.items() if level == "not_completed"}
    found = quarters.year_from_quarters(levels, 2026)
    assert found.bars_excellent == bool(failed)
    assert found.replacement_considered == any(quarter + 1 in failed for quarter in failed)


@given(st.integers(2024, 2027), st.integers(1, 4))
def test_quarters_follow_each_other_without_a_gap(year, quarter):
    first, last = quarters.quarter_span(year, quarter)
    following = quarters.quarter_span(year + quarter // 4, quarter % 4 + 1)[0]
    assert (following - last).days == 1
    assert first.day == 1


@given(
    st.sampled_from(vocabulary.identifiers("review_subject")), st.sampled_from(frames.FRAMES),
    st.sets(st.sampled_from(vocabulary.identifiers("post"))), st.integers(2018, 2026),
)  # fmt: skip
def test_every_subject_has_a_group_with_a_name(subject, frame, posts, year):
    group = groups.cap_group(subject, frame, posts, year)
    assert groups.group_label(group) != group


def test_a_group_the_office_named_itself_keeps_its_name():
    assert groups.group_label("Trưởng thôn") == "Trưởng thôn"


def test_no_group_is_known_before_the_first_regime():
    with pytest.raises(TongketError):
        groups.cap_group("member", "no_office", (), 2017)


@pytest.mark.parametrize("year", range(2018, 2027))
@pytest.mark.parametrize("kind", ["organization", "leadership_collective", "leader", "no_office"])
def test_every_case_of_failing_has_a_word(kind, year):
    known = set(vocabulary.identifiers("fail_reason"))
    assert {case.reason for case in failing.cases(kind, year)} <= known


def test_words_of_review_subjects_and_frames_are_those_the_rules_use():
    assert vocabulary.identifiers("review_frame") == frames.FRAMES
    assert vocabulary.identifiers("assessment_level") == scoring.CRITERION_LEVELS
    assert {step.id for step in steps.steps_of(2026)} <= set(vocabulary.identifiers("review_step"))
