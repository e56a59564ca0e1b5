"""The ledger of meetings."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.meetings import book
from tongket.records.meetings.actions.correct import correct
from tongket.records.meetings.actions.record import record
from tongket.records.meetings.actions.withdraw import withdraw
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

MEETINGS = Ledger(SPECS["meetings"], book.MEETINGS, "meeting.read", add=record, correct=correct, withdraw=withdraw)
LEDGERS = (MEETINGS,)
