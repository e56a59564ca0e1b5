"""A round of the review in a real browser, by the keyboard: opened, steps recorded, returned, reopened, closed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.stories.test_drafts_in_the_browser import looked_at, signed_in_at

pytestmark = pytest.mark.browser
STEPS = ("self_reviewed", "collective_reported", "persons_reviewed", "voted")


def press(page: Any, button: str) -> None:
    """The button by its words, without the mouse."""
    page.locator(f"main button:visible:has-text('{button}')").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Any, words: str) -> None:
    page.locator(f"main a:visible:has-text('{words}')").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Any, name: str, text: str) -> None:
    """Into the field that is open, in the place of what stood there."""
    page.locator(f"main [name={name}]:visible").first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def unfold(page: Any, words: str) -> None:
    page.locator(f"main summary:visible:has-text('{words}')").first.focus()
    page.keyboard.press("Enter")


def opened(page: Any, url: str) -> list[Any]:
    """Through the three pages of opening; what is wrong with how they look."""
    page.goto(f"{url}/kiem-diem/?year=2023")
    wrong = looked_at(page)
    follow(page, "Mở đợt kiểm điểm")
    type_in(page, "opened_on", "20/11/2023")
    type_in(page, "conference_on", "12/01/2024")
    wrong += looked_at(page)
    press(page, "Tiếp tục")
    page.locator("[name=mode_appraised]").select_option("off")
    wrong += looked_at(page)
    press(page, "Tiếp tục")
    wrong += looked_at(page)
    press(page, "Mở đợt")
    page.wait_for_url(re.compile(r"/kiem-diem/[0-9a-f-]{36}/$"))
    return wrong


def test_a_round_is_opened_led_returned_reopened_and_closed_by_keyboard(example_program: Any, browser: Any) -> None:
    page = signed_in_at(example_program, browser)
    wrong = opened(page, example_program.url)
    board = page.url
    wrong += looked_at(page)

    follow(page, "Chi bộ 2")
    for step in STEPS:
        assert page.input_value("[name=step]") == step
        type_in(page, "on", "05/12/2023")
        press(page, "Ghi bước này")
    type_in(page, "on", "06/12/2023")
    page.locator("[name=way][value=on_paper]").focus()
    page.keyboard.press("Space")
    type_in(page, "number", "05-TTr/CB")
    type_in(page, "body", "Chi bộ 2")
    press(page, "Ghi bước này")
    assert "05-TTr/CB" in page.inner_text(".way")
    wrong += looked_at(page)

    unfold(page, "Trả lại hồ sơ")
    type_in(page, "reason", "Thiếu biên bản kiểm phiếu")
    press(page, "Trả lại")
    assert "Thiếu biên bản kiểm phiếu" in page.inner_text("main .note-due")
    for _ in range(2):  # handed up again, then decided
        type_in(page, "on", "28/12/2023")
        press(page, "Ghi bước này")
    unfold(page, "Mở lại sau khi đã quyết định")
    type_in(page, "reason", "Có đơn kiến nghị")
    press(page, "Mở lại")
    assert "Mở lại cho đơn vị" in page.inner_text("main .note-due")

    for part in ("lich/", "nhac-viec/", "danh-sach/", "quyet-dinh/"):
        page.goto(f"{board}{part}")
        wrong += looked_at(page)
    page.goto(f"{board}thiet-lap/")
    wrong += looked_at(page)
    unfold(page, "Kết thúc đợt")
    press(page, "Kết thúc đợt")
    assert "Mở lại đợt" in page.inner_text("main")
    type_in(page, "reason", "Bổ sung một chi bộ")
    press(page, "Mở lại đợt")
    assert "đang mở" in page.inner_text(".subheading")
    assert wrong == []
