"""Numbers that someone wrote into a draft beside the tagged ones, read and held against the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.documents.drafting.compare import NUMBER, compare
from tongket.documents.drafting.wordfile import WordText
from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.checked import Check, CheckedFact, Found, State


@dataclass(frozen=True)
class NewNumber:
    """A number that the made paper did not have. `line` and `at` (code points) say where it stands.

    `checked` is the fact it belongs to, None where the reader understood none; `rule` names the rule that sets the
    number aside, "" where none does.
    """

    text: str
    line: int
    at: Span
    state: State
    checked: CheckedFact | None = None
    rule: str = ""


@dataclass(frozen=True)
class NewNumbers:
    """What was written beside the tagged numbers, and what the check finds there."""

    numbers: tuple[NewNumber, ...]
    findings: tuple[Found, ...]


def new_numbers(word: WordText, base: Sequence[str], slug: str, year: int) -> NewNumbers:
    """Every untagged number that stands in `word` and not in the paragraphs of `base`, in reading order.

    Raises `organization-unknown`.
    """
    added = _added(word, base)
    if not added:
        return NewNumbers((), ())
    checked = check(word.text, slug, year)
    places = [(line, Span(*found.span())) for line, text in enumerate(word.lines) for found in NUMBER.finditer(text)]
    written = [(line, at) for line, at in places if _is_new(word, added, line, at)]
    numbers = [_number(word, line, at, checked) for line, at in written]
    claimed = {id(each.checked) for each in numbers if each.checked is not None}
    in_words = [_in_words(word, fact) for fact in checked.facts if id(fact) not in claimed]
    numbers += [each for each in in_words if each is not None and _is_new(word, added, each.line, each.at)]
    findings = [found for found in checked.findings if _is_about(word, found, written) and not _is_told(found, numbers)]
    return NewNumbers(tuple(sorted(numbers, key=lambda each: (each.line, each.at.start))), tuple(findings))


def _is_about(word: WordText, found: Found, written: Sequence[tuple[int, Span]]) -> bool:
    """Whether a finding concerns a number written in."""
    spans = [Span(word.starts[line] + at.start, word.starts[line] + at.end) for line, at in written]
    return any(_meet(at, place) for at in spans for place in (found.at, *found.others))


def _is_told(found: Found, numbers: Sequence[NewNumber]) -> bool:
    """Whether a finding says no more than the number's own line: that it differs from its figure."""
    return not found.others and any(
        each.state is State.DIFFERS and each.checked is not None and each.checked.tag == found.tag
        for each in numbers
        if found.tag
    )


def _added(word: WordText, base: Sequence[str]) -> list[tuple[int, Span]]:
    """The stretches of each line that `base` does not have."""
    changes = [change for change in compare(base, word.lines) if change.after is not None]
    return [(change.after or 0, Span(start, end)) for change in changes for start, end in change.added()]


def _is_new(word: WordText, added: Sequence[tuple[int, Span]], line: int, at: Span) -> bool:
    return not word.is_tagged(line, at.start, at.end) and any(
        other == line and _meet(at, stretch) for other, stretch in added
    )


def _number(word: WordText, line: int, at: Span, checked: Check) -> NewNumber:
    """What the check says of the number at this place."""
    text, start = at.of(word.lines[line]), word.starts[line]
    place = Span(start + at.start, start + at.end)
    exact = (fact for fact in checked.facts if _meet(place, fact.fact.number))
    fact = next(exact, None) or next((each for each in checked.facts if _meet(place, each.fact.at)), None)
    if fact is not None:
        return NewNumber(text, line, at, fact.state, fact)
    aside = next((each for each in checked.reading.set_aside if _meet(place, each.at)), None)
    return NewNumber(text, line, at, State.NOT_UNDERSTOOD, rule=aside.rule if aside else "")


def _in_words(word: WordText, fact: CheckedFact) -> NewNumber | None:
    """A fact whose number is written in words; None where it has digits, which are looked at for themselves."""
    at = fact.fact.at
    if NUMBER.search(at.of(word.text)):
        return None
    line = max((number for number, start in enumerate(word.starts) if start <= at.start), default=0)
    start = word.starts[line]
    return NewNumber(fact.fact.quote, line, Span(at.start - start, at.end - start), fact.state, fact)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
