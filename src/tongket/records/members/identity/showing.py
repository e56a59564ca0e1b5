"""The one way to a whole identity number: the act that writes down who looked, and why."""

from __future__ import annotations

from django.db import transaction

from tongket.access.actor import Actor
from tongket.records.members.actions.identity.reveal import reveal
from tongket.records.members.identity.book import Reveal
from tongket.records.members.models import MemberIdentity


def revealed(actor: Actor, member: int, reason: str) -> str:
    """The member's number. Raises `access-denied`, `reason-required`, `record-not-found`."""
    with transaction.atomic():
        written = reveal(actor, [Reveal(member)], reason=reason).written
        return MemberIdentity.objects.get(pk=written[0].id).number
