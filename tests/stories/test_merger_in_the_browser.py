"""A merger of two cells from the form over the rehearsal to its papers, in a real browser, and back again."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser
FROM, INTO = "Chi bộ Trường Mầm non", "Chi bộ Trường Tiểu học"
EVE, DAY = "14/09/2026", "15/09/2026"


@pytest.fixture
def program(example_program: Any) -> Any:
    """A program of its own: this story changes the tree for good."""
    return example_program


def tree_on(page: Any, program: Any, day: str) -> str:
    page.goto(f"{program.url}/cay-to-chuc/")
    page.fill("#day", day)
    page.click(".tree-day-form button")
    page.wait_for_url(re.compile("ngay="))
    shown: str = page.locator("#tree-at").inner_text()
    return shown


def fill_in_the_merger(page: Any, program: Any) -> None:
    page.goto(f"{program.url}/cay-to-chuc/")
    page.click("main a:has-text('Sắp xếp tổ chức')")
    page.check(f"label:has-text('{FROM}') input")
    page.select_option("[name=into]", label=INTO)
    for name, text in {"on": DAY, "decision_number": "31-QĐ/ĐU", "decided_on": "01/09/2026"}.items():
        page.fill(f"[name={name}]", text)
    page.fill("[name=decided_by]", "Ban Thường vụ Đảng ủy")
    page.click("main form button:has-text('Chạy thử')")


def test_a_merger_goes_from_the_rehearsal_to_its_papers_and_back(signed_in: Any, program: Any) -> None:
    page = signed_in()
    fill_in_the_merger(page, program)
    rehearsal = page.locator("main").inner_text()
    assert all(text in rehearsal for text in ("chưa ghi gì", "kết thúc hoạt động", "giữ nguyên trước và sau"))
    assert FROM in tree_on(page, program, DAY)

    fill_in_the_merger(page, program)
    page.click("main button:has-text('Thực hiện phương án')")
    page.wait_for_url(re.compile("/cay-to-chuc/sap-xep/"))
    act = page.url
    shown = page.locator("main").inner_text()
    assert all(text in shown for text in ("Đã thực hiện phương án", "31-QĐ/ĐU", FROM, INTO))
    assert page.locator("main svg title").first.text_content().startswith("Trước và sau")

    assert FROM in tree_on(page, program, EVE)
    assert FROM not in tree_on(page, program, DAY)

    page.goto(act)
    papers = page.locator("section:has(> h2:text-is('Văn bản')) .tasks a[lang=vi]")
    titles = papers.all_inner_texts()
    assert any("bàn giao" in title.lower() for title in titles)
    papers.nth(next(place for place, title in enumerate(titles) if "bàn giao" in title.lower())).click()
    assert FROM in page.locator("main").inner_text() or FROM in page.content()

    page.goto(act)
    page.click("summary:has-text('Hoàn tác')")
    page.fill("[name=reason]", "Diễn tập")
    page.click("main button:has-text('Hoàn tác')")
    assert "đã được hoàn tác" in page.locator("main").inner_text()
    assert FROM in tree_on(page, program, DAY)


def test_the_slider_moves_the_tree_without_a_new_page(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.goto(f"{program.url}/cay-to-chuc/")
    slider = page.locator("#step")
    slider.focus()
    before = page.locator("#tree-day").inner_text()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(old) => document.querySelector('#tree-day').innerText !== old", arg=before)
    assert page.evaluate("document.activeElement.id") == "step"
    assert page.input_value("#day") in page.locator("#tree-day").inner_text()
