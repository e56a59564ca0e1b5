"""The figures of a year of which the records may hold nothing: every figure has a place, most without a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import tag
from tongket.figures.drilldown import dimensions_of
from tongket.figures.wording import ALL
from tongket.figures.year import computed_of
from tongket.organizations import queries as organizations
from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.measures import factor
from tongket.reconciliation.findings.records import indicators
from tongket.reconciliation.findings.records.ledger import Choice, Ledger, Recorded
from tongket.records.targets import queries as targets
from tongket.records.targets.queries import Series
from tongket.rules import targets as targets_rules


@dataclass(frozen=True)
class PastLedger(Ledger):
    """The counted figures of a year, and the indicators of whatever year the records name."""

    def nothing(self, figure_id: str, words: Choice) -> Recorded | None:
        """The figure's place without a value, where the words say it whole: zero is not told of an unwritten year."""
        single = {name: chosen[0] for name, chosen in words.items() if len(chosen) == 1 and chosen != (ALL,)}
        if set(single) != set(dimensions_of(entry(figure_id))) or set(single) != set(words):
            return None
        return Recorded(tag(figure_id, single), None, None, self._unit(figure_id, single.get("indicator", "")))

    def naming(self, fact: Fact, text: str) -> PastLedger:
        """With the fact's own indicator, where the records of no year name one that it could be."""
        code = fact.word("indicator")
        if code not in indicators.table() or indicators.recorded(fact, text, self.series):
            return self
        usual = {each.id: each for each in targets_rules.indicators(date(self.year, 12, 31))}
        found = next((usual[each] for each in sorted(indicators.table()[code].codes) if each in usual), None)
        if found is None or factor(found.unit, fact.unit) is None:
            return self
        return replace(self, series={**self.series, code: Series(found.id, found.name, found.unit, found.direction)})

    def _unit(self, figure_id: str, code: str) -> str:
        figure = entry(figure_id)
        return self.series[code].unit if figure.measured_in and code in self.series else figure.unit


def past_ledger(slug: str, year: int) -> PastLedger:
    """Raises `organization-unknown`."""
    unit = organizations.unit(slug)
    return PastLedger(unit, year, computed_of(slug, year, date(year, 12, 31)), targets.every_series(unit.id, year))
