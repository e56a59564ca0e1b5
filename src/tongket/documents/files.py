"""The files made of papers: written whole or not at all, and never over a file that someone has edited.

They lie in `papers/<organisation>/<year>/<paper>/` of the data folder. The hash of every file is noted beside it
before the file is put in place, so that a cut between the two steps never makes our own file look like an edited one.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from tongket.documents.register.book import MadeFile
from tongket.rules.errors import TongketError

NOTE = ".made.json"
_Notes = dict[str, list[str]]


@dataclass(frozen=True)
class ListedFile:
    """A file of a paper: where it lies, whether it was changed since it was made, whether it is no longer there."""

    name: str
    path: Path
    edited: bool
    gone: bool


def folder_of(organization: UUID, year: int, paper: UUID) -> Path:
    """Where the files of a paper lie; `organization` and `paper` are their keys."""
    return Path(settings.DATA) / "papers" / str(organization) / str(year) / str(paper)


def sha256(content: bytes) -> str:
    """The hash by which a file is known, in hex."""
    return hashlib.sha256(content).hexdigest()


def keep(folder: Path, contents: Mapping[str, bytes]) -> tuple[MadeFile, ...]:
    """Write the files of a paper and list all that belong to it, edited ones included.

    Where a file was edited since it was made, it stays, and the new one is written beside it (`name-2.docx`).
    Raises `paper-file-name-wrong`, `paper-file-in-use`.
    """
    for name in contents:
        if Path(name).name != name or name.startswith(".") or "\\" in name or ":" in name:
            raise TongketError("paper-file-name-wrong", name=name)
    folder.mkdir(parents=True, exist_ok=True)
    listed: list[MadeFile] = []
    for name, content in contents.items():
        notes = _notes(folder)
        target, kept = _free_name(folder, name, notes)
        _note(folder, notes, target, sha256(content))
        _write(folder / target, content)
        listed += [*kept, MadeFile(target, sha256(content))]
    return tuple(listed)


def listed(folder: Path, made: Sequence[MadeFile]) -> tuple[ListedFile, ...]:
    """The files of a paper as they lie there now."""
    return tuple(_listed(folder / file.name, file) for file in made)


def _listed(path: Path, file: MadeFile) -> ListedFile:
    now = _hash(path)
    return ListedFile(file.name, path, edited=now is not None and now != file.sha256, gone=now is None)


def _free_name(folder: Path, name: str, notes: _Notes) -> tuple[str, list[MadeFile]]:
    """The first of `name`, `name-2`, … that no one has edited, and the edited ones before it."""
    stem, suffix = os.path.splitext(name)
    version = 1
    edited: list[MadeFile] = []
    while True:
        candidate = name if version == 1 else f"{stem}-{version}{suffix}"
        now, known = _hash(folder / candidate), notes.get(candidate, [])
        if now is None or now in known:
            return candidate, edited
        edited.append(MadeFile(candidate, known[-1] if known else ""))
        version += 1


def _notes(folder: Path) -> _Notes:
    path = folder / NOTE
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _note(folder: Path, notes: _Notes, name: str, digest: str) -> None:
    """Note the hash the file will have, keeping the one it has now: either may stand on disk after a cut."""
    now = _hash(folder / name)
    notes[name] = [*([now] if now and now != digest else []), digest]
    _write(folder / NOTE, json.dumps(notes, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one, never a part."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except PermissionError as refused:
        raise TongketError("paper-file-in-use", name=path.name) from refused
    finally:
        Path(name).unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _hash(path: Path) -> str | None:
    return sha256(path.read_bytes()) if path.exists() else None
