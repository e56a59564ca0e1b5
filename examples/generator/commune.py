"""What an example commune is made from: its `commune.yaml`, the tree first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, object]
Sheets = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Node:
    """An organisation below the committee; `members` people belong to it directly."""

    name: str
    type: str
    parent: str
    established_on: date
    members: int
    position: int


@dataclass(frozen=True)
class Commune:
    """The inputs of one example, as written in its file."""

    slug: str
    raw: Mapping[str, Any]

    @property
    def year(self) -> int:
        return int(self.raw["year"])

    @property
    def name(self) -> str:
        return str(self.raw["organization"]["name"])

    def part(self, name: str) -> Any:
        """A part of the file; an empty list or mapping where the commune has none."""
        return self.raw.get(name) or {}


def read(folder: Path) -> Commune:
    """The commune of a folder `examples/<slug>`."""
    return Commune(folder.name, yaml.safe_load((folder / "commune.yaml").read_text(encoding="utf-8")))


def nodes(commune: Commune) -> Sequence[Node]:
    """All organisations below the committee, each after the one it stands under."""
    founded: date = commune.raw["organization"]["established_on"]
    found: list[Node] = []
    for place, raw in enumerate(commune.raw["organizations"], start=1):
        since = raw.get("established_on", founded)
        cells = int(raw.get("cells", 0))
        total = int(raw["members"])
        found.append(Node(raw["name"], raw["type"], "", since, 0 if cells else total, place))
        for number in range(1, cells + 1):
            share = total // cells + (1 if number <= total % cells else 0)
            name = raw["cell_name"].format(number=number)
            found.append(Node(name, "subordinate_cell", raw["name"], since, share, number))
    return found


def organization_rows(commune: Commune) -> Sequence[Row]:
    """The sheet of organisations. The committee itself stands already: a workbook is always somebody's."""
    return [
        {
            "name": node.name,
            "type": node.type,
            "parent": node.parent or commune.name,
            "established_on": node.established_on,
            "position": node.position,
        }
        for node in nodes(commune)
    ]
