"""The ledger of organisations."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.organizations.actions.correct import correct
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import BOOK
from tongket.rules.fields import load_entries

ORGANIZATIONS = Ledger(
    load_entries(Path(__file__).parent)["organizations"],
    BOOK,
    "organization.read",
    add=establish,
    correct=correct,
)
LEDGERS = (ORGANIZATIONS,)
