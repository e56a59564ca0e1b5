"""The catalogue of errors: every refusal has a code, a title, named arguments and the mend, in two languages.

Each room declares its own `errors.yaml`; this module loads them all and holds the one base class.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("vi", "en")
KINDS = ("integrity", "regulation", "gap", "input", "access", "conflict", "set-up")


@dataclass(frozen=True)
class ErrorEntry:
    """One entry of the catalogue. `title`, `message` and `mend` are keyed by language (`vi`, `en`)."""

    code: str
    kind: str
    title: Mapping[str, str]
    message: Mapping[str, str]
    mend: Mapping[str, str]
    room: str

    @property
    def arguments(self) -> frozenset[str]:
        """The names the message and the mend need."""
        texts = [*self.message.values(), *self.mend.values()]
        return frozenset(name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name)


class Wording(str):
    """An argument that reads differently in English. It is its Vietnamese text, so it can be stored as any text."""

    english: str

    def __new__(cls, vietnamese: str, english: str) -> Wording:
        self = super().__new__(cls, vietnamese)
        self.english = english
        return self


class TongketError(Exception):
    """A refusal with a code of the catalogue: never a finished sentence, only the code and its arguments."""

    def __init__(self, code: str, **arguments: object) -> None:
        self.code = code
        self.arguments = arguments
        super().__init__(code)

    def __str__(self) -> str:
        return f"{self.code}: {message(self.code, self.arguments)}"

    @property
    def entry(self) -> ErrorEntry:
        return error_entry(self.code)


def message(code: str, arguments: Mapping[str, object], language: str = "vi") -> str:
    """What happened, as one sentence in `language`."""
    return error_entry(code).message[language].format_map(_Shown(arguments, language))


def mend(code: str, arguments: Mapping[str, object], language: str = "vi") -> str:
    """What the person can do about it, as one sentence in `language`."""
    return error_entry(code).mend[language].format_map(_Shown(arguments, language))


def error_entry(code: str) -> ErrorEntry:
    """One entry. Raises `KeyError` for a code that nobody declared."""
    return error_catalogue()[code]


@cache
def error_catalogue() -> Mapping[str, ErrorEntry]:
    """All entries of all rooms, by code. A code twice, a missing language or an unknown key is refused."""
    entries: dict[str, ErrorEntry] = {}
    for path in sorted(PACKAGE.rglob("errors.yaml")):
        room = ".".join(path.parent.relative_to(PACKAGE).parts)
        for code, raw in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            if code in entries:
                raise ValueError(f"{path}: the code {code} is also in {entries[code].room}")
            entries[code] = _entry(path, code, room, raw)
    return entries


def _entry(path: Path, code: str, room: str, raw: dict[str, Any]) -> ErrorEntry:
    if set(raw) != {"kind", "title", "message", "mend"} or raw["kind"] not in KINDS:
        raise ValueError(f"{path}: {code} needs exactly kind (one of {KINDS}), title, message and mend")
    for part in ("title", "message", "mend"):
        if set(raw[part]) != set(LANGUAGES):
            raise ValueError(f"{path}: {code}.{part} needs exactly the languages {LANGUAGES}")
    return ErrorEntry(code, raw["kind"], raw["title"], raw["message"], raw["mend"], room)


class _Shown(dict[str, object]):
    """Arguments of a message; one that is missing shows as its name instead of hiding the whole message."""

    def __init__(self, arguments: Mapping[str, object], language: str) -> None:
        english = language == "en"
        super().__init__(
            (name, value.english if english and isinstance(value, Wording) else value)
            for name, value in arguments.items()
        )

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
