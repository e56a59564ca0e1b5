"""Two browsers correct one record: neither value is lost."""

from __future__ import annotations

import pytest

from tongket.records.members.models import Member
from tongket.web.tests.desk_client import Desk, new_desk
from tongket.web.tests.test_ledger_pages import posted, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def clash(desk: Desk, theirs: dict[str, str], mine: dict[str, str]) -> object:
    """Both open the form; the colleague saves first, the officer after."""
    url = url_of(desk.office.an, "sua/")
    seen = posted(desk.officer, url)
    assert desk.colleague.post(url, seen | theirs).status_code == 302
    return desk.officer.post(url, seen | mine)


def hidden(answer: object) -> dict[str, object]:
    context = answer.context  # type: ignore[attr-defined]
    return {**dict(context["posted"]), "version": str(context["version"]), "choose": context["open"]}


def test_a_clash_shows_both_values_by_person_and_writes_nothing(desk: Desk) -> None:
    answer = clash(desk, {"home_town": "Tứ Kỳ"}, {"home_town": "Gia Lộc"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in shown for word in ("Tứ Kỳ", "Gia Lộc", "Người van-phong-2", "Người van-phong"))
    assert Member.objects.get(pk=desk.office.an).home_town == "Tứ Kỳ"


def test_mine_is_chosen_and_theirs_stays_in_the_history(desk: Desk) -> None:
    answer = clash(desk, {"home_town": "Tứ Kỳ"}, {"home_town": "Gia Lộc"})
    url = url_of(desk.office.an, "sua/")
    shown = desk.officer.post(url, hidden(answer) | {"choose-home_town": "left"}, follow=True).content.decode()
    assert Member.objects.get(pk=desk.office.an).home_town == "Gia Lộc"
    assert "Tứ Kỳ" in shown


def test_theirs_is_chosen_and_my_other_change_is_saved_on_top(desk: Desk) -> None:
    answer = clash(desk, {"home_town": "Tứ Kỳ"}, {"home_town": "Gia Lộc", "birth_date": "02/01/1965"})
    chosen = {"choose-home_town": "right", "choose-birth_date": "left"}
    desk.officer.post(url_of(desk.office.an, "sua/"), hidden(answer) | chosen)
    row = Member.objects.get(pk=desk.office.an)
    assert (row.home_town, row.birth_date.day, row.version) == ("Tứ Kỳ", 2, 3)


def test_what_only_one_changed_is_chosen_beforehand_and_what_both_changed_is_not(desk: Desk) -> None:
    theirs = {"home_town": "Tứ Kỳ", "card_number": "000000099"}
    answer = clash(desk, theirs, {"home_town": "Gia Lộc", "birth_date": "02/01/1965"})
    chosen = {row["name"]: row["chosen"] for row in answer.context["diff"]["rows"] if row["changed"]}
    assert chosen == {"choose-home_town": "", "choose-card_number": "right", "choose-birth_date": "left"}


def test_a_difference_left_open_is_asked_again(desk: Desk) -> None:
    answer = clash(desk, {"home_town": "Tứ Kỳ"}, {"home_town": "Gia Lộc"})
    again = desk.officer.post(url_of(desk.office.an, "sua/"), hidden(answer))
    assert again.context["unsettled"]
    assert Member.objects.get(pk=desk.office.an).home_town == "Tứ Kỳ"


def test_a_third_change_meanwhile_is_a_clash_again(desk: Desk) -> None:
    answer = clash(desk, {"home_town": "Tứ Kỳ"}, {"home_town": "Gia Lộc"})
    url = url_of(desk.office.an, "sua/")
    desk.colleague.post(url, posted(desk.colleague, url) | {"home_town": "Bình Giang"})
    again = desk.officer.post(url, hidden(answer) | {"choose-home_town": "left"})
    assert again.status_code == 409
    assert "Bình Giang" in again.content.decode()
