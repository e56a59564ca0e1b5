"""Points and conditions of ratings: what holds for all facts, not for one case."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules.decision import Outcome
from tongket.rules.ratings import conditions, facts, frames, scoring
from tongket.rules.reviews import ORDER, MemberReviewFacts

PASSING = (Outcome.ALLOWED, Outcome.WARNED)
YEARS = st.integers(2018, 2026)
POINTS = st.none() | st.integers(0, 10000)
CRITERIA = st.none() | st.sampled_from(scoring.CRITERION_LEVELS)


@st.composite
def tasks(draw):
    total = draw(st.integers(0, 30))
    done = draw(st.integers(0, total))
    counts = {name: draw(st.integers(0, done)) for name in ("exceeded", "late")}
    return facts.Tasks(total, done, **counts, excused=draw(st.integers(0, total - done)))


PERSONS = st.builds(
    facts.RatingFacts,
    st.sampled_from(["member", "key_cadre"]),
    st.sampled_from(["leader", "no_office", "outside_system"]),
    points=POINTS, worst_result=CRITERIA, worst_other=CRITERIA,
    tasks=st.none() | tasks(), unit_tasks=st.none() | tasks(),
    remedied_percent=st.none() | st.integers(0, 100), discipline=st.sampled_from([None, "", "reprimand", "warning"]),
    self_remedied=st.booleans(), official_level=st.sampled_from([None, "", *ORDER]),
    sick_months=st.none() | st.integers(0, 12), unit_level=st.none() | st.sampled_from(ORDER),
)  # fmt: skip
COLLECTIVES = st.builds(
    facts.RatingFacts,
    st.sampled_from(["organization", "leadership_collective"]),
    st.just("collective"),
    points=POINTS, worst_result=CRITERIA, worst_other=CRITERIA, tasks=st.none() | tasks(),
    units=st.none() | st.integers(0, 90), units_disciplined=st.none() | st.integers(0, 90),
    members_discipline=st.sampled_from([None, "", "reprimand", "warning"]), same_level_bodies=st.none()
    | st.sampled_from(ORDER), subordinates=st.none() | st.dictionaries(st.sampled_from(ORDER), st.integers(0, 40)),
)  # fmt: skip
ANYONE = PERSONS | COLLECTIVES


@given(ANYONE, YEARS)
def test_the_best_level_may_be_given(known, year):
    level, _ = conditions.best_level(known, year)
    assert conditions.may_be_rated(level, known, year).outcome in PASSING


@given(ANYONE, YEARS)
def test_no_level_above_the_best_may_be_given(known, year):
    level, _ = conditions.best_level(known, year)
    above = ORDER[: ORDER.index(level)]
    assert not [word for word in above if conditions.may_be_rated(word, known, year).outcome in PASSING]


@given(ANYONE, st.integers(0, 10000), st.integers(0, 10000), YEARS)
def test_more_points_never_lower_the_best_level(known, some, other, year):
    fewer, more = sorted((some, other))
    best = [
        ORDER.index(conditions.best_level(facts.RatingFacts(**{**vars(known), "points": points}), year)[0])
        for points in (fewer, more)
    ]
    assert best[1] <= best[0]


@given(st.sampled_from(frames.FRAMES), st.data())
def test_the_parts_of_a_score_make_its_total(frame, data):
    criteria = frames.frame_for(frame, 2026)
    given_points = {item.id: data.draw(st.integers(0, item.points)) for item in criteria.items}
    found = scoring.score(criteria, given_points)
    assert found.total == sum(found.by_part.values()) == sum(given_points.values())


@given(st.sampled_from(frames.FRAMES), st.data())
def test_a_score_with_an_item_missing_has_no_total(frame, data):
    criteria = frames.frame_for(frame, 2026)
    left_out = data.draw(st.sampled_from(criteria.items))
    full = {item.id: item.points for item in criteria.items if item is not left_out}
    assert (scoring.score(criteria, full).total, scoring.score(criteria, full).missing) == (None, (left_out.id,))


@pytest.mark.parametrize("year", range(2018, 2027))
@pytest.mark.parametrize("frame", frames.FRAMES)
def test_the_items_of_a_frame_make_its_parts(frame, year):
    criteria = frames.frame_for(frame, year)
    for part, points in criteria.parts.items():
        assert sum(item.points for item in criteria.items if item.part == part) == points


def test_a_frame_frozen_at_opening_reads_back_the_same():
    frame = frames.frame_for("leader", 2026)
    assert frames.frame_from(frames.plain(frame), 2026) == frame


@given(st.integers(0, 10000))
def test_the_band_of_points_is_the_best_level_they_reach(points):
    assert points >= dict(scoring.minimums(2026))[scoring.band(points, 2026)]


def test_a_committee_of_2500_subjects_is_judged_within_the_blink_of_a_screen():
    one = facts.RatingFacts(
        "member", "no_office", points=9200, tasks=facts.Tasks(10, 10, 4), remedied_percent=100,
        member=MemberReviewFacts(None, reviewed=True),
    )  # fmt: skip
    conditions.may_be_rated("good", one, 2026)
    began = perf_counter()
    for _ in range(2500):
        conditions.may_be_rated("good", one, 2026)
    assert perf_counter() - began < 0.5
