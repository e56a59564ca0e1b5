"""Old admissions, which no rule that is held here judges, are not refused."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.rules import admissions
from tongket.rules.decision import Outcome
from tongket.rules.errors import TongketError

OLD = date(1978, 3, 3)


def test_the_age_of_an_old_admission_is_not_judged():
    assert admissions.age_allows(date(1961, 1, 1), OLD).outcome is Outcome.ALLOWED


def test_the_probation_of_an_old_admission_is_not_judged():
    assert admissions.official_in_time(OLD, date(1978, 9, 3)).outcome is Outcome.ALLOWED


def test_the_end_of_an_old_probation_is_not_computed():
    with pytest.raises(TongketError) as refused:
        admissions.probation_ends_on(OLD)
    assert refused.value.code == "rule-value-unknown"


def test_probation_ends_on_the_same_day_a_year_later():
    assert admissions.probation_ends_on(date(2022, 5, 19)) == date(2023, 5, 19)


def test_the_last_day_of_the_ceremony_is_not_known_before_2025():
    assert admissions.ceremony_deadline(date(2025, 6, 30)) is None
