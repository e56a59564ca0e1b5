"""The reader's own names of levels, bodies and indicators, as a reader of its results says them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tongket.rules import load

HERE = Path(__file__).parent
NAMES, INDICATORS = HERE / "names.yaml", HERE / "grammar" / "indicators.yaml"


@cache
def _names() -> Mapping[str, str]:
    """By the reader's name; an indicator by the first of its names in prose, without the star that marks a rate."""
    indicators: Mapping[str, list[str]] = load.read_yaml(INDICATORS)["indicators"]
    own: Mapping[str, str] = load.read_yaml(NAMES)
    return {code.rstrip("*"): names[0] for code, names in indicators.items()} | dict(own)


def name_of(identifier: str) -> str:
    """ "Tổng giá trị sản xuất" for `production_value`; what has no other name stands as it is."""
    name = _names().get(identifier, "")
    return name[:1].upper() + name[1:] if name else identifier
