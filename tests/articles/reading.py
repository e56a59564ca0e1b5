"""The annotated texts read by the command as anyone runs it, and the readings scored."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from tests.articles.scoring import Fact, Outcome, score

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared" / "reading"
OWN = ("open", "held_out")


@dataclass(frozen=True)
class Elsewhere:
    """What the scorer beside the shared texts says: F1 of either count, and the facts missing and wrong.

    `ours`: what our own scorer says of the same readings.
    """

    strict: Decimal
    loose: Decimal
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    ours: Outcome


def own_score(part: str) -> Outcome:
    """The score of the project's own texts in `open` or `held_out`."""
    annotated = sorted((HERE / part).glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        found = _read([path.with_suffix(".txt") for path in annotated], Path(folder))
    return score({path.stem: (_annotations(path), found.get(path.stem, [])) for path in annotated})


def shared_score() -> Elsewhere:
    """The score of the texts beside this checkout, by the scorer that lies there."""
    with tempfile.TemporaryDirectory() as folder:
        texts, readings = Path(folder) / "texts", Path(folder) / "readings"
        texts.mkdir()
        found = _read(_shared_texts(texts), readings)
        command = [sys.executable, str(SHARED / "score.py"), str(readings), "--json"]
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    strict, loose = (Decimal(str(said[count]["f1"])) for count in ("strict", "loose"))
    annotated = sorted((SHARED / "gold").glob("*.yaml"))
    ours = score({path.stem: (_annotations(path), found.get(path.stem, [])) for path in annotated})
    return Elsewhere(strict, loose, tuple(said["missing"]), tuple(said["wrong"]), ours)


def _shared_texts(folder: Path) -> list[Path]:
    """The texts under the names of their annotations: articles without the header before the first blank line."""
    for path in (SHARED / "texts").glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes().partition(b"\n\n")[2])
    for path in (SHARED / "seeds").glob("*.txt"):
        (folder / f"seed{path.name[:3]}.txt").write_bytes(path.read_bytes())
    return sorted(folder.iterdir())


def _read(paths: Iterable[Path], folder: Path) -> Mapping[str, list[Fact]]:
    command = [sys.executable, "-m", "tongket", "read", *map(str, paths), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return {path.stem: json.loads(path.read_text(encoding="utf-8"))["facts"] for path in folder.glob("*.json")}


def _annotations(path: Path) -> list[Fact]:
    read: Mapping[str, list[Fact]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read["facts"]
