"""The papers of single records: a declared form filled from a record, handed out as a file or entered in the register.

1 Gather the record's facts and fill the form. 2 Ask whether the person may see the record's papers. 3 Render it. For
the register: write the files into the paper's folder and enter the draft; a draft made anew takes its own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.documents import queries as register
from tongket.documents.actions.paper.draft import draft
from tongket.documents.files import folder_of, keep
from tongket.documents.forms.gathering import MadeForm, made, may_see
from tongket.documents.paper.model import Paper, name_of
from tongket.documents.queries import UsedFigure
from tongket.documents.register.life import Draft
from tongket.documents.render.html import STYLE_SHEET, to_html
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold

TITLE_LENGTH = 300


def _page(paper: Paper) -> bytes:
    """A page of its own, with the look of a paper in it."""
    style = STYLE_SHEET.read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>{name_of(paper)}</title><style>{style}</style>'
    return (
        f'<!doctype html><html lang="{paper.language}"><head>{head}</head><body>{to_html(paper)}</body></html>'.encode()
    )


RENDERERS: Mapping[str, Callable[[Paper], bytes]] = {"docx": to_word, "pdf": to_pdf, "html": _page}


def form_for(actor: Actor, form_id: str, key: str) -> MadeForm:
    """The filled form of a record, for whoever may see it.

    Raises `access-denied`, `form-unknown`, `record-not-found`, `form-record-unknown`.
    """
    found = made(form_id, key)
    if not may_see(actor, found.gathered, timezone.localdate()):
        raise TongketError("access-denied", permission=found.gathered.permission)
    return found


def file_of(found: MadeForm, kind: str) -> bytes:
    """The paper as `docx`, `pdf` or `html`. Raises `form-file-unknown`."""
    if kind not in RENDERERS:
        raise TongketError("form-file-unknown", kind=kind, kinds=", ".join(RENDERERS))
    return RENDERERS[kind](found.filled.paper)


def file_name(found: MadeForm, kind: str) -> str:
    """ "giay-xac-nhan-tuoi-dang.docx": says the form, never the person."""
    words = re.findall(r"[a-z0-9]+", fold(found.form.name["vi"]))
    return f"{'-'.join(words)}.{kind}"


def enter_in_register(actor: Actor, form_id: str, key: str) -> UUID:
    """Enter a record's paper as a draft in its issuer's register of papers and give the paper's key.

    Raises as `form_for`, `form-has-no-number` for a list or a person's own paper, and what `paper.draft` raises.
    """
    found = form_for(actor, form_id, key)
    if not found.form.takes_number:
        raise TongketError("form-has-no-number", form=found.form.name["vi"])
    gathered, paper = found.gathered, found.filled.paper
    year = gathered.on.year
    require(actor, "paper.draft", [gathered.issuer], timezone.localdate())
    paper_key = register.draft_key(gathered.issuer, year, form_id, key)
    above = organizations.units_by_id([gathered.issuer])[gathered.issuer].key
    contents = {file_name(found, kind): RENDERERS[kind](paper) for kind in ("docx", "pdf")}
    draft(actor, [_entry(found, paper_key, keep(folder_of(above, year, paper_key), contents))])
    return paper_key


def _entry(found: MadeForm, paper_key: UUID, files: tuple[register.MadeFile, ...]) -> Draft:
    gathered, made_paper = found.gathered, found.filled
    named = ", ".join(filter(None, (name_of(made_paper.paper), gathered.name)))
    return Draft(
        paper_key, gathered.issuer, found.form.paper_type, found.form.id, gathered.on.year, named[:TITLE_LENGTH],
        gathered.body or found.form.body or register.default_body(gathered.issuer, gathered.on), files,
        tuple(UsedFigure(each.tag, each.shown, each.value) for each in made_paper.figures), made_paper.missing,
        variant=found.key, term=register.office(gathered.issuer, gathered.on).term,
    )  # fmt: skip
