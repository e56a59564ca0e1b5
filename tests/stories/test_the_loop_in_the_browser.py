"""The loop's page as the command writes it: opened from disk, at three widths, a number followed by its links."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stories.test_every_page import AXE, IS_TOO_WIDE, RUN_AXE, WIDTHS
from tongket.procedures.loop.demonstration import PAGE

pytestmark = pytest.mark.browser
LIT = "element => getComputedStyle(element).outlineStyle"


@pytest.fixture(scope="module")
def written(tmp_path_factory: Any) -> Path:
    """What `tongket demo loop` writes, called beside an office's data folder."""
    folder = tmp_path_factory.mktemp("vong")
    command = [sys.executable, "-m", "tongket", "demo", "loop", "--out", str(folder / "trang")]
    outside = {**os.environ, "TONGKET_DATA": str(folder / "so")}
    done = subprocess.run(command, env=outside, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("số liệu đi trọn vòng") == 5
    return folder


@pytest.fixture
def opened(written: Path, browser: Any) -> Iterator[Any]:
    """The page, and in `asked` whatever it asked for besides itself."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.asked = []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.goto((written / "trang" / PAGE).as_uri())
    yield page
    page.close()


def test_the_books_of_the_office_are_not_opened(written: Path) -> None:
    assert not (written / "so" / "tongket.sqlite3").exists()


def test_the_page_asks_for_nothing_besides_itself(opened: Any) -> None:
    assert [url for url in opened.asked if not url.endswith(PAGE)] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_accessible_and_no_wider_than_the_screen(opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    opened.evaluate(AXE)
    assert opened.evaluate(RUN_AXE) == []
    assert not opened.evaluate(IS_TOO_WIDE)


def test_a_number_of_the_new_article_lights_its_way(opened: Any) -> None:
    opened.click("#ngoc-ky-moi a:has-text('149/191')")
    card = opened.locator(":target")
    row = opened.locator(f"#{str(card.get_attribute('id')).replace('-so-', '-buoc-')}")
    assert card.get_attribute("class") == "ok"
    assert [row.evaluate(LIT), card.evaluate(LIT)] == ["solid", "solid"]


def test_the_rows_behind_a_number_open_without_the_program(opened: Any) -> None:
    opened.click("#ngoc-ky-moi a:has-text('149/191')")
    opened.click(":target summary")
    assert "Hội nghị tổng kết" in opened.inner_text(":target .lines")
