"""A badge round in a real browser, by the keyboard: from the list to the decision, its papers and its ceremony."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.stories.test_drafts_in_the_browser import looked_at, signed_in_at

pytestmark = pytest.mark.browser
ROUND = "2022-11-07"


def take(page: Any, state: str, step: str, on: str, number: str = "") -> None:
    """One step for every dossier of a state, without the mouse."""
    page.goto(page.url.split("?")[0].split("#")[0] + f"?chon={state}")
    group = page.locator(f"#{state}")
    group.locator("[name=on]").focus()
    page.keyboard.type(on)
    page.keyboard.press("Tab")
    page.keyboard.type(number)
    group.locator(f"button[value={step}]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_round_of_badges_goes_from_the_list_to_the_decision_and_the_ceremony(
    example_program: Any, browser: Any, tmp_path: Path
) -> None:
    page = signed_in_at(example_program, browser)
    page.goto(f"{example_program.url}/huy-hieu/?year=2022")
    wrong = looked_at(page)
    page.click("main table a:has-text('07/11/2022')")
    for box in page.locator("#tu-truoc input[name=chon]").all()[:2]:
        box.focus()
        page.keyboard.press("Space")
    wrong += looked_at(page)
    page.locator("main button:has-text('Lập hồ sơ cho người đã chọn')").focus()
    with page.expect_navigation(url=re.compile("/ho-so/$")):
        page.keyboard.press("Enter")
    take(page, "draft", "proposed", "10/10/2022", "12-NQ/CB")
    take(page, "proposed", "appraised", "15/10/2022")
    take(page, "appraised", "forwarded", "20/10/2022")
    take(page, "forwarded", "decided", "19/10/2022", "1205-QĐ/TU")
    assert "badge-dossier-step-before" in page.locator("main").inner_text()
    page.goto(f"{example_program.url}/huy-hieu/{ROUND}/ho-so/")
    take(page, "forwarded", "decided", "28/10/2022", "1205-QĐ/TU")
    take(page, "decided", "awarded", "07/11/2022")
    assert "Đã trao" in page.locator("main").inner_text()
    wrong += looked_at(page)
    with page.expect_download() as download:
        page.click("main a:has-text('Danh sách lễ trao')")
    page.click("main tbody th a >> nth=0")
    assert "1205-QĐ/TU" in page.locator("main").inner_text()
    wrong += looked_at(page)
    assert wrong == []
    handed = CalamineWorkbook.from_path(str(download.value.path())).get_sheet_by_index(0).to_python()
    assert len(handed) == 3
    page.goto(f"{example_program.url}/huy-hieu/{ROUND}/")
    with page.expect_download() as download:
        page.click("main .tasks li:has-text('Tờ trình') a:has-text('PDF')")
    paper = tmp_path / "to-trinh.pdf"
    download.value.save_as(str(paper))
    words = " ".join(leaf.extract_text() for leaf in PdfReader(str(paper)).pages)
    assert "07/11/2022" in words
