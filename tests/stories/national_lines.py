"""Sample lines for the actions on lists of the national register and on members that stand twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.exchange.national.actions.decide import Answer
from tongket.exchange.national.actions.settle_columns import Settled
from tongket.exchange.national.actions.settle_units import UnitName
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.records.members.merging.actions.merge import merge
from tongket.records.members.merging.entry import Merging, Unmerging
from tongket.records.members.merging.queries import merges


def national_samples(office: int) -> Mapping[str, Sequence[Any]]:
    """For each action a line that it would take, of the unit itself."""
    return {
        "national_list.decide": [Answer(office, "0" * 32, "field", "birth_date", "thu", "keep")],
        "national_list.settle_columns": [Settled(office, "0" * 64, {"ho va ten": "full_name"})],
        "national_list.settle_units": [UnitName(office, "Chi bộ Thử", office)],
        "member.merge": [_two_lines(office, "990000000001", "990000000002")],
        "member.unmerge": [_merged(office)],
    }


def _two_lines(office: int, *cards: str) -> Merging:
    entry = MemberEntry("Người Hai Dòng", office, date(2015, 5, 19), date(1980, 1, 1))
    lines = [replace(entry, full_name=f"Người Hai Dòng {card}", card_number=card) for card in cards]
    one, other = (written.id for written in all_ledgers()["members"].add(OFFICE, lines).written)
    return Merging(one, 1, other, 1, lines[0])


def _merged(office: int) -> Unmerging:
    merging = _two_lines(office, "990000000003", "990000000004")
    merge(OFFICE, [merging], reason="Thử gộp")
    [made] = [each for each in merges([office]) if each.absorbed == merging.absorbed]
    return Unmerging(made.id)
