"""Checks made by hand: what a text states and how it stands, without a reader and without records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongket.reconciliation.facts import Fact, Reading, Span, Unrecognised
from tongket.reconciliation.findings.checked import Check, CheckedFact, Found, State

TEXT = (
    "Năm 2023, toàn Đảng bộ kết nạp 6 đảng viên mới; trao Huy hiệu Đảng cho 8 đảng viên.\n"
    "Có 4/8 chi bộ hoàn thành xuất sắc nhiệm vụ, thu ngân sách 168.9 tỷ đồng.\n"
    "Năm 2024 phấn đấu kết nạp 7 đảng viên; trồng mới 15 km đường hoa."
)


@dataclass(frozen=True)
class Stated:
    """A quote of the text, its number in it, and how it stands."""

    quote: str
    number: str
    state: State
    tag: str = ""
    recorded: int | None = None
    correction: str = ""
    kind: str = "admissions"


PLACES = (
    Stated("6 đảng viên mới", "6", State.AGREES, "admissions.members", 6),
    Stated("8 đảng viên", "8", State.DIFFERS, "badges.awarded", 7, "7"),
    Stated("4/8 chi bộ", "4/8", State.AGREES, "ratings.cells?level=excellent", 4),
    Stated("168.9 tỷ đồng", "168.9", State.NOT_UNDERSTOOD),
    Stated("7 đảng viên", "7", State.OBJECTIVE),
)


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def checked(
    text: str = TEXT, places: Sequence[Stated] = PLACES, findings: Sequence[Found] = (), unread: Sequence[str] = ("15",)
) -> Check:
    """A check in which each quote stands where it first occurs; what the text does not hold is left out."""
    stated = (each for each in places if each.quote in text)
    facts = tuple(CheckedFact(*_fact(text, each), correction=each.correction) for each in stated)
    unrecognised = tuple(Unrecognised(span(text, words), words) for words in unread if words in text)
    reading = Reading(text, tuple(each.fact for each in facts), (), unrecognised)
    said = tuple(each for each in findings if each.at.of(text) == each.quote)
    return Check("ngoc-ky", 2023, reading, facts, said)


def _fact(text: str, stated: Stated) -> tuple[Fact, State, str, Decimal | None]:
    at = span(text, stated.quote)
    number = span(text, stated.number, at.start)
    value = Decimal(stated.number.split("/")[0].replace(",", "."))
    recorded = None if stated.recorded is None else Decimal(stated.recorded)
    return Fact(stated.kind, value, at, number, stated.quote), stated.state, stated.tag, recorded
