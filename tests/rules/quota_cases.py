"""How the worked cases of the cap on “excellent” are asked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tongket.rules import quotas, quotas_beyond, quotas_edge, quotas_room
from tongket.rules.decision import Certainty, Citation, Decision
from tongket.rules.errors import Wording
from tongket.rules.quotas_rule import OwnCap, percent

Answer = dict[str, Any]
DOCUMENT = Citation("LOCAL", "03-HD/TVĐU", date(2026, 9, 10), "", Certainty.SECOND_HAND)


def own(said: Answer) -> OwnCap:
    return OwnCap(
        rate=(Fraction(said["rate"]) / 100, DOCUMENT) if "rate" in said else None,
        base=(said["base"], DOCUMENT) if "base" in said else None,
        rounding=(said["rounding"], DOCUMENT) if "rounding" in said else None,
    )


def readings(given: Answer, on: date) -> Answer:
    report = quotas.excellent_cap(given["counts"], on.year, given["subject"], own(given.get("own", {})))
    told = {}
    for reading in report.readings:
        outcome = "beyond" if reading.exceeded else "within"
        told[reading.id] = f"{report.excellent} of {reading.base} -> {reading.limit} {outcome}"
    return {
        **told, "default": report.default.id, "verdict": str(report.verdict), "rounding_said": report.rounding_said,
        "certainty": str(report.certainty), "rate": percent(report.rate), "heads_apart": report.rule.heads_apart,
    }  # fmt: skip


def room(given: Answer, on: date) -> Answer:
    report = quotas.excellent_cap(given["counts"], on.year)
    reading = next(found for found in report.readings if found.id == given["reading"])
    rate = report.rule.exceptional_rate if given.get("exceptional") else report.rate
    assert rate is not None
    found = quotas_room.room(given["counts"], reading, rate)
    return {"more": found.more, "too_many": found.too_many, "base_lacks": found.base_lacks}


def may_stand(given: Answer, on: date) -> Decision:
    report = quotas.excellent_cap(given["counts"], on.year, given["subject"])
    return quotas_beyond.may_stand(report, Wording("Đảng viên", "Members"))


def edge(given: Answer, on: date) -> Answer:
    people = [quotas_edge.Rated(number, *said) for number, said in given["people"].items()]
    left = quotas_room.Room(given.get("more", 0), given.get("too_many", 0), 0)
    found = quotas_edge.edge(people, left)
    return {name: list(getattr(found, name)) for name in ("out", "tied", "following", "unranked")}
