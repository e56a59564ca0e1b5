"""People and roles, delegation, the first run, the removal of the examples."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tongket.access.models import User
from tongket.organizations.models import Assignment, Organization
from tongket.web.tests.desk_client import PASSWORD, Desk, new_desk, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return new_desk()


NOTICE = "số liệu và người đều là giả định."


def person_url(username: str, part: str = "") -> str:
    return f"/nguoi-dung/{User.objects.get(username=username).key}/{part}"


def test_a_person_is_added_with_a_role_and_a_password_shown_once(desk: Desk) -> None:
    given = {
        "full_name": "Mai Văn Lộc", "username": "mai-loc", "role": "viewer", "organization": str(desk.office.east),
        "valid_from": "01/01/2024", "valid_until": "",
    }  # fmt: skip
    answer = desk.officer.post("/nguoi-dung/moi/", given)
    person = User.objects.get(username="mai-loc")
    assert person.check_password(answer.context["password"])
    assert person.must_change_password
    assert answer.context["password"] not in page(desk.officer, person_url("mai-loc"))


@pytest.mark.parametrize("url", ["/nguoi-dung/", "/nguoi-dung/moi/"])
def test_only_who_may_assign_roles_sees_people(desk: Desk, url: str) -> None:
    assert desk.officer.get(url).status_code == 200
    assert [client.get(url).status_code for client in (desk.secretary, desk.viewer)] == [403, 403]


def test_a_role_is_assigned_and_ended_today(desk: Desk) -> None:
    given = {
        "role": "secretary",
        "organization": str(desk.office.commune),
        "valid_from": "01/01/2024",
        "valid_until": "",
    }
    desk.officer.post(person_url("chua-co"), given)
    line = Assignment.objects.get(role="secretary")
    desk.officer.post(person_url("chua-co", "thoi-vai-tro/"), {"assignment": str(line.key), "version": "1"})
    line.refresh_from_db()
    assert line.valid_until == timezone.localdate()


def test_a_role_ends_from_a_stale_page_with_a_word_and_not_at_all(desk: Desk) -> None:
    line = Assignment.objects.get(role="viewer")
    shown = desk.officer.post(
        person_url("xem", "thoi-vai-tro/"), {"assignment": str(line.key), "version": "7"}, follow=True
    )
    line.refresh_from_db()
    assert line.valid_until is None
    assert "note-bad" in shown.content.decode()


def test_a_new_password_is_given_and_an_account_closed(desk: Desk) -> None:
    answer = desk.officer.post(person_url("xem", "cap-mat-khau/"))
    assert User.objects.get(username="xem").check_password(answer.context["password"])
    desk.officer.post(person_url("xem", "khoa/"))
    assert not User.objects.get(username="xem").is_active
    assert desk.viewer.get("/").status_code == 302


def test_no_password_is_offered_for_who_is_not_this_offices_to_answer_for(desk: Desk) -> None:
    assert "cap-mat-khau" in page(desk.officer, person_url("xem"))
    assert "cap-mat-khau" not in page(desk.officer, person_url("chua-co"))
    assert desk.officer.post(person_url("chua-co", "cap-mat-khau/")).status_code == 403


def test_a_viewer_cannot_give_passwords_or_end_roles(desk: Desk) -> None:
    line = Assignment.objects.get(role="office", user__username="van-phong")
    answers = [
        desk.viewer.post(person_url("van-phong", "cap-mat-khau/")),
        desk.viewer.post(person_url("van-phong", "khoa/")),
        desk.viewer.post(person_url("van-phong", "thoi-vai-tro/"), {"assignment": str(line.key), "version": "1"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_the_own_role_is_delegated_for_a_time_and_taken_back(desk: Desk) -> None:
    receiver, today = User.objects.get(username="xem"), timezone.localdate()
    given = {
        "user": str(receiver.pk), "role": "office", "organization": str(desk.office.commune),
        "valid_from": f"{today:%d/%m/%Y}", "valid_until": f"{today + timedelta(days=7):%d/%m/%Y}",
    }  # fmt: skip
    desk.officer.post("/uy-quyen/", given)
    assert desk.viewer.get("/nguoi-dung/").status_code == 200
    line = Assignment.objects.get(user=receiver, role="office")
    desk.colleague.post("/uy-quyen/thoi/", {"assignment": str(line.key), "version": "1"})
    assert desk.officer.post("/uy-quyen/thoi/", {"assignment": str(line.key), "version": "1"}).status_code == 302
    line.refresh_from_db()
    assert (line.valid_until, line.version) == (today, 2)


BEGIN = {
    "organization": "Đảng bộ xã Thử", "type": "grassroots_committee_organization", "place": "Thử",
    "established_on": "01/07/2025",
    "full_name": "Đặng Thị Minh", "username": "minh", "password": PASSWORD, "again": PASSWORD,
}  # fmt: skip


def test_the_first_run_sets_up_an_empty_office_and_its_first_person() -> None:
    client = Client()
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/bat-dau/"
    client.post("/bat-dau/", BEGIN)
    client.post("/dang-nhap/", {"username": "minh", "password": PASSWORD})
    shown = page(client, "/")
    assert "Đảng bộ xã Thử" in shown
    assert "Sổ sách còn trống" in shown


def test_the_first_run_is_done_at_the_machine_itself() -> None:
    assert Client().get("/bat-dau/", REMOTE_ADDR="192.168.1.20").status_code == 403


def test_the_first_run_that_is_refused_leaves_nothing_behind() -> None:
    shown = Client().post("/bat-dau/", BEGIN | {"username": "Hoa Mai"}).content.decode()
    assert "<code>person-username-malformed</code>" in shown
    assert (Organization.objects.count(), User.objects.count()) == (0, 0)


def test_the_first_run_is_over_once_someone_exists(desk: Desk) -> None:
    assert desk.stranger.get("/bat-dau/").status_code == 404


def test_examples_are_removed_from_their_page_and_real_offices_have_no_such_page(desk: Desk) -> None:
    assert desk.officer.get("/du-lieu-mau/").status_code == 404
    Organization.objects.filter(pk=desk.office.commune).update(is_example=True, example_notice=NOTICE)
    assert f"Dữ liệu mẫu: {NOTICE}" in page(desk.officer, "/du-lieu-mau/")
    desk.officer.post("/du-lieu-mau/", {})
    assert Organization.objects.exists()
    desk.officer.post("/du-lieu-mau/", {"sure": "1"})
    assert not Organization.objects.exists()
