"""The beginning: the examples taken away, and one's own empty office, its first person and its first workbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytestmark = pytest.mark.browser
FIRST = {
    "organization": "Đảng bộ xã Mẫu", "place": "Mẫu", "established_on": "03/02/1975", "full_name": "Người Văn Phòng",
    "username": "van-phong", "password": "mat-khau-rieng-1", "again": "mat-khau-rieng-1",
}  # fmt: skip


def filled(path: Path) -> None:
    """Two cells and one member, typed into the form below its headers."""
    book = openpyxl.load_workbook(path)
    for row, name in enumerate(("Chi bộ thôn Đông", "Chi bộ thôn Tây"), 2):
        typed(book["Tổ chức đảng"], row, {"Tên tổ chức": name, "Loại hình": "Chi bộ trực thuộc",
              "Trực thuộc": "Đảng bộ xã Mẫu", "Ngày thành lập": "03/02/1975"})  # fmt: skip
    typed(book["Đảng viên"], 2, {"Họ và tên": "Nguyễn Văn An", "Ngày sinh": "01/01/1965", "Chi bộ": "Chi bộ thôn Đông",
          "Số thẻ đảng viên": "000000001", "Ngày quyết định kết nạp": "01/05/1990", "Ngày kết nạp": "19/05/1990",
          "Ngày chính thức": "19/05/1991"})  # fmt: skip
    book.save(path)


def typed(sheet: Any, row: int, values: dict[str, str]) -> None:
    heads = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    for cell in sheet[row]:
        cell.value = None
    for start, value in values.items():
        column = next(column for head, column in heads.items() if head.startswith(start))
        sheet.cell(row, column).value = value


def test_an_empty_office_begins_and_takes_its_first_workbook(empty_program: Any, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page(locale="vi-VN")
    page.goto(f"{empty_program.url}/bat-dau/")
    for name, value in FIRST.items():
        page.fill(f"[name={name}]", value)
    page.click("main button[type=submit]")
    page.fill("[name=username]", FIRST["username"])
    page.fill("[name=password]", FIRST["password"])
    page.click("main button[type=submit]")
    page.wait_for_url(f"{empty_program.url}/")

    page.goto(f"{empty_program.url}/nhap-excel/")
    with page.expect_download() as download:
        page.click("main a:has-text('Mẫu nhập liệu trống')")
    path = tmp_path / "mau.xlsx"
    download.value.save_as(path)
    filled(path)
    page.set_input_files("[name=tep]", path)
    page.click("main button:has-text('Xem trước')")
    page.click("main button:has-text('Xác nhận, ghi vào sổ')")
    page.wait_for_url(re.compile("/ket-qua/"))
    page.goto(f"{empty_program.url}/so/dang-vien/")
    assert "Nguyễn Văn An" in page.locator("main table").inner_text()
    assert page.goto(f"{empty_program.url}/bat-dau/").status == 404
    page.close()


def test_the_examples_are_taken_away_with_their_people(example_program: Any, browser: Any) -> None:
    page = browser.new_page(locale="vi-VN")
    page.goto(f"{example_program.url}/dang-nhap/")
    page.fill("[name=username]", "vp.ngoc-ky")
    page.fill("[name=password]", example_program.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{example_program.url}/")
    page.goto(f"{example_program.url}/du-lieu-mau/")
    page.check("[name=sure]")
    page.click("main button:has-text('Bỏ dữ liệu mẫu')")
    page.wait_for_load_state()
    assert page.goto(f"{example_program.url}/bat-dau/").status == 200
    assert "Không phát hiện vấn đề" in example_program.run("doctor").stdout
    page.close()
