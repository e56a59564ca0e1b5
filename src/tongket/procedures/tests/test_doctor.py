"""The doctor rebuilds what is derived and tells what no longer follows from what was written."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.models import AuditEvent
from tongket.organizations.models import OrganizationClosure, OrganizationLineage
from tongket.procedures.doctor import examine
from tongket.records.members import queries
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.withdraw import withdraw
from tongket.records.members.models import MemberPeriod

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def move(office, cell, day):
    kept = queries.kept([office.an])[office.an]
    correct(OFFICE, [Correction(office.an, kept.version, replace(kept.entry, organization=cell, joined_on=day))])


def troubles():
    return [f"{found.place}: {found.text}" for found in examine()]


def test_a_sound_office_has_no_trouble(office):
    move(office, office.west, date(2021, 3, 1))
    move(office, office.east, date(2023, 7, 1))
    withdraw(OFFICE, [Withdrawal(office.hoa, 1)], reason="nhập nhầm")
    assert troubles() == []


@pytest.mark.parametrize("changes", [{"valid_until": date(2020, 1, 1)}, {"status": "exempted"}])
def test_a_falsified_interval_is_told_by_the_members_name(office, changes):
    move(office, office.west, date(2021, 3, 1))
    MemberPeriod.objects.filter(member=office.an, valid_from__lt=date(2021, 3, 1)).update(**changes)
    assert troubles() == ["đảng viên: Nguyễn Văn An: giai đoạn sinh hoạt đã lưu khác với kết quả tính lại"]


def test_an_interval_that_nothing_tells_of_is_found(office):
    MemberPeriod.objects.create(
        member_id=office.an, organization_id=office.west, status="active", valid_from=date(2000, 1, 1)
    )
    assert len(troubles()) == 1


def test_a_falsified_pair_of_the_tree_is_found(office):
    OrganizationClosure.objects.filter(depth=1, descendant=office.east).delete()
    assert [trouble.split(":")[0] for trouble in troubles()] == ["cây tổ chức"]


def test_a_falsified_place_of_the_lineage_is_found(office):
    OrganizationLineage.objects.filter(depth=1, organization=office.east).delete()
    assert [trouble.split(":")[0] for trouble in troubles()] == ["cây tổ chức"]


def test_a_line_without_its_event_is_found(office):
    AuditEvent.objects.filter(record_key=queries.kept([office.an])[office.an].key).delete()
    assert "nhật ký của sổ “Đảng viên”: 1 dòng không có sự kiện nào" in troubles()
