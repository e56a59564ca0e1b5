"""The grammar of the genre as data: words, nouns, cues, indicators, and what is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PLACE = Path(__file__).resolve().parent


@cache
def grammar(name: str) -> Mapping[str, Any]:
    """The file `name`.yaml of this folder. Callers give its parts their types at once."""
    with (PLACE / f"{name}.yaml").open(encoding="utf-8") as file:
        found: Mapping[str, Any] = yaml.safe_load(file)
    return found


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a blank in a word stands for any white space."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


@cache
def pattern(module: str, name: str) -> re.Pattern[str]:
    """The pattern `name` of a module, from `patterns.yaml`."""
    return re.compile(written(module, name))


def written(module: str, name: str) -> str:
    """A pattern as text, to be put together with others; its lines in the file are one."""
    text: str = grammar("patterns")[module][name]
    return "".join(text.splitlines())
