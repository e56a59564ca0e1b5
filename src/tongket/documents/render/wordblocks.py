"""Each block of a paper in WordprocessingML."""

from __future__ import annotations

from dataclasses import replace

from tongket.documents.paper.model import (
    Blank,
    Block,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Signature,
    Table,
    Words,
    in_runs,
)
from tongket.documents.render.engine import png_of, size_of_png
from tongket.documents.render.layout import Layout
from tongket.documents.render.measures import column_widths, fixed_width
from tongket.documents.render.wordtext import Collected, cell, escape, grid, paragraph, row

EMU_PER_TWIP = 635
ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
SPACER = '<w:p><w:pPr><w:pStyle w:val="PaperSpacer"/></w:pPr></w:p>'
HELD_SPACER = '<w:p><w:pPr><w:pStyle w:val="PaperSpacer"/><w:keepNext/></w:pPr></w:p>'
HELD_ROWS = 3
PAGE_BREAK = '<w:p><w:pPr><w:pStyle w:val="PaperSpacer"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def block_xml(  # noqa: PLR0911 - one for each kind
    block: Block, layout: Layout, width: int, collected: Collected, keep: bool = False
) -> str:
    """One block, `width` twips wide. `keep` holds it on one page with what follows."""
    held = "<w:keepNext/>" if keep else ""
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", block.words, collected)
        case Paragraph():
            straight = "" if block.indent and block.align == "justify" else '<w:ind w:firstLine="0"/>'
            aligned = "" if block.align == "justify" else f'<w:jc w:val="{ALIGN[block.align]}"/>'
            return paragraph("PaperBody", block.words, collected, held + straight + aligned)
        case Item():
            runs = (*in_runs(f"{block.marker} " if block.marker else ""), *in_runs(block.words))
            return paragraph("PaperBody", runs, collected, held)
        case Table():
            return table(block, layout, width, collected, keep)
        case SideBySide():
            return signatures(block.left, block.right, layout, width, collected)
        case Blank():
            return blank(block, width, collected, keep)
        case Picture():
            return picture(block, width, collected)
        case PageBreak():
            return PAGE_BREAK


def table(block: Table, layout: Layout, width: int, collected: Collected, keep: bool = False) -> str:
    """`keep` holds its last rows on one page with what follows: a signature alone on a page belongs to nothing."""
    widths = column_widths(tuple(column.share for column in block.columns), width)
    style = f"PaperCell{layout.table_pt(len(widths))}"
    titles = "".join(
        cell(
            wide,
            paragraph(style, _bold(column.title), collected, "<w:keepNext/>" + _jc("center")),
            middle=True,
        )
        for wide, column in zip(widths, block.columns, strict=True)
    )
    aligned = [_jc(ALIGN[column.align]) for column in block.columns]
    body = []
    for number, cells in enumerate(block.rows, 1):
        total = block.total_row and number == len(block.rows)
        shown = (_bold(words) for words in cells) if total else cells
        held = "<w:keepNext/>" if keep and number > len(block.rows) - HELD_ROWS else ""
        texts = (paragraph(style, words, collected, held + jc) for words, jc in zip(shown, aligned, strict=True))
        body.append(row("".join(cell(wide, text, middle=True) for wide, text in zip(widths, texts, strict=True))))
    caption = paragraph("PaperCaption", block.caption, collected) if block.caption else ""
    return (
        caption
        + grid(widths, row(titles, header=block.header_repeat) + "".join(body), borders=True)
        + (HELD_SPACER if keep else SPACER)
    )


def _jc(value: str) -> str:
    return f'<w:jc w:val="{value}"/>'


def _bold(words: Words) -> Words:
    return tuple(replace(run, bold=True) for run in in_runs(words))


def signature(signed: Signature, layout: Layout, collected: Collected) -> str:
    """One signer; the free height before the name belongs to the style, so a name typed in later falls in
    place."""
    post = paragraph("PaperPost", layout.post.show(signed.post), collected) if signed.post else ""
    name = paragraph("PaperSigner", layout.signer.show(signed.name or ""), collected)
    return paragraph("PaperAuthority", layout.authority.show(signed.authority), collected) + post + name


def signatures(left: Signature, right: Signature, layout: Layout, width: int, collected: Collected) -> str:
    half = width // 2
    sides = cell(half, signature(left, layout, collected)) + cell(width - half, signature(right, layout, collected))
    return HELD_SPACER + grid((half, width - half), row(sides)) + SPACER


def blank(block: Blank, width: int, collected: Collected, keep: bool = False) -> str:
    """`keep` holds its last two lines on one page with what follows."""
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    first = paragraph("PaperBlank", (*in_runs(block.label), *in_runs(" \t" if block.label else "\t")), collected, stop)
    straight = f'{stop}<w:ind w:firstLine="0"/>'
    others = [paragraph("PaperBlank", "\t", collected, straight) for _ in range(block.lines - 1)]
    lines = [first, *others]
    if keep:
        lines[-2:] = [line.replace("<w:tabs>", "<w:keepNext/><w:tabs>", 1) for line in lines[-2:]]
    return "".join(lines)


def picture(block: Picture, width: int, collected: Collected) -> str:
    """The chart as a PNG, since Word before 2016 cannot show SVG."""
    png = png_of(fixed_width(block.svg))
    pixels_wide, pixels_high = size_of_png(png)
    if png not in collected.pictures:
        collected.pictures.append(png)
    number = collected.pictures.index(png) + 1
    wide = width * block.width_percent // 100 * EMU_PER_TWIP
    high = wide * pixels_high // pixels_wide
    collected.controls += 1
    extent = f'cx="{wide}" cy="{high}"'
    named = f'id="{collected.controls}" name="Biểu đồ {number}" descr="{escape(block.alt)}"'
    a, pic = (f"http://schemas.openxmlformats.org/drawingml/2006/{part}" for part in ("main", "picture"))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="PaperPicture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" '
        f'distL="0" '
        f'distR="0"><wp:extent {extent}/><wp:docPr {named}/><a:graphic xmlns:a="{a}"><a:graphicData '
        f'uri="{pic}">'
        f'<pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr '
        f"{named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f"<a:blip "
        f'r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom '
        f'prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        f"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
