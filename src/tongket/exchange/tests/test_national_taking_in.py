"""What a list may look like: headings renamed, merged, repeated; columns settled once; and what is never taken in."""

import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.office import EAST, OFFICE, new_office
from tongket.exchange.national import lists
from tongket.exchange.national.confirming import Given, answer, confirm
from tongket.exchange.states import ASKS_COLUMNS, COMPARED, DISCARDED
from tongket.exchange.tests.national_lists import HEADINGS, changed, exported, merged, question, received, xlsx
from tongket.exchange.tests.sheets import workbook
from tongket.organizations import queries as organizations
from tongket.records.members.models import Member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
AN = "Nguyễn Văn An"
COLLECTION = (
    "ID", "Họ và tên khai sinh (*)", "Tên gọi khác", "Giới tính (*)", "Sinh ngày (*)", "Dân tộc (*)", "Tôn giáo (*)",
    "Số định danh cá nhân (*)", "Số thẻ Đảng (12 số theo HD38-HD/BTCTW)", "Nơi cấp thẻ", "Ngày cấp thẻ",
    "Số thẻ theo QĐ 85", "Tổ chức đảng đang sinh hoạt", "Nơi đăng ký khai sinh", "Quê quán 2 cấp", "Thường trú 2 cấp",
    "Ngày vào Đảng", "Ngày chính thức", "CMND cũ", "Trạng thái", "Ngày rời/mất/miễn",
)  # fmt: skip
SECRETS = {
    "Tên gọi khác": "Bí danh Mẫu Mận", "Dân tộc (*)": "dân tộc thử 7351", "Tôn giáo (*)": "tôn giáo thử 7352",
    "Nơi đăng ký khai sinh": "nơi khai sinh thử 7353", "Thường trú 2 cấp": "thường trú thử 7354",
    "CMND cũ": "171717173", "Giới tính (*)": "giới tính thử 7355", "Nơi cấp thẻ": "nơi cấp thử 7356",
}  # fmt: skip


@pytest.fixture(autouse=True)
def office():
    return new_office()


def receive(content, name="a.xlsx"):
    return lists.receive(OFFICE, organizations.unit("mau"), name, content)


def collection() -> list[dict[str, object]]:
    rows = []
    for row in exported():
        rows.append(SECRETS | {
            "Họ và tên khai sinh (*)": row["Họ và tên"],
            "Sinh ngày (*)": row["Ngày sinh"],
            "Số thẻ theo QĐ 85": row["Số thẻ Đảng viên"],
            "Tổ chức đảng đang sinh hoạt": row["Chi bộ đang sinh hoạt"],
            "Ngày vào Đảng": row["Ngày kết nạp"],
            "Trạng thái": "Đang sinh hoạt",
        })  # fmt: skip
    return rows


def everything_stored() -> str:
    """Every text of every table and every file of the data folder."""
    texts = [str(value) for model in apps.get_models() for row in model.objects.values_list() for value in row]
    files = [path.read_bytes().decode("utf-8", "replace") for path in Path(settings.DATA).rglob("*") if path.is_file()]
    return "\n".join(texts + files)


def test_the_longer_sheet_is_held_against_what_our_register_has():
    comparison = receive(xlsx(collection(), COLLECTION)).comparison
    assert comparison.matched == {"card": 6}
    assert comparison.groups == {"official_on-blank_there": 5}


@pytest.mark.parametrize("stage", ["compared", "confirmed"])
def test_what_our_register_has_no_field_for_is_nowhere_after_the_import(stage, caplog):
    caplog.set_level(logging.DEBUG)
    rows = collection()
    rows[0]["Sinh ngày (*)"] = "02/01/1965"
    listed = receive(xlsx(rows, COLLECTION))
    assert listed.state == COMPARED
    if stage == "confirmed":
        answer(OFFICE, listed.key, [Given("", "keep", group) for group in listed.comparison.groups])
        confirm(OFFICE, listed.key)
    stored = everything_stored()
    assert "02/01/1965" in stored
    assert [text for text in SECRETS.values() if text in stored or text in caplog.text] == []


def test_cells_of_an_unknown_column_are_not_stored_while_its_meaning_is_asked():
    rows = [{**row, "Khẩu hiệu yêu thích": "khẩu hiệu thử 7357"} for row in exported()]
    listed = receive(xlsx(rows, (*HEADINGS, "Khẩu hiệu yêu thích")))
    assert listed.state == ASKS_COLUMNS
    assert "khẩu hiệu thử 7357" not in everything_stored()


def test_a_renamed_column_is_proposed_and_remembered_for_the_next_file():
    renamed = ["Ngày, tháng, năm sinh của đảng viên" if heading == "Ngày sinh" else heading for heading in HEADINGS]
    rows = [{**row, renamed[3]: row["Ngày sinh"]} for row in exported()]
    listed = receive(xlsx(rows, renamed))
    [label] = [label for label in listed.labels if label.is_open]
    assert (listed.state, label.proposed) == (ASKS_COLUMNS, "birth_date")
    assert lists.settle(OFFICE, listed.key, {label.place: "birth_date"}).comparison.same == 6
    assert receive(xlsx(rows[::-1], renamed)).state == COMPARED


def test_a_column_wanted_whose_cells_were_left_behind_asks_for_the_file_once_more():
    rows = [{**row, "XYZ": row["Ngày sinh"]} for row in exported()]
    headings = ["XYZ" if heading == "Ngày sinh" else heading for heading in HEADINGS]
    listed = receive(xlsx(rows, headings))
    assert lists.settle(OFFICE, listed.key, {3: "birth_date"}).state == DISCARDED
    assert receive(xlsx(rows, headings)).comparison.same == 6


@pytest.mark.parametrize(
    ("columns", "code"), [({0: ""}, "national-name-missing"), ({2: "card_number"}, "national-column-twice")]
)
def test_a_mapping_that_cannot_be_used_is_refused(columns, code):
    listed = receive(xlsx(exported(), [*HEADINGS[:7], "Cột lạ"]))
    with pytest.raises(TongketError, match=code):
        lists.settle(OFFICE, listed.key, columns)


def test_the_name_of_a_cell_is_settled_once_for_all_lists():
    rows = [{**row, "Chi bộ đang sinh hoạt": str(row["Chi bộ đang sinh hoạt"]).replace(EAST, "CB số 1")} for row in
            exported()]  # fmt: skip
    listed = receive(xlsx(rows))
    assert listed.comparison.unknown_units == ("CB số 1",)
    unit = organizations.resolve(listed.unit.id, [EAST])[EAST]
    assert lists.settle(OFFICE, listed.key, {}, {"CB số 1": unit}).comparison.same == 6
    assert received(changed(rows, AN, born="1965")).comparison.unknown_units == ()


@pytest.mark.parametrize("suffix", [" - Đảng bộ xã Mẫu", ", Đảng bộ xã Mẫu"])
def test_a_cell_named_with_its_committee_is_the_cell(suffix):
    rows = [{**row, "Chi bộ đang sinh hoạt": f"{row['Chi bộ đang sinh hoạt']}{suffix}"} for row in exported()]
    assert receive(xlsx(rows)).comparison.same == 6


def test_titles_above_blank_rows_repeated_headings_and_sums_are_no_people():
    body = [[row[heading] for heading in HEADINGS] for row in exported()]
    rows = [
        ["ĐẢNG BỘ XÃ MẪU"], [], ["DANH SÁCH ĐẢNG VIÊN"], list(HEADINGS), [f"({number})" for number in range(1, 9)],
        *body[:3], [], [""] * 8, list(HEADINGS), *body[3:], ["Tổng cộng: 6 đảng viên"], ["Mẫu, ngày 01 tháng 12"],
    ]  # fmt: skip
    comparison = receive(workbook({"Sheet1": rows})).comparison
    assert (comparison.rows, comparison.same) == (6, 6)


def test_a_heading_of_two_rows_with_merged_cells_is_read_whole():
    top = ["Họ và tên", "Số thẻ Đảng viên", "Ngày sinh", "Quê quán", "", "Ngày kết nạp"]
    under = ["", "", "", "Xã/Phường", "Tỉnh", ""]
    body = [[row["Họ và tên"], row["Số thẻ Đảng viên"], row["Ngày sinh"], "Xã Thử", "Tỉnh Mẫu", row["Ngày kết nạp"]]
            for row in exported()]  # fmt: skip
    Member.objects.update(home_town="Thử, Mẫu")
    content = merged([top, under, *body], ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"])
    assert receive(content).comparison.same == 6


def test_one_sheet_for_each_cell_is_one_list():
    body = [[row[heading] for heading in HEADINGS] for row in exported()]
    sheets = {"Đông": [list(HEADINGS), *body[:3]], "Tây": [list(HEADINGS), *body[3:]], "Ghi chú": [["Tự do"]]}
    comparison = receive(workbook(sheets)).comparison
    assert (comparison.same, list(comparison.left_out)) == (6, ["Ghi chú"])


def test_zeros_lost_in_an_identity_number_are_put_back():
    rows = [{**row, "Số CCCD": 38065000001} for row in exported()[:1]]
    [asked] = [each for each in receive(xlsx(rows)).comparison.questions if each.column == "identity_number"]
    assert asked.theirs == "038065000001"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Ho va ten;So the", "file-not-xlsx"),
        (workbook({"S": [["Tự do"], ["không có gì"]]}), "national-heading-missing"),
        (workbook({"S": [list(HEADINGS), ["Tổng cộng"]]}), "national-list-empty"),
        (workbook({"S": [list(HEADINGS), ["TUYỆT MẬT"]]}), "file-secret"),
        (workbook({"S": [list(HEADINGS), *[["Người Thử"]] * 20_001]}), "sheet-too-long"),
        (b"PK" + bytes(21 * 1024 * 1024), "file-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_file_is_refused_with_its_code(content, code):
    with pytest.raises(TongketError, match=code):
        receive(content)


def test_a_question_of_a_list_without_its_columns_cannot_be_answered():
    listed = receive(xlsx(exported(), [*HEADINGS[:7], "Cột lạ"]))
    with pytest.raises(TongketError, match="national-list-unknown"):
        answer(OFFICE, listed.key, [Given("0" * 32, "take")])
    assert question(received(changed(exported(), AN, born="1965"))).why == "year_only"
