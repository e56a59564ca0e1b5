"""What an entry of the catalogue says, and the value it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Rollup(StrEnum):
    """How a unit's value follows from those below it."""

    SUM = "sum"
    RATIO = "ratio"
    NEVER = "never"


class Period(StrEnum):
    """Which days a figure looks at."""

    STATE = "state"
    YEAR = "year"
    REPORT_YEAR = "report_year"


class Status(StrEnum):
    """Counted from the records, stated by a paper or from below, or neither."""

    COMPUTED = "computed"
    REPORTED = "reported"
    MISSING = "missing"


Words = Mapping[str, str]


@dataclass(frozen=True)
class Figure:
    """One reported number.

    `relation` names the query whose rows are counted, or whose `amount` column is summed; `where` keeps the rows
    whose columns hold one of the given words. A ratio instead names two figures, `numerator` and `denominator`.
    `of` names the figure (or with `of_amount` the column) that is its whole. `always` says that the figure belongs
    to every year: without a row it is listed as zero, or as missing where nothing of its subject was entered at all;
    with dimensions it is zero wherever its whole (`of`, with the same dimensions) is known. `scale` names the
    relation's column that holds the decimals of its amounts, where they differ from row to row; `measured_in` the
    column that holds the unit itself, where `unit` is only what stands there when none was given.
    """

    id: str
    label: Words
    question: Words
    unit: str
    period: Period
    rollup: Rollup
    source: str
    relation: str = ""
    amount: str = ""
    dimensions: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    of_amount: str = ""
    numerator: str = ""
    denominator: str = ""
    decimals: int = 0
    scale: str = ""
    measured_in: str = ""
    always: bool = False
    growth: bool = False
    example: str = ""

    @property
    def subject(self) -> str:
        return self.id.split(".")[0]


def count_of_year(
    figure_id: str, vi: str, en: str, unit: str, relation: str, where: Mapping[str, tuple[str, ...]], example: str,
    dimensions: tuple[str, ...] = (), of: str = "", always: bool = False, *, source: str,
) -> Figure:  # fmt: skip
    """A count of the lines of one report year: what most entries of the catalogue are."""
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi}: bao nhiêu?", "en": f"{en}: how many?"},
        unit=unit,
        period=Period.REPORT_YEAR,
        rollup=Rollup.SUM,
        source=source,
        relation=relation,
        dimensions=dimensions,
        where=where,
        of=of,
        always=always,
        example=example,
    )


@dataclass(frozen=True)
class Reported:
    """What an old paper states of a figure's year, in the paper's words. `is_used` is false beside another value that
    was chosen, and for all of those that disagree until one is. `source` calls the paper by number and day."""

    year: int
    value: Decimal
    of: Decimal | None
    unit: str
    approx: str
    name: str
    quote: str
    file: str
    sha256: str
    number: str
    dated_on: date | None
    source: str
    is_used: bool


@dataclass(frozen=True)
class FigureValue:
    """A figure of one unit for one year. `value` None is missing, which is not zero; `rows` counts the rows behind.

    `reported` is what old papers state of it: a value that was counted stands, and theirs beside it; only where the
    records have nothing does one of them fill the place, and `status` says so. A growth with `reported` is measured
    against what they state of the year before.
    """

    figure: Figure
    organization: str
    year: int
    as_of: date
    value: Decimal | None
    of: Decimal | None
    dimensions: Mapping[str, str]
    rows: int
    status: Status
    approx: str = ""
    measured_in: str = ""
    reported: tuple[Reported, ...] = ()

    @property
    def unit(self) -> str:
        """What the value is counted or measured in: the catalogue's word, or the indicator's own unit."""
        return self.measured_in or self.figure.unit

    @property
    def base(self) -> Reported | None:
        """What a paper states of the year before, where this is the growth against it, or that year's value itself."""
        return next((each for each in self.reported if each.year < self.year), None)

    @property
    def is_disputed(self) -> bool:
        """Whether papers disagree about it and none of them is used."""
        return bool(self.reported) and not any(each.is_used for each in self.reported)

    @property
    def tag(self) -> str:
        """The figure's address in papers: `ratings.cells?level=excellent`."""
        return tag(self.figure.id, self.dimensions)


def tag(figure_id: str, dimensions: Mapping[str, str] | None = None) -> str:
    """The address of a figure: `ratings.cells?level=excellent`, its dimensions in the order of their names."""
    pairs = "&".join(f"{name}={value}" for name, value in sorted((dimensions or {}).items()))
    return f"{figure_id}?{pairs}" if pairs else figure_id
