import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.admissions.actions.correct_plan import correct_plan
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.actions.withdraw_plan import withdraw_plan
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.admissions.queries import plans_of_year

pytestmark = pytest.mark.django_db


def planned(office, year=2023):
    return [line.entry.planned for line in plans_of_year([office.commune, office.east, office.west], year)]


def test_a_plan_is_kept_for_its_year():
    office = new_office()
    plan(OFFICE, [AdmissionPlanEntry(office.east, 2, 2023), AdmissionPlanEntry(office.east, 3, 2024)])
    assert (planned(office), planned(office, 2024)) == ([2], [3])


def test_an_organisation_has_one_plan_a_year():
    office = new_office()
    plan(OFFICE, [AdmissionPlanEntry(office.east, 2, 2023)])
    with pytest.raises(Refused) as refused:
        plan(OFFICE, [AdmissionPlanEntry(office.east, 3, 2023)])
    assert refused.value.found[0].finding.code == "line-twice"


def test_a_plan_is_not_below_zero():
    office = new_office()
    with pytest.raises(Refused) as refused:
        plan(OFFICE, [AdmissionPlanEntry(office.east, -1, 2023)])
    assert refused.value.found[0].finding.code == "admission-plan-below-zero"


def test_a_plan_is_corrected():
    office = new_office()
    [line] = plan(OFFICE, [AdmissionPlanEntry(office.east, 2, 2023)]).written
    correct_plan(OFFICE, [Correction(line.id, 1, AdmissionPlanEntry(office.east, 4, 2023))])
    assert planned(office) == [4]


def test_a_withdrawn_plan_is_gone():
    office = new_office()
    [line] = plan(OFFICE, [AdmissionPlanEntry(office.east, 2, 2023)]).written
    withdraw_plan(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert planned(office) == []
