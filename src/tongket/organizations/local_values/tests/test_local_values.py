"""Values an office enters itself: refused without a document, read from the nearest unit above, used by the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.organizations.local_values import queries
from tongket.organizations.local_values.actions.correct import correct
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.actions.withdraw import withdraw
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.organizations.local_values.ledgers import LOCAL_VALUES
from tongket.organizations.local_values.settings import settings
from tongket.rules import vocabulary
from tongket.rules.decision import Certainty

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SINCE, NOW = date(2026, 1, 5), date(2026, 9, 2)
COEFFICIENT = "badges/reward_coefficients"


@pytest.fixture
def office():
    return new_office()


def value(unit, **changes):
    entry = LocalValueEntry(unit, "reward_coefficient", "2,5", "12-HD/VPTU", SINCE, "Văn phòng Tỉnh ủy", SINCE, "45")
    return replace(entry, **changes)


def codes(action, lines):
    with pytest.raises(Refused) as refused:
        action(OFFICE, lines)
    return [found.finding.code for found in refused.value.found]


def test_a_value_of_the_commune_holds_for_its_cells_with_its_citation(office):
    enter(OFFICE, [value(office.commune, article="Mục 2")])
    found = queries.values_for(office.east, NOW).get(COEFFICIENT, 45)
    assert found is not None
    assert (found.number, str(found.citation)) == (
        Decimal("2.5"), "12-HD/VPTU ngày 05/01/2026, Mục 2, Văn phòng Tỉnh ủy",
    )  # fmt: skip


def test_the_nearest_unit_that_entered_a_value_is_heard(office):
    enter(OFFICE, [value(office.commune), value(office.east, value="3")])
    found = queries.values_for_many([office.east, office.west], NOW)
    assert [found[unit].get(COEFFICIENT, 45).value for unit in (office.east, office.west)] == ["3", "2.5"]


def test_a_value_counts_as_verified_only_where_the_office_holds_the_text(office):
    enter(OFFICE, [value(office.commune), value(office.commune, applies_to="85", has_text=True)])
    held = queries.values_for(office.commune, NOW).of(COEFFICIENT)
    assert {case: found.citation.certainty for case, found in held.items()} == {
        "45": Certainty.SECOND_HAND, "85": Certainty.VERIFIED,
    }  # fmt: skip


def test_a_value_holds_from_its_first_day_to_its_last(office):
    enter(OFFICE, [value(office.commune, valid_until=date(2026, 6, 30))])
    days = (date(2026, 1, 4), SINCE, date(2026, 6, 30), date(2026, 7, 1))
    held = [queries.values_for(office.commune, day).get(COEFFICIENT, 45) for day in days]
    assert [found is not None for found in held] == [False, True, True, False]


def test_a_value_without_its_document_is_refused(office):
    assert codes(enter, [value(office.commune, document_number=" ")]) == ["local-value-without-document"]
    assert codes(enter, [value(office.commune, issuer="")]) == ["local-value-without-document"]


@pytest.mark.parametrize(
    ("setting", "case", "written"),
    [
        ("reward_coefficient", "45", "hai rưỡi"), ("reward_coefficient", "45", "-1"), ("dues_fixed_amount", "", "5,5"),
        ("reward_salary_day", "", "hôm nay"), ("dues_region", "", "V"), ("commune_switch_day", "", "31/02/2026"),
        ("round_coverage", "03/02", "tháng 2"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_of_its_kind_is_refused(office, setting, case, written):
    line = value(office.commune, setting=setting, applies_to=case, value=written)
    assert codes(enter, [line]) == ["local-value-not-understood"]


def test_a_badge_that_does_not_exist_takes_no_coefficient(office):
    assert codes(enter, [value(office.commune, applies_to="35")]) == ["local-value-case-not-fitting"]
    assert codes(enter, [value(office.commune, applies_to="")]) == ["local-value-case-not-fitting"]


def test_two_values_for_one_day_are_refused(office):
    enter(OFFICE, [value(office.commune)])
    assert codes(enter, [value(office.commune, valid_from=NOW)]) == ["local-value-twice-at-once"]


def test_a_value_that_ends_before_it_begins_is_refused(office):
    line = value(office.commune, valid_until=date(2025, 12, 31))
    assert codes(enter, [line]) == ["local-value-ends-before-it-begins"]


def test_a_corrected_value_is_the_one_that_holds(office):
    [written] = enter(OFFICE, [value(office.commune)]).written
    correct(OFFICE, [Correction(written.id, 1, value(office.commune, value="3"))])
    assert queries.values_for(office.commune, NOW).get(COEFFICIENT, 45).number == 3


def test_a_withdrawn_value_holds_no_more(office):
    [written] = enter(OFFICE, [value(office.commune)]).written
    withdraw(OFFICE, [Withdrawal(written.id, 1)], reason="Nhập nhầm")
    assert queries.values_for(office.commune, NOW).get(COEFFICIENT, 45) is None


def test_a_time_of_the_year_and_a_day_are_read_as_they_are_kept(office):
    window = value(office.commune, setting="round_coverage", applies_to="03/02", value="08/11-03/02")
    switch = value(office.commune, setting="commune_switch_day", applies_to="", value="30/09/2026")
    enter(OFFICE, [window, switch])
    found = queries.values_for(office.commune, NOW)
    assert found.get("badges/round_coverage", "03/02").days == ("11-08", "02-03")
    assert found.get("organizations/commune_committee").day == date(2026, 9, 30)


@pytest.mark.parametrize("setting", settings().values(), ids=lambda setting: setting.word)
def test_every_setting_takes_its_own_example(office, setting):
    for case in setting.applies_to or ("",):
        enter(OFFICE, [value(office.commune, setting=setting.word, applies_to=case, value=setting.example)])
    assert queries.values_for(office.commune, NOW).of(setting.id)


def test_the_form_offers_every_setting():
    assert set(vocabulary.identifiers("local_setting")) == set(settings())
    assert LOCAL_VALUES.spec.fields["setting"].vocabulary == "local_setting"
