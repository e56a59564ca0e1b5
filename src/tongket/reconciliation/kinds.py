"""What kinds of facts there are, and how each is called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tongket.rules import load

LABELS = Path(__file__).with_name("kinds.yaml")


@cache
def kinds() -> Mapping[str, Mapping[str, str]]:
    """Every kind with its label by language (`vi`, `en`)."""
    found: Mapping[str, Mapping[str, str]] = load.read_yaml(LABELS)
    return found


def kind_label(kind: str, language: str = "vi") -> str:
    """ "Xếp loại tổ chức" for `org_rating`; a kind without a label is shown by its own name."""
    return kinds()[kind][language] if kind in kinds() else kind
