"""A cell's month of dues in a real browser: typed with the keyboard alone, a column pasted, the paper opened."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

PASTE = """([input, text]) => {
  const data = new DataTransfer();
  data.setData("text", text);
  input.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def opened(page, program, month: str):
    """The book of a month of the first cell, reached by the keyboard from the year's page."""
    page.goto(f"{program.url}/dang-phi/?year=2023")
    page.get_by_role("link", name=re.compile(rf"Chi bộ 1, tháng {month}")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#dues-form")
    return page.locator("input[name^=collected-]")


def test_a_month_is_typed_with_the_keyboard_alone(program, signed_in):
    page = signed_in("vp")
    fields = opened(page, program, "02")
    members = fields.count()
    fields.first.focus()
    for place in range(members):
        page.keyboard.type(str(5_000 + place))
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the last row hands on to the button that writes
    page.wait_for_selector("text=Đã ghi")
    assert [page.locator("input[name^=collected-]").nth(place).input_value() for place in (0, 1)] == ["5.000", "5.001"]
    page.goto(f"{program.url}/dang-phi/?year=2023")
    assert page.get_by_role("link", name=f"{members}/{members} Chi bộ 1, tháng 02", exact=True).count() == 1


def test_a_column_copied_from_a_sheet_fills_downwards(program, signed_in):
    page = signed_in("vp")
    fields = opened(page, program, "03")
    fields.first.evaluate("(input, text) => (" + PASTE + ")([input, text])", "7.000\t1.000\n8.000\t2.000\n")
    assert [fields.nth(place).input_value() for place in (0, 1, 2)] == ["7.000", "8.000", ""]
    assert page.locator("input[name^=arrears-]").nth(1).input_value() == "2.000"


def test_the_book_opens_as_a_paper_that_says_what_it_lacks(program, signed_in):
    page = signed_in("vp")
    opened(page, program, "02")
    page.get_by_role("link", name="Sổ S01/ĐP").click()
    page.wait_for_selector("text=Mẫu S01/ĐP")
    assert page.locator("text=Còn là dự thảo vì thiếu").count() == 1


def test_without_scripts_the_rows_are_pasted_into_a_field(program, signed_in):
    page = signed_in("vp", javascript=False)
    fields = opened(page, program, "04")
    names = page.locator("th[id^=name-]").first.inner_text().splitlines()[0]
    page.locator("summary", has_text="Dán từ Excel").click()
    page.fill("#pasted", f"{names}\t9.000")
    page.get_by_role("button", name="Điền vào bảng").click()
    assert fields.first.input_value() == "9.000"
