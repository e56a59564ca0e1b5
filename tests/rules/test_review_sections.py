"""The sections of self-reviews and collective reports by the reviewed year."""

from __future__ import annotations

import pytest

from tongket.rules.errors import TongketError
from tongket.rules.ratings.frames import frame_for
from tongket.rules.review_sections import sections_of, written_sections

YEARS = (2018, 2019, 2022, 2023, 2024, 2025, 2026)
ONLY_LEADERS = ["unit_results", "initiative", "example"]


def ids(frame, year):
    return [section.id for section in sections_of(frame, year)]


@pytest.mark.parametrize("year", YEARS)
def test_a_leader_fills_three_sections_more_than_a_member_without_office(year):
    assert [each for each in ids("leader", year) if each not in ids("no_office", year)] == ONLY_LEADERS
    assert ids("no_office", year) == ids("outside_system", year)


@pytest.mark.parametrize(("year", "asked"), [(2019, True), (2024, True), (2025, False)])
def test_levels_of_a_criterion_are_asked_until_points_took_their_place(year, asked):
    frames = ("collective", "leader", "no_office")
    assert {any(section.is_rated for section in sections_of(frame, year)) for frame in frames} == {asked}


def test_a_section_with_others_under_it_has_no_text_of_its_own():
    written = [section.id for section in written_sections("collective", 2025)]
    assert "strengths" not in written
    assert written[:2] == ["principles", "results"]


@pytest.mark.parametrize("frame", ["collective", "leader", "no_office", "outside_system"])
def test_every_section_stands_under_one_that_comes_before_it(frame):
    for year in YEARS:
        seen = {""}
        for section in sections_of(frame, year):
            assert section.part in seen
            seen.add(section.id)


def test_before_the_first_known_regulation_there_are_no_sections():
    with pytest.raises(TongketError) as refused:
        sections_of("leader", 2017)
    assert refused.value.code == "rule-value-unknown"


@pytest.mark.parametrize("year", [2018, 2019, 2022, 2023, 2024])
@pytest.mark.parametrize("frame", ["collective", "leader", "no_office"])
def test_a_section_that_asks_for_a_level_is_a_criterion_of_the_frame(frame, year):
    asked = [section.id for section in sections_of(frame, year) if section.is_rated]
    assert asked == [item.id for item in frame_for(frame, year).items]
