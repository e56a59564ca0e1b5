"""Party badges: a total, then a list of people by years in either order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft
from tongket.reconciliation.reading.nouns import noun_before, noun_behind
from tongket.reconciliation.subjects.badge_lists import Item, facts_of_list

PEOPLE = ("badge", "person", "member", "individual", "delegate", "cadre")
_ABOUT = pattern("badges", "about")
_LIST_GOES_ON = pattern("badges", "list_goes_on")
_LISTED_YEARS = pattern("badges", "listed_years")
LONGEST_PASSAGE = 12
_HOLDINGS = pattern("badges", "holdings")
_YEARS_BEHIND = pattern("badges", "years_behind")


def badges(document: Document) -> tuple[list[Draft], set[int]]:
    """The facts of all badge lists, and the starts of the numbers that are years of party age."""
    found: list[Draft] = []
    ages: set[int] = set()
    for sentences in _passages(document):
        items = list(_items(document, sentences))
        ages.update(quantity.start for item in items if item.is_years for quantity in item.quantities)
        found.extend(facts_of_list(document, items, sentences))
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
        if _told_of_another(document, quantity, within):
            continue
        if quantity.form == "count" and _counts_people(document, quantity, following):
            yield Item((quantity,), False)
    if run:
        yield Item(tuple(run), True)


def _told_of_another(document: Document, quantity: Quantity, within: Sequence[Quantity]) -> bool:
    """A count before the badges are named, with a topic of its own: "kết nạp 6 đảng viên …; trao Huy hiệu Đảng"."""
    named = _ABOUT.search(document.text, within[0].start - 60 if within[0].start > 60 else 0)
    if named is None or quantity.start > named.start():
        return False
    cues = [
        cue
        for cue in document.cues_in(
            max(document.sentence_at(quantity.start).start, quantity.start - 30), quantity.start
        )
        if cue.group == "topic"
    ]
    clause = ";" in document.text[quantity.end : named.start()]
    return clause or bool(cues and cues[-1].name not in ("badge", "commend"))


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
