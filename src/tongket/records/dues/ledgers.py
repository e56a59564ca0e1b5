"""The ledgers of dues: categories, reliefs, collections, what was kept, what was sent up."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.dues import book
from tongket.records.dues.actions.categories.categorize import categorize
from tongket.records.dues.actions.categories.correct_category import correct_category
from tongket.records.dues.actions.categories.withdraw_category import withdraw_category
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.actions.collections.correct_collection import correct_collection
from tongket.records.dues.actions.collections.withdraw_collection import withdraw_collection
from tongket.records.dues.actions.kept.correct_kept import correct_kept
from tongket.records.dues.actions.kept.keep import keep
from tongket.records.dues.actions.kept.withdraw_kept import withdraw_kept
from tongket.records.dues.actions.reliefs.correct_relief import correct_relief
from tongket.records.dues.actions.reliefs.relieve import relieve
from tongket.records.dues.actions.reliefs.withdraw_relief import withdraw_relief
from tongket.records.dues.actions.remittances.correct_remittance import correct_remittance
from tongket.records.dues.actions.remittances.remit import remit
from tongket.records.dues.actions.remittances.withdraw_remittance import withdraw_remittance
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)
READ = "dues.read"

CATEGORIES = Ledger(
    SPECS["dues_categories"], book.CATEGORIES, READ,
    add=categorize, correct=correct_category, withdraw=withdraw_category,
)  # fmt: skip
RELIEFS = Ledger(
    SPECS["dues_reliefs"], book.RELIEFS, READ, add=relieve, correct=correct_relief, withdraw=withdraw_relief
)
COLLECTIONS = Ledger(
    SPECS["dues_collections"], book.COLLECTIONS, READ,
    add=collect, correct=correct_collection, withdraw=withdraw_collection,
)  # fmt: skip
KEPT = Ledger(SPECS["dues_kept"], book.KEPT, READ, add=keep, correct=correct_kept, withdraw=withdraw_kept)
REMITTANCES = Ledger(
    SPECS["dues_remittances"], book.REMITTANCES, READ,
    add=remit, correct=correct_remittance, withdraw=withdraw_remittance,
)  # fmt: skip
LEDGERS = (CATEGORIES, RELIEFS, COLLECTIONS, KEPT, REMITTANCES)
