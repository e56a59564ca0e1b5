"""The registry of the navigation: each desk says in its own `navigation.py` what it offers to whom.

A desk is a folder beside this file. With a `navigation.py` holding `groups(place)` it appears in the navigation,
with a `urls.py` its pages are routed: nothing else has to be touched to add one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tongket.web.place import Place

Text = str | Promise
WEB = Path(__file__).parent
DESK: Text = ""
RECORDS: Text = _("Sổ sách")
FIGURES_AND_PAPERS: Text = _("Số liệu và văn bản")
CELLS: Text = _("Tổ chức trực thuộc")
HOUSE: Text = _("Văn phòng")
ORDER = (DESK, RECORDS, FIGURES_AND_PAPERS, CELLS, HOUSE)


@dataclass(frozen=True)
class NavigationEntry:
    """One link. `count` None shows no number; `order` sorts within the group."""

    label: Text
    url: str
    count: int | str | None = None
    current: bool = False
    order: int = 50


@dataclass(frozen=True)
class NavigationGroup:
    """Links under one of the titles above; desks that use the same title share a group."""

    title: Text
    entries: Sequence[NavigationEntry]


@cache
def desks(part: str) -> Sequence[ModuleType]:
    """The module `part` of every desk that has one, in the order of the desks' names."""
    folders = sorted(path.parent.name for path in WEB.glob(f"*/{part}.py"))
    return [import_module(f"tongket.web.{folder}.{part}") for folder in folders]


def navigation(place: Place, path: str) -> Sequence[NavigationGroup]:
    """All groups a person sees; the entry whose page this is, is marked."""
    gathered: dict[int, list[NavigationEntry]] = {}
    for module in desks("navigation"):
        offered: Iterable[NavigationGroup] = module.groups(place)
        for group in offered:
            gathered.setdefault(ORDER.index(group.title), []).extend(group.entries)
    here = _deepest([entry.url for entries in gathered.values() for entry in entries], path)
    return [
        NavigationGroup(
            ORDER[place_in_order],
            [replace(entry, current=entry.url == here) for entry in sorted(entries, key=lambda entry: entry.order)],
        )
        for place_in_order, entries in sorted(gathered.items())
        if entries
    ]


def _deepest(urls: Iterable[str], path: str) -> str:
    fitting = [url for url in urls if "?" not in url and (path == url or (url != "/" and path.startswith(url)))]
    return max(fitting, key=len, default="")
