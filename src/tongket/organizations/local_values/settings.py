"""What an office may enter itself, as declared in `settings.yaml`, and how each kind of value is written and read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tongket.rules import notation, vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.load import read_yaml

KINDS = ("decimal", "money", "choice", "one_of", "day", "days")
DAYS = re.compile(r"(\d{1,2})/(\d{1,2})\s*[-–]\s*(\d{1,2})/(\d{1,2})")
LEAP_YEAR = 2024


@dataclass(frozen=True)
class Setting:
    """One value an office may enter: how the rules ask for it, its kind, the cases it is entered for."""

    word: str
    id: str
    kind: str
    applies_to: Sequence[str] = ()
    choices: Sequence[str] = ()
    example: str = ""


@cache
def settings() -> Mapping[str, Setting]:
    """Every setting by its word. Raises ValueError for one whose declaration does not fit."""
    raw = read_yaml(Path(__file__).with_name("settings.yaml"))
    found = {word: Setting(word, **said) for word, said in raw.items()}
    odd = [each.word for each in found.values() if each.kind not in KINDS or bool(each.choices) != _chooses(each)]
    if odd:
        raise ValueError(f"settings.yaml: {odd} have an unknown kind, or choices that do not belong to it")
    return found


def read(setting: Setting, written: str) -> str:
    """The value as it is kept: digits with a point, an identifier, YYYY-MM-DD, or "MM-DD MM-DD".

    Raises `local-value-not-understood` where it does not fit the setting's kind.
    """
    try:
        return READERS[setting.kind](setting, notation.normalise(written))
    except (TongketError, ValueError) as problem:
        raise TongketError(
            "local-value-not-understood",
            setting=vocabulary.label(setting.word), value=written, example=setting.example,
        ) from problem  # fmt: skip


def _chooses(setting: Setting) -> bool:
    return setting.kind in ("choice", "one_of")


def _decimal(_: Setting, text: str) -> str:
    value = notation.parse_number(text.removesuffix("%").strip())
    if value <= 0:
        raise ValueError(text)
    return str(value)


def _money(_: Setting, text: str) -> str:
    value = notation.parse_number(text)
    if value < 0 or value != value.to_integral_value():
        raise ValueError(text)
    return str(int(value))


def _choice(setting: Setting, text: str) -> str:
    wanted = notation.fold(text)
    for word in setting.choices:
        labels = (word, vocabulary.label(word), vocabulary.label(word, "en"), vocabulary.in_sentence(word))
        if wanted in {notation.fold(label) for label in labels}:
            return word
    raise ValueError(text)


def _one_of(setting: Setting, text: str) -> str:
    if text.upper() not in setting.choices:
        raise ValueError(text)
    return text.upper()


def _day(_: Setting, text: str) -> str:
    return notation.parse_date(text).isoformat()


def _days(_: Setting, text: str) -> str:
    found = DAYS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    first_day, first_month, last_day, last_month = map(int, found.groups())
    days = date(LEAP_YEAR, first_month, first_day), date(LEAP_YEAR, last_month, last_day)
    return " ".join(f"{day:%m-%d}" for day in days)


READERS: Mapping[str, Callable[[Setting, str], str]] = {
    "decimal": _decimal,
    "money": _money,
    "choice": _choice,
    "one_of": _one_of,
    "day": _day,
    "days": _days,
}
