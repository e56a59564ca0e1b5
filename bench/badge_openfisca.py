"""The badge rule in OpenFisca's own form: an entity, its inputs, and one variable a level with a formula on arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit, period
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

DAY = "2026-11-07"
ROUND, FIRST = np.datetime64(DAY), np.datetime64("2026-09-03")
LATER = np.datetime64("2027-11-07")
NONE, NOT_YET, DUE, OVERDUE = 0, 1, 2, 3


def months_later(days: Any, months: Any) -> Any:
    """The same day months later; a day the month lacks becomes its last."""
    page = days.astype("datetime64[M]")
    offset = days - page.astype("datetime64[D]")
    wanted = page + months
    last = (wanted + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.minimum(wanted.astype("datetime64[D]") + offset, last)


def system(levels: Sequence[int]) -> Any:
    """Inputs and a variable for each level."""
    person = Entity("person", "persons", "", "")
    rules = TaxBenefitSystem([person])

    def declare(name: str, kind: type, formula: Any = None) -> None:
        more = {"formula": formula} if formula else {}
        unit = DateUnit.DAY if formula else DateUnit.ETERNITY
        fields = {"value_type": kind, "entity": person, "definition_period": unit, **more}
        rules.add_variable(type(name, (Variable,), fields))

    for name in ("start", "official"):
        declare(name, __import__("datetime").date)
    declare("gap", int)
    for level in levels:
        declare(f"given_{level}", bool)
        declare(f"badge_{level}", int, _formula(level))
    return rules


def _formula(level: int) -> Any:
    def formula(person: Any, asked: Any) -> Any:
        start = months_later(person("start", asked), person("gap", asked))
        reached = months_later(start, np.int64(level * 12))
        may = (reached <= ROUND) & (person("official", asked) <= ROUND)
        state = np.where(may, np.where(reached < FIRST, OVERDUE, DUE), NOT_YET + 3 * (reached < FIRST))
        return np.where((reached <= LATER) & ~person(f"given_{level}", asked), state, NONE)

    return formula


def worked_out(
    rules: Any, levels: Sequence[int], members: Sequence[Any], awards: Sequence[Any]
) -> list[tuple[int, int, bool, bool]]:
    """A simulation of all members at once."""
    ids = np.array([row[0] for row in members])
    place = {member: number for number, member in enumerate(ids.tolist())}
    simulation = SimulationBuilder().build_default_simulation(rules, count=len(ids))
    asked, day = period("eternity"), period(f"day:{DAY}")
    simulation.set_input("start", asked, np.array([row[1] for row in members], dtype="datetime64[D]"))
    simulation.set_input("official", asked, np.array([row[2] for row in members], dtype="datetime64[D]"))
    simulation.set_input("gap", asked, np.array([row[3] for row in members]))
    given = {level: np.zeros(len(ids), dtype=bool) for level in levels}
    for member, level in awards:
        given[level][place[member]] = True
    found: list[tuple[int, int, bool, bool]] = []
    for level in levels:
        simulation.set_input(f"given_{level}", asked, given[level])
        states = simulation.calculate(f"badge_{level}", day)
        chosen = np.nonzero(states)[0]
        found += [
            (member, level, state in (DUE, OVERDUE), state in (OVERDUE, NOT_YET + 3))
            for member, state in zip(ids[chosen].tolist(), states[chosen].tolist(), strict=True)
        ]
    return found
