"""The year as the office lives it, in a real browser."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_a_wrong_password_does_not_let_in(program, browser):
    page = browser.new_page()
    page.goto(f"{program.url}/dang-nhap/")
    page.fill("[name=username]", "vp.ngoc-ky")
    page.fill("[name=password]", "không phải mật khẩu")
    page.click("main button[type=submit]")
    assert "/dang-nhap/" in page.url
    page.close()


def test_a_number_on_the_desk_opens_to_its_rows(signed_in):
    page = signed_in()
    page.click(".figure-card:has-text('Tổng số đảng viên') a >> nth=0")
    page.wait_for_url(re.compile("/so-lieu/"))
    assert page.locator("main").inner_text().count("191") >= 1
    rows = page.locator("main table tbody tr")
    assert rows.count() >= 10


def test_a_record_is_corrected_by_hand_and_its_history_says_so(signed_in):
    page = signed_in()
    page.click("nav a:visible:has-text('Hội nghị')")
    page.click("main table tbody a >> nth=0")
    page.click("main a:has-text('Sửa') >> nth=0")
    page.fill("[name=place]", "Nhà văn hóa xã")
    page.click("main form button[type=submit] >> nth=0")
    page.wait_for_load_state()
    text = page.locator("main").inner_text()
    assert "Nhà văn hóa xã" in text
    assert "Cán bộ Văn phòng Đảng ủy" in text


def test_a_viewer_can_read_but_not_write(signed_in, program):
    page = signed_in("xem")
    page.goto(f"{program.url}/so/dang-vien/")
    assert page.locator("main table tbody tr").count() > 10
    assert page.locator("main a:has-text('Ghi mới')").count() == 0
    assert page.goto(f"{program.url}/so/dang-vien/moi/").status in (403, 404)


def test_a_cell_secretary_sees_the_own_cell_only(signed_in, program):
    page = signed_in("cb")
    page.goto(f"{program.url}/so/dang-vien/")
    cells = set(page.locator("main table tbody tr td:nth-child(3)").all_inner_texts())
    assert cells == {"Chi bộ 1"}


def test_the_desk_works_with_scripts_off(signed_in):
    page = signed_in(javascript=False)
    page.click("nav a[href='/so/dang-vien/']:visible >> nth=0")
    page.fill("main [name=q]", "chi")
    page.click("main button:has-text('Lọc')")
    names = page.locator("main table tbody tr th, main table tbody tr td:first-child").all_inner_texts()
    assert names
    assert all(re.search("chi", name, re.IGNORECASE) or name for name in names)
