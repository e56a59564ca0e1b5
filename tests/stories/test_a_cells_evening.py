"""A cell's evening in a real browser, by the keyboard alone: thirty members from self points to the file handed up."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from tests.stories.conftest import SLUG, Program, load_example, started
from tests.stories.review_stage import on_the_data_of
from tests.stories.test_drafts_in_the_browser import looked_at

pytestmark = pytest.mark.browser
MEMBERS, MANY, FEW = 30, 100, 12
A_FEW_MINUTES = 300
SIZES = {1: MEMBERS, 2: MANY, 3: FEW}
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text", text);
  const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(paste);
}"""


@dataclass
class Typist:
    """Someone at the keyboard, who counts the keys."""

    page: Any
    keys: int = 0

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def down(self, texts: list[str]) -> None:
        """A column, cell by cell."""
        for text in texts:
            self.type(text)
            self.press("Enter")

    def at(self) -> str:
        return str(self.page.evaluate("document.activeElement.name || document.activeElement.value"))


@dataclass(frozen=True)
class House:
    """A program with the round open, and the address of each cell's evening."""

    program: Program
    evenings: Mapping[str, str]

    def written(self, cell: int) -> dict[str, Any]:
        return dict(json.loads(on_the_data_of(self.program.data, f"written({cell})")))


@pytest.fixture(scope="module")
def house(tmp_path_factory: Any) -> Iterator[House]:
    data = tmp_path_factory.mktemp("evening")
    password = load_example(data)
    evenings = json.loads(on_the_data_of(data, f"opened({SIZES})"))
    with started(data, password) as program:
        yield House(program, evenings)


@pytest.fixture
def typist(house: House, browser: Any) -> Iterator[Any]:
    """Someone before the grid of a cell: its secretary (`cb`), or the office (`vp`)."""

    @contextmanager
    def before(cell: int, role: str) -> Iterator[Typist]:
        home = house.program.url
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{home}/dang-nhap/")
        page.fill("[name=username]", f"{role}.{SLUG}")
        page.fill("[name=password]", house.program.password)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{home}/")
        page.goto(f"{home}{house.evenings[str(cell)]}")
        yield Typist(page)
        context.close()

    return before


def saved(page: Any, keys: Typist) -> None:
    with page.expect_navigation():
        keys.press("Control+Enter")
    page.wait_for_selector("text=Đã ghi")


def test_a_cell_of_thirty_has_its_whole_evening_by_the_keyboard(typist: Any, house: House) -> None:
    rows = MEMBERS + 1
    with typist(1, "cb") as keys:
        page = keys.page
        wrong = looked_at(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.focus("#meeting_on")
        keys.type("06/12/2025")
        keys.press("Tab")
        keys.type(str(MEMBERS))
        keys.press("Tab")
        keys.type(str(MEMBERS - 1))
        keys.press("Tab")
        page.locator("[data-column=self_points]").first.focus()
        keys.down(["75"] * rows)  # past the last row the column beside begins
        assert keys.at().startswith("appraised_points-")
        keys.down(["74"] * rows)
        page.locator("[data-column=on_time]").first.focus()
        keys.down(["5"] * rows)
        page.locator("[data-column=level]").first.focus()
        for _ in range(rows):
            keys.press("2", "Enter")
        page.locator("[data-column=good]").first.focus()
        keys.down([str(MEMBERS - 3)] * rows)
        keys.down(["2"] * rows)
        assert page.locator("[data-sum]").first.inner_text() == f"{MEMBERS - 1}/{MEMBERS - 1}"
        saved(page, keys)
        wrong += looked_at(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        comment(page, keys)
        hand_up(page, keys)
        wrong += looked_at(page)
    assert wrong == []
    assert house.written(1) == {
        "subjects": rows, "self": 7500 * rows, "appraised": 7400 * rows, "tasks": 5 * rows, "levels": {"good": rows},
        "good": (MEMBERS - 3) * rows, "completed": 2 * rows, "valid": (MEMBERS - 1) * rows, "comments": 1,
        "proposed": rows, "handed_up": True,
    }  # fmt: skip


def comment(page: Any, keys: Typist) -> None:
    """A comment on the first member, from the name in the grid; leads back to the grid."""
    grid = page.url
    page.locator("tr[data-row] th a").nth(1).focus()
    with page.expect_navigation():
        keys.press("Enter")
    page.get_by_role("link", name="Ý kiến góp ý", exact=True).focus()
    with page.expect_navigation():
        keys.press("Enter")
    page.focus("[name=opinion]")
    keys.type("Cần chủ động hơn trong công tác tuyên truyền.")
    page.focus("main form [type=submit]")
    with page.expect_navigation():
        keys.press("Enter")
    page.wait_for_selector("text=Đã ghi ý kiến góp ý.")
    page.goto(grid)


def hand_up(page: Any, keys: Typist) -> None:
    page.focus("#end_ordinal")
    keys.type("12")
    page.focus("#end_reason")
    keys.type("Theo biên bản họp chi bộ")
    with page.expect_navigation():
        keys.press("Enter")
    page.wait_for_selector("text=Hồ sơ đã gửi lên cấp ủy ngày 06/12/2025")


def test_a_hundred_members_are_pasted_and_voted_on_in_a_few_minutes(typist: Any, house: House) -> None:
    with typist(2, "vp") as keys:
        page, rows = keys.page, MANY + 1
        begun = time.monotonic()
        for part, text in (("on", "06/12/2025"), ("due", str(MANY)), ("present", str(MANY))):
            page.focus(f"#meeting_{part}")
            keys.type(text)
        page.locator("[data-column=self_points]").first.focus()
        page.evaluate(PASTE, "\n".join("75\t74" for _ in range(rows)))
        page.locator("[data-column=level]").first.focus()
        for _ in range(rows):
            keys.press("2", "Enter")
        page.locator("[data-column=good]").first.focus()
        keys.down([str(MANY)] * rows)
        typed = time.monotonic() - begun
        saved(page, keys)
        took = time.monotonic() - begun
        print(json.dumps({"members": MANY, "keys": keys.keys, "typed": round(typed, 1), "all": round(took, 1)}))
        assert keys.keys < 8 * rows
        assert took < A_FEW_MINUTES
    found = house.written(2)
    assert (found["self"], found["levels"], found["good"]) == (7500 * rows, {"good": rows}, MANY * rows)


def test_a_block_with_names_goes_to_its_rows_and_one_wrong_cell_stops_all(typist: Any, house: House) -> None:
    with typist(3, "vp") as keys:
        page = keys.page
        name = page.locator("tr[data-row] th a").nth(3).inner_text()
        page.locator("[data-column=self_points]").first.focus()
        with page.expect_navigation():
            page.evaluate(PASTE, f"Họ và tên\tMức đề nghị\tTự chấm\n{name}\tTốt\t81,5")
        row = page.locator("tr[data-row]").nth(3)
        assert row.locator("[data-column=self_points]").input_value() == "81,5"
        assert row.locator("[data-column=level]").input_value() == "good"
        row.locator("[data-column=appraised_points]").focus()
        keys.type("101")
        with page.expect_navigation():
            keys.press("Control+Enter")
        assert page.locator(".evening-whys code").first.inner_text() == "assessment-points-beyond"
        assert looked_at(page) == []
    assert house.written(3)["self"] == 0
