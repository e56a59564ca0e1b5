"""Findings beside the reasons given for them: what refuses, told by subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tongket.access.gate import Found, Refused
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class Reasons:
    """The reasons given: for each subject, for the order of a unit's step, for groups beyond their cap, for all."""

    of_subjects: Mapping[int, str] = field(default_factory=dict)
    of_order: str = ""
    of_caps: str = ""
    of_all: str = ""

    def for_subject(self, subject: int) -> str:
        return self.of_subjects.get(subject, "") or self.of_all

    def for_lines(self, subjects: Sequence[int]) -> Mapping[int, str]:
        """Index of a line → reason, as the gate takes them."""
        return {index: reason for index, key in enumerate(subjects) if (reason := self.for_subject(key))}


class RatingsRefused(Refused):
    """Nothing was written. `by_subject`: every finding of each subject; `beside`: those of groups and of the order."""

    def __init__(self, subjects: Sequence[int], found: Sequence[Found], beside: Sequence[Found] = ()) -> None:
        super().__init__([*found, *beside])
        self.by_subject: dict[int, list[Found]] = {}
        for each in found:
            self.by_subject.setdefault(subjects[each.index], []).append(each)
        self.beside = tuple(beside)


def hold(
    subjects: Sequence[int],
    findings: Mapping[int, Sequence[Finding]],
    reasons: Reasons,
    beside: Sequence[Found] = (),
) -> Sequence[Found]:
    """What was found of these subjects, with the reasons. Raises `RatingsRefused` where one refuses."""
    found = [
        Found(index, finding, reasons.for_subject(key))
        for index, key in enumerate(subjects)
        for finding in findings.get(key, ())
    ]
    if any(each.refuses for each in (*found, *beside)):
        raise RatingsRefused(subjects, found, beside)
    return [*found, *beside]


def reason_beyond_cap(code: str, reasons: Reasons, kept_reason: str) -> str:
    """The reason for a group beyond its cap: the one given with the decision, else the one the round keeps for the
    exceptional share, which explains no more than that share."""
    return reasons.of_caps or (kept_reason if code == "cap-exceptional" else "")


@contextmanager
def told_by_subject(subjects: Sequence[int]) -> Iterator[None]:
    """What the gate refuses of the lines of these subjects, told by subject too."""
    try:
        yield
    except RatingsRefused:
        raise
    except Refused as refused:
        raise RatingsRefused(subjects, refused.found) from refused
