"""A committee goes through its draft in a real browser, by the keyboard alone, with every cap beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from tests.stories.test_drafts_in_the_browser import looked_at, signed_in_at

pytestmark = pytest.mark.browser
OPEN_A_ROUND = """
import django
django.setup()
from datetime import date
from tests.office import OFFICE
from tongket.organizations import queries
from tongket.procedures.annual_review.opening import open_round
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.subjects.queries import subjects_of
found = open_round(OFFICE, queries.unit("ngoc-ky").id, 2023, date(2023, 12, 1))
cells = [each for each in subjects_of(found.id, kind="organization") if not each.entry.not_rated_reason]
intend(OFFICE, [Intention(each.id, each.version, "good") for each in cells[1:6]])
print(found.line.key)
"""


def round_in(program: Any) -> str:
    """A round opened in the program's own data, five of its cells meant to be good. Returns its key."""
    environment = {**os.environ, "TONGKET_DATA": str(program.data), "DJANGO_SETTINGS_MODULE": "tongket.config.settings"}
    environment.pop("DATABASE_URL", None)
    made = subprocess.run(
        [sys.executable, "-c", OPEN_A_ROUND], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    return made.stdout.strip().splitlines()[-1]


def press(page: Any, *keys: str) -> None:
    """Keys one after the other; a level waits until the caps have come back."""
    for key in keys:
        if key in "1234":
            with page.expect_response(lambda answer: "/chuyen/" in answer.url):
                page.keyboard.press(key)
            page.wait_for_selector(f"tr:focus-within .move[data-key='{key}'][aria-pressed=true]:focus")
        else:
            page.keyboard.press(key)


def state(page: Any) -> str:
    return " ".join(page.locator(".cap-current .cap-sum").inner_text().split())


def test_levels_are_moved_by_keys_and_the_cap_answers_each_time(example_program: Any, browser: Any) -> None:
    key = round_in(example_program)
    page = signed_in_at(example_program, browser)
    page.goto(f"{example_program.url}/kiem-diem/{key}/du-kien/?loai=organization&nhom=organizations")
    wrong = looked_at(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    before = state(page)
    press(page, "ArrowDown", "ArrowDown", "1")
    first = state(page)
    row = page.evaluate("document.activeElement.closest('tr').id")
    press(page, "ArrowDown", "1")
    second = state(page)
    wrong += looked_at(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(f"#{row} .move").first.focus()
    press(page, "2", "ArrowRight")
    assert [text.split(" ")[0] for text in (before, first, second, state(page))] == ["0/1", "1/1", "2/1", "1/1"]
    assert "thừa 1" in second
    assert page.evaluate("document.activeElement.dataset.key") == "3"
    page.locator(".what-if button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#neu-nhu-ket-qua .cap-readings")
    assert "1/1 → 2/1" in page.locator("#neu-nhu-ket-qua").inner_text()
    wrong += looked_at(page)
    assert wrong == []
