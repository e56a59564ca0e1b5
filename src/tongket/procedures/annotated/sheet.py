"""A pasted text as a Word file of its own: its numbers coloured and signed, the comments beside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from tongket.documents.paper.model import clean
from tongket.documents.render import wordparts
from tongket.documents.render.word import ZIP_TIME
from tongket.documents.render.wordtext import escape
from tongket.procedures.annotated import comments
from tongket.procedures.annotated.remarks import Remark
from tongket.reconciliation.facts import Span
from tongket.reconciliation.kinds import standing_label
from tongket.reconciliation.marking import SIGNS, Mark, Standing

# The colours of the screens; on paper the sign tells them apart.
SHADES = {
    Standing.AGREES: ("E9F5EE", "135C38"),
    Standing.DIFFERS: ("FCEFEE", "9C1C1C"),
    Standing.LOOK: ("FDF4E1", "774B08"),
    Standing.NOT_UNDERSTOOD: ("FDF4E1", "774B08"),
    Standing.OBJECTIVE: ("EBF2FB", "1B5093"),
    Standing.NOT_RECORDED: ("EEEEF0", "555C6A"),
}
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
MARGINS = 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"'
PAGE = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {MARGINS}/></w:sectPr>'


def sheet(text: str, marks: Sequence[Mark], remarks: Sequence[Remark], head: Sequence[str]) -> bytes:
    """The .docx file. `head` is printed above the text: a title, then what was checked against what."""
    title, *others = head
    opening = _paragraph(_run(title, "<w:b/>")) + "".join(_paragraph(_run(line, "<w:i/>")) for line in others)
    opening += _paragraph("")
    legend = "; ".join(f"{SIGNS[each]}\u00a0{standing_label(each)}" for each in Standing)
    body = opening + _text(text, marks, remarks) + _paragraph(_run(f"Chú giải: {legend}.", "<w:i/>"))
    document = f"{wordparts.XML}<w:document {wordparts.MAIN}><w:body>{body}{PAGE}</w:body></w:document>"
    files: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _relations("officeDocument", "word/document.xml")),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", _relations("styles", "styles.xml", "comments", "comments.xml")),
        ("word/styles.xml", _styles()),
        ("word/comments.xml", comments.part(remarks)),
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _text(text: str, marks: Sequence[Mark], remarks: Sequence[Remark]) -> str:
    """The text as paragraphs. A mark never holds a line end here: its part after one is left unmarked."""
    commented = {remark.at: place for place, remark in enumerate(remarks)}
    lines, start = [], 0
    waiting = list(marks)[::-1]
    for line in text.split("\n"):
        end, runs, reached = start + len(line), [], start
        while waiting and waiting[-1].at.start < end:
            mark = waiting.pop()
            stop = min(mark.at.end, end)
            runs += [_run(text[reached : mark.at.start]), _marked(text, mark, stop, commented.get(mark.at))]
            reached = stop
        runs.append(_run(text[reached:end]))
        lines.append(_paragraph("".join(runs)))
        start = end + 1
    return "".join(lines)


def _marked(text: str, mark: Mark, stop: int, comment: int | None) -> str:
    fill, colour = SHADES[mark.standing]
    look = f'<w:b/><w:color w:val="{colour}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    words = _run(Span(mark.at.start, stop).of(text), look)
    sign = _run(SIGNS[mark.standing], f'{look}<w:vertAlign w:val="superscript"/>')
    if comment is None:
        return words + sign
    begin, end = f'<w:commentRangeStart w:id="{comment}"/>', f'<w:commentRangeEnd w:id="{comment}"/>'
    return f'{begin}{words}{end}<w:r><w:commentReference w:id="{comment}"/></w:r>{sign}'


def _run(text: str, look: str = "") -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    pieces = clean(text).split("\t")
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)
    return f"<w:r>{properties}{inner}</w:r>"


def _paragraph(runs: str) -> str:
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="80"/><w:jc w:val="both"/></w:pPr>{runs}</w:p>'


def _styles() -> str:
    size = '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT}{size}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f"{wordparts.XML}<w:styles {wordparts.MAIN}>{defaults}{normal}</w:styles>"


def _content_types() -> str:
    kinds = [("document", "document.main+xml"), ("styles", "styles+xml"), ("comments", "comments+xml")]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{wordparts.TYPES}{kind}"/>' for name, kind in kinds
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{wordparts.XML}<Types xmlns="{wordparts.OPEN}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*found: str) -> str:
    pairs: Iterable[tuple[str, str]] = zip(found[::2], found[1::2], strict=True)
    entries = "".join(
        f'<Relationship Id="{name}" Type="{wordparts.RELATION}{name}" Target="{target}"/>' for name, target in pairs
    )
    return f'{wordparts.XML}<Relationships xmlns="{wordparts.PACKAGE_RELATION}">{entries}</Relationships>'
