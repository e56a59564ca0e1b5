"""The criteria of a rating: by points since 2025, by four levels of a criterion before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Protocol

from tongket.rules.decision import Citation, Finding
from tongket.rules.load import DatedValue, value_if_known, value_on
from tongket.rules.notation import number_vi
from tongket.rules.periods import year_span

FRAMES = ("collective", "leader", "no_office", "outside_system")
POINTS, LEVELS = "points", "levels"
COMMON, RESULTS = "common", "results"
HUNDREDTHS = 100


class OwnValue(Protocol):
    """A value of the office with its document, as `organizations.local_values` hands it out."""

    @property
    def value(self) -> str: ...

    @property
    def citation(self) -> Citation: ...


@dataclass(frozen=True)
class Item:
    """One criterion. `points`: hundredths of a point, None on the scale of levels. `is_result`: it measures the work
    done. `all_or_nothing`: the forms give its points whole or not at all."""

    id: str
    part: str
    label: Mapping[str, str]
    points: int | None = None
    all_or_nothing: bool = False
    is_result: bool = False


@dataclass(frozen=True)
class Frame:
    """A set of criteria. `parts` and `total` are hundredths of a point; `findings`: what is wrong with own points."""

    id: str
    scale: str
    parts: Mapping[str, int]
    items: Sequence[Item]
    total: int | None
    citation: Citation
    own_citation: Citation | None = None
    findings: Sequence[Finding] = field(default=())

    def item(self, identifier: str) -> Item:
        """The criterion of this id. KeyError where the frame has none."""
        return self.by_id[identifier]

    @property
    def by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}


def frame_for(frame: str, year: int, own: Mapping[str, OwnValue] | None = None) -> Frame:
    """The criteria of `collective`, `leader`, `no_office` or `outside_system` for a year.

    `own`: the office's points of each axis of results ("1" to "6"), `local_values.of("reviews/result_points")`; they
    take the place of the one item of 70 points. Raises `rule-value-unknown` before 2018, KeyError for another word.
    """
    found = _frame(FRAMES[FRAMES.index(frame)], year)
    if not own or found.scale != POINTS or frame == "collective":
        return found
    return _with_own(found, own, year)


@cache
def _frame(frame: str, year: int) -> Frame:
    found = value_on(f"reviews/frame_{frame}", year_span(year)[1])
    raw: Mapping[str, Any] = found.value
    parts = {part: points * HUNDREDTHS for part, points in raw.get("parts", {}).items()}
    total = sum(parts.values()) if parts else None
    return Frame(frame, raw["scale"], parts, tuple(map(_item, raw["items"])), total, found.citation)


def _item(raw: Mapping[str, Any]) -> Item:
    points = raw.get("points")
    return Item(
        raw["id"], raw["part"], {"vi": raw["vi"], "en": raw["en"]},
        None if points is None else points * HUNDREDTHS,
        raw.get("all_or_nothing", False), raw.get("is_result", False),
    )  # fmt: skip


def _with_own(frame: Frame, own: Mapping[str, OwnValue], year: int) -> Frame:
    labels = axes(year)
    results = tuple(
        Item(f"axis_{axis}", RESULTS, labels.get(axis, _plain_axis(axis)), _hundredths(own[axis].value), is_result=True)
        for axis in sorted(own)
    )
    given, wanted = sum(item.points or 0 for item in results), frame.parts[RESULTS]
    citation = next(iter(own.values())).citation
    wrong = {"given": _shown(given), "wanted": _shown(wanted)}
    findings = () if given == wanted else (Finding("frame-points-do-not-add-up", wrong),)
    common = tuple(item for item in frame.items if item.part != RESULTS)
    return Frame(
        frame.id, frame.scale, frame.parts, (*common, *results), frame.total, frame.citation, citation, findings
    )


def axes(year: int) -> Mapping[str, Mapping[str, str]]:
    """The axes of results by their number, each with its name; empty for years before them."""
    found: DatedValue | None = value_if_known("reviews/result_axes", year_span(year)[1])
    if found is None:
        return {}
    return {axis["id"]: {"vi": f"Trục {axis['id']}. {axis['vi']}", "en": axis["en"]} for axis in found.value}


def _plain_axis(axis: str) -> Mapping[str, str]:
    return {"vi": f"Trục {axis}", "en": f"Axis {axis}"}


def _hundredths(text: str) -> int:
    return int(Decimal(text) * HUNDREDTHS)


def _shown(points: int) -> str:
    return number_vi(Decimal(points) / HUNDREDTHS)


def plain(frame: Frame) -> Mapping[str, object]:
    """The criteria as JSON holds them, to be frozen when a round opens; `frame_from` reads them again."""
    cited = frame.own_citation or frame.citation
    return {
        "id": frame.id, "scale": frame.scale, "parts": dict(frame.parts), "total": frame.total,
        "source": str(cited), "certainty": str(cited.certainty),
        "items": [
            {"id": item.id, "part": item.part, "label": dict(item.label), "points": item.points,
             "all_or_nothing": item.all_or_nothing, "is_result": item.is_result}
            for item in frame.items
        ],
    }  # fmt: skip


def frame_from(kept: Mapping[str, Any], year: int) -> Frame:
    """The criteria as a round froze them; citations are those of the year."""
    items = tuple(Item(**item) for item in kept["items"])
    return Frame(kept["id"], kept["scale"], kept["parts"], items, kept["total"], _frame(kept["id"], year).citation)
