from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.office import OFFICE, new_office
from tongket.records.targets import queries
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry
from tongket.rules import targets as rule

pytestmark = pytest.mark.django_db
NUMBERS = st.none() | st.decimals(-20, 20, places=2) | st.integers(-3, 3).map(Decimal)
MEASURED = st.tuples(st.sampled_from(["higher", "lower"]), NUMBERS, NUMBERS)
YES_NO = st.tuples(st.just("yes_no"), NUMBERS, st.sampled_from([None, Decimal(0), Decimal(1)]))
WHEN = st.sampled_from([("year", ""), ("term", ""), ("term", "on_track"), ("term", "at_risk")])


def expected(line):
    (direction, plan, result), (period, outlook) = line
    measured = rule.status(direction, plan, result)
    return outlook if measured is rule.Status.NOT_MET and period == "term" and outlook else str(measured)


def entry(unit, place, line):
    (direction, plan, result), (period, outlook) = line
    return TargetEntry(
        unit, 2023, period, f"Chỉ tiêu {place}", direction, "2020-2025" if period == "term" else "", plan=plan,
        result=result, outlook=outlook,
    )  # fmt: skip


class TestStatus(TestCase):
    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(MEASURED | YES_NO, WHEN), min_size=5, max_size=30))
    def test_the_status_in_the_view_is_that_of_the_rule(self, lines):
        commune = new_office().commune
        written = record(OFFICE, [entry(commune, place, line) for place, line in enumerate(lines)]).written
        found = queries.statuses([line.id for line in written])
        assert [found[line.id] for line in written] == [expected(line) for line in lines]
