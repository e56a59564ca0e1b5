"""The ledger of commendations."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.awards import book
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.actions.correct import correct
from tongket.records.awards.actions.withdraw import withdraw
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

COMMENDATIONS = Ledger(
    SPECS["commendations"], book.COMMENDATIONS, "award.read", add=commend, correct=correct, withdraw=withdraw
)
LEDGERS = (COMMENDATIONS,)
