from datetime import date

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.organizations import queries
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)


def slug(organization):
    return Organization.objects.get(pk=organization).slug


def test_a_commune_drops_the_words_of_its_type():
    assert slug(new_office().commune) == "mau"


def test_a_cell_stands_under_the_slug_of_its_commune():
    assert slug(new_office().east) == "mau/chi-bo-thon-dong"


def test_names_that_fold_alike_get_numbers():
    office = new_office()
    rows = [OrganizationEntry(name, "subordinate_cell", office.commune, DAY) for name in ("Chi bộ Hạ", "Chi bộ (Hạ)")]
    assert [slug(line.id) for line in establish(OFFICE, rows).written] == ["mau/chi-bo-ha", "mau/chi-bo-ha-2"]


def test_a_name_without_letters_still_gets_a_slug():
    office = new_office()
    assert slug(establish_one(OrganizationEntry("***", "subordinate_cell", office.commune, DAY))) == "mau/to-chuc"


def test_a_unit_is_found_by_its_slug():
    office = new_office()
    assert queries.unit("mau/chi-bo-thon-tay").id == office.west
    with pytest.raises(TongketError, match="organization-unknown"):
        queries.unit("mau/khong-co")


def test_a_written_name_is_resolved_without_regard_to_signs():
    office = new_office()
    assert queries.resolve(office.commune, ["CHI BO THON DONG", "mau/chi-bo-thon-tay"]) == {
        "CHI BO THON DONG": office.east,
        "mau/chi-bo-thon-tay": office.west,
    }


def test_a_name_of_two_organisations_is_ambiguous_and_one_of_none_unknown():
    office = new_office()
    for parent in (office.east, office.west):
        establish_one(OrganizationEntry("Tổ đảng 1", "cell_group", parent, DAY))
    found = queries.resolve(office.commune, ["Tổ đảng 1", "Tổ đảng 9"])
    assert found["Tổ đảng 1"].code == "organization-ambiguous"
    assert "mau/chi-bo-thon-dong/to-dang-1" in found["Tổ đảng 1"].arguments["slugs"]
    assert found["Tổ đảng 9"].code == "organization-unknown"


def test_the_offices_kept_here_are_the_roots():
    office = new_office()
    assert [unit.id for unit in queries.roots()] == [office.commune]
