"""Votes: who counts at a members' meeting, whether a tally adds up, and whether a leading body has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known


@dataclass(frozen=True)
class Base:
    """The members who are due at a meeting and what the number rests on; `citation` None: no rule is known."""

    due: int
    citation: Citation | None


def meeting_base(official: int, temporarily_away: int, exempted_absent: int, on: date) -> Base:
    """Official members less those away for a time and the exempted who do not come, as the rule of `on` counts.

    Where no rule is known all official members are due. Raises nothing: a base below zero is `due` 0.
    """
    rule = value_if_known("meetings/member_meeting_base", on)
    if rule is None:
        return Base(official, None)
    apart = {"temporarily_away": temporarily_away, "exempted_absent": exempted_absent}
    return Base(max(0, official - sum(apart[word] for word in rule.value["less"])), rule.citation)


def adds_up(due: int, present: int, agree: int, disagree: int | None = None) -> Decision:
    """Due ≥ present ≥ agreeing (with those against) ≥ 0: a matter of integrity."""
    against = disagree or 0
    if agree >= 0 and against >= 0 and agree + against <= present <= due:
        return Decision()
    words = {"due": due, "present": present, "agree": agree + against}
    return Decision((Finding("vote-does-not-add-up", words),))


def body_decides(members: int, present: int, agree: int, on: date) -> Decision:
    """Do more than half of all members of the body agree? Of all, not of those present."""
    sums = adds_up(members, present, agree)
    rule = value_if_known("meetings/decision_base", on)
    if sums.findings or rule is None:
        return sums
    share = rule.value["more_than"]
    needed = members * share["numerator"] // share["denominator"] + 1
    found: Sequence[Finding] = ()
    if agree < needed:
        found = (Finding("vote-not-enough", {"agree": agree, "needed": needed, "members": members}, rule.citation),)
    return Decision(tuple(found), (rule.citation,))
