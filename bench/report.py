"""What a run tells: seconds, its answer, and the memory it took at most; and the table of all runs."""

from __future__ import annotations

import json
import resource
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """`seconds` of the work itself, without starting Python; `answer` is compared; `first` is told beside."""

    seconds: float
    answer: dict[str, str | None] | None
    first: float | None = None


@dataclass(frozen=True)
class Runs:
    """Five runs of one side."""

    seconds: Sequence[float]
    megabytes: Sequence[float]
    answer: dict[str, str | None] | None
    first: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def memory(self) -> float:
        return statistics.median(self.megabytes)


def tell(answer: Answer) -> None:
    """Print one run as the last line of its process."""
    mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"seconds": answer.seconds, "answer": answer.answer, "first": answer.first,
                      "megabytes": max(mine, others) / 1024}))  # fmt: skip


def row(name: str, ours: Runs, theirs: Runs | None, goal: str) -> str:
    left = f"{name:<44}{shown(ours.median):>10}{ours.memory:>7.0f} MB"
    if theirs is None:
        return f"{left}{'':>30}  {goal}"
    ratio = theirs.median / ours.median
    return f"{left}{shown(theirs.median):>12}{theirs.memory:>7.0f} MB{ratio:>7.1f} x  {goal}"


def shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
