"""From a fact to the figure it states, as the catalogue declares it beside the figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tongket.figures.catalogue.entries import entry, stated
from tongket.figures.wording import Stated
from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.measures import is_percent, is_points
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records import indicators
from tongket.reconciliation.findings.records.ledger import Choice, Ledger, Recorded
from tongket.rules.notation import normalise

LEAD = 90
NEAR = 60
"""How far from the number, in characters, its words are looked for."""
DEFAULTS = {"actor": "party_committee"}
"""What a text means where it does not say it: an inspection without an actor is the committee's."""


@dataclass(frozen=True)
class Bound:
    """A figure that a fact may state, with what is recorded; `wholes` are the numbers its "of" may be."""

    stated: Stated
    tag: str
    value: Decimal | None
    unit: str
    wholes: tuple[Decimal, ...]


def bindings(fact: Fact, passage: Passage, ledger: Ledger) -> tuple[Bound, ...]:
    """The figures this fact may state, the likeliest first; empty where none was recorded."""
    text, period = passage.reading.text, passage.period
    entries = [each for each in stated().get(fact.kind, ()) if _says(each, fact, ledger.year)]
    entries = [each for each in entries if _is_worded(each, fact, text)]
    if any(each.before or each.behind for each in entries):
        entries = [each for each in entries if each.before or each.behind]
    elif _around(text, fact.number.start - NEAR, fact.number.start).endswith(_planned()):
        return ()  # "đạt 100%, chỉ tiêu 90%": what was planned, of a figure that keeps no plan
    entries.sort(key=lambda each: each.period not in ("", period))
    found: list[Bound] = []
    for each in entries:
        words = _words(each, fact, text, ledger)
        if words is None:
            continue
        recorded = ledger.find(each.figure, words, passage.days) or ledger.nothing(each.figure, words)
        if recorded is not None:
            found.append(_bound(each, recorded, words, ledger))
    return tuple(found)


@cache
def _planned() -> tuple[str, ...]:
    """The words that stand before a plan."""
    return tuple({words for each in stated()["indicator_value"] for words in each.before})


def _says(each: Stated, fact: Fact, year: int) -> bool:
    if each.percent != (is_percent(fact.unit) or is_points(fact.unit)):
        return False
    if each.whole is not None and each.whole != (fact.of is not None):
        return False
    return all(_attribute(fact, name, year) in allowed for name, allowed in each.where.items())


def _is_worded(each: Stated, fact: Fact, text: str) -> bool:
    """The words the entry wants right before or right behind the number are there."""
    if each.lead:
        told = _around(text, fact.number.start - LEAD, fact.number.start)
        return any(words in told for words in each.lead)
    if each.before:
        return _around(text, fact.number.start - NEAR, fact.number.start).endswith(each.before)
    if each.behind:
        return _around(text, fact.number.end, fact.number.end + NEAR).startswith(each.behind)
    return True


def _around(text: str, start: int, end: int) -> str:
    return normalise(text[max(0, start) : end]).lower()


def _attribute(fact: Fact, name: str, year: int) -> str:
    """ "So với năm 2022" in a text of 2023 is the same period of the year before."""
    if name == "vs" and fact.word(name) == str(year - 1):
        return "same_period"
    return fact.unit if name == "unit" else fact.word(name)


def _words(each: Stated, fact: Fact, text: str, ledger: Ledger) -> Choice | None:
    """The words of the figure's dimensions; None where the fact does not say one of them."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in each.dimensions.items():
        said = tuple(word for one in words for word in _resolved(one, fact, text, ledger))
        if not said:
            return None
        found[name] = said
    return found


def _resolved(word: str, fact: Fact, text: str, ledger: Ledger) -> Iterable[str]:
    if not word.startswith("@"):
        return (word,)
    name = word[1:]
    if name == "indicator":
        code = indicators.recorded(fact, text, ledger.series)
        return (code,) if code else ()
    given = fact.attributes.get(name, DEFAULTS.get(name, ""))
    if isinstance(given, tuple):
        return tuple(str(one) for one in given)
    return (str(given),) if given != "" else ()


def _bound(each: Stated, recorded: Recorded, words: Choice, ledger: Ledger) -> Bound:
    value = recorded.value if recorded.value is None else recorded.value - each.above
    wholes = [recorded.of] if recorded.of is not None else []
    for figure_id in (*each.wholes, each.plan):
        found = ledger.find(figure_id, _shared(figure_id, words)) if figure_id else None
        if found is not None and found.value is not None:
            wholes.append(found.value)
    return Bound(each, recorded.tag, value, _unit(each, recorded), tuple(wholes))


def _shared(figure_id: str, words: Choice) -> Mapping[str, tuple[str, ...]]:
    return {name: chosen for name, chosen in words.items() if name in entry(figure_id).dimensions}


def _unit(each: Stated, recorded: Recorded) -> str:
    """The unit to compare in; counted things have none."""
    figure = entry(each.figure)
    if figure.unit == "percent":
        return "%"
    return recorded.unit if figure.measured_in else ""
