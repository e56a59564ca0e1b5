"""What a paper consists of. Frozen, without looks: sizes, capitals and margins belong to the page format.

Text may be given as a plain string, one `Run` or a tuple of runs; `in_runs` makes runs of it. Every text is NFC and
free of control characters from the moment it stands in a `Run`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tongket.rules.errors import TongketError

Align = Literal["left", "center", "right", "justify"]

# What XML 1.0 cannot carry at all; a form feed pasted from a PDF would make the Word file unreadable.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text in NFC, line ends as `\\n`, without characters that no paper can show."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. `figure` is the tag of the figure it shows, e.g.
    `ratings.cells?level=excellent`; `missing` says that the figure has no value and the text only names it.
    A line break inside the text is kept."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    figure: str | None = None
    missing: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


Words = str | Run | tuple[Run, ...]


def in_runs(words: Words) -> tuple[Run, ...]:
    """The words as runs, however they were given; none for an empty text."""
    if isinstance(words, str):
        return (Run(words),) if words else ()
    return (words,) if isinstance(words, Run) else words


def plain(words: Words) -> str:
    """The text alone."""
    return "".join(run.text for run in in_runs(words))


@dataclass(frozen=True)
class Heading:
    """`level` 1 to 3: I. / 1. / a); the number is part of the text."""

    level: Literal[1, 2, 3]
    words: Words


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of ordinary text."""

    words: Words
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True)
class Item:
    """One entry of a list, with its mark written out as Party papers do."""

    words: Words
    marker: str = "-"


@dataclass(frozen=True)
class Column:
    """`share` is the column's part of the table's width, against the other columns' shares."""

    title: Words
    share: int
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """Rows of cells. With `total_row` the last row is the sum and stands in bold; `header_repeat` shows the
    titles again on each page. `caption` stands above, centred. Raises `paper-table-ragged` if a row has
    another
    number of cells than there are columns, or if a share is not positive."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    header_repeat: bool = True
    total_row: bool = False
    caption: Words = ""

    def __post_init__(self) -> None:
        wrong = [number for number, row in enumerate(self.rows, 1) if len(row) != len(self.columns)]
        if wrong or not self.columns or any(column.share <= 0 for column in self.columns):
            raise TongketError("paper-table-ragged", row=wrong[0] if wrong else 0, columns=len(self.columns))


@dataclass(frozen=True)
class Signature:
    """`authority` in bold capitals (T/M ĐẢNG ỦY), `post` in plain capitals, then room to sign, then the
    name."""

    authority: str
    post: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class SideBySide:
    """Two signers beside each other within the text, as minutes and hand-over records have them."""

    left: Signature
    right: Signature


@dataclass(frozen=True)
class Blank:
    """Dotted lines to fill in by hand, after an optional label."""

    label: Words = ""
    lines: int = 1


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Picture:
    """A chart as SVG text. `alt` says in words what it shows; `width_percent` counts between the margins."""

    svg: str
    alt: str
    width_percent: int = 100


Block = Heading | Paragraph | Item | Table | SideBySide | Blank | PageBreak | Picture


def before_signatures(blocks: tuple[Block, ...], signed: bool) -> frozenset[int]:
    """The places of the blocks that stay on one page with a signature that follows: within the text, or at its end."""
    held = {place - 1 for place, block in enumerate(blocks) if isinstance(block, SideBySide)}
    return frozenset(held | ({len(blocks) - 1} if signed else set()))


@dataclass(frozen=True)
class Masthead:
    """`about` is the subject line of a letter, without "về việc"; `urgency` a word the format knows.

    `is_plain`: a person's own paper (a declaration) has no issuer's column; the Party's name stands in the middle.
    """

    superior: str
    issuer: str
    number_line: str | None = None
    place_date: str | None = None
    about: str | None = None
    urgency: str | None = None
    is_plain: bool = False


@dataclass(frozen=True)
class Title:
    type_name: str
    subject: Words = ""


@dataclass(frozen=True)
class Address:
    """Whom a letter, proposal or invitation goes to. `label`: "Kính gửi" or "Kính trình", without the
    colon."""

    label: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Recipients:
    """ "Nơi nhận": the items without their dash and closing sign; the format adds both."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Annex:
    """A list or appendix with its own page numbers. `attached_to` is the line in brackets under the title, `mark`
    the form's number in the corner above ("Mẫu 4-HHĐ")."""

    title: Title
    blocks: tuple[Block, ...]
    attached_to: str | None = None
    landscape: bool = False
    signatures: tuple[Signature, ...] = ()
    mark: str | None = None


@dataclass(frozen=True)
class Paper:
    """A whole paper. One signature stands right, beside the recipients; two stand left and right.

    `draft` prints that `lacking` (figures, facts) is missing; `notice` is printed small at the foot of every page.
    `format_on` is
    the day whose page format applies and the date the files carry inside; `mark` is the form's number in the corner.
    """

    masthead: Masthead
    title: Title | None
    blocks: tuple[Block, ...]
    format_on: date
    address: Address | None = None
    signatures: tuple[Signature, ...] = ()
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = ()
    draft: bool = False
    lacking: str = "số liệu"
    notice: str | None = None
    landscape: bool = False
    language: str = "vi"
    mark: str | None = None

    def __post_init__(self) -> None:
        counts = [len(self.signatures), *(len(annex.signatures) for annex in self.annexes)]
        if max(counts) > 2:
            raise TongketError("paper-signatures-too-many")


def name_of(paper: Paper) -> str:
    """The paper's name in one line, for file properties: type and subject, or a letter's subject."""
    if paper.title is None:
        return clean(paper.masthead.about or paper.masthead.issuer)
    return clean(" ".join(part for part in (paper.title.type_name, plain(paper.title.subject)) if part)).replace(
        "\n", " "
    )
