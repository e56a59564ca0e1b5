"""A member's life as sentences, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.records.members.actions.register import register
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.life.history import sentences
from tongket.records.members.life.queries import events_of
from tongket.records.members.steps import STEPS

pytestmark = pytest.mark.django_db
DAY = date(2023, 7, 1)


@pytest.fixture
def office():
    return new_office()


def step(kind, member, on=DAY, **said):
    return STEPS[kind](OFFICE, [LifeEntry(member, on, **said)])


def test_a_life_reads_as_sentences_in_the_order_of_its_days(office):
    step("moved", office.an, organization=office.west)
    step("exempted", office.an, date(2024, 1, 1), decision_number="05-NQ/CB", decided_on=date(2023, 12, 28))
    told = [sentence.text for sentence in sentences(office.an)]
    assert told == [
        "Có quyết định kết nạp đảng viên",
        "Được kết nạp vào Đảng tại Chi bộ thôn Đông",
        "Được công nhận là đảng viên chính thức",
        "Chuyển sang sinh hoạt tại Chi bộ thôn Tây",
        "Được miễn công tác và sinh hoạt đảng (Quyết định số 05-NQ/CB ngày 28/12/2023)",
    ]


def test_the_same_life_reads_in_english(office):
    step("expelled", office.an)
    assert sentences(office.an, "en")[-1].text == "Expelled"


def test_a_member_who_came_from_elsewhere_begins_with_the_arrival(office):
    entry = replace(MEMBER, full_name="Bùi Thị Kim", organization=office.west, joined_on=date(2020, 2, 1))
    [written] = register(OFFICE, [entry]).written
    assert [each.kind for each in events_of(written.id)] == ["arrived"]
    assert sentences(written.id)[-1].text == "Về sinh hoạt tại Chi bộ thôn Tây"
