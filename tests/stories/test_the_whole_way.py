"""The way the whole program is for: sign in, workbook, preview, books, a hand's correction, a figure, the package."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

pytestmark = pytest.mark.browser


def kept_workbook(page: Any, folder: Path) -> Path:
    """The example's own workbook, downloaded as an officer would."""
    page.click("nav a:visible:has-text('Nhập từ Excel')")
    with page.expect_download() as download:
        page.click("main a:has-text('Số liệu đang có')")
    path = folder / "so-lieu.xlsx"
    download.value.save_as(path)
    return path


def with_another_home_town(path: Path, town: str) -> str:
    """Write a home town for the first member of the workbook. Returns the name of the member."""
    book = openpyxl.load_workbook(path)
    sheet = book["Đảng viên"]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    sheet.cell(2, heads["Quê quán"]).value = town
    name = str(sheet.cell(2, heads["Họ và tên"]).value)
    book.save(path)
    return name


def test_from_the_workbook_to_the_package_in_hand(signed_in: Any, program: Any, tmp_path: Path) -> None:
    page = signed_in()
    path = kept_workbook(page, tmp_path)
    name = with_another_home_town(path, "Xã Thử Nghiệm")
    page.set_input_files("[name=tep]", path)
    page.click("main button:has-text('Xem trước')")
    assert page.locator(".counts-info").first.inner_text().split() == ["1", "thay", "đổi"]
    page.click("main button:has-text('Xác nhận, ghi vào sổ')")
    page.wait_for_url(re.compile("/ket-qua/"))
    page.click(f"main a:has-text('{name}') >> nth=0")
    assert "Xã Thử Nghiệm" in page.locator("main").inner_text()

    page.click("main a:text-is('Sửa')")
    page.fill("[name=home_town]", "Xã Sửa Tay")
    page.click("main button:text-is('Ghi sổ')")
    history = page.locator("main").inner_text()
    assert "Xã Sửa Tay" in history
    assert "Xã Thử Nghiệm" in history

    page.goto(program.url)
    page.click(".figure-card:has-text('Tổng số đảng viên') a >> nth=0")
    assert page.locator(f"main table a:has-text('{name}')").count() >= 1

    page.click("nav a:visible:has-text('Bộ hồ sơ')")
    page.click("main button:has-text('Lập bộ hồ sơ')")
    page.wait_for_selector("main a[href$='/bo-ho-so/tat-ca.zip']", timeout=60_000)
    page.goto(f"{program.url}/bo-ho-so/xem/year-report/")
    assert "191" in page.locator("article.paper").inner_text()
    page.goto(f"{program.url}/bo-ho-so/")
    with page.expect_download() as download:
        page.click("main a[href$='/bo-ho-so/tat-ca.zip']")
    package = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    names = package.namelist()
    papers = [Document(io.BytesIO(package.read(each))) for each in names if each.endswith(".docx")]
    assert len(papers) >= 8
    assert any("191 đảng viên" in "".join(paper.element.body.itertext()) for paper in papers)
    [appendix] = [openpyxl.load_workbook(io.BytesIO(package.read(each))) for each in names if each.endswith(".xlsx")]
    assert any("191" in str(cell) for sheet in appendix for row in sheet.values for cell in row)
    figures = json.loads(package.read("figures.json"))
    assert {f["id"]: f["value"] for f in figures["figures"] if not f["dimensions"]}["members.total"] == "191"
