"""Where a unit and a round stand: folded from their steps, nothing is kept beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tongket.records.reviews.rounds.book import StepEntry

UNIT_STEPS = (
    "self_reviewed", "collective_reported", "persons_reviewed", "voted", "proposed",
    "appraised", "decided", "announced",
)  # fmt: skip
"""The steps of a unit in the order they are listed; which is due when the rules say."""
BY_THE_COMMITTEE = ("appraised", "decided", "announced")
HANDED_UP = "proposed"
BACK = ("returned", "reopened")
CLOSED, OPENED_AGAIN = "closed", "round_reopened"


@dataclass(frozen=True)
class UnitStanding:
    """The steps a unit has taken and that still stand; `back` is its last return, while it is being mended."""

    done: Mapping[str, StepEntry] = field(default_factory=dict)
    back: StepEntry | None = None

    @property
    def handed_up(self) -> bool:
        return HANDED_UP in self.done

    @property
    def last(self) -> str:
        """The furthest step that stands; empty before the first."""
        return next((step for step in reversed(UNIT_STEPS) if step in self.done), "")

    def next(self, modes: Mapping[str, str]) -> str:
        """The first step not yet taken, those switched off left out; empty at the end."""
        return next((step for step in UNIT_STEPS if step not in self.done and modes.get(step) != "off"), "")


def fold(steps: Iterable[StepEntry]) -> UnitStanding:
    """Steps in the order they were recorded → where the unit stands. A return takes back all from handing up on."""
    done: dict[str, StepEntry] = {}
    back: StepEntry | None = None
    for each in steps:
        if each.step in BACK:
            back = each
            for step in UNIT_STEPS[UNIT_STEPS.index(HANDED_UP) :]:
                done.pop(step, None)
        elif each.step in UNIT_STEPS:
            done[each.step] = each
            back = None if each.step == HANDED_UP else back
    return UnitStanding(done, back)


def is_closed(steps: Sequence[StepEntry]) -> bool:
    """Whether the round is closed, by the round's own steps in the order they were recorded."""
    last = [each.step for each in steps if each.step in (CLOSED, OPENED_AGAIN)]
    return bool(last) and last[-1] == CLOSED
