"""A transfer with both ends, from a member's page to the receipt, in a real browser."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

pytestmark = pytest.mark.browser
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FROM, TO = "Chi bộ 8", "Chi bộ 7"


def counted(page: Any, program: Any, cell: str) -> int:
    """How many members the tree shows in a cell today."""
    page.goto(f"{program.url}/cay-to-chuc/?ngay={datetime.now(HANOI):%d/%m/%Y}")
    line = page.locator(".tree-leaf, summary", has=page.locator(f".tree-name a:text-is('{cell}')"))
    return int(re.sub(r"\D", "", line.locator(".tree-count b").first.inner_text()))


def first_member_of(page: Any, program: Any, cell: str) -> str:
    """Open the first member of a cell by the register's own filter. Returns the name."""
    page.goto(f"{program.url}/dang-vien/")
    page.select_option("[name=chi-bo]", label=cell)
    page.click("main form.filters button:has-text('Tìm')")
    link = page.locator("main table tbody tr th a").first
    name: str = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/dang-vien/[0-9a-f-]{36}/$"))
    return name


def introduce(page: Any) -> None:
    page.click("main a:has-text('Chuyển sinh hoạt')")
    page.select_option("[name=kind]", "internal")
    page.select_option("[name=to_unit]", label=next(
        text for text in page.locator("[name=to_unit] option").all_inner_texts() if text.strip() == TO
    ))  # fmt: skip
    page.click("main form button[type=submit]")


def test_a_transfer_goes_from_one_end_to_the_other(signed_in: Any, program: Any) -> None:
    page = signed_in()
    before = [counted(page, program, cell) for cell in (FROM, TO)]
    name = first_member_of(page, program, FROM)
    member = page.url
    introduce(page)
    page.wait_for_url(re.compile("/chuyen-sinh-hoat/$"))
    shown = page.locator(".transfer", has_text=name).first.inner_text()
    assert all(text in shown for text in (FROM, TO, "đang chuyển", "Ngày cuối"))
    assert [counted(page, program, cell) for cell in (FROM, TO)] == before

    page.goto(member)
    introduce(page)
    assert "transfer-open-already" in page.locator("main").inner_text()

    page.goto(f"{program.url}/chuyen-sinh-hoat/")
    page.locator(".transfer", has_text=name).first.locator("a:has-text('Tiếp nhận')").click()
    page.click("main form button[type=submit]")
    page.wait_for_url(re.compile("/chuyen-sinh-hoat/$"))
    assert [counted(page, program, cell) for cell in (FROM, TO)] == [before[0] - 1, before[1] + 1]

    page.goto(member)
    text = page.locator("main").inner_text()
    assert f"Chuyển sang sinh hoạt tại {TO}" in text
    assert "đã tiếp nhận" in text
