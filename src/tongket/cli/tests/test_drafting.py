"""`tongket draft`: a Word file handed in on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.office import Office
from tongket.cli.main import tongket
from tongket.documents.drafting import queries
from tongket.documents.drafting.wordfile import read_word
from tongket.documents.queries import PaperRecord
from tongket.documents.tests.drafting.samples import edited, write_in_control
from tongket.organizations import queries as organizations
from tongket.procedures.tests.drafted import YEAR, made, member_joins, office_of_papers, paper_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    return office_of_papers(settings, tmp_path)


@pytest.fixture
def paper(office: Office) -> PaperRecord:
    return paper_of(office)


@pytest.fixture
def file(paper: PaperRecord, tmp_path: Path) -> Path:
    def edit(document: Any) -> None:
        document.add_paragraph("Trao 35 suất quà.")
        write_in_control(document, "cells.total", "9")

    path = tmp_path / "da-sua.docx"
    path.write_bytes(edited(made(paper), edit))
    return path


def typed(paper: PaperRecord, file: Path, *more: str) -> Result:
    slug = organizations.units_by_id([paper.organization])[paper.organization].slug
    return CliRunner().invoke(tongket, ["draft", str(file), "--org", slug, "--year", str(YEAR), *more])


def test_a_file_handed_in_is_told_number_by_number(office: Office, paper: PaperRecord, file: Path) -> None:
    member_joins(office)
    done = typed(paper, file, "--not-secret")
    assert done.exit_code == 0
    for told in ("số chi bộ = 9 (sửa tay", "tổng số đảng viên = 06 (sổ đã đổi, sổ ghi 07)", "viết thêm 35"):
        assert told in done.output


def test_a_refreshed_copy_is_written_where_it_is_asked_for(
    office: Office, paper: PaperRecord, file: Path, tmp_path: Path
) -> None:
    member_joins(office)
    out = tmp_path / "moi.docx"
    done = typed(paper, file, "--not-secret", "--refresh", str(out), "--json")
    assert json.loads(done.output)["refreshed"] == 2
    assert {number.tag: number.text for number in read_word(out.read_bytes()).numbers}["members.total"] == "07"


def test_a_file_whose_marking_is_not_declared_is_not_kept(paper: PaperRecord, file: Path) -> None:
    done = typed(paper, file)
    assert (done.exit_code, "copy-undeclared" in done.output) == (1, True)
    assert queries.drafts(paper) == []


def test_a_paper_there_is_not_is_said(paper: PaperRecord, file: Path) -> None:
    assert "record-not-found" in typed(paper, file, "--paper", "letter", "--not-secret").output


def test_a_file_that_is_not_there_is_said_with_its_mend(paper: PaperRecord, tmp_path: Path) -> None:
    assert "text-file-missing" in typed(paper, tmp_path / "khong-co.docx", "--not-secret").output
