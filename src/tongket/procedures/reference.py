"""The reference pages, written from what is declared: figures, sheets, actions, rules, errors.

`tongket reference docs/reference` writes them; a test compares what lies there with what would be written now.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence

from tongket.access.actor import roles
from tongket.access.gate import ACTIONS
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import Figure
from tongket.figures.relations import relations
from tongket.figures.year import figures_of
from tongket.records.ledgers import all_ledgers
from tongket.rules import notation, vocabulary
from tongket.rules.errors import TongketError, error_catalogue
from tongket.rules.load import DatedValue, value_files

MADE = "<!-- Written by `tongket reference`; a test holds it to the code. -->"
EXAMPLES = (
    ("ngoc-ky", 2023),
    ("nghi-hoa", 2023),
    ("vinh-loc", 2023),
    ("thach-son", 2023),
    ("ky-tho", 2023),
    ("mau-hop-nhat", 2025),
)


def pages() -> Mapping[str, str]:
    """Every page by file name."""
    return {**declared_pages(), "figures.md": figures_page()}


def declared_pages() -> Mapping[str, str]:
    """The pages that follow from declarations alone."""
    return {
        "sheets.md": _page("Sheets of the workbook", _sheets()),
        "actions.md": _page("Actions", _actions()),
        "rules.md": _page("Dated values of the regulations", _rules()),
        "errors.md": _page("Errors", _errors()),
    }


def figures_page() -> str:
    """The catalogue with the values of the example communes that are loaded."""
    return _page("Figures", _figures())


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", MADE, "", *lines]).rstrip() + "\n"


def _figures() -> Iterable[str]:
    live = _live_values()
    yield "Every number that leaves the office is one of these. `value/of` below are those of an example commune."
    subject = ""
    for figure in sorted(catalogue().values(), key=lambda figure: figure.id):
        if figure.subject != subject:
            subject = figure.subject
            yield from ("", f"## {subject}")
        yield from (
            "",
            f"### `{figure.id}`",
            "",
            f"{figure.label['vi']} – {figure.label['en']}. {figure.question['vi']}",
            "",
        )
        yield from (f"- {line}" for line in _figure(figure))
        if figure.id in live:
            yield f"- live example: {live[figure.id]}"


def _figure(figure: Figure) -> Iterable[str]:
    yield f"unit: {figure.unit}; period: {figure.period.value}; roll-up: {figure.rollup.value}"
    if figure.dimensions:
        yield f"dimensions: {', '.join(figure.dimensions)}"
    if figure.numerator:
        yield f"ratio: `{figure.numerator}` over `{figure.denominator}`, in hundredths"
    else:
        relation = relations()[figure.relation]
        yield f"rows: ledger `{relation.ledger}`, query `figures/queries/{figure.relation}.sql`"
    if figure.of:
        yield f"whole: `{figure.of}`"
    yield f"source: {figure.source}"


def _live_values() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for slug, year in EXAMPLES:
        try:
            values = figures_of(slug, year)
        except TongketError:
            continue
        for value in values:
            if value.value is not None:
                whole = f"/{notation.number_vi(value.of)}" if value.of is not None else ""
                shown = notation.number_vi(
                    round(value.value, value.figure.decimals) if value.figure.decimals else value.value
                )
                found.setdefault(value.figure.id, f"`{slug}` {year}, `{value.tag}` = {shown}{whole}")
    return found


def _sheets() -> Iterable[str]:
    for ledger in all_ledgers().values():
        spec = ledger.spec
        yield from ("", f"## {spec.sheet['vi']} (`{ledger.id}`)", "", spec.purpose["vi"], "")
        yield f"A line is found again by: {', '.join(spec.natural_key)}."
        yield from ("", "| Column | Field | Kind | Required | Note |", "|---|---|---|---|---|")
        for field in spec.fields.values():
            kind = f"{field.kind} ({field.vocabulary})" if field.vocabulary else field.kind
            needed = "yes" if field.required else ""
            yield f"| {field.label['vi']} | `{field.id}` | {kind} | {needed} | {field.hint['vi']} |"


def _actions() -> Iterable[str]:
    yield "An action's name is the permission it needs; the event is the word of the audit trail."
    yield from ("", "| Action | Event | Ledger | What it does |", "|---|---|---|---|")
    for name, action in sorted(ACTIONS.items()):
        text = (inspect.getdoc(action.body) or "").split("\n\n")[0].replace("\n", " ")
        yield f"| `{name}` | {action.event} | {action.ledger} | {text} |"
    yield from ("", "## Roles", "", "| Role | May |", "|---|---|")
    for role, patterns in roles().items():
        yield f"| {vocabulary.label(role)} (`{role}`) | {', '.join(f'`{pattern}`' for pattern in patterns)} |"


def _rules() -> Iterable[str]:
    yield "A value enters only with its document, article, dates and certainty. What is second-hand asks for a reason;"
    yield "what is unverified warns; a gap is not computed."
    for file in value_files().values():
        yield from ("", f"## `{file.id}`", "", f"{file.title['vi']} – {file.title['en']}; unit: {file.unit}", "")
        yield from ("| From | Until | Value | Source | Certainty | Checked |", "|---|---|---|---|---|---|")
        yield from (_period(period) for period in file.periods)


def _period(period: DatedValue) -> str:
    until = notation.date_vi(period.valid_until) if period.valid_until else "–"
    value = "gap" if period.value is None else _short(str(period.value))
    certainty, checked = period.citation.certainty.value, notation.date_vi(period.checked_on)
    cells = (notation.date_vi(period.valid_from), until, value, str(period.citation), certainty, checked)
    return f"| {' | '.join(cells)} |"


def _short(text: str) -> str:
    flat = " ".join(text.split()).replace("|", "\\|")
    return f"`{flat[:117]}…`" if len(flat) > 120 else f"`{flat}`"


def _errors() -> Iterable[str]:
    yield "Each refusal has a code, says what happened and how to mend it."
    entries: Sequence[str] = sorted(error_catalogue())
    yield from ("", "| Code | What happened | Mend | Room |", "|---|---|---|---|")
    for code in entries:
        entry = error_catalogue()[code]
        yield f"| `{code}` | {entry.message['vi']} | {entry.mend['vi']} | {entry.room} |"
