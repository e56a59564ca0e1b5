"""A round of the small office, for tests: opened in 2023, with lines as they are wanted."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE
from tongket.access.gate import Refused
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import RoundEntry, StepEntry
from tongket.records.reviews.subjects.book import SubjectEntry

OPENED = date(2023, 11, 20)
DAY = date(2023, 12, 5)
WHY = "Làm trước để kịp hội nghị"
"""The reason for a step before its turn."""
ROUND = RoundEntry(0, 2023, OPENED, regime="R124", conference_on=date(2024, 1, 12))


def new_round(office):
    return open_round(OFFICE, [replace(ROUND, organization=office.commune)]).written[0].id


def step(opened, unit, word, **more):
    return StepEntry(opened, unit, word, DAY, **more)


def refused(action, lines, **more):
    """The codes that refused the lines, in order."""
    with pytest.raises(Refused) as found:
        action(OFFICE, lines, **more)
    return [each.finding.code for each in found.value.found if each.refuses]


def list_an(office, opened, **changes):
    """An in the round's list, as a member in the east where nothing else is said."""
    entry = replace(SubjectEntry(opened, office.east, "member", "no_office", office.an), **changes)
    return enter(OFFICE, [entry]).written[0].id, entry
