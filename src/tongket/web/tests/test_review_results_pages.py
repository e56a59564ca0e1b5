from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.office import OFFICE
from tongket.organizations.queries import units_by_id
from tongket.records.members.queries import kept
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.ratings.revise import revise
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.records.reviews.queries import member_ratings
from tongket.records.reviews.ratings.lines import Revision
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry
from tongket.web.tests.desk_client import new_desk, page

pytestmark = pytest.mark.django_db
HOME = "/kiem-diem/ket-qua/"
LISTS = ["khen-thuong/", "nam-nam-lien/", "khong-hoan-thanh/", "cac-quy/"]


@pytest.fixture
def desk():
    return new_desk()


def rated(desk, member, levels, cell=None, **more):
    lines = [
        MemberRatingEntry(member, cell or desk.office.east, year, level or "", "" if level else "other", **more)
        for year, level in levels.items()
    ]
    rate(OFFICE, lines, reason="Nhập sổ cũ")


def unit(desk, which="commune"):
    key = getattr(desk.office, which)
    return f"{HOME}to-chuc/{units_by_id([key])[key].key}/"


def sheets(client, which, year=2023):
    answer = client.get(f"{HOME}{which}.xlsx?year={year}")
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_rounds_lead_to_the_results_and_these_to_each_list(desk):
    assert f'href="{HOME}"' in page(desk.officer, "/kiem-diem/")
    found = page(desk.officer, f"{HOME}?year=2023")
    assert all(f'href="{HOME}{each}"' in found for each in LISTS[:3])


def test_the_list_names_the_excellent_with_the_rule_and_how_sure_it_is(desk):
    found = page(desk.officer, f"{HOME}khen-thuong/?year=2023")
    assert "Nguyễn Văn An" in found
    assert "Phạm Văn Dũng" not in found
    assert "25-HD/BTCTW" in found
    assert "(chưa kiểm chứng)" in found


def test_a_name_leads_to_the_member(desk):
    key = kept([desk.office.an])[desk.office.an].key
    assert f'href="/dang-vien/{key}/"' in page(desk.officer, f"{HOME}khen-thuong/?year=2023")


def test_years_in_a_row_are_told_both_ways(desk):
    rated(
        desk, desk.office.an, {2022: None, 2021: "excellent", 2020: "excellent", 2019: "excellent", 2018: "excellent"}
    )
    found = page(desk.officer, f"{HOME}nam-nam-lien/?year=2023")
    assert "5 nếu bỏ qua năm không xếp loại (2022)" in found
    assert "tùy cách tính" in found
    assert "56-HD/VPTW" in found


def test_two_failed_years_are_listed_without_a_judgement(desk):
    rated(desk, desk.office.binh, {2022: "not_completed", 2023: "not_completed"})
    found = page(desk.officer, f"{HOME}khong-hoan-thanh/?year=2023")
    assert "Trần Thị Bình" in found
    assert "2022, 2023" in found
    assert "chương trình không kết luận" in found


def test_an_empty_list_says_so_and_offers_no_file(desk):
    found = page(desk.officer, f"{HOME}khong-hoan-thanh/?year=2023")
    assert "Không có đảng viên nào." in found
    assert ".xlsx" not in found


def test_quarters_stand_beside_the_year_with_what_they_say_of_it(desk):
    for quarter, level in ((1, "good"), (2, "not_completed")):
        rated(desk, desk.office.an, {2026: level}, capacity="key_cadre", period=f"quarter_{quarter}")
    rated(desk, desk.office.an, {2026: "excellent"}, capacity="key_cadre")
    found = page(desk.officer, f"{HOME}cac-quy/?year=2026")
    assert "Quý 2 không hoàn thành nhiệm vụ nên cả năm không xếp hoàn thành xuất sắc nhiệm vụ" in found
    assert "không lấy bình quân" in found


@pytest.mark.parametrize("which", ["khen-thuong", "nam-nam-lien"])
def test_a_list_as_a_file_holds_its_lines_and_its_sources(desk, which):
    found = sheets(desk.officer, which)
    assert found["Đảng viên"][1][:3] == ["Nguyễn Văn An", "Chi bộ thôn Đông", 1]
    assert any("HD/" in row[0] for row in found["Ghi chú"][1:])


def test_the_trend_shows_each_year_and_opens_every_number_to_its_rows(desk):
    rated(desk, desk.office.an, {2022: "good"})
    found = page(desk.officer, f"{unit(desk)}?year=2023")
    assert "<svg" in found
    address = f"{unit(desk)}2022/?so=ratings.members&amp;muc=good"
    assert f'href="{address}"' in found
    rows = page(desk.officer, address.replace("&amp;", "&"))
    assert "Nguyễn Văn An" in rows
    assert "Phạm Văn Dũng" not in rows


def test_a_cell_has_its_own_levels_over_the_years(desk):
    rate_collective(OFFICE, [CollectiveRatingEntry(desk.office.east, "organization", 2022, level="completed")])
    found = page(desk.officer, f"{unit(desk, 'east')}?year=2023")
    assert "2022: Hoàn thành; 2023: Tốt." in found


def test_a_share_stands_beside_its_target_and_the_year_before(desk):
    rated(desk, desk.office.an, {2022: "completed"})
    target = TargetEntry(desk.office.commune, 2023, "year", "Đảng viên tốt trở lên", "higher",
                         indicator="members_good_or_better", unit="%", plan=Decimal(90))  # fmt: skip
    record(OFFICE, [target])
    found = page(desk.officer, f"{HOME}?year=2023")
    assert "+100" in found
    assert "2 trong 2" in found
    assert ">Vượt" in found


@pytest.mark.parametrize("each", ["", *LISTS, "khen-thuong.xlsx"])
def test_who_may_read_no_rating_sees_none_of_it(desk, each):
    assert desk.nobody.get(f"{HOME}{each}").status_code == 302
    assert desk.stranger.get(f"{HOME}{each}").status_code == 302


def test_a_cell_secretary_sees_the_own_cell_alone(desk):
    rated(desk, desk.office.dung, {2024: "excellent"}, cell=desk.office.west)
    rated(desk, desk.office.an, {2024: "excellent"})
    found = page(desk.secretary, f"{HOME}khen-thuong/?year=2024")
    assert "Nguyễn Văn An" in found
    assert "Phạm Văn Dũng" not in found
    assert desk.secretary.get(unit(desk, "west")).status_code == 404
    assert desk.secretary.get(f"{unit(desk, 'west')}2024/?so=ratings.members&muc=excellent").status_code == 404


@pytest.mark.parametrize("asked", ["?so=&muc=good", "?so=members.total&muc=good", "?so=ratings.members&muc=la"])
def test_rows_are_shown_of_ratings_by_level_and_of_nothing_else(desk, asked):
    assert desk.officer.get(f"{unit(desk)}2023/{asked}").status_code == 404


def member_page(desk, client=None):
    return page(client or desk.officer, f"/dang-vien/{kept([desk.office.an])[desk.office.an].key}/")


def test_a_member_page_has_the_ratings_of_all_years(desk):
    rated(desk, desk.office.an, {2022: "good", 2021: None})
    found = member_page(desk)
    assert "2021: khác; 2022: Tốt; 2023: Xuất sắc." in found
    assert found.count("Xếp loại các năm") > 0
    assert "Xếp loại đảng viên <small" not in found


def test_a_revised_rating_stands_beside_the_old_one_with_the_reason(desk):
    [line] = member_ratings([desk.office.east], 2023)
    revise(OFFICE, [Revision(line.id, line.version, "good", decision_number="9-QĐ/ĐU")], reason="Kết luận kiểm tra")
    found = member_page(desk)
    assert found.index("đã sửa lại") < found.index("bản cũ, không còn dùng")
    assert "Lý do: Kết luận kiểm tra" in found
    assert "9-QĐ/ĐU" in found


def test_ratings_of_a_cell_one_may_not_read_are_not_on_the_page(desk):
    rated(desk, desk.office.an, {2022: "completed"}, cell=desk.office.west)
    assert "Hoàn thành nhiệm vụ" in member_page(desk)
    assert "Hoàn thành nhiệm vụ" not in member_page(desk, desk.secretary)
