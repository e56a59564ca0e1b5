"""The ledgers of admissions and of their plans."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.admissions import book
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.actions.correct import correct
from tongket.records.admissions.actions.correct_plan import correct_plan
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.actions.withdraw import withdraw
from tongket.records.admissions.actions.withdraw_plan import withdraw_plan
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

ADMISSIONS = Ledger(
    SPECS["admissions"], book.ADMISSIONS, "admission.read", add=admit, correct=correct, withdraw=withdraw
)
PLANS = Ledger(
    SPECS["admission_plans"], book.PLANS, "admission.read", add=plan, correct=correct_plan, withdraw=withdraw_plan
)
LEDGERS = (ADMISSIONS, PLANS)
