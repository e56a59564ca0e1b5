"""A published article checked in the browser: a wrong number found, corrected with one key, found right."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.stories.test_every_page import AXE, IS_TOO_WIDE, RUN_AXE, WIDTHS

pytestmark = pytest.mark.browser
ARTICLE = (
    "Đảng bộ xã Ngọc Kỳ tổng kết công tác xây dựng Đảng năm 2023\n\n"
    "Trong năm 2023, toàn Đảng bộ đã kết nạp 6 đảng viên mới, đạt 100% kế hoạch. "
    "Đảng ủy trao Huy hiệu Đảng cho 8 đảng viên.\n\n"
    "Biểu dương, khen thưởng 2 tập thể và 26 cá nhân có thành tích xuất sắc trong năm."
)
WRONG, RIGHT = "Huy hiệu Đảng cho 8 đảng viên", "Huy hiệu Đảng cho 7 đảng viên"


def pasted(page: Any, home: str, text: str = ARTICLE) -> Any:
    page.goto(f"{home}/doi-chieu/?year=2023")
    page.fill("#van-ban", text)
    page.click("main button:text-is('Đối chiếu')")
    page.wait_for_selector(".check-text")
    return page


def marks(page: Any, tone: str) -> Sequence[str]:
    """The marked places of one tone, without their signs."""
    found = page.locator(f".check-text .mark-{tone}").all_inner_texts()
    return [re.split("[✓✗?→∅]", each)[0] for each in found]


def walked_to(page: Any, words: str) -> None:
    """Press J until the mark with these words has the focus."""
    for _ in range(page.locator(".check-text .mark").count()):
        page.keyboard.press("j")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"no mark says {words}")


def test_an_altered_number_is_found_corrected_with_a_key_and_found_right(signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(), program.url)
    assert marks(page, "bad") == ["8 đảng viên"]
    assert "6 đảng viên mới" in marks(page, "ok")
    walked_to(page, "8 đảng viên")
    page.keyboard.press("s")
    assert RIGHT in page.input_value("#van-ban")
    page.click("main button:text-is('Đối chiếu lại')")
    page.wait_for_load_state()
    assert marks(page, "bad") == []
    assert "7 đảng viên" in marks(page, "ok")


def test_the_keys_walk_through_the_numbers_and_back_and_open_their_rows(signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(), program.url)
    focused = "document.activeElement.id"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    assert page.evaluate(focused) != first
    page.keyboard.press("k")
    assert page.evaluate(focused) == first == "so-0"
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_load_state()
    assert opened.value.locator("main table tbody tr").count() == 6


def test_a_text_edited_by_hand_is_not_corrected_in_the_wrong_place(signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(), program.url)
    page.click("summary:has-text('Sửa văn bản')")
    page.fill("#van-ban", f"Thêm một câu. {ARTICLE}")
    page.click(".check-card button")
    assert page.locator("[data-clash]").is_visible()
    assert WRONG in page.input_value("#van-ban")


def test_without_script_every_correction_is_a_button(signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(javascript=False), program.url)
    page.click(".check-card button:has-text('Sửa thành')")
    assert marks(page, "bad") == []
    assert "7 đảng viên" in marks(page, "ok")


def test_a_dropped_word_file_is_checked_and_comes_back_with_comments(
    signed_in: Any, program: Any, tmp_path: Path
) -> None:
    document = docx.Document()
    for line in ARTICLE.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "tin-bai.docx"))
    page = signed_in()
    page.goto(f"{program.url}/doi-chieu/?year=2023")
    page.set_input_files("#tep", tmp_path / "tin-bai.docx")
    page.click("main button:text-is('Đối chiếu')")
    assert marks(page, "bad") == ["8 đảng viên"]
    with page.expect_download() as download:
        page.click("main button:has-text('Tải bản Word')")
    annotated = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert download.value.suggested_filename == "tin-bai-ghi-chu.docx"
    assert [paragraph.text for paragraph in annotated.paragraphs] == ARTICLE.split("\n")
    assert any("8 đảng viên" in comment.text and "7" in comment.text for comment in annotated.comments)


DROP = """file => {
  const given = new DataTransfer();
  given.items.add(new File([file.text], file.name, { type: "text/plain" }));
  document.querySelector(".check-form textarea").dispatchEvent(
    new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
}"""


def test_a_file_dropped_anywhere_on_the_form_is_taken(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.goto(f"{program.url}/doi-chieu/?year=2023")
    page.evaluate(DROP, {"name": "tin.txt", "text": ARTICLE})
    page.click("main button:text-is('Đối chiếu')")
    assert marks(page, "bad") == ["8 đảng viên"]
    assert "tin.txt" in page.locator(".subheading").inner_text()


def test_a_check_that_takes_a_while_says_that_it_is_at_work(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.goto(f"{program.url}/doi-chieu/?year=2023")
    page.fill("#van-ban", ARTICLE)
    assert not page.locator("[data-working]").is_visible()
    # The answer never comes: what the page says meanwhile stays to be read.
    page.evaluate("document.querySelector('.check-form').addEventListener('submit', event => event.preventDefault())")
    page.click("main button:text-is('Đối chiếu')")
    page.wait_for_selector("[data-working]", state="visible")
    assert "Đang đối chiếu" in page.locator("[data-working]").inner_text()


def test_a_report_is_checked_from_its_preview_before_it_is_signed(signed_in: Any, program: Any) -> None:
    page = signed_in()
    page.goto(f"{program.url}/bo-ho-so/xem/year-report/?year=2023")
    page.click("main a:text-is('Đối chiếu')")
    page.wait_for_url(re.compile("/doi-chieu/van-ban/"))
    agreeing = marks(page, "ok")
    assert len(agreeing) > 30
    assert "191 đảng viên" in agreeing


@pytest.mark.parametrize("width", WIDTHS)
def test_the_result_is_accessible_and_fits_every_width(width: int, signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(width=width), program.url)
    page.click("summary:has-text('Mọi số trong bài')")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE) == []
    assert not page.evaluate(IS_TOO_WIDE)


def test_on_a_phone_a_mark_leads_to_what_was_found_and_back(signed_in: Any, program: Any) -> None:
    page = pasted(signed_in(width=360), program.url)
    page.click(".check-text .mark-bad")
    assert page.locator(".check-card:target").is_visible()
    heights = page.evaluate("[...document.querySelectorAll('.check-text .mark')].map(each => each.offsetHeight)")
    assert min(heights) >= 24
    page.click(".check-card:target h2 a")
    assert page.url.endswith(page.locator(".check-text .mark-bad").get_attribute("id") or "?")
