"""A dirty list of the national register, answered with the keyboard alone, to the list that goes upstream."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tongket.exchange.tests.sheets import workbook

pytestmark = pytest.mark.browser
HEADINGS = ("STT", "Họ và tên", "Ngày sinh của đảng viên", "Số thẻ Đảng viên", "Tôn giáo")
ROW = ".table-part tbody tr"


def listed(page: Any, home: str, count: int) -> list[list[str]]:
    """The first members of the register's list as rows of theirs, all born on the first of January 1930."""
    page.goto(f"{home}/so/dang-vien/")
    found = []
    for row in page.query_selector_all(ROW)[:count]:
        name = row.query_selector("th").inner_text().split("\n")[0]
        card = next(text for cell in row.query_selector_all("td") if (text := cell.inner_text())[:2] in ("VD", "00"))
        found.append(["1", name.upper(), "01/01/1930", card, "tôn giáo thử 7352"])
    return found


def test_a_list_is_read_settled_and_answered_by_keys_to_its_corrections(
    signed_in: Any, program: Any, tmp_path: Path
) -> None:
    page = signed_in("vp")
    file = tmp_path / "csdl.xlsx"
    file.write_bytes(workbook({"DS": [["DANH SÁCH"], [], list(HEADINGS), *listed(page, program.url, 3)]}))
    page.goto(f"{program.url}/csdl-dang-vien/")
    page.set_input_files("#id_tep", file)
    page.click("main button[type=submit]")
    page.wait_for_url("**/cot/")
    assert page.input_value("select") == "birth_date"
    page.click("text=Ghi nhớ và so với sổ")
    page.wait_for_selector(".kinds")
    page.click("text=Ngày sinh: khác nhau")
    page.wait_for_url("**nhom=birth_date-differs**")
    page.keyboard.press("j")
    for number in (1, 2, 3):
        page.wait_for_selector(".question:focus:not(.answered)")
        page.keyboard.press("g")
        page.wait_for_selector(f".question.answered >> nth={number - 1}")
    page.wait_for_selector("#tong-hop >> text=/^3 điểm giữ theo sổ/")
    page.click("text=Xác nhận, ghi vào sổ")
    page.wait_for_url("**/ket-qua/")
    with page.expect_download() as download:
        page.click("text=Tải danh sách (.xlsx)")
    book = CalamineWorkbook.from_filelike(io.BytesIO(Path(download.value.path()).read_bytes()))
    rows = book.get_sheet_by_index(0).to_python()
    assert (len(rows), rows[0][:5]) == (4, list(HEADINGS))
    assert [row[4] for row in rows[1:]] == ["", "", ""]
