"""Number by number: what each one states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.occasion.frame import Frame, frame
from tongket.reconciliation.occasion.objectives import (
    ADOPTED,
    Planned,
    as_objective,
    is_planned,
    planned,
    unnamed_share,
)
from tongket.reconciliation.occasion.several import parts
from tongket.reconciliation.occasion.unnumbered import days_of_state, own_ratings
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft, Found
from tongket.reconciliation.reading.repeats import without_repeats
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.badges import badges
from tongket.reconciliation.subjects.claims import claimed

_NESTED = pattern("engine", "nested")
REMEMBERED = 12
"""How many facts of the sentence before a list goes on with; without a bound long lists take quadratic time."""


def found_in(document: Document) -> tuple[Frame, Found]:
    """All facts of a text taken apart; numbers in none of them and not set aside stay unrecognised."""
    head = frame(document)
    stretches = planned(document, head)
    listed, ages = badges(document)
    found = Found(
        [*head.facts, *listed, *_held_true(document, stretches), *days_of_state(document)],
        dict.fromkeys(ages, "badge_years"),
    )
    done = {fact.digits[0] for fact in listed} | ages
    sentences: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        sentences.setdefault(document.sentence_at(quantity.start).index, []).append(quantity)
    own = "cell" if head.is_cell else "party_committee"
    previous: list[Draft] = []
    for index, quantities in sentences.items():
        sentence = document.sentences[index]
        previous = _read_sentence(document, sentence, quantities, done, stretches, previous, found, own)
    found.drafts = _of_whom(document, head, without_repeats(document, found))
    return head, found


def _of_whom(document: Document, head: Frame, drafts: list[Draft]) -> list[Draft]:
    """The facts, those of a stretch about another organisation marked with its name."""
    others = parts(document, head.unit, head.event, head.held_in) if head.unit and not head.is_cell else ()
    if not others:
        return drafts
    marked = [fact for part in others for fact in part.facts]
    for fact in drafts:
        part = next((one for one in others if one.start <= fact.start < one.end), None)
        marked.append(fact if part is None else fact.with_attributes(org=part.name))
    return marked


def _read_sentence(
    document: Document, sentence: Sentence, quantities: Sequence[Quantity], done: set[int], stretches: Planned,
    previous: Sequence[Draft], found: Found, own: str,
) -> list[Draft]:  # fmt: skip
    """The facts of one sentence; those of the sentence before stay in sight where this one goes on with it."""
    before = list(previous[-REMEMBERED:]) if _NESTED.match(document.text[sentence.start : sentence.end]) else []
    actor = _actor(previous)
    known = {fact.digits[0]: fact for fact in found.drafts if sentence.start <= fact.start < sentence.end}
    for scene in _scenes(document, sentence, quantities, before, (actor, own)):
        place = scene.quantity.start
        if place in done:
            if place in known:
                before.append(known[place])
            continue
        fact, rule = claimed(scene)
        if is_planned(scene, stretches):
            fact = as_objective(fact or unnamed_share(scene))
            rule = rule or ADOPTED
        if fact is not None:
            found.drafts.append(fact)
            before.append(fact)
        elif rule:
            found.aside[place] = rule
    return before or list(previous)


def _held_true(document: Document, stretches: Planned) -> list[Draft]:
    """The committee's own ratings, but for those it merely strives for."""
    return [
        fact for fact in own_ratings(document)
        if fact.attributes.get("proposed") or not stretches.holds(document.sentence_at(fact.start), fact.start)
    ]  # fmt: skip


def _actor(previous: Sequence[Draft]) -> str:
    last = [fact for fact in previous if fact.kind in ("inspection", "supervision")]
    return str(last[-1].attributes.get("actor", "")) if last else ""


def _scenes(
    document: Document, sentence: Sentence, quantities: Sequence[Quantity], before: list[Draft], actors: tuple[str, str]
) -> Iterator[Scene]:
    previous_end = sentence.start
    for position, quantity in enumerate(quantities):
        has_next = position + 1 < len(quantities)
        following = quantities[position + 1] if has_next else None
        next_start = sentence.end
        if following is not None:
            next_start = following.hedge_start if following.hedge_start >= 0 else following.start
        carried = _topic_of(before[-1]) if before and previous_end == sentence.start else ""
        yield Scene(document, quantity, sentence, previous_end, next_start, before, has_next, carried, *actors)
        previous_end = quantity.end


def _topic_of(fact: Draft) -> str:
    topics = {"admissions": "admit", "inspection": "inspect", "supervision": "supervise", "commendation": "commend",
              "attendance": "attend", "elected": "elect"}  # fmt: skip
    return topics.get(fact.kind, "")
