"""Sign-in, language, password, refusals, and what the answers' headers say."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.utils import override_settings

from tongket.access.models import User
from tongket.web.tests.desk_client import PASSWORD, Desk, new_desk, page

pytestmark = pytest.mark.django_db
SIGN_IN = "/dang-nhap/"
BEHIND = (
    "/",
    "/so-lieu/",
    "/nguoi-dung/",
    "/uy-quyen/",
    "/tim/",
    "/mat-khau/",
    "/don-vi/",
    "/du-lieu-mau/",
    "/so/dang-vien/moi/",
)


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def signed_in(password: str, **more: str) -> Client:
    client = Client()
    person = User.objects.get(username="xem")
    person.set_password(PASSWORD)
    person.save()
    client.post(SIGN_IN, {"username": "xem", "password": password, **more})
    return client


def test_a_person_signs_in_and_out(desk: Desk) -> None:
    client = signed_in(PASSWORD)
    assert "Người xem" in page(client, "/")
    client.post("/dang-xuat/")
    assert client.get("/").status_code == 302


def test_a_wrong_password_is_not_let_in(desk: Desk) -> None:
    assert signed_in("sai-mat-khau-roi").get("/").status_code == 302


def test_the_page_asked_for_comes_after_the_sign_in_but_never_a_foreign_one(desk: Desk) -> None:
    signed_in(PASSWORD)
    given = {"username": "xem", "password": PASSWORD}
    assert Client().post(SIGN_IN, given | {"next": "/so-lieu/"}).headers["Location"] == "/so-lieu/"
    assert Client().post(SIGN_IN, given | {"next": "https://vi-du.example/"}).headers["Location"] == "/"


@override_settings(AXES_FAILURE_LIMIT=2)
def test_too_many_wrong_passwords_lock_the_sign_in_with_a_page_of_the_house(desk: Desk) -> None:
    client, given = Client(), {"username": "xem", "password": "sai-mat-khau-roi"}
    answers = [client.post(SIGN_IN, given) for _ in range(3)]
    assert answers[-1].status_code == 429
    assert "Tạm khóa đăng nhập" in answers[-1].content.decode()


@pytest.mark.parametrize("url", BEHIND)
def test_nothing_is_shown_without_signing_in(desk: Desk, url: str) -> None:
    answer = desk.stranger.get(url)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, SIGN_IN)


@pytest.mark.parametrize("url", ["/", "/so-lieu/", "/so/dang-vien/", "/nguoi-dung/"])
def test_without_a_role_everything_is_denied(desk: Desk, url: str) -> None:
    assert desk.nobody.get(url).headers["Location"] == "/chua-phan-cong/"
    assert desk.nobody.get("/chua-phan-cong/").status_code == 403


def test_an_initial_password_must_be_changed_first(desk: Desk) -> None:
    User.objects.filter(username="xem").update(must_change_password=True)
    assert desk.viewer.get("/so-lieu/").headers["Location"] == "/mat-khau/"


def test_the_own_password_is_changed_and_the_session_stays(desk: Desk) -> None:
    client = signed_in(PASSWORD)
    new = "mot-cau-dai-de-nho-7"
    client.post("/mat-khau/", {"old": PASSWORD, "new": new, "again": new})
    assert User.objects.get(username="xem").check_password(new)
    assert client.get("/").status_code == 200


def test_a_weak_password_is_refused_with_its_code(desk: Desk) -> None:
    shown = desk.viewer.post("/mat-khau/", {"old": PASSWORD, "new": "123", "again": "123"}).content.decode()
    assert "<code>password-too-weak</code>" in shown


def test_the_language_is_the_persons_choice_not_the_browsers(desk: Desk) -> None:
    english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    assert 'lang="vi"' in page(desk.viewer, "/", **english)
    answer = desk.viewer.get("/ngon-ngu/en/?next=/so-lieu/")
    assert answer.headers["Location"] == "/so-lieu/"
    assert "Figures of" in page(desk.viewer, "/so-lieu/")


def test_an_unknown_page_says_so_in_the_style_of_the_house(desk: Desk) -> None:
    answer = desk.viewer.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Về bàn làm việc" in answer.content.decode()


def test_pages_are_never_kept_and_run_nothing_inline(desk: Desk) -> None:
    answer = desk.viewer.get("/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert "style=" not in answer.content.decode()


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(SIGN_IN, {"username": "xem", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Trang đã cũ" in answer.content.decode()


def test_a_foreign_host_name_is_refused(desk: Desk) -> None:
    assert desk.viewer.get("/", headers={"host": "vi-du.example"}).status_code == 400


EVERYWHERE = "0.0.0.0"  # noqa: S104 - only named here, nothing is bound


@pytest.mark.parametrize(
    ("host", "secure", "warned"), [(EVERYWHERE, False, True), (EVERYWHERE, True, False), ("127.0.0.1", False, False)]
)
def test_a_network_without_tls_is_warned_about(desk: Desk, host: str, secure: bool, warned: bool) -> None:
    with override_settings(HOST=host, SECURE=secure):
        assert ("TLS" in page(desk.viewer, "/")) is warned
