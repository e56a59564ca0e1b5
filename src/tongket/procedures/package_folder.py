"""The folder of a package on the officer's disk: a file edited there since it was made is never written over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tongket.rules.errors import TongketError

NOTE = "manifest.json"
BESIDE = "-ban-moi"


@dataclass(frozen=True)
class FolderFile:
    """A file of the package as it lies there: `edited` says that it was changed by hand since it was made."""

    name: str
    path: Path
    edited: bool


def listed(folder: Path) -> Sequence[FolderFile]:
    """The files that were made and still lie in the folder, by name; whatever else lies there is none of ours."""
    known = _manifest(folder)
    found = [(name, folder / name) for name in sorted(known) if Path(name).name == name]
    return [FolderFile(name, path, _digest(path) != known[name]) for name, path in found if path.is_file()]


def kept_names(folder: Path, names: list[str]) -> Mapping[str, str]:
    """For each file the name under which it may be written: its own, or one beside a file edited meanwhile."""
    known = _manifest(folder)
    return {name: _free_name(folder, name, known) for name in names}


def write(folder: Path, contents: Mapping[str, bytes], names: Mapping[str, str]) -> None:
    """Write the files under their names and note their hashes. Raises `paper-file-in-use`."""
    folder.mkdir(parents=True, exist_ok=True)
    known = dict(_manifest(folder))
    for name, content in contents.items():
        target = names.get(name, name)
        _replace(folder / target, content)
        known[target] = hashlib.sha256(content).hexdigest()
    standing = {name: digest for name, digest in known.items() if (folder / name).exists()}
    text = json.dumps({"format": 1, "files": standing}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _replace(folder / NOTE, text.encode("utf-8"))


def _free_name(folder: Path, name: str, known: Mapping[str, str]) -> str:
    stem, suffix = os.path.splitext(name)
    candidate, number = name, 1
    while (digest := _digest(folder / candidate)) is not None and known.get(candidate) != digest:
        candidate = f"{stem}{BESIDE}{'' if number == 1 else f'-{number}'}{suffix}"
        number += 1
    return candidate


def _manifest(folder: Path) -> Mapping[str, str]:
    """The hashes of the files as they were made; a damaged note counts as none, so that nothing is written over."""
    try:
        read = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = read.get("files") if isinstance(read, dict) else None
    return {str(name): str(digest) for name, digest in files.items()} if isinstance(files, dict) else {}


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except PermissionError as refused:
        part.unlink(missing_ok=True)
        raise TongketError("paper-file-in-use", name=path.name) from refused
