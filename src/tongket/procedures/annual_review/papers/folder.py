"""Where the papers of a round lie: small files named by what is in them, and for each asker the list of theirs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings

from tongket.access.actor import Actor
from tongket.procedures.annual_review.papers.joined import join
from tongket.rules.notation import fold

EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Part:
    """One made file: `file` lies in the folder; `path` is its place in the zip, `title` its bookmark; the permission
    counts at `seen_at`."""

    file: str
    path: str
    title: str
    papers: int
    permission: str
    seen_at: tuple[int, ...]


@dataclass(frozen=True)
class Made:
    """All that was made for one asker. `kept` files lay there already; `left_out` are forms not for the asker."""

    parts: Sequence[Part]
    papers: int
    kept: int
    left_out: Sequence[str]


def folder_of(slug: str, year: int, period: str) -> Path:
    """The folder of a unit's papers of one review."""
    return Path(settings.DATA) / "review_papers" / slug / f"{year}-{period}"


def slug_of(text: str) -> str:
    """ "Chi bộ thôn Đông" → "chi-bo-thon-dong"."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def store(folder: Path, name: str, content: bytes) -> None:
    """Write a file whole or not at all: whoever stops the work leaves no half of one behind."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{uuid4().hex}"
    draft.write_bytes(content)
    os.replace(draft, folder / name)


def keep_list(folder: Path, actor: Actor, made: Made) -> None:
    """Write down what is the asker's, and clear away what is nobody's any more."""
    text = json.dumps(asdict(made), ensure_ascii=False)
    store(folder, _list_name(actor), text.encode())
    used = {part["file"] for path in folder.glob("for-*.json") for part in json.loads(path.read_text())["parts"]}
    for path in folder.glob("*.pdf"):
        if path.name not in used and not path.name.startswith("all-"):
            path.unlink()


def list_for(folder: Path, actor: Actor, on: date) -> Made | None:
    """What was made for the asker, or None; also where they may no longer see all of it."""
    path = folder / _list_name(actor)
    if not path.is_file():
        return None
    raw = json.loads(path.read_text())
    parts = tuple(Part(**{**part, "seen_at": tuple(part["seen_at"])}) for part in raw["parts"])
    there = all((folder / part.file).is_file() for part in parts)
    allowed = all(
        actor.may(permission, set(at), on) for permission, at in {(part.permission, part.seen_at) for part in parts}
    )
    return Made(parts, raw["papers"], raw["kept"], tuple(raw["left_out"])) if there and allowed else None


def write_pdf(folder: Path, made: Made, out: BinaryIO) -> int:
    """All papers as one PDF with a bookmark for each part; gives the number of pages."""
    return join(((part.title, folder / part.file) for part in made.parts), out)


def write_zip(folder: Path, made: Made, out: BinaryIO) -> None:
    """All papers as a zip with a folder for each unit; file by file, the files are small already."""
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for part in made.parts:
            archive.writestr(ZipInfo(part.path, EARLIEST), (folder / part.file).read_bytes())


def whole_pdf(folder: Path, actor: Actor) -> Path:
    """Where the one PDF of an asker lies."""
    return folder / f"all-{_name(actor)}.pdf"


def _list_name(actor: Actor) -> str:
    return f"for-{_name(actor)}.json"


def _name(actor: Actor) -> str:
    return str(actor.user) if actor.user is not None else "operator"
