"""What a declared form consists of, once its file has been read and checked: frozen, and without a person in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tongket.documents.paper.model import Align
from tongket.rules.decision import Citation

PLAIN, LIST = "plain", "list"
"""Types that take no number: a person's own paper without letterhead, and a list under the office's head."""

Kind = Literal["text", "date", "number", "money", "choice", "yes_no", "list"]


@dataclass(frozen=True)
class Fact:
    """One thing a form prints. `sample` fills it in tests and in an empty preview; `fields` are those of a list's rows,
    `options` the words of a choice as they read in the text."""

    name: str
    kind: Kind
    label: str
    required: bool
    sample: object
    options: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Numbered:
    """The number a form bears in a guide from–until, with where that was read and how sure it is."""

    number: str
    valid_from: date
    valid_until: date | None
    citation: Citation


@dataclass(frozen=True)
class Condition:
    """Shown where the fact is there (or is not, or is one of `words`)."""

    fact: str
    words: tuple[str, ...] = ()
    negated: bool = False


When = tuple[Condition, ...]


@dataclass(frozen=True)
class Text:
    """A paragraph of some sort. `line` is a label with its value, which becomes a dotted line where it is missing;
    `centred` is a line in bold in the middle; `article` numbers itself ("Điều 1."); the last `ground` of a run ends
    with a comma, the others with a semicolon."""

    sort: Literal["paragraph", "heading", "item", "line", "centred", "article", "ground"]
    text: str
    when: When = ()
    align: Align = "justify"
    level: Literal[1, 2, 3] = 1
    marker: str = "-"


@dataclass(frozen=True)
class Dots:
    """Lines to be written by hand, after an optional label."""

    label: str
    lines: int
    when: When = ()


@dataclass(frozen=True)
class CellColumn:
    title: str
    share: int
    align: Align
    cell: str


@dataclass(frozen=True)
class Rows:
    """A table whose rows come from a list; `total` are the cells of the sum, `none` what an empty list says."""

    rows: str
    columns: tuple[CellColumn, ...]
    caption: str = ""
    total: tuple[str, ...] = ()
    none: str = "Không có"
    when: When = ()


@dataclass(frozen=True)
class Signing:
    """A signer; `office` takes the one of the issuing body."""

    authority: str = ""
    post: str = ""
    name: str = ""
    office: bool = False
    when: When = ()


@dataclass(frozen=True)
class Sides:
    """Two signers beside each other within the text."""

    left: Signing
    right: Signing
    when: When = ()


@dataclass(frozen=True)
class Each:
    """Blocks said once for every row of a list."""

    rows: str
    blocks: tuple[Part, ...]
    when: When = ()


@dataclass(frozen=True)
class NewPage:
    when: When = ()


Part = Text | Dots | Rows | Sides | Each | NewPage


@dataclass(frozen=True)
class AnnexForm:
    """An annex of a form; `mark` is a form's number of its own ("4-HHĐ")."""

    title: str
    subject: str
    blocks: tuple[Part, ...]
    attached_to: str = ""
    landscape: bool = False
    signatures: tuple[Signing, ...] = ()
    mark: str = ""
    when: When = ()


@dataclass(frozen=True)
class Form:
    """A declared form. `paper_type` is a type of Party paper, `plain` or `list`; `body` the body that issues it, blank
    for the usual one of the issuing organisation; `title` the printed name of the type where it is another than that.
    """

    id: str
    name: Mapping[str, str]
    numbers: tuple[Numbered, ...]
    paper_type: str
    body: str
    title: str
    subject: str
    facts: Mapping[str, Fact]
    blocks: tuple[Part, ...]
    address: tuple[str, ...] = ()
    signatures: tuple[Signing, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[AnnexForm, ...] = ()
    landscape: bool = False
    note: str = ""

    @property
    def is_plain(self) -> bool:
        return self.paper_type == PLAIN

    @property
    def takes_number(self) -> bool:
        """Whether it is a paper of the register."""
        return self.paper_type not in (PLAIN, LIST)

    @property
    def subject_folder(self) -> str:
        """The subject the form belongs to: "life" of "life/recognition"."""
        return self.id.partition("/")[0]

    def numbered_on(self, on: date) -> Numbered | None:
        """The number the form bears on a day; None where no guide that we know gives it one."""
        held = (n for n in self.numbers if n.valid_from <= on and (n.valid_until is None or on <= n.valid_until))
        return next(held, None)

    @property
    def samples(self) -> Mapping[str, object]:
        """Every fact with its sample, for previews and tests."""
        return {fact.name: fact.sample for fact in self.facts.values()}


def conditions_of(parts: Sequence[Part | AnnexForm | Signing]) -> set[str]:
    """The facts that decide what is shown."""
    return {condition.fact for part in parts for condition in part.when}
