"""An office whose year can be made into a package at once: no worker beside the test."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.office import OFFICE
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.book import OfficeProfileEntry, SignatoryEntry
from tongket.documents.queries import PaperRecord, papers
from tongket.web.tests.desk_client import YEAR, Desk, new_desk

SIGNER = "Nguyễn Văn Mẫu"


def desk_of_papers(settings: Any, folder: Path) -> Desk:
    """The cast with a term and a signer; long work is done where it is asked for."""
    settings.DATA = folder
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    desk = new_desk()
    commune = desk.office.commune
    enter_profile(OFFICE, [OfficeProfileEntry(commune, date(2020, 7, 1), "ĐẢNG ỦY XÃ MẪU", "2020-2025", place="Mẫu")])
    enter_signatory(OFFICE, [SignatoryEntry(commune, "standing_committee", SIGNER, date(2020, 7, 1))])
    return desk


def made(desk: Desk) -> Desk:
    desk.officer.post("/bo-ho-so/lap/")
    return desk


def one(desk: Desk, kind: str = "programme") -> PaperRecord:
    """The newest paper of a kind in the register."""
    return papers(desk.office.commune, YEAR, kind)[-1]


def step(desk: Desk, word: str, paper: PaperRecord, who: str = "officer", **words: Any) -> Any:
    """Take a step as the page's form would."""
    return getattr(desk, who).post(f"/van-ban/{paper.key}/{word}/", {"version": paper.version, **words})
