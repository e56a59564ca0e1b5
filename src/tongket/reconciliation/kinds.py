"""What kinds of facts there are and how they may stand to the records, and how each is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tongket.rules import load

LABELS, STANDINGS = (Path(__file__).with_name(name) for name in ("kinds.yaml", "standings.yaml"))


@cache
def kinds() -> Mapping[str, Mapping[str, str]]:
    """Every kind with its label by language (`vi`, `en`)."""
    found: Mapping[str, Mapping[str, str]] = load.read_yaml(LABELS)
    return found


def kind_label(kind: str, language: str = "vi") -> str:
    """ "Xếp loại tổ chức" for `org_rating`; a kind without a label is shown by its own name."""
    return kinds()[kind][language] if kind in kinds() else kind


@cache
def standings() -> Mapping[str, Mapping[str, str]]:
    """Every standing of a number with its label by language (`vi`, `en`)."""
    found: Mapping[str, Mapping[str, str]] = load.read_yaml(STANDINGS)
    return found


def standing_label(standing: str, language: str = "vi") -> str:
    """ "không có trong sổ" for `not_recorded`; for use within a line, in small letters."""
    return standings()[standing][language]
