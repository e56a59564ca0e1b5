"""A paper as PDF/A-2b, set by typst with the typeface that comes with the program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

from tongket.documents.paper.model import (
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
    SideBySide,
    Signature,
    Table,
    Title,
    Words,
    before_signatures,
    clean,
    in_runs,
    name_of,
)
from tongket.documents.render.engine import as_bytes, compiler
from tongket.documents.render.layout import MARK_PT, NOTICE_PT, Layout, draft_text, layout_on
from tongket.documents.render.measures import column_widths, fixed_width, masthead_columns, mm_to_twips
from tongket.rules.errors import TongketError

HELD_TABLE = 6
"""A last table of so few rows goes with the signature, which would else stand alone on its page."""
PROGRAM = Path(__file__).with_name("paper.typ")
Json = dict[str, object]


def to_pdf(paper: Paper) -> bytes:
    """The PDF/A-2b file, the same bytes for the same paper; its date is `format_on`.

    Raises `picture-unreadable`, and `rule-value-unknown` before the first known page format.
    """
    return prepared([paper]).to_pdf()


@dataclass(frozen=True)
class Prepared:
    """Papers as the engine is handed them, all text; the same papers have the same fingerprint."""

    data: str
    on: date

    @property
    def fingerprint(self) -> str:
        """Of the papers and of everything that sets them: files with the same are the same."""
        said = b"\n".join((version("typst").encode(), _program(), self.data.encode()))
        return hashlib.sha256(said).hexdigest()

    def to_pdf(self, *, tagged: bool = True) -> bytes:
        """The file; without its tags for readers it is half as large, to print from. Raises as the function does."""
        day = datetime(self.on.year, self.on.month, self.on.day, tzinfo=UTC)
        return _compiled(self.data, day, tagged)


def prepared(papers: Sequence[Paper]) -> Prepared:
    """Papers one after another for one file, each with its own page numbers; the first gives name and date.

    Papers of one page format alone: ValueError otherwise.
    """
    on, layout = papers[0].format_on, layout_on(papers[0].format_on)
    if any(layout_on(paper.format_on) is not layout for paper in papers):
        raise ValueError("papers of several page formats do not go into one file")
    return Prepared(json.dumps(_data(papers, layout), ensure_ascii=False), on)


def _compiled(data: str, day: datetime, tagged: bool) -> bytes:
    try:
        made = compiler().compile(
            _program(), format="pdf", pdf_standards="a-2b", timestamp=day,
            sys_inputs={"paper": data}, pdf_tags=tagged,
        )  # fmt: skip
    except typst.TypstError as refused:
        if "SVG" not in str(refused):
            raise
        raise TongketError("picture-unreadable", start="…") from refused
    return as_bytes(made)


@cache
def _program() -> bytes:
    return PROGRAM.read_bytes()


def _data(papers: Sequence[Paper], layout: Layout) -> Json:
    paper, on = papers[0], papers[0].format_on
    return {
        "layout": {**asdict(layout), "signing_pt": layout.signing_pt},
        "name": name_of(paper), "author": clean(paper.masthead.issuer), "language": paper.language,
        "date": {"year": on.year, "month": on.month, "day": on.day, "hour": 0, "minute": 0, "second": 0},
        "foot_size": NOTICE_PT, "mark_size": MARK_PT,
        "parts": [part for each in papers for part in _parts(each, layout)],
    }  # fmt: skip


def _parts(paper: Paper, layout: Layout) -> list[Json]:
    foot = [line for line in (draft_text(paper), clean(paper.notice or "")) if line]
    return [part | {"foot": foot} for part in (_main(paper, layout), *(_annex(each, layout) for each in paper.annexes))]


def _main(paper: Paper, layout: Layout) -> Json:
    part = _part(paper, paper.blocks, layout)
    width = mm_to_twips(layout.sheet(paper.landscape).inner_width)
    listed = paper.recipients.items if paper.recipients else ()
    return part | {
        "draft": draft_text(paper) or None,
        "masthead": _masthead(paper.masthead, layout, width),
        "title": _title(paper.title, None, layout) if paper.title else None,
        "address": {"label": clean(paper.address.label), "items": _addressees(paper.address.to)}
        if paper.address
        else None,
        "recipients": [clean(line) for line in layout.recipient_lines(listed)] if listed else [],
    }


def _annex(annex: Annex, layout: Layout) -> Json:
    return _part(annex, annex.blocks, layout) | {
        "draft": None, "masthead": None, "address": None, "recipients": [],
        "title": _title(annex.title, annex.attached_to, layout),
    }  # fmt: skip


def _part(part: Paper | Annex, blocks: tuple[Block, ...], layout: Layout) -> Json:
    sheet = layout.sheet(part.landscape)
    width = mm_to_twips(sheet.inner_width)
    held = before_signatures(blocks, bool(part.signatures))
    return {
        "sheet": asdict(sheet),
        "mark": clean(part.mark) if part.mark else None,
        "blocks": [_block(block, layout, width, number in held) for number, block in enumerate(blocks)],
        "signatures": [_signature(signed, layout) for signed in part.signatures],
    }


def _addressees(to: tuple[str, ...]) -> list[str]:
    bare = [clean(name).rstrip(".;,") for name in to]
    if len(bare) == 1:
        return bare
    return [f"- {name}{end}" for name, end in zip(bare, [";"] * (len(bare) - 1) + ["."], strict=True)]


def _masthead(masthead: Masthead, layout: Layout, width: int) -> Json:
    return asdict(masthead_columns(layout, masthead, width)) | {
        "is_plain": masthead.is_plain,
        "superior": layout.superior.show(clean(masthead.superior)),
        "issuer": layout.issuer.show(clean(masthead.issuer)),
        "party": layout.party.show(layout.party_text),
        "number": clean(masthead.number_line) if masthead.number_line else None,
        "about": f"{layout.about_prefix} {clean(masthead.about)}" if masthead.about else None,
        "urgency": layout.urgency.show(clean(masthead.urgency)) if masthead.urgency else None,
        "place_date": clean(masthead.place_date) if masthead.place_date else None,
    }


def _title(title: Title, attached_to: str | None, layout: Layout) -> Json:
    return {
        "type_name": layout.type_name.show(clean(title.type_name)),
        "subject": _runs(title.subject),
        "attached_to": clean(attached_to) if attached_to else None,
    }


def _signature(signed: Signature, layout: Layout) -> Json:
    return {
        "authority": layout.authority.show(clean(signed.authority)),
        "post": layout.post.show(clean(signed.post)) if signed.post else None,
        "name": layout.signer.show(clean(signed.name or "")),
    }


def _runs(words: Words) -> list[tuple[str, bool, bool, bool, bool]]:
    return [(run.text, run.bold, run.italic, run.underline, run.missing) for run in in_runs(words)]


def _block(block: Block, layout: Layout, width: int, sticky: bool) -> Json:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "words": _runs(block.words)}
        case Paragraph():
            shown: Json = {"align": block.align, "indent": block.indent, "sticky": sticky}
            return shown | {"kind": "paragraph", "words": _runs(block.words)}
        case Item():
            marked = _runs(f"{block.marker} " if block.marker else "") + _runs(block.words)
            return {
                "kind": "paragraph",
                "words": marked,
                "align": "justify",
                "indent": True,
                "sticky": sticky,
            }
        case Table():
            return _table(block, layout, width) | {"sticky": sticky and len(block.rows) <= HELD_TABLE}
        case SideBySide():
            return {
                "kind": "sides",
                "left": _signature(block.left, layout),
                "right": _signature(block.right, layout),
            }
        case Blank():
            return {"kind": "blank", "label": _runs(block.label), "lines": block.lines, "sticky": sticky}
        case Picture():
            return {
                "kind": "picture",
                "svg": fixed_width(block.svg),
                "alt": clean(block.alt),
                "width": block.width_percent,
            }
        case PageBreak():
            return {"kind": "break"}


def _table(block: Table, layout: Layout, width: int) -> Json:
    widths = column_widths(tuple(column.share for column in block.columns), width)
    columns = [
        {"title": _runs(column.title), "align": column.align, "width": wide}
        for column, wide in zip(block.columns, widths, strict=True)
    ]
    return {
        "kind": "table", "columns": columns, "rows": [[_runs(words) for words in row] for row in block.rows],
        "caption": _runs(block.caption), "header_repeat": block.header_repeat, "total_row": block.total_row,
        "size": layout.table_pt(len(widths)),
    }  # fmt: skip
