"""What stands for and against a badge in a round, and the windows of a year."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.rules.badge_rounds import answers
from tongket.rules.badge_windows import Stretch, next_round, round_before, strip_of, window_of
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts, reached_on
from tongket.rules.errors import TongketError

ROUND = date(2026, 9, 2)
OWN = {"02-03": ["11-08", "01-31"], "05-19": ["02-01", "05-19"], "09-02": ["05-01", "09-02"]}


def facts(decided_on, **more):
    return MemberBadgeFacts(decided_on, decided_on.replace(year=decided_on.year + 1), **more)


def asked(member, on=ROUND, **own):
    return answers(member, window_of(on, own or None))


def codes(member, on=ROUND, **own):
    [answer] = asked(member, on, **own)
    return [finding.code for finding in answer.against], [finding.code for finding in answer.told]


def test_a_round_covers_the_days_since_the_round_before_it():
    window = window_of(date(2026, 2, 3))
    assert (window.first, window.last) == (date(2025, 11, 8), date(2026, 2, 3))


def test_another_great_day_covers_the_days_since_the_usual_round_before_it():
    window = window_of(date(2026, 12, 22))
    assert (window.first, window.last) == (date(2026, 11, 8), date(2026, 12, 22))


def test_the_rounds_before_and_after_a_day_may_lie_in_another_year():
    assert (round_before(date(2026, 2, 3)), next_round(date(2026, 11, 8))) == (date(2025, 11, 7), date(2027, 2, 3))


def test_the_usual_windows_leave_no_day_of_the_year_out_and_none_twice():
    strip = strip_of(2026)
    assert (len(strip.windows), strip.gaps, strip.overlaps) == (5, [], [])


def test_a_window_of_the_office_may_begin_in_the_year_before():
    assert window_of(date(2026, 2, 3), OWN).first == date(2025, 11, 8)


def test_days_no_window_covers_and_days_covered_twice_are_told():
    strip = strip_of(2026, {**OWN, "11-07": ["09-10", "11-07"]})
    assert strip.gaps == [Stretch(date(2026, 9, 3), date(2026, 9, 9))]
    assert strip.overlaps == [Stretch(date(2026, 5, 1), date(2026, 5, 19), (date(2026, 5, 19), date(2026, 9, 2)))]


def test_days_left_out_at_the_end_of_the_year_are_told_too():
    strip = strip_of(2026, {"02-03": ["01-01", "02-03"]})
    assert strip.gaps == [Stretch(date(2026, 11, 8), date(2026, 12, 31))]


@pytest.mark.parametrize("own", [["5-1", "08-15"], ["05-01"], ["02-30", "08-15"]])
def test_days_that_are_no_days_are_refused(own):
    with pytest.raises(TongketError, match="badge-coverage-not-understood"):
        window_of(ROUND, {"09-02": own})


def test_what_party_age_counts_from_is_always_said():
    assert codes(facts(date(1996, 6, 1))) == ([], ["badge-counted-from"])
    assert codes(facts(date(1996, 6, 1), from_card=True))[1] == ["badge-counted-from-card"]
    assert codes(facts(date(1996, 6, 1), exempted=True))[1] == ["badge-counted-from", "badge-exempted-counts"]


def test_an_interruption_is_said_with_its_days():
    gap = Interruption(date(2010, 3, 1), date(2011, 3, 1))
    [answer] = asked(facts(date(1995, 6, 1), interruptions=[gap]))
    assert answer.told[1].code == "badge-interrupted"
    assert "01/03/2010 – 01/03/2011" in answer.told[1].message()


def test_a_level_reached_after_the_last_day_covered_belongs_to_the_next_round():
    member = facts(date(1996, 8, 20))
    assert codes(member, **{"09-02": ["05-20", "08-15"]})[0] == ["badge-after-coverage"]


def test_whoever_is_near_is_told_of_an_early_award_within_the_months_of_the_rule():
    assert codes(facts(date(1997, 6, 1))) == (["badge-not-reached-yet"], ["badge-counted-from", "badge-early-possible"])


def test_who_came_with_the_level_reached_is_awarded_by_the_organisation_left_since_july_2025():
    assert codes(facts(date(1996, 6, 1), came_on=date(2026, 7, 1)))[0] == ["badge-sender-awards"]
    assert codes(facts(date(1993, 6, 1), came_on=date(2023, 7, 1)), date(2023, 9, 2))[0] == []


def test_who_came_before_reaching_the_level_is_awarded_here():
    assert codes(facts(date(1996, 7, 2), came_on=date(2026, 7, 1)))[0] == []


def test_who_left_with_the_level_reached_is_still_awarded_here():
    assert "badge-moving-away" in codes(facts(date(1996, 6, 1), moved_away_on=date(2026, 8, 1)))[1]


def test_a_reprimand_stands_against_any_level():
    warned = facts(date(1996, 6, 1), disciplines=[Discipline("reprimand", date(2026, 5, 1))])
    assert codes(warned)[0] == ["badge-discipline-bar"]


def test_of_the_dead_more_months_short_than_the_rule_allows_are_refused():
    dead = facts(date(1990, 1, 1), ended_as="deceased", ended_on=date(2019, 4, 1))
    [answer] = asked(dead, date(2019, 5, 19))
    assert (answer.kind, [finding.code for finding in answer.against]) == ("posthumous", ["badge-too-early"])


def test_months_short_at_the_death_alone_are_a_question():
    dead = facts(date(1997, 8, 20), ended_as="deceased", ended_on=date(2026, 5, 30))
    assert codes(dead)[0] == ["badge-short-at-death"]


def test_who_was_struck_off_is_not_told_of_levels_reached_after_that():
    assert asked(facts(date(1996, 9, 1), ended_as="struck_off", ended_on=date(2026, 8, 1))) == []


def test_a_level_reached_before_an_interruption_is_not_moved_by_it():
    gap = Interruption(date(2005, 1, 1), date(2010, 1, 1))
    assert reached_on(date(1970, 1, 1), [gap], 30) == date(2000, 1, 1)
    assert reached_on(date(1970, 1, 1), [gap], 40) == date(2015, 1, 1)


def test_without_any_day_to_count_from_nothing_is_told():
    assert answers(MemberBadgeFacts(None, None), window_of(ROUND)) == ()
