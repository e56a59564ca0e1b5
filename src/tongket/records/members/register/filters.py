"""The declared filters of the register: each a question that officers ask of it again and again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tongket.records.members.models import MemberIdentity
from tongket.records.members.transfers import queries as transfers
from tongket.rules import badges

ROUND_LEVEL = 30


@dataclass(frozen=True)
class Asked:
    """Of which units and of which day the filters ask."""

    units: Collection[int]
    on: date


def _party_age(asked: Asked) -> Q:
    latest = badges.cutoff(ROUND_LEVEL, asked.on)
    by_decision = Q(admission_decided_on__lte=latest)
    return by_decision | Q(admission_decided_on=None, admitted_on__lte=latest)


def _with_identity(asked: Asked) -> Q:
    del asked
    return Q(id__in=MemberIdentity.objects.filter(withdrawn_at=None).values("member"))


FILTERS: Mapping[str, Callable[[Asked], Q]] = {
    "probationary": lambda asked: Q(official_on=None) | Q(official_on__gt=asked.on),
    "exempted": lambda _: Q(status="exempted"),
    "suspended": lambda _: Q(status="suspended"),
    "no_card": lambda _: Q(card_number=""),
    "no_decision_day": lambda _: Q(admission_decided_on=None),
    "no_birth_date": lambda _: Q(birth_date=None),
    "no_identity": lambda asked: ~_with_identity(asked),
    "party_age_30": _party_age,
    "in_transfer": lambda asked: Q(id__in=transfers.in_transfer(asked.units)),
}
