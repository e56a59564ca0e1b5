"""The ledgers of inspections."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.inspections import book
from tongket.records.inspections.actions.correct import correct
from tongket.records.inspections.actions.correct_subject import correct_subject
from tongket.records.inspections.actions.record import record
from tongket.records.inspections.actions.record_subject import record_subject
from tongket.records.inspections.actions.withdraw import withdraw
from tongket.records.inspections.actions.withdraw_subject import withdraw_subject
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

CASES = Ledger(SPECS["inspection_cases"], book.CASES, "inspection.read", add=record, correct=correct, withdraw=withdraw)
SUBJECTS = Ledger(
    SPECS["inspection_subjects"],
    book.SUBJECTS,
    "inspection_subject.read",
    add=record_subject,
    correct=correct_subject,
    withdraw=withdraw_subject,
)
LEDGERS = (CASES, SUBJECTS)
