"""What a check yields: each fact with what the records say of it, and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tongket.reconciliation.facts import Fact, Reading, Span
from tongket.rules.decision import Citation


class State(StrEnum):
    """How a fact stands to the records: khớp, lệch, không có trong sổ, mục tiêu năm sau, chưa hiểu."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_RECORDED = "not_recorded"
    OBJECTIVE = "objective"
    NOT_UNDERSTOOD = "not_understood"


class Severity(StrEnum):
    """`error`: cannot be right as it stands; `warning`: to be looked at; `note`: accepted, and said."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class CheckedFact:
    """A fact and the figure it is bound to.

    `tag` is the figure's address (`ratings.cells?level=excellent`), "" where nothing is bound; `recorded` and
    `recorded_of` are what the figure says now, None where it is missing. `correction` is the wording that would
    replace `fact.number`, "" where none is offered.
    """

    fact: Fact
    state: State
    tag: str = ""
    recorded: Decimal | None = None
    recorded_of: Decimal | None = None
    correction: str = ""


@dataclass(frozen=True)
class Found:
    """One finding. `code` is an entry of the errors catalogue, `arguments` what its message and mend name.

    `others` are further places the finding is about (the parts of a sum). `tag` is the figure, "" where none is
    concerned; `correction` replaces the text at `number`, "" where none can be offered.
    """

    code: str
    severity: Severity
    at: Span
    quote: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    tag: str = ""
    stated: str = ""
    recorded: str = ""
    citations: tuple[Citation, ...] = ()
    number: Span | None = None
    correction: str = ""
    others: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Check:
    """A text held against the records of one organisation's year."""

    organization: str
    year: int
    reading: Reading
    facts: tuple[CheckedFact, ...]
    findings: tuple[Found, ...]
