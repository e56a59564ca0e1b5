"""The ledgers of ratings."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.records.reviews import book
from tongket.records.reviews.actions.correct import correct
from tongket.records.reviews.actions.correct_collective import correct_collective
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.actions.withdraw import withdraw
from tongket.records.reviews.actions.withdraw_collective import withdraw_collective
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

MEMBER_RATINGS = Ledger(
    SPECS["member_ratings"], book.MEMBER_RATINGS, "rating.read", add=rate, correct=correct, withdraw=withdraw
)
COLLECTIVE_RATINGS = Ledger(
    SPECS["collective_ratings"],
    book.COLLECTIVE_RATINGS,
    "collective_rating.read",
    add=rate_collective,
    correct=correct_collective,
    withdraw=withdraw_collective,
)
LEDGERS = (MEMBER_RATINGS, COLLECTIVE_RATINGS)
