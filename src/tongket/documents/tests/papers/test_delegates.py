"""The papers of a conference name who of the level above is in charge of the commune."""

from datetime import date

import pytest

from tests.office import OFFICE
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import plain
from tongket.documents.papers import conference
from tongket.documents.papers.gather import dossier
from tongket.documents.tests.papers.full_year import YEAR, full_year
from tongket.organizations.bodies.actions.appoint import appoint
from tongket.organizations.bodies.book import WorkingGroupEntry

pytestmark = pytest.mark.django_db
DUTY = "Ủy viên Ban Thường vụ Huyện ủy"


def text_of(build, until=None):
    commune = full_year().commune
    appoint(OFFICE, [
        WorkingGroupEntry(
            commune, "Người Một", "group_head", date(2020, 7, 1), until, DUTY, "1543-QĐ/HU", date(2023, 1, 5),
            "Ban Thường vụ Huyện ủy",
        ),
        WorkingGroupEntry(commune, "Người Hai", "group_member", date(2020, 7, 1)),
    ])  # fmt: skip
    return "\n".join(plain(words) for words in words_of(build(dossier(commune, YEAR))))


@pytest.mark.parametrize("build", [conference.programme, conference.minutes])
def test_programme_and_minutes_name_the_delegates_by_their_decision(build):
    text = text_of(build)
    by = "theo Quyết định số 1543-QĐ/HU ngày 05/01/2023 của Ban Thường vụ Huyện ủy"
    assert f"Đại biểu cấp trên ({by}):" in text
    assert f"Đồng chí Người Một, {DUTY}, Tổ trưởng Tổ công tác phụ trách." in text
    assert "Đồng chí Người Hai, Thành viên Tổ công tác phụ trách." in text


def test_the_head_of_the_group_addresses_the_conference():
    assert f"Đồng chí Người Một, {DUTY}\n" in text_of(conference.programme)


def test_who_was_in_charge_before_the_conference_is_not_named():
    assert "Người Một" not in text_of(conference.minutes, until=date(2024, 1, 11))
