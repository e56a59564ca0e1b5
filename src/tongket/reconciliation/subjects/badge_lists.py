"""A list of badges: its total, and each count with its years, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.nouns import noun_behind

_POSTHUMOUS = pattern("badge_lists", "posthumous")
_REISSUED = pattern("badge_lists", "reissued")


@dataclass(frozen=True)
class Item:
    """A count of people, or the years they stand for."""

    quantities: tuple[Quantity, ...]
    is_years: bool


def facts_of_list(document: Document, items: Sequence[Item], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    counts = [item for item in items if not item.is_years]
    years = [item for item in items if item.is_years]
    if not counts:
        return
    if not years:
        if _given(document, counts[0], sentences):
            yield _total(document, counts[0])
        return
    total, listed = _parted(document, items)
    if total is not None:
        yield _total(document, total)
    if len([item for item in listed if item.is_years]) == 1 and total is None:
        yield from _only(document, listed)
        return
    yield from _pairs(document, listed)


def _years_come_first(document: Document, listed: Sequence[Item]) -> bool:
    """Whether more counts are joined to the years before them than to those behind; a tie is the list's order."""
    joined = {True: 0, False: 0}
    for one, following in pairwise(listed):
        if one.is_years != following.is_years and _joined(document, one, following):
            joined[one.is_years] += 1
    if joined[True] == joined[False]:
        return bool(listed) and listed[0].is_years
    return joined[True] > joined[False]


def _given(document: Document, item: Item, sentences: Sequence[Sentence]) -> bool:
    """A bare number of people who were given badges, not merely present where they were given."""
    place = item.quantities[0]
    around = document.text[max(sentences[0].start, place.start - 90) : min(sentences[-1].end, place.end + 60)]
    before = document.text[max(sentences[0].start, place.start - 40) : place.start]
    clause = re.split(r"[;,.](?!\d)", document.text[max(sentences[0].start, place.start - 90) : place.start])[-1]
    if _REISSUED.search(clause):
        return False
    if re.search(r"(?:đến nay|hiện có|hiện nay|tổng số)[^.;]{0,25}$", before):
        return False
    return bool(re.search(r"(?:trao|tặng|nhận|vinh dự|được)[^.;]{0,90}", around)) and "huy hiệu" in around


def _total(document: Document, item: Item) -> Draft:
    quantity = item.quantities[0]
    end = max(quantity.end, noun_behind(document.text, quantity.end, quantity.end + 30).end)
    return drafted("badge_total", quantity, end)


def _parted(document: Document, items: Sequence[Item]) -> tuple[Item | None, list[Item]]:
    """The total, where one count stands before the list, and the list."""
    first = next((index for index, item in enumerate(items) if not item.is_years), None)
    counts = [item for item in items if not item.is_years]
    years = [item for item in items if item.is_years]
    if first is None or len(counts) < 2:
        return None, list(items)
    following = items[first + 1] if first + 1 < len(items) else None
    between = document.text[items[first].quantities[0].end : (following or items[first]).quantities[0].start]
    opens = bool(re.search(r"trong đó|gồm|cụ thể|:|bao gồm", between))
    if len(counts) > len(years) or opens or (following is not None and not following.is_years):
        return items[first], [item for index, item in enumerate(items) if index > first]
    return None, list(items)


def _only(document: Document, listed: Sequence[Item]) -> Iterator[Draft]:
    """One count with its years: one year is that badge, several are the round's total with its years."""
    count = next((item for item in listed if not item.is_years), None)
    years = next(item for item in listed if item.is_years)
    if count is None:
        return
    made = _award(document, count, years)
    first, last = sorted((count.quantities[0].start, years.quantities[0].start))
    if re.search(r"\n|\.\s", document.text[first:last]):
        yield _total(document, count)
    elif len(years.quantities) > 1:
        yield Draft("badge_total", made.value, made.start, made.end, made.digits, attributes=made.attributes)
    else:
        yield made


def _joined(document: Document, one: Item, following: Item) -> bool:
    """No sign stands between them that would part a list."""
    between = document.text[one.quantities[-1].end : following.quantities[0].start]
    return not re.search(r"[;,.\n](?!\d)|\bvà\b", between)


def _pairs(document: Document, listed: Sequence[Item]) -> Iterator[Draft]:
    """Each count with its years: those it is joined to without a sign between, else by the order of the list."""
    years_first = _years_come_first(document, listed)
    used: set[int] = set()
    for wanted in (True, False):
        for index, item in enumerate(listed):
            sides = (index - 1, index + 1) if years_first else (index + 1, index - 1)
            for other in sides if item.is_years is False and index not in used else ():
                if not 0 <= other < len(listed) or other in used or not listed[other].is_years:
                    continue
                if not wanted or _joined(document, listed[min(index, other)], listed[max(index, other)]):
                    used |= {index, other}
                    yield _award(document, item, listed[other])
                    break


def _award(document: Document, count: Item, years: Item) -> Draft:
    quantity = count.quantities[0]
    first = min(quantity.start, years.quantities[0].start)
    last = max(quantity.end, years.quantities[-1].end)
    clause = re.split(r"[;.:](?!\d)|,", document.text[max(0, first - 60) : first])[-1]
    posthumous = bool(
        _POSTHUMOUS.search(clause + re.split(r"[;.,](?!\d)|\bvà\b(?!\s+\d)", document.text[first : last + 30])[0])
    )
    levels = tuple(int(one.value) for one in years.quantities if one.value is not None)
    end = max(quantity.end, noun_behind(document.text, quantity.end, quantity.end + 30).end)
    return drafted("badge_award", quantity, end, years=levels, posthumous=posthumous)
