"""Lists, records and forms of the ledgers."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from tongket.records.members.models import Member
from tongket.web.ledgers.words import ledgers, word_of
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
MEMBERS = "/so/dang-vien/"
WORDS = [word_of(ledger) for ledger in ledgers().values()]


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def url_of(member: int, part: str = "") -> str:
    return f"{MEMBERS}{Member.objects.get(pk=member).key}/{part}"


def posted(client: object, url: str) -> dict[str, str]:
    """The form as the browser would send it back unchanged."""
    form = client.get(url).context["form"]  # type: ignore[attr-defined]
    return {field.name: str(field.value() or "") for field in form}


@pytest.mark.parametrize("word", WORDS)
def test_every_ledger_has_a_list_a_form_and_a_sheet(desk: Desk, word: str) -> None:
    assert page(desk.officer, f"/so/{word}/?year=2023")
    assert page(desk.officer, f"/so/{word}/moi/")
    assert desk.officer.get(f"/so/{word}/bang.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("word", WORDS)
def test_every_order_and_filter_a_list_offers_can_be_asked_for(desk: Desk, word: str) -> None:
    shown = page(desk.officer, f"/so/{word}/")
    asked = [link.replace("&amp;", "&") for link in re.findall(r'href="(\?[^"]*sap-xep[^"]*)"', shown)]
    ledger = next(ledger for ledger in ledgers().values() if word_of(ledger) == word)
    asked += [f"?{spec.id}={spec.choices()[0][0]}" for spec in ledger.spec.fields.values() if spec.kind == "choice"]
    asked += [f"?sap-xep={spec.id}" for spec in ledger.spec.fields.values() if f"sap-xep={spec.id}" in shown]
    assert all(desk.officer.get(f"/so/{word}/{query}").status_code == 200 for query in asked)


def test_a_search_needs_no_diacritics(desk: Desk) -> None:
    shown = page(desk.officer, f"{MEMBERS}?q=binh tran")
    assert "Trần Thị Bình" in shown
    assert "Nguyễn Văn An" not in shown


def test_a_cell_secretary_sees_the_own_cell_alone(desk: Desk) -> None:
    shown = page(desk.secretary, MEMBERS)
    assert "Nguyễn Văn An" in shown
    assert "Phạm Văn Dũng" not in shown
    assert desk.secretary.get(url_of(desk.office.dung)).status_code == 404


def test_a_search_over_all_keeps_to_what_one_may_see(desk: Desk) -> None:
    assert "Nguyễn Văn An" in page(desk.secretary, "/tim/?q=nguyen")
    assert "Phạm Văn Dũng" not in page(desk.secretary, "/tim/?q=pham")


def test_the_offers_of_a_member_field_keep_to_what_one_may_see(desk: Desk) -> None:
    assert "Nguyễn Văn An" in page(desk.secretary, "/tim/dang-vien/?member=nguyen")
    assert "option" not in page(desk.secretary, "/tim/dang-vien/?member=pham")


def test_a_viewer_reads_and_is_offered_nothing_to_write(desk: Desk) -> None:
    shown = page(desk.viewer, url_of(desk.office.an))
    assert "/sua/" not in shown
    assert [desk.viewer.get(url_of(desk.office.an, part)).status_code for part in ("sua/", "ket-thuc/", "rut/")] == [
        403
    ] * 3
    assert desk.viewer.get(f"{MEMBERS}moi/").status_code == 403


def test_a_stranger_is_led_to_the_sign_in(desk: Desk) -> None:
    answer = desk.stranger.get(MEMBERS)
    assert answer.headers["Location"] == "/dang-nhap/?next=/so/dang-vien/"


def test_a_sheet_holds_the_selection_of_the_list_as_texts_and_days(desk: Desk) -> None:
    content = desk.officer.get(f"{MEMBERS}bang.xlsx?q=binh").content
    rows = list(load_workbook(io.BytesIO(content)).active.values)
    assert [row[0] for row in rows] == ["Họ và tên", "Trần Thị Bình"]
    assert rows[1][3] == "000000002"
    assert rows[1][1].year == 1965


def test_a_new_member_is_entered_by_hand(desk: Desk) -> None:
    given = {"full_name": "Bùi Thị Khánh", "organization": str(desk.office.west), "admitted_on": "3/2/2020"}
    answer = desk.officer.post(f"{MEMBERS}moi/", given, follow=True)
    assert "Bùi Thị Khánh" in answer.content.decode()
    assert Member.objects.get(full_name="Bùi Thị Khánh").status == "active"


def test_an_error_stands_beside_its_field_with_its_code(desk: Desk) -> None:
    given = {"full_name": "", "organization": str(desk.office.west), "admitted_on": "hôm qua"}
    shown = desk.officer.post(f"{MEMBERS}moi/", given).content.decode()
    assert "<code>field-required</code>" in shown
    assert "<code>date-not-understood</code>" in shown
    assert 'value="hôm qua"' in shown


def test_what_the_rules_refuse_is_said_with_its_mend(desk: Desk) -> None:
    given = posted(desk.officer, url_of(desk.office.an, "sua/")) | {"official_on": "01/01/1980"}
    shown = desk.officer.post(url_of(desk.office.an, "sua/"), given).content.decode()
    assert "<code>member-dates-out-of-order</code>" in shown
    assert Member.objects.get(pk=desk.office.an).version == 1


def test_a_correction_stands_in_the_history_with_old_and_new(desk: Desk) -> None:
    given = posted(desk.officer, url_of(desk.office.an, "sua/")) | {"home_town": "Tứ Kỳ", "reason": "bổ sung hồ sơ"}
    shown = desk.officer.post(url_of(desk.office.an, "sua/"), given, follow=True).content.decode()
    assert re.search(r"<ins>.*Tứ Kỳ</ins>", shown)
    assert "bổ sung hồ sơ" in shown
    assert "Người van-phong" in shown


def test_an_unchanged_form_writes_nothing(desk: Desk) -> None:
    url = url_of(desk.office.an, "sua/")
    desk.officer.post(url, posted(desk.officer, url))
    assert Member.objects.get(pk=desk.office.an).version == 1


def test_a_member_who_left_is_ended_and_leaves_the_list(desk: Desk) -> None:
    given = {"ended_as": "transferred", "ended_on": "30/06/2023", "version": "1"}
    assert desk.officer.post(url_of(desk.office.an, "ket-thuc/"), given).status_code == 302
    assert "Nguyễn Văn An" not in page(desk.officer, f"{MEMBERS}?year=2023")
    assert "Nguyễn Văn An" in page(desk.officer, f"{MEMBERS}?tat-ca=1")


def test_a_withdrawal_needs_a_reason_and_keeps_the_history(desk: Desk) -> None:
    url = url_of(desk.office.an, "rut/")
    assert "reason-required" in desk.officer.post(url, {"version": "1", "reason": ""}).content.decode()
    desk.officer.post(url, {"version": "1", "reason": "ghi nhầm"})
    assert "ghi nhầm" in page(desk.officer, url_of(desk.office.an))


def test_a_cell_secretary_cannot_move_a_member_into_another_cell(desk: Desk) -> None:
    url = url_of(desk.office.an, "sua/")
    given = posted(desk.secretary, url) | {"organization": str(desk.office.west)}
    desk.secretary.post(url, given)
    assert Member.objects.get(pk=desk.office.an).organization_id == desk.office.east


def test_a_member_is_named_by_card_or_name_and_a_stranger_is_not_found(desk: Desk) -> None:
    line = {"organization": str(desk.office.east), "post": "cell_secretary", "held_from": "01/06/2022"}
    assert desk.officer.post("/so/chuc-vu/moi/", line | {"member": "000000002"}).status_code == 302
    other = line | {"post": "deputy_cell_secretary", "member": "lê thị cúc"}
    assert desk.officer.post("/so/chuc-vu/moi/", other).status_code == 302
    shown = desk.officer.post("/so/chuc-vu/moi/", line | {"member": "Không Ai Cả"}).content.decode()
    assert "<code>member-unknown</code>" in shown


def test_a_partly_written_name_is_offered_for_choice_without_script(desk: Desk) -> None:
    line = {"organization": str(desk.office.east), "post": "cell_secretary", "held_from": "01/06/2022", "member": "Thị"}
    form = desk.officer.post("/so/chuc-vu/moi/", line).context["form"]
    assert {label.split(" · ")[0] for _key, label in form["member_pick"].field.choices} >= {
        "Trần Thị Bình",
        "Lê Thị Cúc",
    }
    assert desk.officer.post("/so/chuc-vu/moi/", line | {"member_pick": str(desk.office.cuc)}).status_code == 302
