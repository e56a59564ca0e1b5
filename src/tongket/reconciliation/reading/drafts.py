"""A fact while it is being read, in places of the even text, and the state a sentence is read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tongket.reconciliation.facts import Attribute, Fact, Span
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document

WORDS_QUOTED = 12


@dataclass(frozen=True)
class Draft:
    """A fact in places of the even text; `start`–`end` will be its quote."""

    kind: str
    value: Decimal | str
    start: int
    end: int
    digits: tuple[int, int]
    of: Decimal | None = None
    of_role: str = ""
    unit: str = ""
    approx: str = ""
    decimals: int = 0
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    part_of: Draft | None = None

    def with_attributes(self, **more: Attribute) -> Draft:
        return replace(self, attributes={**self.attributes, **more})


@dataclass
class Found:
    """What the numbers of a text state: facts, and the numbers set aside, with the rule."""

    drafts: list[Draft] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)


def drafted(kind: str, quantity: Quantity, end: int = 0, **attributes: Attribute) -> Draft:
    """The fact a quantity states; `end` takes more words into the quote. Attributes that say nothing are left out."""
    value = quantity.value if quantity.value is not None else f"{quantity.low:f}-{quantity.high:f}"
    start = quantity.hedge_start if quantity.hedge_start >= 0 else quantity.start
    said = {name: word for name, word in attributes.items() if word not in ("", False, ())}
    if quantity.ambiguous and quantity.decimals:
        said["decimal_ambiguous"] = True
    if quantity.foreign:
        said["foreign_separator"] = True
    if quantity.doubled:
        said["doubtful"] = True
    return Draft(
        kind, value, start, max(end, quantity.end), (quantity.start, quantity.digits_end), quantity.of, "",
        quantity.unit, quantity.approx, quantity.decimals, said,
    )  # fmt: skip


def settled(document: Document, drafts: list[Draft]) -> tuple[Fact, ...]:
    """The facts in the order of the text, in places of the original."""
    ordered = sorted(drafts, key=lambda one: (one.start, one.end))
    place = {id(one): index for index, one in enumerate(ordered)}
    return tuple(_settled(document, one, place) for one in ordered)


def _settled(document: Document, one: Draft, place: Mapping[int, int]) -> Fact:
    source = document.source
    at = source.span(one.start, _quote_end(document.text, one))
    sentence = document.sentence_at(one.start)
    return Fact(
        kind=one.kind,
        value=one.value,
        at=at,
        number=source.span(*one.digits) if one.digits[1] > one.digits[0] else Span(at.start, at.start),
        quote=at.of(source.original),
        of=one.of,
        of_role=one.of_role or ("total" if one.of is not None else ""),
        unit=one.unit,
        approx=one.approx,
        decimals=one.decimals,
        attributes=one.attributes,
        sentence=sentence.index,
        clause=document.text.count(";", sentence.start, one.start),
        part_of=place.get(id(one.part_of)) if one.part_of is not None else None,
    )


def _quote_end(text: str, one: Draft) -> int:
    """At most twelve words of the text are quoted, the number always among them."""
    end, words = one.start, 0
    for piece in text[one.start : one.end].split():
        found = text.index(piece, end) + len(piece)
        if words == WORDS_QUOTED and found > one.digits[1]:
            break
        end, words = found, words + 1
    return max(end, one.digits[1])
