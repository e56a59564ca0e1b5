"""The tagged numbers of a draft held against what the records say now and what the program ever put there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongket.documents.drafting.book import PlacedFigure
from tongket.documents.drafting.queries import MADE, DraftRecord
from tongket.documents.drafting.wordfile import PlacedNumber, WordText
from tongket.documents.queries import PaperRecord
from tongket.rules.notation import normalise


class Standing(StrEnum):
    """How a tagged number stands: as recorded, overtaken by the records, written by hand (and overtaken besides),
    or without a value in the records now."""

    AGREES = "agrees"
    CHANGED = "changed"
    EDITED = "edited"
    EDITED_AND_CHANGED = "edited_and_changed"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True)
class TaggedNumber:
    """A tagged number of a draft. `recorded` is what the records say now, `given` what the program put there last."""

    place: PlacedNumber
    standing: Standing
    recorded: str | None
    given: str


@dataclass(frozen=True)
class TaggedNumbers:
    """All of a draft's tagged numbers, and the figures of the made paper that stand in it no more (tag → text)."""

    numbers: tuple[TaggedNumber, ...]
    gone: Mapping[str, str]


def given_texts(paper: PaperRecord, kept: Sequence[DraftRecord]) -> Mapping[str, Sequence[str]]:
    """What the program itself put in the place of each figure, the earliest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    if not any(draft.number == MADE for draft in kept):
        for used in paper.figures:
            if used.shown is not None:
                found[used.tag][_plain(used.shown)] = None
    for draft in kept:
        for figure in draft.figures:
            if draft.number == MADE:
                found[figure.tag][_plain(figure.text)] = None
            elif draft.refreshed_from is not None and figure.recorded is not None:
                found[figure.tag][_plain(figure.recorded)] = None
    return {tag: list(texts) for tag, texts in found.items()}


def stand(
    word: WordText, given: Mapping[str, Sequence[str]], recorded: Mapping[str, str | None], made: Mapping[str, str]
) -> TaggedNumbers:
    """Every tagged number of the draft with its standing. `made` is what the made paper states (tag → text)."""
    numbers = tuple(_stands(place, given.get(place.tag, ()), recorded.get(place.tag)) for place in word.numbers)
    present = {place.tag for place in word.numbers}
    return TaggedNumbers(numbers, {tag: text for tag, text in made.items() if tag not in present})


def placed_figures(word: WordText, recorded: Mapping[str, str | None]) -> tuple[PlacedFigure, ...]:
    """What a draft states in its tagged places, as it is kept with the draft."""
    return tuple(PlacedFigure(place.tag, place.text, recorded.get(place.tag)) for place in word.numbers)


def to_refresh(found: TaggedNumbers, by_hand: Sequence[str] = ()) -> list[tuple[PlacedNumber, str]]:
    """The places whose number the records have overtaken, with what belongs there; those written by hand only where
    their tag is named in `by_hand`."""
    wanted = []
    for number in found.numbers:
        is_edited = number.standing in (Standing.EDITED, Standing.EDITED_AND_CHANGED)
        if number.recorded is not None and (
            number.standing is Standing.CHANGED or (is_edited and number.place.tag in by_hand)
        ):
            wanted.append((number.place, number.recorded))
    return wanted


def _stands(place: PlacedNumber, given: Sequence[str], recorded: str | None) -> TaggedNumber:
    text, last = _plain(place.text), given[-1] if given else ""
    if recorded is None:
        # Where the program itself said that the figure is missing, nothing was changed.
        standing = Standing.NOT_RECORDED if text in given or not given else Standing.EDITED
    elif text == _plain(recorded):
        standing = Standing.AGREES
    elif text in given:
        standing = Standing.CHANGED
    else:
        standing = Standing.EDITED if _plain(recorded) in given or not given else Standing.EDITED_AND_CHANGED
    return TaggedNumber(place, standing, recorded, last)


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())
