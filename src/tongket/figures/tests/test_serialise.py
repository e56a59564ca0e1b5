"""Figures as JSON: exact digits, the unit the number is measured in, and nothing left out that is missing."""

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.figures.compute import Asked, compute
from tongket.figures.serialise import as_entry, to_json
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry

pytestmark = pytest.mark.django_db


def found(office):
    return compute(Asked(office.commune, "mau", 2023, date(2023, 12, 31)))


def entries(office):
    return [as_entry(value) for value in found(office)]


def test_a_number_is_a_string_of_its_exact_digits():
    [total] = [entry for entry in entries(new_office()) if entry["id"] == "members.total"]
    assert (total["value"], total["unit"], total["rows"], total["status"]) == ("6", "member", 6, "computed")


def test_an_indicator_carries_the_unit_it_is_measured_in():
    office = new_office()
    record(
        OFFICE,
        [TargetEntry(office.commune, 2023, "year", "Thu ngân sách", "higher", unit="tỷ đồng", result=Decimal("8.5"))],
    )
    [value] = [entry for entry in entries(office) if entry["id"] == "indicators.value"]
    assert (value["value"], value["unit"]) == ("8.5", "tỷ đồng")


def test_a_missing_figure_is_listed_without_a_number():
    [rated] = [entry for entry in entries(new_office()) if entry["id"] == "ratings.members_rated"]
    assert (rated["value"], rated["of"], rated["status"]) == (None, None, "missing")


def test_the_file_of_figures_says_whose_and_when():
    values = found(new_office())
    whole = json.loads(to_json(values))
    assert list(whole) == ["format", "org", "year", "as_of", "figures"]
    assert (whole["format"], whole["org"], whole["year"], whole["as_of"]) == (1, "mau", 2023, "2023-12-31")
    assert whole["figures"] == [as_entry(value) for value in values]
