"""The signed copy of a paper: checked, entered in the register by its hash, kept beside the paper's files."""

from __future__ import annotations

from django.db import transaction

from tongket.access.actor import Actor
from tongket.documents import files
from tongket.documents.actions.paper.attach import attach
from tongket.documents.queries import PaperRecord
from tongket.documents.register.copies import name_of_copy
from tongket.documents.register.life import SignedCopy
from tongket.organizations import queries as organizations


def attach_copy(actor: Actor, paper: PaperRecord, version: int, content: bytes, marking: str) -> str:
    """Signed → attached. The name under which the copy is kept comes back.

    Raises what `name_of_copy` raises (nothing is kept then), `access-denied`, `Refused`, `Clash`, `paper-file-in-use`.
    """
    name = name_of_copy(content, marking)
    above = organizations.units_by_id([paper.organization])[paper.organization].key
    with transaction.atomic():
        # Entered first: where the register refuses, no file comes to lie there.
        attach(actor, [SignedCopy(paper.id, version, name, files.sha256(content))])
        files.keep(files.folder_of(above, paper.report_year, paper.key), {name: content})
    return name
