"""What every test stands on is set in tests/stage.py, before the settings are read; here it is only held to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

if not os.environ.get("TONGKET_DATA", "").startswith(os.environ.get("TMPDIR", "/tmp")):  # noqa: S108 - a look, no use
    raise RuntimeError("tests must not run on a data folder someone works with: start them as python -m pytest")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, one for all tests of a run: its driver cannot be started twice in a process."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    # The driver keeps a loop running in this thread; the tests' own queries are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
