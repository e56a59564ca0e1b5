"""What is kept at each level and what goes up is together what was collected, to the đồng."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tongket.rules.dues_shares import split

money = st.integers(0, 10**12)
percents = st.builds(Fraction, st.integers(0, 10_000), st.just(100))


@given(amount=money, percent=percents)
def test_nothing_is_lost_or_made_in_a_split(amount, percent):
    found = split(amount, percent)
    assert found.kept + found.up == amount
    assert 0 <= found.kept <= amount


@given(cells=st.lists(money, max_size=8), of_cell=percents, of_commune=percents)
def test_two_splits_after_one_another_keep_every_dong(cells, of_cell, of_commune):
    below = [split(collected, of_cell) for collected in cells]
    above = split(sum(each.up for each in below), of_commune)
    assert sum(each.kept for each in below) + above.kept + above.up == sum(cells)


@given(amount=money, percent=percents)
def test_a_split_is_nearest_to_the_share(amount, percent):
    assert abs(split(amount, percent).kept - amount * percent / 100) <= Fraction(1, 2)
