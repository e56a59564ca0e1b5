"""Text in WordprocessingML: runs, content controls for figures, paragraphs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tongket.documents.paper.model import Run, Words, in_runs
from tongket.rules.errors import TongketError

# Word refuses to open a content control with a longer tag; a custom property holds at most 255 characters.
TAG_LIMIT, FULL_TAG_LIMIT = 64, 255


def short_tag(figure: str) -> str:
    """The tag as Word accepts it: a long one is cut and ends with its hash; `figure_<n>` properties keep it whole."""
    if len(figure) <= TAG_LIMIT:
        return figure
    return f"{figure[: TAG_LIMIT - 17]}~{hashlib.sha256(figure.encode()).hexdigest()[:16]}"


@dataclass
class Collected:
    """What the text of one file needs beside it: how many controls and bookmarks it has, its figures, its pictures."""

    controls: int = 0
    figures: dict[str, int] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)

    def number_of(self, figure: str) -> int:
        """The figure's number in this file, from 1."""
        if len(figure) > FULL_TAG_LIMIT:
            raise TongketError("figure-tag-too-long", tag=figure[:80], length=len(figure), limit=FULL_TAG_LIMIT)
        return self.figures.setdefault(figure, len(self.figures) + 1)


def escape(text: str) -> str:
    """The text as it may stand in XML, between tags and in attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run_xml(run: Run, collected: Collected) -> str:
    properties = (
        ("<w:b/><w:bCs/>" if run.bold else "")
        + ("<w:i/><w:iCs/>" if run.italic else "")
        + ('<w:highlight w:val="yellow"/>' if run.missing else "")
        + ('<w:u w:val="single"/>' if run.underline else "")
    )
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    body = f"<w:r>{properties}{_text(run.text)}</w:r>"
    if run.figure is None:
        return body
    return _control(run.figure, body, collected)


def _control(figure: str, body: str, collected: Collected) -> str:
    """The content control of a figure within a bookmark: LibreOffice 7 drops the tags of controls when it saves, but
    keeps bookmarks and document properties. No w:text in it: that would make LibreOffice drop the bold."""
    collected.controls += 1
    number, tag = collected.controls, escape(short_tag(figure))
    name = f"figure_{collected.number_of(figure)}_{number}"
    named = f'<w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{number}"/>'
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{body}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    lines = ("<w:tab/>".join(_piece(piece) for piece in line.split("\t")) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def paragraph(style: str, words: Words, collected: Collected, properties: str = "") -> str:
    """A paragraph in `style`; `properties` is further w:pPr content, in the order of the schema."""
    runs = "".join([run_xml(run, collected) for run in in_runs(words)])
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def grid(widths: tuple[int, ...], rows: str, borders: bool = False) -> str:
    """A table of fixed columns (twips). Cells carry their own widths; LibreOffice needs both."""
    style = "PaperGrid" if borders else "PaperFrame"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def row(cells: str, header: bool = False) -> str:
    """A row that is never broken over two pages; a header row is repeated on each."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def cell(width: int, paragraphs: str, middle: bool = False) -> str:
    placed = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{placed}</w:tcPr>{paragraphs}</w:tc>'
