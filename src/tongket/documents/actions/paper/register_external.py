"""Enter a paper that was numbered and signed outside the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access.gate import Act, Written, action
from tongket.documents.models import Paper
from tongket.documents.register import numbers, storing
from tongket.documents.register.book import PaperEntry
from tongket.documents.register.checks import check_outside
from tongket.documents.register.life import OutsidePaper
from tongket.rules.decision import Finding

Place = tuple[int, str, str, str, int]


def _units(outside: Sequence[OutsidePaper]) -> set[int]:
    return {paper.organization for paper in outside}


@action("paper.register_external", event="paper.registered_external", ledger="papers", units=_units)
def register_external(act: Act, outside: Sequence[OutsidePaper]) -> Sequence[Written]:
    """Enter papers signed outside, with the numbers they bear; the register goes on after the highest.

    Findings: `paper-number-taken`, `paper-number-wrong`, `paper-term-unknown`, `paper-type-not-issued`.
    Raises `rule-value-unknown` for a day before the first known rule of symbols.
    """
    taken: dict[Place, str] = {}

    def check(paper: OutsidePaper) -> Iterable[Finding]:
        found = list(check_outside(paper))
        yield from found
        if any(finding.code in ("paper-type-unknown", "paper-body-unknown") for finding in found):
            return
        place = _place(paper)
        holder = taken.get(place) or _holder(place)
        if holder is not None:
            line = numbers.symbol_line(paper.type, paper.number, paper.organization, paper.dated_on, paper.body)
            yield Finding("paper-number-taken", {"line": line, "term": paper.term, "title": holder})
        taken[place] = paper.title

    written: list[Written] = []
    for index, paper in act.sift(outside, check):
        organization, paper_type, term, symbol, number = _place(paper)
        numbers.pass_by(numbers.locked_series(organization, paper_type, term, symbol), number)
        written.append(storing.insert(act, _entry(paper, symbol), index))
    return written


def _place(paper: OutsidePaper) -> Place:
    symbol = numbers.symbol_of(paper.organization, paper.dated_on, paper.body)
    return paper.organization, paper.type, paper.term, symbol, paper.number


def _holder(place: Place) -> str | None:
    """The title of the paper that has the number, withdrawn or not; nobody can take it while we look."""
    organization, paper_type, term, symbol, number = place
    numbers.locked_series(organization, paper_type, term, symbol)
    rows = Paper.objects.filter(organization=organization, type=paper_type, term=term, symbol=symbol, number=number)
    return rows.values_list("title", flat=True).first()


def _entry(paper: OutsidePaper, symbol: str) -> PaperEntry:
    line = numbers.symbol_line(paper.type, paper.number, paper.organization, paper.dated_on, paper.body)
    return PaperEntry(
        paper.organization, paper.type, paper.kind, paper.report_year, paper.title, paper.body, term=paper.term,
        symbol=symbol, number=paper.number, number_line=line, dated_on=paper.dated_on, state="signed",
        authority=paper.authority, signer_post=paper.post, signer_name=paper.name, is_external=True,
    )  # fmt: skip
