"""A checked text as a Word file in which every number that asks for a look carries a comment."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.procedures.annotated.package import opened, with_remarks
from tongket.procedures.annotated.remarks import remarks, summary
from tongket.procedures.annotated.sheet import sheet
from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.checked import Check
from tongket.reconciliation.marking import marks


def annotated_text(checked: Check, head: Sequence[str]) -> bytes:
    """A pasted text as a .docx: numbers coloured and signed, comments numbered in their order.

    `head` stands above the text (a title, whose figures); how many numbers stand how is said below it.
    """
    return sheet(checked.reading.text, marks(checked), remarks(checked), [*head, summary(checked)])


def annotated_file(content: bytes, slug: str, year: int) -> bytes:
    """The same .docx with comments at its numbers; its own content stays as it is.

    What Word takes no comment in (text boxes, headers, footnotes) is left out. Raises `paper-not-word`,
    `organization-unknown`.
    """
    file = opened(content)
    return with_remarks(file, remarks(check(file.found.text, slug, year)))
