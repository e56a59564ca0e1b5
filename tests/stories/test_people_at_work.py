"""Two people at one line, a keyboard alone, another language, too many wrong passwords."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser
PAGES = ("/", "/so-lieu/", "/nhap-excel/", "/phieu-chi-bo/", "/bo-ho-so/", "/van-ban/", "/nguoi-dung/", "/mat-khau/")
VIETNAMESE = re.compile(
    r"\b(?:và|của|không|chưa|đã|năm|sổ|số liệu|đảng viên|chi bộ|ghi|bỏ|tải|xem|lập)\b", re.IGNORECASE
)
DATA = (
    "[lang=vi], td, th[scope=row], datalist, option, script, svg, figure, "
    ".brand, .banner, .figure-card, .name, .who, .note"
)
OWN_WORDS = """data => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest(data)) found.push(texts.currentNode.textContent.trim());
  return found;
}"""
NAMES = ("Chi bộ ", "Đảng bộ ")


def open_form(page: Any, url: str) -> None:
    page.goto(f"{url}/so/dang-vien/?q=chi")
    page.click("main table tbody a >> nth=0")
    page.click("main a:text-is('Sửa')")


def test_two_people_at_one_line_see_both_values_and_lose_neither(signed_in: Any, program: Any) -> None:
    mine, theirs = signed_in("vp"), signed_in("xdd")
    for page, town in ((mine, "Xã Của Tôi"), (theirs, "Xã Của Bạn")):
        open_form(page, program.url)
        page.fill("[name=home_town]", town)
    theirs.click("main button:text-is('Ghi sổ')")
    mine.click("main button:text-is('Ghi sổ')")
    shown = mine.locator("main").inner_text()
    assert "Hai người cùng sửa" in shown
    assert all(word in shown for word in ("Xã Của Tôi", "Xã Của Bạn", "Cán bộ Ban Xây dựng Đảng"))
    assert re.search(r"\d\d:\d\d", shown)
    mine.check("[name=choose-home_town][value=left]")
    mine.click("main button:text-is('Ghi sổ')")
    history = mine.locator("main").inner_text()
    assert all(town in history for town in ("Xã Của Tôi", "Xã Của Bạn"))


def test_a_line_is_corrected_with_the_keyboard_alone(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.goto(f"{program.url}/so/dang-vien/?q=chi")
    press_until(page, "main table tbody a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/so/dang-vien/[0-9a-f-]{36}/$"))
    press_until(page, "main a[href$='/sua/']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/sua/$"))
    press_until(page, "[name=home_town]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Xã Bàn Phím")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/so/dang-vien/[0-9a-f-]{36}/$"))
    assert "Xã Bàn Phím" in page.locator("main").inner_text()


def press_until(page: Any, selector: str) -> None:
    """Press Tab until the focus is on such an element, and see that the focus is visible."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_in_english_no_vietnamese_word_of_the_program_is_left(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.click("a.language:visible")
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    left = []
    for path in PAGES:
        page.goto(f"{program.url}{path}")
        texts = [text for text in page.evaluate(OWN_WORDS, DATA) if not text.startswith(NAMES)]
        left += [(path, text) for text in texts if VIETNAMESE.search(text)]
    assert left == []


def test_too_many_wrong_passwords_lock_the_sign_in_even_for_the_right_one(program: Any, browser: Any) -> None:
    page = browser.new_page()
    for password in [*(f"sai-lan-{number}" for number in range(8)), program.password]:
        page.goto(f"{program.url}/dang-nhap/")
        page.fill("[name=username]", "ubkt.ngoc-ky")
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
    assert "tạm khóa" in page.locator("main").inner_text()
    page.goto(f"{program.url}/")
    assert "/dang-nhap/" in page.url
    page.close()
