"""What README, tutorial and guides say to type works as written, and their pictures and links are there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("tutorial/*.md")),
         *sorted((ROOT / "docs").glob("how-to/*.md"))]  # fmt: skip
FENCED = re.compile(r"^ *```[a-z]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINKED = re.compile(r"\]\((?!https?:|#)([^)#]+)")
GOES_ON = ("tongket run",)  # serves until it is stopped: tried by the stories in the browser
OF_ANOTHER_DAY = ("tongket restore",)  # names a file of some other day: tried by the tests of restoring


def commands(page: Path) -> list[str]:
    """The lines of fenced blocks that start the program, without their comments."""
    lines = [line.strip() for block in FENCED.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    found = [line.split("  #")[0].strip() for line in lines if line.startswith("tongket ")]
    return [line for line in found if not line.startswith((*GOES_ON, *OF_ANOTHER_DAY))]


WITH_COMMANDS = [page for page in PAGES if commands(page)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to work in, with the example loaded into a data folder of its own."""
    made = tmp_path_factory.mktemp("reader")
    (made / "usb").mkdir()
    assert typed("tongket example load ngoc-ky", made).returncode == 0
    return made


def typed(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The line as a reader would type it; a stick that is plugged in at /media/usb is a folder here."""
    words = shlex.split(line.replace("/media/usb", str(folder / "usb")))
    environment = {
        **os.environ,
        "TONGKET_DATA": str(folder / "data"),
        "TONGKET_BACKUP_PASSPHRASE": "mot-cau-mat-khau-dai",
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_of_a_page_work_in_their_order(page: Path, folder: Path) -> None:
    for line in commands(page):
        done = typed(line, folder)
        assert done.returncode == 0, f"{line}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"


def test_the_readme_and_the_tutorial_hold_commands_to_try() -> None:
    assert {"README.md", "first-year.md", "backup.md"} <= {page.name for page in WITH_COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    targets = LINKED.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_small_enough_to_come_along(picture: Path) -> None:
    assert picture.stat().st_size <= 200 * 1024
