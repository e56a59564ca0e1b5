"""A paper as a fragment of HTML for the preview: classes only, so that the strictest content policy lets
it pass.

`paper.css` beside this file gives it the look of a page; whoever shows previews serves it.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from html import escape
from pathlib import Path

from tongket.documents.paper.model import (
    Address,
    Annex,
    Blank,
    Block,
    Heading,
    Item,
    Masthead,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Recipients,
    Run,
    SideBySide,
    Signature,
    Table,
    Title,
    Words,
    clean,
    in_runs,
)
from tongket.documents.render.layout import Layout, draft_text, layout_on
from tongket.documents.render.measures import fixed_width

STYLE_SHEET = Path(__file__).with_name("paper.css")
# Column widths are classes in steps of five per cent: a style attribute would break the content policy.
WIDTH_STEP = 5


def to_html(paper: Paper, top: int = 1) -> str:
    """One `<article class="paper">`; its title is a heading of level `top`, the rest follows below.

    Raises `rule-value-unknown` before the first known page format.
    """
    layout = layout_on(paper.format_on)
    body = [
        _line("p", "draft", draft_text(paper)) if paper.draft else "",
        _line("p", "mark", paper.mark) if paper.mark else "",
        _masthead(paper.masthead, layout),
        _title(paper.title, None, layout, top) if paper.title else "",
        _address(paper.address) if paper.address else "",
        *(block_html(block, layout, top) for block in paper.blocks),
        _closing(paper.signatures, paper.recipients, layout),
        *(_annex(annex, layout, top + 1) for annex in paper.annexes),
        f'<footer class="paper-notice">{_text(paper.notice)}</footer>' if paper.notice else "",
    ]
    turned = " paper-landscape" if paper.landscape else ""
    return f'<article class="paper{turned}" lang="{escape(paper.language)}">{"".join(body)}</article>'


def _text(text: str) -> str:
    # Room left for a number or a day is several spaces in a row, which a browser would fold into one.
    return escape(clean(text)).replace("\n", "<br>").replace("  ", "\u00a0\u00a0")


def _line(tag: str, name: str, text: str) -> str:
    return f'<{tag} class="paper-{name}">{_text(text)}</{tag}>'


def run_html(run: Run) -> str:
    """A run as markup; a figure's carries its tag."""
    shown = _text(run.text)
    for tag, on in (("u", run.underline), ("em", run.italic), ("strong", run.bold)):
        shown = f"<{tag}>{shown}</{tag}>" if on else shown
    if run.figure is None:
        return shown
    kind, value = ("figure paper-missing", "") if run.missing else ("figure", escape(run.text))
    return f'<data class="{kind}" value="{value}" data-figure="{escape(run.figure)}">{shown}</data>'


def words_html(words: Words) -> str:
    """The words as markup, signs of markup escaped."""
    return "".join([run_html(run) for run in in_runs(words)])


def block_html(block: Block, layout: Layout, top: int) -> str:  # noqa: PLR0911 - one for each kind
    """One block; headings stand below level `top`."""
    match block:
        case Heading():
            level = min(block.level + top, 6)
            return f'<h{level} class="paper-heading-{block.level}">{words_html(block.words)}</h{level}>'
        case Paragraph():
            flat = "" if block.indent and block.align == "justify" else " paper-flat"
            return f'<p class="paper-text paper-{block.align}{flat}">{words_html(block.words)}</p>'
        case Item():
            marker = f"{_text(block.marker)} " if block.marker else ""
            return f'<p class="paper-text paper-justify paper-item">{marker}{words_html(block.words)}</p>'
        case Table():
            return _table(block)
        case SideBySide():
            return _closing((block.left, block.right), None, layout)
        case Blank():
            lines = '<span class="paper-dots"></span>' * block.lines
            return f'<p class="paper-blank"><span>{words_html(block.label)}</span>{lines}</p>'
        case Picture():
            data = base64.b64encode(fixed_width(block.svg).encode()).decode()
            source = f"data:image/svg+xml;base64,{data}"
            return f'<p class="paper-picture"><img src="{source}" alt="{escape(clean(block.alt))}"></p>'
        case PageBreak():
            return '<hr class="paper-page-break">'


def _masthead(masthead: Masthead, layout: Layout) -> str:
    if masthead.is_plain:
        named = _line("p", "party", layout.party.show(layout.party_text))
        dated = _line("p", "place-date", masthead.place_date) if masthead.place_date else ""
        return f'<header class="paper-plain-head">{named}{dated}</header>'
    left = [
        _line("p", "superior", layout.superior.show(masthead.superior)),
        _line("p", "issuer", layout.issuer.show(masthead.issuer)),
        f'<p class="paper-star" aria-hidden="true">{layout.star}</p>',
        _line("p", "number", masthead.number_line) if masthead.number_line else "",
        _line("p", "about", f"{layout.about_prefix} {masthead.about}") if masthead.about else "",
        _line("p", "urgency", layout.urgency.show(masthead.urgency)) if masthead.urgency else "",
    ]
    right = [
        _line("p", "party", layout.party.show(layout.party_text)),
        _line("p", "place-date", masthead.place_date) if masthead.place_date else "",
    ]
    sides = "".join(f"<div>{''.join(side)}</div>" for side in (left, right))
    return f'<header class="paper-masthead">{sides}</header>'


def _title(title: Title, attached_to: str | None, layout: Layout, level: int) -> str:
    named = f'<span class="paper-type">{_text(layout.type_name.show(title.type_name))}</span>'
    subject = f' <span class="paper-subject">{words_html(title.subject)}</span>' if title.subject else ""
    attached = _line("p", "attached", attached_to) if attached_to else ""
    dashes = f'<p class="paper-after" aria-hidden="true">{layout.subject_after}</p>'
    return f'<h{level} class="paper-title">{named}{subject}</h{level}>{attached}{dashes}'


def _address(address: Address) -> str:
    label = _text(address.label)
    if len(address.to) == 1:
        return f'<p class="paper-address">{label}: {_text(address.to[0])}</p>'
    items = "".join(f"<li>{_text(name)}</li>" for name in address.to)
    return f'<div class="paper-address"><p>{label}:</p><ul>{items}</ul></div>'


def _table(block: Table) -> str:
    total = sum(column.share for column in block.columns)
    # The nearest step, in whole numbers.
    steps = [
        max((200 * c.share + WIDTH_STEP * total) // (2 * WIDTH_STEP * total), 1) * WIDTH_STEP for c in block.columns
    ]
    columns = "".join(f'<col class="paper-width-{step}">' for step in steps)
    titles = "".join(f'<th scope="col">{words_html(column.title)}</th>' for column in block.columns)
    rows = []
    for number, row in enumerate(block.rows, 1):
        last = block.total_row and number == len(block.rows)
        cells = (tuple(replace(run, bold=True) for run in in_runs(words)) if last else words for words in row)
        shown = (f'<td class="paper-{c.align}">{words_html(w)}</td>' for c, w in zip(block.columns, cells, strict=True))
        marked = ' class="paper-total"' if last else ""
        rows.append(f"<tr{marked}>{''.join(shown)}</tr>")
    caption = f"<caption>{words_html(block.caption)}</caption>" if block.caption else ""
    head = f"<colgroup>{columns}</colgroup><thead><tr>{titles}</tr></thead>"
    table = f"<table>{caption}{head}<tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="paper-table" tabindex="0">{table}</div>'


def _signature(signed: Signature, layout: Layout) -> str:
    post = _line("p", "post", layout.post.show(signed.post)) if signed.post else ""
    authority = _line("p", "authority", layout.authority.show(signed.authority))
    return f'<div class="paper-signature">{authority}{post}{_line("p", "signer", signed.name or "")}</div>'


def _closing(signed: tuple[Signature, ...], recipients: Recipients | None, layout: Layout) -> str:
    listed = ""
    if recipients is not None and recipients.items:
        items = (line.removeprefix(layout.recipients_prefix) for line in layout.recipient_lines(recipients.items))
        lines = "".join(f"<li>{_text(item)}</li>" for item in items)
        listed = f'<div class="paper-recipients"><p>{_text(layout.recipients_text)}</p><ul>{lines}</ul></div>'
    shown = "".join(_signature(signature, layout) for signature in signed)
    if len(signed) == 2:
        return f'<div class="paper-closing">{shown}</div>{listed}'
    return f'<div class="paper-closing">{listed or "<div></div>"}{shown}</div>' if listed or shown else ""


def _annex(annex: Annex, layout: Layout, level: int) -> str:
    # An annex whose headings begin at the second level skips none in the outline of the page.
    first = min((block.level for block in annex.blocks if isinstance(block, Heading)), default=1)
    body = "".join(block_html(block, layout, level - first + 1) for block in annex.blocks)
    title = _title(annex.title, annex.attached_to, layout, level)
    turned = " paper-landscape" if annex.landscape else ""
    closing = _closing(annex.signatures, None, layout)
    marked = _line("p", "mark", annex.mark) if annex.mark else ""
    return f'<section class="paper-annex{turned}">{marked}{title}{body}{closing}</section>'
