"""The ledger of the values an office enters itself."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.organizations.local_values.actions.correct import correct
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.actions.withdraw import withdraw
from tongket.organizations.local_values.book import LOCAL_VALUES as BOOK
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)
LOCAL_VALUES = Ledger(SPECS["local_values"], BOOK, "local_value.read", add=enter, correct=correct, withdraw=withdraw)
LEDGERS = (LOCAL_VALUES,)
