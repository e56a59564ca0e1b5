"""A paper as a Word file: WordprocessingML written straight into the package, the same bytes for the same
paper."""

from __future__ import annotations

import io
import zipfile

from tongket.documents.paper.model import (
    Annex,
    Block,
    Masthead,
    Paper,
    Signature,
    Title,
    before_signatures,
    clean,
    name_of,
)
from tongket.documents.render import wordparts as parts
from tongket.documents.render.layout import Layout, draft_text, layout_on
from tongket.documents.render.measures import masthead_columns, mm_to_twips
from tongket.documents.render.wordblocks import HELD_SPACER, SPACER, block_xml, signature, signatures
from tongket.documents.render.wordtext import Collected, cell, escape, grid, paragraph, row

# The earliest time a zip entry can carry; a real one would make every file differ.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
RIGHT = '<w:jc w:val="right"/>'


def to_word(paper: Paper) -> bytes:
    """The .docx file. Every figure stands in a content control tagged with it; `readback.read_tags` reads
    them.

    Raises `figure-tag-too-long`, `picture-unreadable`, and `rule-value-unknown` before the first known
    page format.
    """
    layout, collected = layout_on(paper.format_on), Collected()
    body = _paper(paper, layout, collected)
    body += "".join(_annex(annex, layout, collected) for annex in paper.annexes)
    document = f"{parts.XML}<w:document {parts.MAIN}><w:body>{_last_section(body)}</w:body></w:document>"
    properties = bool(collected.figures)
    files: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", parts.content_types(properties)),
        ("_rels/.rels", parts.package_relations(properties)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", parts.document_relations(len(collected.pictures))),
        ("word/styles.xml", parts.styles(layout, paper.language)),
        ("word/settings.xml", parts.SETTINGS),
        ("word/header1.xml", parts.header(numbered=True)),
        ("word/header2.xml", parts.header(numbered=False)),
        ("word/footer1.xml", parts.footer(clean(paper.notice) if paper.notice else None, draft_text(paper))),
        ("docProps/core.xml", _core(paper)),
        *((f"word/media/picture{n}.png", png) for n, png in enumerate(collected.pictures, 1)),
    ]
    if properties:
        files.append(("docProps/custom.xml", _custom(collected)))
    return _zipped(files)


def _zipped(files: list[tuple[str, str | bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Without it the entry says on which kind of system it was made.
            entry.create_system = 0
            archive.writestr(entry, content)
    return packed.getvalue()


def _paper(paper: Paper, layout: Layout, collected: Collected) -> str:
    width = mm_to_twips(layout.sheet(paper.landscape).inner_width)
    draft = paragraph("PaperDraft", draft_text(paper), collected) if paper.draft else ""
    head = draft + _mark(paper.mark, collected) + _masthead(paper.masthead, layout, width, collected)
    if paper.title is not None:
        head += _title(paper.title, None, layout, collected)
    if paper.address is not None:
        head += SPACER * 2 + _address(paper.address.label, paper.address.to, collected)
    body = _blocks(paper.blocks, bool(paper.signatures), layout, width, collected)
    closing = _closing(paper, layout, width, collected)
    return head + body + closing + _section(layout, paper.landscape)


def _annex(annex: Annex, layout: Layout, collected: Collected) -> str:
    width = mm_to_twips(layout.sheet(annex.landscape).inner_width)
    title = _mark(annex.mark, collected) + _title(annex.title, annex.attached_to, layout, collected)
    body = _blocks(annex.blocks, bool(annex.signatures), layout, width, collected)
    signed = _signed(annex.signatures, "", layout, width, collected)
    return title + body + signed + _section(layout, annex.landscape)


def _blocks(blocks: tuple[Block, ...], signed: bool, layout: Layout, width: int, collected: Collected) -> str:
    held = before_signatures(blocks, signed)
    return "".join([block_xml(block, layout, width, collected, n in held) for n, block in enumerate(blocks)])


def _mark(mark: str | None, collected: Collected) -> str:
    return paragraph("PaperMark", mark, collected) if mark else ""


def _plain_head(masthead: Masthead, layout: Layout, width: int, collected: Collected) -> str:
    side = (width - masthead_columns(layout, masthead, width).rule) // 2
    named = paragraph("PaperParty", layout.party.show(layout.party_text), collected)
    rule = paragraph("PaperRule", "", collected, f'<w:ind w:left="{side}" w:right="{side}"/>')
    dated = paragraph("PaperPlaceDate", masthead.place_date, collected, RIGHT) if masthead.place_date else ""
    return named + rule + dated


def _masthead(masthead: Masthead, layout: Layout, width: int, collected: Collected) -> str:
    if masthead.is_plain:
        return _plain_head(masthead, layout, width, collected)
    columns = masthead_columns(layout, masthead, width)
    side = (columns.right - columns.rule) // 2
    rule = paragraph("PaperRule", "", collected, f'<w:ind w:left="{side}" w:right="{side}"/>')
    left = (
        paragraph("PaperSuperior", layout.superior.show(masthead.superior), collected)
        + paragraph("PaperIssuer", layout.issuer.show(masthead.issuer), collected)
        + paragraph("PaperNumber", layout.star, collected)
    )
    right = paragraph("PaperParty", layout.party.show(layout.party_text), collected) + rule
    below = [
        (style, text)
        for style, text in (
            ("PaperNumber", masthead.number_line),
            ("PaperAbout", f"{layout.about_prefix} {masthead.about}" if masthead.about else None),
            ("PaperUrgency", layout.urgency.show(masthead.urgency) if masthead.urgency else None),
        )
        if text
    ]
    rows = row(cell(columns.left, left) + cell(columns.right, right))
    if below or masthead.place_date:
        left = "".join(paragraph(style, text, collected) for style, text in below)
        dated = paragraph("PaperPlaceDate", masthead.place_date or "", collected)
        rows += row(cell(columns.left, left or paragraph("PaperNumber", "", collected)) + cell(columns.right, dated))
    return grid((columns.left, columns.right), rows)


def _title(title: Title, attached_to: str | None, layout: Layout, collected: Collected) -> str:
    named = paragraph("PaperType", layout.type_name.show(title.type_name), collected)
    subject = paragraph("PaperSubject", title.subject, collected) if title.subject else ""
    attached = paragraph("PaperAttached", attached_to, collected) if attached_to else ""
    return named + subject + attached + paragraph("PaperAfter", layout.subject_after, collected)


def _address(label: str, to: tuple[str, ...], collected: Collected) -> str:
    if len(to) == 1:
        return paragraph("PaperAddress", f"{label}: {to[0].rstrip('.;,')}", collected)
    ends = [";"] * (len(to) - 1) + ["."]
    lines = (f"- {name.rstrip('.;,')}{end}" for name, end in zip(to, ends, strict=True))
    items = "".join(paragraph("PaperAddressItem", line, collected) for line in lines)
    return paragraph("PaperAddress", f"{label}:", collected) + items


def _closing(paper: Paper, layout: Layout, width: int, collected: Collected) -> str:
    listed = ""
    if paper.recipients is not None and paper.recipients.items:
        lines = layout.recipient_lines(paper.recipients.items)
        listed = paragraph("PaperRecipientsLabel", layout.recipients_text, collected)
        listed += "".join(paragraph("PaperRecipients", line, collected) for line in lines)
    return _signed(paper.signatures, listed, layout, width, collected)


def _signed(signed: tuple[Signature, ...], listed: str, layout: Layout, width: int, collected: Collected) -> str:
    """One signer stands right of the recipients, two stand above them."""
    if len(signed) == 2:
        return signatures(*signed, layout, width, collected) + listed
    if not signed:
        return SPACER + listed if listed else ""
    half = width // 2
    left = cell(half, listed or paragraph("PaperRecipients", "", collected))
    return HELD_SPACER + grid(
        (half, width - half), row(left + cell(width - half, signature(signed[0], layout, collected)))
    )


def _section(layout: Layout, landscape: bool) -> str:
    """The end of a section, in a paragraph too small to see. Its pages count from 1 and the first shows no
    number."""
    sheet = layout.sheet(landscape)
    mm = mm_to_twips
    turned = ' w:orient="landscape"' if landscape else ""
    edge = mm(layout.page_number_edge_mm)
    page = (
        '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" '
        'r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="first" '
        'r:id="footer1"/>'
        f'<w:pgSz w:w="{mm(sheet.width)}" w:h="{mm(sheet.height)}"{turned}/><w:pgMar w:top="{mm(sheet.top)}" '
        f'w:right="{mm(sheet.right)}" w:bottom="{mm(sheet.bottom)}" w:left="{mm(sheet.left)}" '
        f'w:header="{edge}" '
        f'w:footer="{edge // 2}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="PaperSection"/><w:sectPr>{page}</w:sectPr></w:pPr></w:p>'


def _last_section(body: str) -> str:
    """The last section's page stands at the end of the body instead of in a paragraph."""
    start = body.rindex("<w:sectPr>")
    closing = "</w:pPr></w:p>"
    return body[:start] + closing + body[start : -len(closing)]


def _core(paper: Paper) -> str:
    stamp = f"{paper.format_on.isoformat()}T00:00:00Z</dcterms:"
    return (
        f'{parts.XML}<cp:coreProperties xmlns:cp="{parts.OPEN}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(name_of(paper))}</dc:title><dc:creator>{escape(clean(paper.masthead.issuer))}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}modified></cp:coreProperties>'
    )


def _custom(collected: Collected) -> str:
    """The tag of each figure by its number, whole; bookmarks name the number."""
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number + 1}" name="figure_{number}">'
        f"<vt:lpwstr>{escape(figure)}</vt:lpwstr></property>"
        for figure, number in collected.figures.items()
    )
    office = f"{parts.OPEN}/officeDocument/2006"
    spaces = f'xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes"'
    return f"{parts.XML}<Properties {spaces}>{entries}</Properties>"
