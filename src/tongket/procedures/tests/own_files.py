"""An officer's Word file to write comments into, whole and taken apart."""

from __future__ import annotations

import io
import zipfile

import docx

from tongket.reconciliation.tests.made import TEXT

SPACE = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def own_file(*, commented: bool = False) -> bytes:
    """An officer's file: a number parted over runs, formatting, a table, a header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ĐẢNG BỘ XÃ MẪU"
    first, *others = TEXT.split("\n")
    paragraph = document.add_paragraph(first[: first.index("8 đảng")])
    paragraph.add_run("8").bold = True
    paragraph.add_run(" đảng viên.").italic = True
    document.add_paragraph(others[0])
    document.add_table(1, 1).cell(0, 0).text = others[1]
    if commented:
        document.add_comment(paragraph.runs[0], text="Lời ghi của đồng chí Phó Bí thư", author="PBT")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def own_parts() -> dict[str, bytes]:
    return parts(own_file())


def packed(found: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def with_body(body: str, before: str = "") -> bytes:
    """The officer's file with another body."""
    document = f"{before}<w:document {SPACE}><w:body>{body}</w:body></w:document>"
    return packed({**own_parts(), "word/document.xml": document.encode()})
