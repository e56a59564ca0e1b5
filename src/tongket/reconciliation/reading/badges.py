"""Party badges: a total, then a list of people by years in either order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.nouns import noun_before, noun_behind

PEOPLE = ("badge", "member", "individual", "delegate", "cadre")
_ABOUT = re.compile(r"huy hiệu|tuổi đảng")
_LIST_GOES_ON = re.compile(
    r"^\s*[-+*]?\s*(?:trong đó|cụ thể|gồm|bao gồm|số còn lại|còn lại|gồm có|có|và|huy hiệu|loại|mức|\d)"
)
_LISTED_YEARS = re.compile(
    r"\s*(?:năm)?(?:\s*tuổi(?:\s+đảng)?)?\s*(?:,|và|;|-|/|, và)\s*(?:mức\s+|loại\s+|mốc\s+|huy hiệu\s+(?:đảng\s+)?)?"
)
LONGEST_PASSAGE = 12
_HOLDINGS = re.compile(r"\b(?:hiện có|đến nay|toàn đảng bộ (?:thành phố|huyện|thị xã|tỉnh|quận))\b")
_YEARS_BEHIND = re.compile(r"\s*(?:năm|tuổi|-?\s*năm tuổi)\b")
_POSTHUMOUS = re.compile(r"\btruy tặng\b")
_REISSUED = re.compile(r"\bcấp lại\b|\b(?:đề nghị|đề xuất|thủ tục|hồ sơ|xét)\b")


@dataclass(frozen=True)
class Item:
    """A count of people, or the years they stand for."""

    quantities: tuple[Quantity, ...]
    is_years: bool


def badges(document: Document) -> tuple[list[Draft], set[int]]:
    """The facts of all badge lists, and the starts of the numbers that are years of party age."""
    found: list[Draft] = []
    ages: set[int] = set()
    for sentences in _passages(document):
        items = list(_items(document, sentences))
        ages.update(quantity.start for item in items if item.is_years for quantity in item.quantities)
        found.extend(_facts(document, items, sentences))
    return found, ages


def _passages(document: Document) -> Iterator[list[Sentence]]:
    """Sentences about badges, with those that go on with the list."""
    passage: list[Sentence] = []
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        if len(passage) == LONGEST_PASSAGE:
            yield passage
            passage = []
        about = _ABOUT.search(text) and not _HOLDINGS.search(text[:60])
        if (about and not (passage and _starts_anew(document, passage, text))) or (
            passage
            and _LIST_GOES_ON.match(text)
            and re.search(r"\b(?:30|40|45|50|55|60|65|70|75|80|85|90)\s*năm", text)
        ):
            passage.append(sentence)
        else:
            if passage:
                yield passage
            passage = [sentence] if about else []
    if passage:
        yield passage


def _starts_anew(document: Document, passage: Sequence[Sentence], text: str) -> bool:
    """A new sentence with a total of its own after a list that is complete."""
    complete = bool(list(_items(document, passage)))
    return complete and not _LIST_GOES_ON.match(text)


def _items(document: Document, sentences: Sequence[Sentence]) -> Iterator[Item]:
    run: list[Quantity] = []
    first, last = sentences[0].start, sentences[-1].end
    since = bisect_left(document.quantities, first, key=lambda one: one.start)
    until = bisect_left(document.quantities, last, key=lambda one: one.start)
    within = document.quantities[since:until]
    for position, quantity in enumerate(within):
        following = within[position + 1].start if position + 1 < len(within) else last
        if _is_years(document, quantity, within, position):
            if run and not _LISTED_YEARS.fullmatch(document.text[run[-1].end : quantity.start]):
                yield Item(tuple(run), True)
                run = []
            run.append(quantity)
            continue
        if run:
            yield Item(tuple(run), True)
            run = []
        if quantity.form == "count" and _counts_people(document, quantity, following):
            yield Item((quantity,), False)
    if run:
        yield Item(tuple(run), True)


def _is_years(document: Document, quantity: Quantity, within: Sequence[Quantity], position: int) -> bool:
    """A badge's years: a level that exists, with "năm" or "tuổi" behind it or behind the next of its list."""
    if quantity.form != "count" or quantity.value is None:
        return False
    text = document.text
    if _YEARS_BEHIND.match(text, quantity.end):
        return 20 <= quantity.value <= 100
    if quantity.value % 5 or not 30 <= quantity.value <= 90:
        return False
    if noun_behind(text, quantity.end, quantity.end + 25).group in PEOPLE:
        return False
    if position + 1 < len(within):
        following = within[position + 1]
        joined = text[quantity.end : following.start]
        if re.fullmatch(r"\s*(?:,|và|;|-|/|, và)\s*", joined):
            return _is_years(document, following, within, position + 1)
    return bool(
        re.search(r"(?:huy hiệu(?: đảng)?|loại|mốc|mức)\s*$", text[max(0, quantity.start - 20) : quantity.start])
    )


def _counts_people(document: Document, quantity: Quantity, following: int) -> bool:
    text = document.text
    noun = noun_behind(text, quantity.end, following)
    if noun.group in PEOPLE:
        return True
    if noun.group or quantity.value is None or quantity.value > 2000:
        return False
    return noun_before(text, max(0, quantity.start - 50), quantity.start).group in PEOPLE or bool(
        re.search(r"(?:năm|tuổi đảng|có|cho|là|:|tặng)\s*:?\s*$", text[max(0, quantity.start - 12) : quantity.start])
    )


def _facts(document: Document, items: Sequence[Item], sentences: Sequence[Sentence]) -> Iterator[Draft]:
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
    """Whether more counts are joined to the years before them than to those behind; the list's beginning decides a tie."""
    joined = {True: 0, False: 0}
    for one, following in zip(listed, listed[1:], strict=False):
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
    if _REISSUED.search(document.text, max(sentences[0].start, place.start - 70), place.start):
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
    posthumous = bool(_POSTHUMOUS.search(clause + re.split(r"[;.,](?!\d)", document.text[first : last + 30])[0]))
    levels = tuple(int(one.value) for one in years.quantities if one.value is not None)
    end = max(quantity.end, noun_behind(document.text, quantity.end, quantity.end + 30).end)
    return drafted("badge_award", quantity, end, years=levels, posthumous=posthumous)
