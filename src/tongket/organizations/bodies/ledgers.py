"""The ledgers of bodies and of the superior's working group."""

from pathlib import Path

from tongket.access.ledger import Ledger
from tongket.organizations.bodies.actions.appoint import appoint
from tongket.organizations.bodies.actions.correct import correct
from tongket.organizations.bodies.actions.correct_appointment import correct_appointment
from tongket.organizations.bodies.actions.form import form
from tongket.organizations.bodies.actions.withdraw import withdraw
from tongket.organizations.bodies.actions.withdraw_appointment import withdraw_appointment
from tongket.organizations.bodies.book import BODIES as BODY_BOOK
from tongket.organizations.bodies.book import WORKING_GROUP as GROUP_BOOK
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)
BODIES = Ledger(SPECS["bodies"], BODY_BOOK, "body.read", add=form, correct=correct, withdraw=withdraw)
WORKING_GROUP = Ledger(
    SPECS["working_group_members"],
    GROUP_BOOK,
    "working_group.read",
    add=appoint,
    correct=correct_appointment,
    withdraw=withdraw_appointment,
)
LEDGERS = (BODIES, WORKING_GROUP)
