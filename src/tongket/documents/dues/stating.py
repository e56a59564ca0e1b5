"""What both papers of dues share: the unit with its figures of a year, shares in words, what is not settled."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.documents.forms.shown import Stated
from tongket.figures.compute import Asked, compute
from tongket.figures.definition import FigureValue, tag
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.dues.places import Station, last_day, settings_on, stations
from tongket.records.dues.splitting import unsettled
from tongket.rules.dues import NO_SETTINGS
from tongket.rules.dues_shares import Share, share_kept, shown_percent
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi

FIGURES = ("dues", "members")
ROMAN = ("I", "II", "III", "IV")
SETTLED = "đã khớp"


@dataclass(frozen=True)
class Period:
    """A year up to the month that is reported; `months` are those of the paper's own time."""

    year: int
    months: Sequence[int]

    @property
    def ends_on(self) -> date:
        return last_day(date(self.year, self.months[-1], 1))

    @property
    def quarter(self) -> int:
        return (self.months[-1] + 2) // 3


@dataclass(frozen=True)
class Told:
    """A unit in a period: where it stands, its figures, and the organisations under it."""

    station: Station
    period: Period
    values: Mapping[str, FigureValue]
    below: Sequence[Unit]

    @property
    def unit(self) -> Unit:
        return self.station.unit

    def stated(self, figure_id: str, by: Mapping[str, str] | None = None, *, known: bool = True) -> Stated:
        """The figure with its tag; without a value where it is missing or not `known` as yet."""
        name = tag(figure_id, by)
        value = self.values.get(name)
        amount = None if value is None or value.value is None or not known else int(value.value)
        return Stated(amount, name)

    def stood_in(self, month: int) -> bool:
        """Whether the organisation had been founded by the end of a month."""
        first = organizations.periods_of(self.unit.id)[0].valid_from
        return first <= last_day(date(self.period.year, month, 1))

    def open_months(self, months: Collection[int]) -> bool:
        """Whether some organisation here has not said what it kept of these months, or its dues changed since."""
        return bool(unsettled([unit.id for unit in self.below], self.period.year, months))


def told(unit: int, period: Period) -> Told:
    """The unit's figures of the year as of the period's last day."""
    station = stations([unit], date(period.year, period.months[-1], 1))[unit]
    asked = Asked(unit, station.unit.slug, period.year, period.ends_on)
    values = {value.tag: value for value in compute(asked, _wanted())}
    return Told(station, period, values, organizations.below(unit, period.ends_on))


def shares_in_words(told: Told, level: str) -> str:
    """ "50% (05-QC/ĐU ngày 10/07/2025, Điều 4)", month by month where it changes; empty where one is not known."""
    found: dict[str, list[int]] = {}
    # The grassroots organisations below a commune's committee are not themselves a commune's.
    of_commune = told.station.of_commune and level == told.station.level
    for month in told.period.months:
        day = date(told.period.year, month, 1)
        settings = settings_on([told.unit.id], day).get(told.unit.id, NO_SETTINGS)
        share = share_kept(level, day, of_commune=of_commune, settings=settings)
        if share.percent is None:
            return ""
        found.setdefault(_in_words(share), []).append(month)
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(
        f"tháng {', '.join(f'{month:02d}' for month in months)}: {words}" for words, months in found.items()
    )


def rule_in_words(period: Period) -> str:
    """The regulations on rates that the period's months rest on."""
    cited = []
    for month in period.months:
        rule = value_if_known("dues/rates", date(period.year, month, 1))
        if rule is not None:
            signed = f" ngày {date_vi(rule.citation.signed_on)}" if rule.citation.signed_on else ""
            cited.append(f"Quy định số {rule.citation.number}{signed}")
    return ", ".join(dict.fromkeys(cited))


def _in_words(share: Share) -> str:
    citation = share.decision.citations[0]
    return f"{shown_percent(share.percent)}% ({citation})" if share.percent is not None else ""


def _wanted() -> Sequence[str]:
    return ("members.total", *DUES)


DUES = (
    "dues.members", "dues.exempt", "dues.unpaid", "dues.due", "dues.collected", "dues.collected_by_month",
    "dues.collected_by_quarter", "dues.kept", "dues.kept_by_month", "dues.kept_by_quarter", "dues.total_kept",
    "dues.total_kept_by_quarter", "dues.remittance_due", "dues.remittance_due_by_quarter", "dues.remitted",
    "dues.remitted_by_month", "dues.remitted_by_quarter", "dues.received_by_month", "dues.received_by_quarter",
)  # fmt: skip
