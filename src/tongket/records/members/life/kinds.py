"""What can happen to a membership, as declared in `kinds.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tongket.rules.load import read_yaml

NOBODY = "nobody"


@dataclass(frozen=True)
class Kind:
    """One kind of event: what it does to where and how a member belongs, and to the counting of party age."""

    id: str
    does: str
    becomes: str
    allowed_from: Sequence[str]
    gap: str
    order: int

    @property
    def changes_the_stay(self) -> bool:
        return self.does in ("enter", "place")


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its word."""
    raw = read_yaml(Path(__file__).with_name("kinds.yaml"))
    return {
        word: Kind(word, said["does"], said.get("becomes", ""), tuple(said["from"]), said["gap"], said["order"])
        for word, said in raw.items()
    }
