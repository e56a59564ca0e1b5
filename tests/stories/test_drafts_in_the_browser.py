"""A report rewritten in Word is handed back in a real browser; its pages are accessible at three widths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.stories.test_every_page import AXE, IS_TOO_WIDE, RUN_AXE, WIDTHS
from tongket.documents.tests.drafting.samples import edited, write_in_control

pytestmark = pytest.mark.browser
SLUG, YEAR = "ngoc-ky", "2023"


def signed_in_at(program: Any, browser: Any) -> Any:
    page = browser.new_context(locale="vi-VN", accept_downloads=True).new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{program.url}/dang-nhap/")
    page.fill("[name=username]", f"vp.{SLUG}")
    page.fill("[name=password]", program.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{program.url}/")
    page.goto(f"{program.url}/van-ban/?year={YEAR}")
    return page


def rewritten(document: Any) -> None:
    document.add_paragraph("Trong năm đã trao 35 suất quà cho hộ nghèo.")
    write_in_control(document, "cells.total", "19")


def looked_at(page: Any) -> list[tuple[str, int, str]]:
    """What is wrong with the page at each width."""
    found: list[tuple[str, int, str]] = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(page.url, width, f"{name}: {html}") for name, html in page.evaluate(RUN_AXE)]
        if page.evaluate(IS_TOO_WIDE):
            found.append((page.url, width, "scrolls sideways"))
    return found


def test_a_rewritten_report_is_handed_back_brought_up_to_date_and_compared(
    example_program: Any, browser: Any, tmp_path: Path
) -> None:
    example_program.run("year-end", "--org", SLUG, "--year", YEAR, "--out", str(tmp_path / "goi"))
    page = signed_in_at(example_program, browser)
    page.click("main table a:has-text('Báo cáo tổng kết công tác xây dựng Đảng')")
    page.click("main .tab-links a:has-text('Dự thảo')")
    wrong = looked_at(page)
    with page.expect_download() as download:
        page.click("main a:text-matches('\\\\.docx$')")
    path = tmp_path / "da-sua.docx"
    path.write_bytes(edited(Path(download.value.path()).read_bytes(), rewritten))
    page.set_input_files("[name=file]", str(path))
    page.fill("[name=note]", "Sửa lời văn")
    page.select_option("[name=marking]", "plain")
    page.click("main button:text-is('Nộp dự thảo')")
    page.wait_for_url(re.compile("/du-thao/1/$"))
    shown = page.locator("main").inner_text()
    assert all(word in shown for word in ("Sửa tay", "suất quà", "35"))
    wrong += looked_at(page)
    page.check("[name=sua-tay][value='cells.total']")
    page.click("main button:text-is('Cập nhật số theo sổ')")
    page.wait_for_url(re.compile("/du-thao/2/$"))
    assert "Mọi số trong ô số đều khớp với sổ." in page.locator("main").inner_text()
    page.goto(page.url.replace("du-thao/2/", "so-sanh/?truoc=1&sau=2"))
    assert [page.locator("main del").nth(1).inner_text()[-2:], page.locator("main ins").count() > 1] == ["19", True]
    wrong += looked_at(page)
    page.click("main .tab-links a:has-text('Góp ý')")
    wrong += looked_at(page)
    assert wrong == []
