"""What may be wrong with a narrative part: its section, its marks, the figures it names."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from tongket.documents.book import NarrativeEntry
from tongket.documents.paper.markup import runs
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import tag
from tongket.figures.drilldown import dimensions_of
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


class _EveryFigure(dict[str, str | None]):
    """Takes any tag for known, so that reading the marks finds the tags without judging them."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return key


def check_narrative(entry: NarrativeEntry) -> Iterable[Finding]:
    """Findings: `narrative-section-unknown`, `narrative-figure-wrong`, and those of the markup."""
    if entry.section not in vocabulary.identifiers("report_section"):
        yield Finding("narrative-section-unknown", {"section": entry.section})
        return
    try:
        figures = [run.figure for run in runs(entry.text, _EveryFigure()) if run.figure is not None]
    except TongketError as problem:
        yield Finding(problem.code, problem.arguments)
        return
    section = vocabulary.label(entry.section, group="report_section")
    for written in dict.fromkeys(figures):
        expected = _expected(written)
        if expected != written:
            line = entry.text[: max(entry.text.find(written), 0)].count("\n") + 1
            yield Finding(
                "narrative-figure-wrong", {"section": section, "line": line, "tag": written, "expected": expected}
            )


def _expected(written: str) -> str:
    """The tag as it should be written: the figure's own dimensions, all of them, in their order."""
    figure_id, _, query = written.partition("?")
    figure = catalogue().get(figure_id)
    if figure is None:
        return "…"
    given = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=False))
    return tag(figure_id, {name: given.get(name) or "…" for name in dimensions_of(figure)})
