"""What a paper states of figures, offered fact by fact: nothing is kept before an officer accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from tongket.figures.catalogue.entries import entry
from tongket.figures.compute import plain
from tongket.figures.definition import tag
from tongket.figures.drilldown import dimensions_of, read_tag
from tongket.figures.reported.book import PLACES, Source, places
from tongket.figures.reported.standing import standing
from tongket.reconciliation.facts import Fact, Reading
from tongket.reconciliation.findings.measures import factor, is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.records.binding import Bound, bindings
from tongket.reconciliation.history.heading import source_of
from tongket.reconciliation.history.past import PastLedger, past_ledger
from tongket.reconciliation.history.quoting import sentence_around
from tongket.reconciliation.reader import read
from tongket.reconciliation.text.files import text_of
from tongket.rules.notation import fold

EARLIEST = 1945


@dataclass(frozen=True)
class Offer:
    """One figure of a year as the paper states it. `value` and `of` are in `unit`, the unit of the records where they
    name one; `computed` is what the records count, None where they have nothing. `is_doubtful`: the reader is not
    sure, or the paper states the figure twice and differently. `is_kept`: these very words were accepted before."""

    tag: str
    year: int
    value: Decimal
    of: Decimal | None
    unit: str
    approx: str
    decimals: int
    name: str
    quote: str
    at: int
    computed: Decimal | None
    computed_of: Decimal | None
    is_doubtful: bool = False
    is_kept: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the records count the same."""
        return self.computed is not None and self.computed == self.value


@dataclass(frozen=True)
class Offered:
    """A paper read: its source, the year it was given for, and what it states of figures, in the order of the text.

    `other_years` are the years it says it reports on, where the year given is none of them; `other_name` the
    organisation it says it is of, where that is another one; `is_part_of_year`: it tells of some months only.
    `unbound` counts the facts that are no figure of the catalogue.
    """

    source: Source
    organization: int
    year: int
    offers: tuple[Offer, ...]
    other_years: tuple[int, ...] = ()
    other_name: str = ""
    is_part_of_year: bool = False
    unbound: int = 0

    @property
    def is_for_this_year(self) -> bool:
        """Whether nothing in the paper speaks against its being of this organisation's whole year."""
        return not (self.other_years or self.other_name or self.is_part_of_year)


@dataclass
class _Reader:
    """One paper while it is read; the ledgers of the years it speaks of are asked for once."""

    slug: str
    reading: Reading
    passage: Passage
    ledgers: dict[int, PastLedger] = field(default_factory=dict)

    def ledger(self, year: int) -> PastLedger:
        if year not in self.ledgers:
            self.ledgers[year] = past_ledger(self.slug, year)
        return self.ledgers[year]

    def offers(self) -> Iterable[Offer | None]:
        """For every fact that tells of the organisation, its offers; None where it binds to nothing."""
        for fact in self.passage.results:
            if not isinstance(fact.value, Decimal) or not self._is_ours(fact):
                continue
            year = int(fact.word("year")) if fact.word("year").isdigit() else self.passage.year
            if EARLIEST <= year <= self.passage.year:
                found = self._offered(fact, year, fact.value)
                yield from found if found else (None,)

    def _is_ours(self, fact: Fact) -> bool:
        return not fact.word("org") or self.passage.is_own_name(fold(fact.word("org")))

    def _offered(self, fact: Fact, year: int, value: Decimal) -> list[Offer]:
        text = self.reading.text
        ledger = self.ledger(year).naming(fact, text)
        bound = _likeliest(bindings(fact, self.passage, ledger), value)
        if bound is None:
            return []
        whole = fact.of if fact.of_role != "plan" else None
        found = [_offer(fact, year, bound.tag, value + bound.stated.above, whole, bound, ledger, text)]
        plan = _plan_tag(bound)
        if plan and fact.of is not None and fact.of_role == "plan":
            found.append(_offer(fact, year, plan, fact.of, None, bound, ledger, text))
        return found


def offered_in(name: str, content: bytes, slug: str, year: int) -> Offered:
    """What a paper's file states of the unit's figures. Raises what `text_of` raises, and `organization-unknown`."""
    text = text_of(name, content)
    return offered(read(text), source_of(name, sha256(content).hexdigest(), text), slug, year)


def offered(reading: Reading, source: Source, slug: str, year: int) -> Offered:
    """What a text that was read states of the unit's figures. Raises `organization-unknown`."""
    ledger = past_ledger(slug, year)
    unit = ledger.unit
    passage = Passage(reading, year, fold(unit.place or unit.name))
    found = list(_Reader(slug, reading, passage, {year: ledger}).offers())
    offers = _told_apart([offer for offer in found if offer is not None])
    kept = standing(unit.id, {offer.year for offer in offers})
    known = {
        (line.entry.report_year, line.entry.tag, line.entry.at)
        for each in kept.values()
        for line in each.lines
        if line.entry.sha256 == source.sha256
    }
    marked = [replace(offer, is_kept=(offer.year, offer.tag, offer.at) in known) for offer in offers]
    years = () if not passage.years or year in passage.years else tuple(sorted(passage.years))
    part = any(fact.word("period") for fact in passage.of_kind("report_year"))
    return Offered(
        source, unit.id, year, tuple(marked), years, _other_name(passage), part, sum(offer is None for offer in found)
    )


def _other_name(passage: Passage) -> str:
    """The organisation the paper says it is of; "" where that is ours, or where it does not say."""
    names = [str(fact.value) for fact in passage.of_kind("org_name")]
    return "" if any(passage.is_own_name(fold(name)) for name in names) else next(iter(names), "")


def _likeliest(bound: Sequence[Bound], value: Decimal) -> Bound | None:
    """The figure that the records say alike, else the first: of several added up none is one figure."""
    single = [each for each in bound if each.tag]
    alike = [each for each in single if each.value == value]
    # Of an indicator that is a share itself, a percentage is likelier its value than its part of the plan.
    shares = [each for each in single if each.stated.percent and entry(each.stated.figure).measured_in]
    own = [each for each in shares if is_percent(each.unit)]
    return next(iter([*alike, *own, *single]), None)


def _offer(
    fact: Fact, year: int, figure_tag: str, value: Decimal, whole: Decimal | None, bound: Bound, ledger: PastLedger,
    text: str,
) -> Offer:  # fmt: skip
    figure, dimensions = read_tag(figure_tag)
    code = dimensions.get("indicator", "")
    known = ledger.find(figure.id, {name: (word,) for name, word in dimensions.items()})
    unit = fact.unit if figure.measured_in else ""
    recorded = bound.unit if figure.measured_in else ""
    if recorded and (scaled := _in_unit(value, whole, recorded, fact.unit)):
        (value, whole), unit = scaled, recorded
    unsure = "doubtful" in fact.attributes or "decimal_ambiguous" in fact.attributes
    return Offer(
        figure_tag, year, value, whole, unit, fact.approx, max(fact.decimals, places(value)),
        ledger.series[code].name if code in ledger.series else "", sentence_around(text, fact.at), fact.at.start,
        known.value if known else None, known.of if known else None, unsure,
    )  # fmt: skip


def _in_unit(
    value: Decimal, whole: Decimal | None, recorded: str, printed: str
) -> tuple[Decimal, Decimal | None] | None:
    """The numbers in the unit of the records; None where the two measure different things or it would not be exact."""
    scale = factor(recorded, printed)
    found = [None if each is None or scale is None else _exact(Fraction(each) / scale) for each in (value, whole)]
    if scale is None or found[0] is None or (whole is not None and found[1] is None):
        return None
    return found[0], found[1]


def _exact(number: Fraction) -> Decimal | None:
    scaled = number * 10**PLACES
    return plain(Decimal(int(scaled)).scaleb(-PLACES)) if scaled.denominator == 1 else None


def _plan_tag(bound: Bound) -> str:
    """The plan's own figure where the fact says "8 of 10 planned" and the catalogue counts plans."""
    plan = bound.stated.plan
    if not plan:
        return ""
    _figure, dimensions = read_tag(bound.tag)
    shared = {name: word for name, word in dimensions.items() if name in dimensions_of(entry(plan))}
    return tag(plan, shared) if set(shared) == set(dimensions_of(entry(plan))) else ""


def _told_apart(offers: Sequence[Offer]) -> list[Offer]:
    """The same value told twice is offered once; different values of one figure are doubtful, all of them."""
    first: dict[tuple[int, str, Decimal], Offer] = {}
    for offer in offers:
        first.setdefault((offer.year, offer.tag, offer.value), offer)
    told = [(year, figure_tag) for year, figure_tag, _value in first]
    return [
        replace(offer, is_doubtful=True) if told.count((offer.year, offer.tag)) > 1 else offer
        for offer in first.values()
    ]
