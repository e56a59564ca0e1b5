"""The path of an example comes and goes with it, and gives way to a real organisation of one of its names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE, establish_one
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization, Reorganization
from tongket.procedures.examples import load_example
from tongket.procedures.remove_examples import remove_examples

pytestmark = pytest.mark.django_db


def test_where_a_real_office_has_one_of_the_names_the_path_is_left_out() -> None:
    establish_one(OrganizationEntry("Đảng bộ xã Kỳ Khang", "grassroots_committee_organization", None, date(1980, 1, 1)))
    load_example("ky-tho")
    assert not Reorganization.objects.exists()


def test_the_path_goes_with_the_examples() -> None:
    load_example("ky-tho")
    remove_examples(OFFICE)
    assert (Organization.objects.count(), Reorganization.objects.count()) == (0, 0)


def test_loading_again_finds_an_untouched_example_the_same() -> None:
    load_example("ky-tho")
    assert load_example("ky-tho").outcome == "same"
