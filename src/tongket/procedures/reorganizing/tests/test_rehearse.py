from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, establish_one
from tongket.access.models import AuditEvent
from tongket.organizations.bodies.actions.form import form
from tongket.organizations.bodies.book import BodyEntry
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization, Reorganization
from tongket.procedures.reorganizing import report
from tongket.procedures.reorganizing.rehearse import Count, rehearse
from tongket.procedures.reorganizing.tests.plans import CELL, plan, province
from tongket.records.admissions.actions.plan import plan as plan_admissions
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.inspections.actions.record import record
from tongket.records.inspections.book import InspectionCaseEntry
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.actions.register import register
from tongket.records.members.book import PostEntry
from tongket.records.members.models import Member
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MERGE = "[{merge: {from: [mau/chi-bo-thon-tay], into: mau/chi-bo-thon-dong}}]"


def concerns(found):
    return {(each.kind, each.unit): each.count for each in found.concerns}


def test_a_rehearsal_tells_members_of_each_unit_before_and_after():
    office = province().office
    found = rehearse(OFFICE, plan(MERGE))
    told = {change.unit.id: (change.members_before, change.members_after) for change in found.units}
    assert told[office.west] == (Count(2, 3), None)
    assert told[office.east] == (Count(3, 3), Count(5, 6))
    assert told[office.commune] == (Count(5, 6), Count(5, 6))
    assert found.moved == 3


def test_a_rehearsal_leaves_nothing_behind():
    province()
    before = [list(model.objects.values()) for model in (Organization, Member)]
    counts = (AuditEvent.objects.count(), Reorganization.objects.count())
    rehearse(OFFICE, plan(MERGE))
    assert [list(model.objects.values()) for model in (Organization, Member)] == before
    assert (AuditEvent.objects.count(), Reorganization.objects.count()) == counts


def test_a_rehearsal_lists_what_lies_open_at_the_units_touched():
    office = province().office
    hold_post(OFFICE, [PostEntry(office.dung, office.west, "cell_secretary", date(2020, 1, 1))])
    plan_admissions(OFFICE, [AdmissionPlanEntry(office.west, 2, 2025)])
    form(OFFICE, [BodyEntry(office.west, "cell_committee", date(2022, 1, 1))])
    case = InspectionCaseEntry(office.west, 2025, "01", "cell", "regular_supervision", "Giám sát đảng viên")
    record(OFFICE, [case])
    found = rehearse(OFFICE, plan(MERGE))
    assert [(post.name, post.unit) for post in found.posts] == [("Phạm Văn Dũng", "Chi bộ thôn Tây")]
    assert found.bodies == ("Chi ủy, Chi bộ thôn Tây",)
    assert concerns(found) == {("inspection", "Chi bộ thôn Tây"): 1, ("admission_plan", "Chi bộ thôn Tây"): 2}


def test_a_rehearsal_finds_who_comes_together_as_possibly_one_person():
    office = province().office
    register(OFFICE, [replace(MEMBER, full_name="NGUYEN VAN AN", organization=office.west, card_number="0000000011")])
    [twins] = rehearse(OFFICE, plan(MERGE)).twins
    assert set(zip(twins.names, twins.cards, strict=True)) == {
        ("Nguyễn Văn An", "000000001"), ("NGUYEN VAN AN", "0000000011"),
    }  # fmt: skip


def test_a_cell_below_three_official_members_is_told_with_the_rule():
    office = province().office
    steps = """
- split:
    from: mau/chi-bo-thon-dong
    into:
      - {unit: mau/chi-bo-thon-dong, share: 1/3}
      - {unit: mau/chi-bo-thon-tay, share: 2/3, members: ["000000001", "000000002"]}
"""
    sizes = {each.unit.id: each.finding for each in rehearse(OFFICE, plan(steps)).sizes}
    assert sizes[office.east].code == "organization-too-small"
    assert sizes[office.east].citation is not None
    assert sizes[office.commune].arguments["needed"] == 30


def test_a_cell_above_thirty_official_members_is_told():
    office = province().office
    crowd = [replace(MEMBER, full_name=f"Nguyễn Văn {number}", organization=office.west) for number in range(27)]
    register(OFFICE, [replace(each, birth_date=date(1960, 1, 1 + n)) for n, each in enumerate(crowd)])
    [large] = [each for each in rehearse(OFFICE, plan(MERGE)).sizes if each.finding.code == "reorganization-cell-large"]
    assert (large.unit.id, large.finding.arguments["official"]) == (office.east, 32)


def test_ratings_that_pass_the_cap_once_units_come_together_are_told_with_the_rule():
    office = province().office
    rate(OFFICE, [MemberRatingEntry(member, office.west, 2025, "excellent") for member in (office.dung, office.giang)])
    found = [each for each in rehearse(OFFICE, plan(MERGE)).concerns if each.kind == "quota"]
    assert {each.count for each in found} == {2}
    assert all(each.citation for each in found)


def test_every_additive_figure_is_the_same_before_and_after():
    office = province().office
    rate(OFFICE, [MemberRatingEntry(member, office.west, 2025, "good") for member in (office.dung, office.giang)])
    found = rehearse(OFFICE, plan(MERGE))
    assert found.is_conserved
    assert {line.tag: line.after for line in found.sums}["ratings.members_rated"] == 2


def test_the_rehearsal_reads_as_an_officer_would_write_it():
    establish_one(OrganizationEntry("Chi bộ trường học", CELL, province().office.commune, date(2020, 1, 1)))
    text = "\n".join(report.told(rehearse(OFFICE, plan(MERGE))))
    assert "Chi bộ thôn Tây: kết thúc hoạt động; 2/3 → –" in text
    assert "Chi bộ thôn Đông: 3/3 → 5/6" in text
    assert "số liệu cộng được giữ nguyên trước và sau." in text
    assert report.as_json(rehearse(OFFICE, plan(MERGE)))["conserved"] is True
