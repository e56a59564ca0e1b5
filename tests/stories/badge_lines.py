"""A dossier of a badge, and a line for every step of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.book import Withdrawal
from tongket.records.badges.actions.dossiers.draft import draft
from tongket.records.badges.dossiers.book import DossierEntry, StepEntry

STEPS = ("propose", "appraise", "forward", "decide", "award", "return")


def badge_samples(members: Sequence[Any]) -> Mapping[str, Sequence[Any]]:
    """`members` are lines of the register, of whom the first gets the dossier: a reissue, which asks for no age."""
    first = members[0]
    entry = DossierEntry(first.id, first.entry.organization, 30, date(2023, 9, 2), "reissue")
    dossier = draft(OFFICE, [entry]).written[0].id
    found: dict[str, Sequence[Any]] = {
        f"badge_dossier.{step}": [StepEntry(dossier, date(2023, 9, 1))] for step in STEPS
    }
    return found | {"badge_dossier.draft": [entry], "badge_dossier.withdraw": [Withdrawal(dossier, 1)]}
