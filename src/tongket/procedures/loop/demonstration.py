"""The loop shown on books of its own: examples loaded into an empty database, five documents sent round, one page.

1 Refuse where anything is kept already. 2 Load the examples. 3 Send each document round. 4 Write the page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tongket.organizations import queries as organizations
from tongket.procedures.examples import load_examples
from tongket.procedures.loop.page.whole import page
from tongket.procedures.loop.round import Round, go_round
from tongket.procedures.loop.sources import SLUGS, sources
from tongket.procedures.upgrade import make_ready
from tongket.rules.errors import TongketError

PAGE = "vong-khep-kin.html"
OFFICE = ("DATABASE_URL", "TONGKET_HOST", "TONGKET_NAMES")
"""What says where the office keeps and serves its books."""


def demonstrate_apart(arguments: Sequence[str]) -> int:
    """Run `tongket demo loop --here` with these arguments in a process with a data folder of its own, gone afterwards.

    Returns its exit status: whatever happens there, the office's data is not even opened.
    """
    with tempfile.TemporaryDirectory(prefix="tongket-vong-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tongket", "demo", "loop", "--here", *arguments],
            env=environment(Path(folder), os.environ), check=False,
        )  # fmt: skip
    return done.returncode


def environment(folder: Path, outside: Mapping[str, str]) -> Mapping[str, str]:
    """The environment of that process: everything as outside, but for the books."""
    kept = {name: value for name, value in outside.items() if name not in OFFICE}
    return {**kept, "TONGKET_DATA": str(folder), "PYTHONUNBUFFERED": "1"}


def demonstrate(
    out: Path, articles: Sequence[Path], *, say: Callable[[str], object] = print, with_beside: bool = True
) -> Sequence[Round]:
    """Write the page into the folder `out`, from the database of this process, which must be empty.

    Raises `loop-over-data`, `loop-article-of-nobody`, `loop-articles-alike` and what reading a file raises.
    """
    make_ready(say=lambda _: None)
    if kept := organizations.roots():
        raise TongketError("loop-over-data", unit=kept[0].name)
    found = sources(articles, with_beside=with_beside)
    say("Đang nạp các đơn vị ví dụ vào một thư mục tạm…")
    load_examples(SLUGS, say=lambda _: None, with_users=False)
    rounds = [go_round(source) for source in found]
    out.mkdir(parents=True, exist_ok=True)
    (out / PAGE).write_text(page(rounds), encoding="utf-8")
    return rounds
