"""Who may sign on a day: everyone entered as a signer, and the head of the usual body."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from django.db.models import Q

from tongket.documents.models import Signatory
from tongket.documents.office import HEAD, Signer, signatory
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on


def signers(organization: int, paper_type: str, on: date) -> Sequence[Signer]:
    """The signers to choose from, the one to be expected first; those without a name are left out."""
    found = []
    with suppress(TongketError):  # before the first known rule only those entered in full can be offered
        found.append(signatory(organization, paper_type, on))
    lasting = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    rows = Signatory.objects.filter(lasting, organization=organization, withdrawn_at=None)
    for row in rows.filter(paper_type__in=(paper_type, "")).order_by("-paper_type", "name"):
        found.append(_signer(row, on))
    return list(dict.fromkeys(signer for signer in found if signer.name))


def _signer(row: Signatory, on: date) -> Signer:
    if row.authority and row.post:
        return Signer(row.body, row.authority, row.post, row.name)
    block = value_on("documents/signature_blocks", on).value[row.body]
    return Signer(row.body, row.authority or block["authority"], row.post or block["posts"][HEAD[row.body]], row.name)
