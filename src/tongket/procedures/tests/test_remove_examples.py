"""The one deletion of the house takes all of the examples and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from tests.office import OFFICE, establish_one, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.models import AuditEvent
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization, OrganizationClosure
from tongket.procedures.remove_examples import remove_examples
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry
from tongket.records.members.models import Member, MemberPeriod
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


def real_and_example() -> tuple[int, int]:
    """The example xã Mẫu, and beside it a real committee with one member."""
    example = new_office().commune
    Organization.objects.filter(pk=example).update(is_example=True)
    real = establish_one(
        OrganizationEntry("Đảng bộ xã Thật", "grassroots_committee_organization", None, date(2000, 1, 1))
    )
    register(OFFICE, [MemberEntry("Ngô Văn Thật", real, date(2001, 2, 3))])
    return real, example


def test_all_rows_of_the_examples_go_and_the_real_ones_stay() -> None:
    real, _example = real_and_example()
    removed = remove_examples(OFFICE)
    assert removed.organizations == 3
    assert list(Organization.objects.values_list("pk", flat=True)) == [real]
    assert [member.full_name for member in Member.objects.all()] == ["Ngô Văn Thật"]
    assert (MemberPeriod.objects.count(), OrganizationClosure.objects.count()) == (1, 1)
    assert set(AuditEvent.objects.values_list("organization_id", flat=True)) <= {real, 0, None}


def test_no_row_is_left_that_names_one_that_went() -> None:
    real_and_example()
    remove_examples(OFFICE)
    connection.check_constraints()


def test_only_the_examples_own_office_may_remove_them() -> None:
    real, _example = real_and_example()
    with pytest.raises(TongketError) as refused:
        remove_examples(Actor("Người khác", (Grant("office", real, date(2020, 1, 1)),)))
    assert refused.value.code == "access-denied"
    assert Member.objects.count() == 7


def test_without_examples_there_is_nothing_to_remove() -> None:
    new_office()
    with pytest.raises(TongketError) as refused:
        remove_examples(OFFICE)
    assert refused.value.code == "examples-none"
