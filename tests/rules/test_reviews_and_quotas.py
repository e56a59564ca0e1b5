"""The annual review: regimes, cut-offs and the cap on “excellent”."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import quotas, quotas_rule, reviews, vocabulary
from tongket.rules.errors import TongketError

COUNTS = st.fixed_dictionaries({level: st.integers(0, 400) for level in reviews.ORDER})


@pytest.mark.parametrize(
    ("year", "regulation", "guidance"),
    [
        (2018, "QD132_2018", "HD16_2018"), (2022, "QD132_2018", "HD21_2019"),
        (2023, "QD124_2023", "HD25_2023"), (2026, "QD366_2025", "HD43_2025"),
    ],
)  # fmt: skip
def test_a_reviewed_year_has_its_regulation_and_guidance(year, regulation, guidance):
    regime = reviews.regime_for(year)
    assert (regime.regulation, regime.guidance) == (regulation, guidance)


def test_no_regime_is_known_before_2018():
    with pytest.raises(TongketError) as refused:
        reviews.regime_for(2017)
    assert refused.value.code == "rule-value-unknown"


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(2019, 2026))
def test_the_cut_off_for_new_members_agrees_with_the_explanation(admitted_on, year):
    limit = reviews.new_member_limit(year)
    codes = [found.code for found in reviews.who_is_rated(reviews.MemberReviewFacts(admitted_on), year).findings]
    assert ("rating-new-member" in codes) == (limit is not None and admitted_on > limit)


def test_no_member_was_too_new_in_2018():
    assert reviews.new_member_limit(2018) is None


def test_levels_stand_best_first():
    assert reviews.levels(2023) == vocabulary.identifiers("rating_level")


def test_good_is_at_least_completed_and_not_excellent():
    assert (reviews.is_at_least("good", "completed"), reviews.is_at_least("good", "excellent")) == (True, False)


def test_new_organizations_are_a_reason_only_where_the_guidance_says_so():
    assert [("new_organization" in reviews.not_rated_reasons(year)) for year in (2020, 2023)] == [True, False]


def test_every_reason_for_no_rating_is_a_word_of_the_form():
    offered = vocabulary.identifiers("not_rated_reason")
    assert all(set(reviews.not_rated_reasons(year)) <= set(offered) for year in (2018, 2020, 2023, 2025))


def test_an_unknown_review_is_not_taken_for_done():
    decision = reviews.who_is_rated(reviews.MemberReviewFacts(date(2001, 2, 3), reviewed=None), 2023)
    assert [finding.code for finding in decision.findings] == ["rating-fact-missing"]


def test_a_missing_fact_is_named_in_both_languages():
    finding = reviews.who_is_rated(reviews.MemberReviewFacts(None), 2023).findings[0]
    assert "“ngày kết nạp”" in finding.message("vi")
    assert "“day of admission”" in finding.message("en")


@given(COUNTS, st.sampled_from([2019, 2023, 2025]))
def test_a_wider_base_and_rounding_up_never_lower_the_limit(counts, year):
    limits = {reading.id: reading.limit for reading in quotas.excellent_cap(counts, year).readings}
    assert limits["good_only.floor"] <= limits["good_or_better.floor"] <= limits["all_rated.floor"]
    assert all(limits[f"{base}.floor"] <= limits[f"{base}.half_up"] for base in quotas_rule.BASES)


@given(st.integers(0, 400), st.sampled_from(["floor", "half_up"]))
def test_the_smallest_base_allows_the_count_and_one_less_does_not(excellent, rounding):
    base = quotas.smallest_base(excellent, 2023, rounding)
    reading = f"good_only.{rounding}"

    def limit(good):
        readings = quotas.excellent_cap({"good": good}, 2023).readings
        return next(found.limit for found in readings if found.id == reading)

    assert limit(base) >= excellent
    assert base == 0 or limit(base - 1) < excellent


def test_the_exceptional_rate_exists_since_2025_only():
    limits = [quotas.excellent_cap({"good": 100}, year).default.exceptional_limit for year in (2023, 2025)]
    assert limits == [None, 25]


def test_the_report_says_when_the_text_is_silent_on_rounding():
    assert [quotas.excellent_cap({"good": 8}, year).rounding_said for year in (2023, 2025)] == [False, True]


def test_every_reading_has_a_label_in_both_languages():
    readings = quotas.excellent_cap({"good": 8}, 2023).readings
    assert all(reading.label["vi"] and reading.label["en"] for reading in readings)


def test_the_proof_cites_its_regulation():
    assert quotas.excellent_cap({"good": 8}, 2023).citation.number == "124-QĐ/TW"


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="zero or more"):
        quotas.excellent_cap({"good": -1}, 2023)
