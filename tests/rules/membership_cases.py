"""How the worked cases of membership, transfers and votes ask the rules: decisions, and what else is expected."""

from __future__ import annotations

from datetime import date
from typing import Any

from tongket.rules import membership, transfers, votes
from tongket.rules.decision import Decision

Given = dict[str, Any]
Answered = tuple[Decision, dict[str, Any]]


def strike_off(given: Given, on: date) -> Answered:
    return membership.may_strike_off(membership.StrikeOff(**given), on), {}


def exemption(given: Given, on: date) -> Answered:
    return membership.may_be_exempted(given["ground"], on), {}


def readmission(given: Given, on: date) -> Answered:
    return membership.may_be_readmitted(membership.Readmission(**given), on), {}


def reminder(given: Given, on: date) -> Answered:
    found = membership.probation_reminder(given["admitted_on"], on)
    return Decision(), {
        "ends": found.ends_on if found else None,
        "left": found.days_left if found else None,
        "due": found.due if found else None,
    }


def dues(given: Given, on: date) -> Answered:
    months, citation = membership.dues_months_allowed(on) or (None, None)
    return Decision(), {"months": months, "document": citation.document if citation else None}


def clocks(given: Given, on: date) -> Answered:
    start, present = transfers.start_clock(given["caused_on"]), transfers.present_clock(given["introduced_on"])
    return Decision(), {
        "start": start.last_day if start else None,
        "present": present.last_day if present else None,
        "unknown": list(present.unknown_years) if present else None,
    }


def in_time(given: Given, on: date) -> Answered:
    return transfers.in_time(transfers.present_clock(given["introduced_on"]), given["done_on"]), {}


def may_start(given: Given, on: date) -> Answered:
    return transfers.may_start(transfers.TransferFacts(**given)), {}


def meeting_base(given: Given, on: date) -> Answered:
    base = votes.meeting_base(**given, on=on)
    return Decision(), {"due": base.due, "document": base.citation.document if base.citation else None}


def body_decides(given: Given, on: date) -> Answered:
    return votes.body_decides(**given, on=on), {}


ANSWERS = {
    "membership.may_strike_off": strike_off,
    "membership.may_be_exempted": exemption,
    "membership.may_be_readmitted": readmission,
    "membership.probation_reminder": reminder,
    "membership.dues_months_allowed": dues,
    "transfers.clocks": clocks,
    "transfers.in_time": in_time,
    "transfers.may_start": may_start,
    "votes.meeting_base": meeting_base,
    "votes.body_decides": body_decides,
}
