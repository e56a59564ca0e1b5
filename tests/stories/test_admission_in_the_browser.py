"""A candidate from entry to official in a real browser: every step on the page, the register at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser
NAME = "Nguyễn Thị Thử Kết Nạp"
PAPERS = [
    ("01/02/2025", {"number": "12/GCN", "issuer": "Trung tâm chính trị"}),
    ("01/03/2025", {}),
    ("10/03/2025", {}),
]
"""The certificate, the application, the background file."""
OPINIONS = [("10/06/2025", {}), ("20/06/2025", {"issuer": "Hội Phụ nữ xã"}), ("25/06/2025", {"issuer": "Chi ủy thôn"})]
"""The conclusion of the check, the mass organisation, the residence cell."""
PROBATION = ["25/09/2025", "10/03/2026", "25/08/2026", "26/08/2026", "27/08/2026", "28/08/2026"]
"""The member's file, the class, the self-review, the remarks of helper, mass organisation and residence."""


def take(page: Any, day: str, words: dict[str, str] | None = None) -> None:
    """Fill in the form of the next step and record it; a reason is given where one is asked for."""
    page.fill(".step-form [name=happened_on]", day)
    for name, value in (words or {}).items():
        page.fill(f".step-form [name={name}]", value)
    page.click("text=Ghi bước này")
    if page.locator(".step-form [name=reason]").count():
        page.fill(".step-form [name=reason]", "Ghi lại hồ sơ đã có")
        page.click("text=Ghi bước này")


def vote(page: Any, day: str) -> None:
    """Everyone who is due by the register comes and agrees."""
    due = page.input_value(".step-form [name=due]") or "15"
    take(page, day, {"due": due, "present": due, "agree": due, "number": "05-NQ/CB"})


def introduce(page: Any, place: int, day: str) -> None:
    page.select_option(".step-form [name=member]", index=place)
    take(page, day, {"since": "01/01/2020"})


def add_relative(page: Any, relation: str, name: str) -> None:
    page.click("text=Thêm người thân")
    page.select_option("[name=relation]", relation)
    page.fill("details[open] [name=full_name]", name)
    page.fill("details[open] [name=checked_on]", "01/06/2025")
    page.click("text=Ghi người thân")


@pytest.fixture
def page(example_program: Any, browser: Any) -> Iterator[Any]:
    """The board, opened by the office in a program of its own: what is written here lies in other years."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{example_program.url}/dang-nhap/")
    page.fill("[name=username]", "vp.ngoc-ky")
    page.fill("[name=password]", example_program.password)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{example_program.url}/")
    page.goto(f"{example_program.url}/ket-nap/")
    yield page
    context.close()


def test_a_candidate_goes_from_entry_to_official(page: Any, example_program: Any) -> None:
    page.click("text=Đưa người vào danh sách >> nth=0")
    page.fill("[name=full_name]", NAME)
    page.fill("[name=birth_date]", "08/03/1999")
    page.fill("[name=entered_on]", "10/01/2025")
    page.select_option("[name=schooling]", "upper_secondary_diploma")
    page.click("main button[type=submit]")
    for day, words in PAPERS:
        take(page, day, words)
    introduce(page, 1, "01/04/2025")
    introduce(page, 2, "02/04/2025")
    add_relative(page, "father", "Nguyễn Văn Cha Thử")
    add_relative(page, "mother", "Lê Thị Mẹ Thử")
    for day, words in OPINIONS:
        take(page, day, words)
    assert "Xét, biểu quyết" in page.inner_text(".subheading")

    vote(page, "10/07/2025")
    page.goto(f"{page.url.partition('?')[0]}?buoc=committee-vote")
    vote(page, "01/08/2025")
    page.select_option(".step-form [name=issuer]", "party_committee")
    take(page, "20/08/2025", {"number": "41-QĐ/ĐU"})
    take(page, "02/09/2025")
    assert "Hết 12 tháng dự bị 02/09/2026" in page.inner_text(".clocks")

    for day in PROBATION:
        take(page, day)
    vote(page, "10/09/2026")
    take(page, "25/09/2026", {"number": "57-QĐ/ĐU"})
    assert "Đã là chính thức" in page.inner_text(".subheading")
    assert "chính thức từ 02/09/2026" in page.inner_text(".way")
    page.goto(f"{example_program.url}/so/dang-vien/?year=2026&q=Thử+Kết+Nạp")
    assert NAME in page.inner_text("main")
