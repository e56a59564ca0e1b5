"""Fills a declared form: its text with a record's facts, in the frame of the office that issues it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tongket.documents.forms.catalogue import form
from tongket.documents.forms.definition import AnnexForm, Dots, Each, Form, Part, Rows, Sides, Signing, Text
from tongket.documents.forms.frame import Frame, greeting, type_name
from tongket.documents.forms.scope import Found, Lack, Said, Scope
from tongket.documents.forms.shown import check_names
from tongket.documents.paper.model import (
    Address,
    Annex,
    Blank,
    Block,
    Column,
    Heading,
    Item,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Recipients,
    Run,
    SideBySide,
    Signature,
    Table,
    Title,
    Words,
)

FREE = "\u00a0"
UNKNOWN_ROWS = 3
"""Rows left to write by hand where a list is not known."""


@dataclass(frozen=True)
class Filled:
    """A filled form: the paper, what it lacks (in the order of the text), the figures it states."""

    paper: Paper
    lacks: tuple[Lack, ...]
    figures: tuple[Said, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of what keeps the paper a draft."""
        return tuple(lack.label for lack in self.lacks if lack.required)


def fill(form_id: str, facts: Mapping[str, object], frame: Frame) -> Paper:
    """The paper of a declared form. A fact that is None, "" or absent prints dots; where it is required the paper is a
    draft. Figures come as `Stated`.

    Raises `form-unknown`, `form-fact-undeclared`, `form-fact-wrong`, `figure-placeholder-unknown`, and
    `rule-value-unknown` for a day before the first known format.
    """
    return filled(form(form_id), facts, frame).paper


def filled(declared: Form, facts: Mapping[str, object], frame: Frame) -> Filled:
    """The paper with what it lacks and what it states; raises as `fill` does."""
    check_names(declared.id, declared.facts, facts)
    scope = Scope(declared.facts, facts, frame, Found())
    numbered = declared.numbered_on(frame.on)
    paper = Paper(
        masthead=_masthead(declared, frame),
        title=Title(type_name(declared, frame.on), scope.words(declared.subject)),
        blocks=tuple(_blocks(declared.blocks, scope)),
        format_on=frame.on,
        address=_address(declared, scope),
        signatures=_signatures(declared.signatures, scope),
        recipients=_recipients(declared, scope),
        annexes=tuple(_annex(annex, scope) for annex in declared.annexes if scope.holds(annex.when)),
        notice=frame.notice or None,
        landscape=declared.landscape,
        mark=f"Mẫu {numbered.number}" if numbered else None,
    )
    made = Filled(paper, tuple(scope.found.lacks.values()), tuple(scope.found.figures.values()))
    return replace(made, paper=replace(paper, draft=True, lacking="thông tin")) if made.missing else made


def _masthead(declared: Form, frame: Frame) -> Masthead:
    if declared.is_plain:
        return Masthead("", "", place_date=frame.place_date, is_plain=True)
    dated = None if declared.paper_type == "minutes" else frame.place_date
    numbered = frame.number_line if declared.takes_number else ""
    return Masthead(frame.superior, frame.issuer, numbered or None, dated)


def _address(declared: Form, scope: Scope) -> Address | None:
    to = tuple(scope.text(text) for text in declared.address)
    return Address(greeting(declared, scope.frame.on), to) if to else None


def _recipients(declared: Form, scope: Scope) -> Recipients | None:
    """The form's own recipients, then the file of whoever issues it; none where others sign further on in the text."""
    items = [scope.text(text) for text in declared.recipients]
    if scope.frame.archive and declared.signatures and declared.takes_number:
        items.append(scope.frame.archive)
    return Recipients(tuple(items)) if items else None


def _signatures(signers: Iterable[Signing], scope: Scope) -> tuple[Signature, ...]:
    return _level(tuple(_signature(signer, scope) for signer in signers if scope.holds(signer.when)))


def _level(signed: tuple[Signature, ...]) -> tuple[Signature, ...]:
    """Beside a signer with a post, one without keeps its line free, so that both names stand at one height."""
    posts = any(each.post for each in signed)
    return tuple(replace(each, post=each.post or FREE) if posts else each for each in signed)


def _signature(signer: Signing, scope: Scope) -> Signature:
    if signer.office:
        return scope.frame.signer
    named = scope.text(signer.name)
    # A name nobody knows is written by whoever signs, without dots.
    return Signature(
        scope.text(signer.authority), scope.text(signer.post) or None, None if scope.ends_open(signer.name) else named
    )


def _annex(annex: AnnexForm, scope: Scope) -> Annex:
    scope.found.articles = 0
    return Annex(
        Title(annex.title, scope.words(annex.subject)), tuple(_blocks(annex.blocks, scope)),
        scope.text(annex.attached_to) or None, annex.landscape, _signatures(annex.signatures, scope),
        f"Mẫu {annex.mark}" if annex.mark else None,
    )  # fmt: skip


def _blocks(parts: Sequence[Part], scope: Scope) -> Iterable[Block]:
    shown = [part for part in parts if scope.holds(part.when)]
    for place, part in enumerate(shown):
        match part:
            case Text(sort="ground"):
                following = shown[place + 1] if place + 1 < len(shown) else None
                goes_on = isinstance(following, Text) and following.sort == "ground"
                yield Item((*scope.words(part.text), Run(";" if goes_on else ",")))
            case Text():
                yield _text(part, scope)
            case Dots():
                yield Blank(scope.words(part.label), part.lines)
            case Rows():
                yield _table(part, scope)
            case Each():
                known = scope.rows(part.rows)
                for number, row in enumerate(known or (), 1):
                    yield from _blocks(part.blocks, scope.within(part.rows, number, row))
                if known is None:  # once, to be written by hand; what the rows lack is not told beside the list
                    yield from _blocks(part.blocks, replace(scope.within(part.rows, 1, {}), found=Found()))
            case Sides():
                yield SideBySide(*_level((_signature(part.left, scope), _signature(part.right, scope))))
            case _:
                yield PageBreak()


def _text(part: Text, scope: Scope) -> Block:
    if part.sort == "line":
        return _line(part.text, scope)
    words = scope.words(part.text)
    match part.sort:
        case "heading":
            return Heading(part.level, words)
        case "item":
            return Item(words, part.marker)
        case "centred":
            return Paragraph(tuple(replace(run, bold=True) for run in words), align="center", indent=False)
        case "article":
            scope.found.articles += 1
            return Paragraph((Run(f"Điều {scope.found.articles}. ", bold=True), *words))
    return Paragraph(words, part.align)


def _line(text: str, scope: Scope) -> Block:
    """A label with its value; where nobody knows the value, dots to the margin, the label marked if it is required."""
    words = scope.words(text)
    if len(words) < 2 or not scope.ends_open(text):
        return Paragraph(words)
    *label, last = (replace(run, missing=words[-1].missing) for run in words[:-1])
    return Blank((*label, replace(last, text=last.text.rstrip())))


def _cells(part: Rows, scope: Scope) -> tuple[Words, ...]:
    return tuple(scope.words(column.cell) for column in part.columns)


def _table(part: Rows, scope: Scope) -> Table:
    columns = tuple(Column(scope.words(each.title), each.share, each.align) for each in part.columns)
    known = scope.rows(part.rows)
    rows: list[tuple[Words, ...]] = [
        _cells(part, replace(scope.within(part.rows, number, row), in_cell=True))
        for number, row in enumerate(known or (), 1)
    ]
    if known is None:
        rows = [(FREE,) * len(columns)] * UNKNOWN_ROWS
    elif not rows:
        widest = max(range(len(columns)), key=lambda place: columns[place].share)
        rows = [tuple(part.none if place == widest else "" for place in range(len(columns)))]
    if part.total:
        rows.append(tuple(scope.words(text) for text in part.total))
    return Table(columns, tuple(rows), total_row=bool(part.total), caption=scope.words(part.caption))
