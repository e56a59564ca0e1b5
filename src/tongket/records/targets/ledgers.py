"""The ledger of targets."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.targets import book
from tongket.records.targets.actions.correct import correct
from tongket.records.targets.actions.record import record
from tongket.records.targets.actions.withdraw import withdraw
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

TARGETS = Ledger(SPECS["targets"], book.TARGETS, "target.read", add=record, correct=correct, withdraw=withdraw)
LEDGERS = (TARGETS,)
