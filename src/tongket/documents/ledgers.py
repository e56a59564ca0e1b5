"""The ledgers of the office's settings, and the actions of papers and narrative parts."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.documents import book
from tongket.documents.actions.comments import answer, receive  # noqa: F401 - registers the actions
from tongket.documents.actions.comments import withdraw as withdraw_comment  # noqa: F401 - registers the action
from tongket.documents.actions.contributions import merge  # noqa: F401 - registers the action
from tongket.documents.actions.contributions import receive as receive_text  # noqa: F401 - registers the action
from tongket.documents.actions.contributions.assign import assign
from tongket.documents.actions.contributions.correct import correct
from tongket.documents.actions.contributions.withdraw import withdraw as withdraw_contribution
from tongket.documents.actions.drafts import hand_in  # noqa: F401 - registers the action
from tongket.documents.actions.narrative import carry, write  # noqa: F401 - registers the actions
from tongket.documents.actions.office.correct_profile import correct_profile
from tongket.documents.actions.office.correct_recipient import correct_recipient
from tongket.documents.actions.office.correct_signatory import correct_signatory
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_recipient import enter_recipient
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.actions.office.withdraw_profile import withdraw_profile
from tongket.documents.actions.office.withdraw_recipient import withdraw_recipient
from tongket.documents.actions.office.withdraw_signatory import withdraw_signatory
from tongket.documents.actions.paper import (  # noqa: F401 - registers the actions
    attach,
    draft,
    record_article,
    register_external,
    send,
    sign,
    submit,
    withdraw,
)
from tongket.documents.drafting.book import CONTRIBUTIONS as BOOK_OF_CONTRIBUTIONS
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)

OFFICE_PROFILES = Ledger(
    SPECS["office_profiles"],
    book.OFFICE_PROFILES,
    "office_profile.read",
    add=enter_profile,
    correct=correct_profile,
    withdraw=withdraw_profile,
)
SIGNATORIES = Ledger(
    SPECS["signatories"],
    book.SIGNATORIES,
    "signatory.read",
    add=enter_signatory,
    correct=correct_signatory,
    withdraw=withdraw_signatory,
)
RECIPIENTS = Ledger(
    SPECS["recipients"],
    book.RECIPIENTS,
    "recipient.read",
    add=enter_recipient,
    correct=correct_recipient,
    withdraw=withdraw_recipient,
)
CONTRIBUTIONS = Ledger(
    SPECS["contributions"],
    BOOK_OF_CONTRIBUTIONS,
    "contribution.read",
    add=assign,
    correct=correct,
    withdraw=withdraw_contribution,
)
LEDGERS = (OFFICE_PROFILES, SIGNATORIES, RECIPIENTS, CONTRIBUTIONS)
