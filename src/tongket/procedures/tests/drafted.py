"""An office with a report in the register, and the way its officer edits it: what tests of drafts begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access.gate import Refused
from tongket.documents import files
from tongket.documents import queries as register
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.actions.paper.draft import draft
from tongket.documents.book import OfficeProfileEntry, SignatoryEntry
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import in_runs, name_of
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import PAPERS
from tongket.documents.queries import PaperRecord, UsedFigure
from tongket.documents.register.life import Draft
from tongket.documents.render.word import to_word
from tongket.documents.tests.drafting.samples import edited
from tongket.organizations import queries as organizations
from tongket.procedures.word_round_trip import hand_in
from tongket.records.members.actions.register import register as register_member
from tongket.records.members.book import MemberEntry
from tongket.rules.errors import TongketError

YEAR, FOUNDED = 2023, date(2020, 7, 1)
PROSE = "Phong trào thi đua tiếp tục lan tỏa."


def office_of_papers(settings: Any, folder: Path) -> Office:
    settings.DATA = folder
    office = new_office()
    profile = OfficeProfileEntry(office.commune, FOUNDED, "ĐẢNG ỦY XÃ MẪU", "2020-2025", superior_name="ĐẢNG BỘ HUYỆN")
    enter_profile(OFFICE, [profile])
    enter_signatory(OFFICE, [SignatoryEntry(office.commune, "standing_committee", "Nguyễn Văn Mẫu", FOUNDED)])
    return office


def paper_of(office: Office, kind: str = "year_report") -> PaperRecord:
    """A paper made as the package makes it, with its Word file, entered in the register."""
    year_of = dossier(office.commune, YEAR)
    built = next(each for each in PAPERS if each.kind == kind)
    paper = built.build(year_of)
    key = register.draft_key(office.commune, YEAR, kind)
    above = organizations.units_by_id([office.commune])[office.commune].key
    kept = files.keep(files.folder_of(above, YEAR, key), {"bao-cao.docx": to_word(paper)})
    runs = [run for words in words_of(paper) for run in in_runs(words) if run.figure]
    figures = tuple(UsedFigure(run.figure or "", None if run.missing else run.text, None) for run in runs)
    entry = Draft(
        key, office.commune, built.paper_type, kind, YEAR, name_of(paper)[:300], "standing_committee", kept, figures
    )
    draft(OFFICE, [entry])
    return register.paper(key)


def made(paper: PaperRecord) -> bytes:
    return next(file.path.read_bytes() for file in paper.files if file.name.endswith(".docx"))


def with_prose(document: Any) -> None:
    document.add_paragraph(PROSE)


def handed_in(paper: PaperRecord, edit: Callable[[Any], object] = with_prose, content: bytes = b"") -> int:
    return hand_in(OFFICE, paper, edited(content or made(paper), edit), "plain", author="Chị Lan", note="sửa văn")


def member_joins(office: Office, number: int = 1) -> None:
    born = date(1980, 2, number)
    entry = MemberEntry(f"Bùi Thị Lan {number}", office.east, date(2005, 5, 19), born, f"00000010{number}")
    register_member(OFFICE, [entry])


def code_of(call: Callable[[], object]) -> str:
    """The code with which this is refused."""
    with pytest.raises(TongketError) as error:
        call()
    refused = error.value
    return refused.found[0].finding.code if isinstance(refused, Refused) else refused.code
