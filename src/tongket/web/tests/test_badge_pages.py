from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.office import OFFICE
from tongket.organizations import queries as organizations
from tongket.records.badges.actions.dossiers.draft import draft
from tongket.records.badges.dossiers.book import DossierEntry
from tongket.records.badges.dossiers.queries import dossiers_of
from tongket.records.badges.queries import awards_of_year
from tongket.records.members import queries as members
from tongket.web.tests.desk_client import new_desk

pytestmark = pytest.mark.django_db
ON = date(2020, 5, 19)
ROUND, BOARD = "/huy-hieu/2020-05-19/", "/huy-hieu/2020-05-19/ho-so/"


@pytest.fixture
def desk():
    return new_desk()


def text(client, url, **given):
    answer = client.post(url, given, follow=True) if given else client.get(url, follow=True)
    assert answer.status_code in (200, 422), (url, answer.status_code)
    return answer.content.decode()


def found(desk):
    return dossiers_of(organizations.ids_below(desk.office.commune), ON)


def begun(desk, *people):
    draft(OFFICE, [DossierEntry(person, desk.office.east, 30, ON) for person in people])
    return [str(each.id) for each in found(desk)]


def step(client, ids, name, on, state, **more):
    return text(client, f"{BOARD}buoc/", chon=ids, step=name, on=on, state=state, **more)


def decided(desk):
    ids = begun(desk, desk.office.an)
    step(desk.officer, ids, "proposed", "10/04/2020", "draft")
    step(desk.officer, ids, "appraised", "15/04/2020", "proposed")
    step(desk.officer, ids, "forwarded", "20/04/2020", "appraised")
    return step(desk.officer, ids, "decided", "05/05/2020", "forwarded", number="876-QĐ/TU")


def test_the_year_shows_its_strip_in_words_and_the_rounds_with_their_numbers(desk):
    page = text(desk.officer, "/huy-hieu/?year=2020")
    assert "04/02/2020 – 19/05/2020" in page
    assert "Ngày chưa thuộc đợt nào: không có" in page
    assert f'href="{ROUND}#trong-dot"' in page


def test_the_year_offers_the_register_of_its_badges(desk):
    decided(desk)
    assert "/mau/badges/register/" in text(desk.officer, "/huy-hieu/?year=2020")
    key = f"{organizations.units_by_id([desk.office.commune])[desk.office.commune].key}.2020"
    assert "Nguyễn Văn An" in text(desk.officer, f"/mau/badges/register/{key}/")


def test_a_year_before_the_known_rules_says_so(desk):
    assert "Chưa có quy định để đối chiếu" in text(desk.officer, "/huy-hieu/?year=2010")
    assert "Chưa có quy định để đối chiếu" in text(desk.officer, "/huy-hieu/2010-02-03/")


def test_another_great_day_is_opened_by_its_day(desk):
    assert "20/05/2020" in text(desk.officer, "/huy-hieu/dot-khac/?ngay=19/8/2020")
    assert "Huy hiệu Đảng, năm" in text(desk.officer, "/huy-hieu/dot-khac/?ngay=khi-nao")


def test_a_round_lists_who_is_due_with_a_box_to_choose(desk):
    page = text(desk.officer, ROUND)
    assert page.count('name="chon"') == 5
    assert "2.235.000" in page


def test_who_is_near_is_shown_with_the_reason_and_its_source(desk):
    page = text(desk.officer, "/huy-hieu/2020-02-03/")
    assert "đủ vào ngày 01/05/2020" in page
    assert "01-HD/TW" in page or "29-QĐ/TW" in page


def test_a_round_is_kept_to_one_cell_and_one_level(desk):
    assert text(desk.officer, f"{ROUND}?chi-bo={desk.office.east}&muc=30").count('name="chon"') == 3
    assert 'name="chon"' not in text(desk.officer, f"{ROUND}?muc=40")


def test_dossiers_are_begun_for_all_who_are_chosen(desk):
    office = desk.office
    page = text(
        desk.officer, f"{ROUND}lap-ho-so/", chon=[f"{each}:30:regular_award" for each in (office.an, office.dung)]
    )
    assert "Đã lập 2 hồ sơ" in page
    assert {each.entry.organization for each in found(desk)} == {office.east, office.west}


def test_nothing_chosen_begins_nothing(desk):
    assert "Chưa chọn đảng viên nào" in text(desk.officer, f"{ROUND}lap-ho-so/", reason="x")
    assert found(desk) == []


def test_a_badge_goes_to_its_decision_by_steps_for_many_at_once(desk):
    assert "đã có quyết định" in decided(desk)
    [line] = awards_of_year([desk.office.east], 2020)
    assert line.entry.decision_number == "876-QĐ/TU"


def test_a_refused_step_says_why_and_keeps_what_was_written(desk):
    ids = begun(desk, desk.office.an)
    page = step(desk.officer, ids, "proposed", "10/04/2126", "draft", number="12-NQ/CB")
    assert "badge-dossier-step-future" in page
    assert 'value="12-NQ/CB"' in page
    assert "checked" in page


def test_a_step_without_a_day_asks_for_it_and_without_a_choice_says_so(desk):
    ids = begun(desk, desk.office.an)
    assert "field-required" in step(desk.officer, ids, "proposed", "", "draft")
    assert "Chưa chọn hồ sơ nào" in step(desk.officer, [], "proposed", "10/04/2020", "draft")
    assert desk.officer.post(f"{BOARD}buoc/", {"step": "undone"}).status_code == 404


def test_all_of_a_group_are_chosen_by_a_link(desk):
    begun(desk, desk.office.an, desk.office.binh)
    assert text(desk.officer, f"{BOARD}?chon=draft").count("checked") == 2


def test_a_board_without_dossiers_teaches_how_to_begin(desk):
    assert "Đợt này chưa có hồ sơ" in text(desk.officer, BOARD)


def test_an_early_award_is_drafted_by_name_and_refused_with_its_reason(desk):
    given = {"member": "nguyen van an", "kind": "early_award", "level": "40", "note": ""}
    page = text(desk.officer, f"{BOARD}moi/", **given)
    assert "badge-early-reason-missing" in page
    assert "member-unknown" in text(desk.officer, f"{BOARD}moi/", **{**given, "member": "Không Có Ai"})


def test_a_reissue_is_drafted_by_the_card_number(desk):
    given = {"member": "000000001", "kind": "reissue", "level": "30", "note": "Mất khi chuyển nhà"}
    assert "Đã lập hồ sơ" in text(desk.officer, f"{BOARD}moi/", **given)
    [each] = found(desk)
    page = text(desk.officer, f"{BOARD}{each.key}/")
    assert "Mất khi chuyển nhà" in page
    assert "Tờ khai" in page


def test_a_dossier_tells_its_steps_and_offers_its_papers(desk):
    decided(desk)
    [each] = found(desk)
    page = text(desk.officer, f"{BOARD}{each.key}/")
    assert all(words in page for words in ("Chi bộ đã đề nghị", "876-QĐ/TU", "/mau/badges/declaration/"))


def test_the_papers_of_a_round_are_offered_once_there_are_dossiers(desk):
    decided(desk)
    page = text(desk.officer, ROUND)
    assert all(f"/mau/badges/{name}/" in page for name in ("proposal", "award_list", "ceremony_list"))


def test_one_member_s_answer_leads_to_the_line_in_the_register(desk):
    key = members.kept([desk.office.an])[desk.office.an].key
    page = text(desk.officer, f"{ROUND}dang-vien/{key}/")
    assert "Ngày đủ tuổi Đảng: 01/05/2020" in page
    assert f"/{key}/" in page


@pytest.mark.parametrize("name", ["danh-sach", "le-trao", "giay-chung-nhan"])
def test_lists_are_files_that_open(desk, name):
    decided(desk)
    book = CalamineWorkbook.from_filelike(BytesIO(desk.officer.get(f"{ROUND}{name}.xlsx").content))
    rows = book.get_sheet_by_name(book.sheet_names[0]).to_python()
    assert "Nguyễn Văn An" in [cell for row in rows for cell in row]


def test_the_ceremony_s_list_has_the_money_and_its_sum(desk):
    decided(desk)
    book = CalamineWorkbook.from_filelike(BytesIO(desk.officer.get(f"{ROUND}le-trao.xlsx").content))
    rows = book.get_sheet_by_name("Tiền thưởng").to_python()
    assert (rows[1][:4], rows[2][:4]) == ([30, 1, 2235000, 2235000], ["Cộng", 1, "", 2235000])


def test_a_cell_secretary_sees_the_own_cell_and_who_has_no_role_sees_nothing(desk):
    assert text(desk.secretary, ROUND).count('name="chon"') == 3
    assert desk.nobody.get(ROUND).status_code in (302, 403, 200)
    assert "Nguyễn Văn An" not in desk.nobody.get(ROUND, follow=True).content.decode()
    assert 'name="chon"' not in text(desk.viewer, ROUND)
