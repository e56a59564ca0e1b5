"""The ledger of badges given."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.badges import book
from tongket.records.badges.actions.award import award
from tongket.records.badges.actions.correct import correct
from tongket.records.badges.actions.dossiers import (  # noqa: F401 - registers the actions
    appraise,
    award_dossier,
    decide,
    draft,
    forward,
    propose,
    return_dossier,
    withdraw_dossier,
)
from tongket.records.badges.actions.withdraw import withdraw
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

BADGE_AWARDS = Ledger(
    SPECS["badge_awards"], book.BADGE_AWARDS, "badge.read", add=award, correct=correct, withdraw=withdraw
)
LEDGERS = (BADGE_AWARDS,)
