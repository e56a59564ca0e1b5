"""A later change of a record lists the papers and the very sentences that are now wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.office import OFFICE, Office
from tongket.access.book import Withdrawal
from tongket.documents.drafting.wordfile import PlacedNumber, WordText
from tongket.documents.papers.doubts import doubts
from tongket.documents.papers.gather import dossier
from tongket.documents.register.outdated import WrongFigure, sentences_by_figure
from tongket.documents.tests.drafting.samples import edited
from tongket.figures.reported.actions.withdraw_reported import withdraw_reported
from tongket.figures.tests.reporting import PRODUCTION, accept, stated
from tongket.figures.tests.test_reported import target
from tongket.procedures.outdated_papers import outdated_papers
from tongket.procedures.tests.drafted import YEAR, member_joins, office_of_papers
from tongket.procedures.year_end import make_package

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    return office_of_papers(settings, tmp_path)


def changes(kind: str = "year_report") -> dict[str, WrongFigure]:
    return {each.tag: each for paper in outdated_papers("mau") if paper.kind == kind for each in paper.changes}


def made(tmp_path: Path) -> None:
    make_package(OFFICE, "mau", YEAR, tmp_path / "ra")


@pytest.mark.usefixtures("office")
def test_papers_just_made_are_not_outdated(tmp_path: Path) -> None:
    made(tmp_path)
    assert outdated_papers() == []


def test_a_member_who_joins_makes_the_report_wrong_in_the_sentence_that_counts_members(
    office: Office, tmp_path: Path
) -> None:
    made(tmp_path)
    member_joins(office)
    wrong = changes()["members.total"]
    assert (wrong.then, wrong.now) == (6, 7)
    assert any("06 đảng viên" in sentence for sentence in wrong.sentences)


def reviewed(document: Any) -> None:
    """Words of the officer's own before every sentence of the report."""
    for paragraph in document.paragraphs:
        if paragraph.runs and "đảng viên" in paragraph.text:
            paragraph.runs[0].text = f"Qua rà soát, {paragraph.runs[0].text}"


def test_the_sentence_is_that_of_the_file_as_an_officer_edited_it(
    office: Office, settings: Any, tmp_path: Path
) -> None:
    made(tmp_path)
    for path in Path(settings.DATA).rglob("papers/**/*.docx"):
        path.write_bytes(edited(path.read_bytes(), reviewed))
    member_joins(office)
    assert any(sentence.startswith("Qua rà soát, ") for sentence in changes()["members.total"].sentences)


def test_a_paper_whose_file_is_gone_is_still_listed_without_sentences(
    office: Office, settings: Any, tmp_path: Path
) -> None:
    made(tmp_path)
    member_joins(office)
    for path in Path(settings.DATA).rglob("papers/**/*.docx"):
        path.write_bytes(b"khong phai Word")
    assert changes()["members.total"].sentences == ()


def test_only_the_year_and_unit_asked_for_are_looked_at(office: Office, tmp_path: Path) -> None:
    made(tmp_path)
    member_joins(office)
    assert outdated_papers("mau", YEAR + 1) == []
    assert len(outdated_papers("mau", YEAR)) == len(outdated_papers())


def test_growth_in_a_report_says_that_the_year_before_is_from_an_old_paper(office: Office, tmp_path: Path) -> None:
    target(office.commune, YEAR, "407")
    [line] = accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    made(tmp_path)
    withdraw_reported(OFFICE, [Withdrawal(line.id, line.version)], reason="Nhầm văn bản")
    [sentence] = changes()["indicators.growth?indicator=production_value"].sentences
    assert "tăng 10% so với cùng kỳ năm trước (số năm trước theo văn bản số 12-BC/ĐU ngày 20/12/2022)" in sentence


def test_growth_against_an_old_paper_is_a_question_to_the_officer(office: Office) -> None:
    target(office.commune, YEAR, "407")
    accept(stated(office.commune, PRODUCTION, "370", unit="tỷ đồng"))
    asked = [doubt.text for doubt in doubts(dossier(office.commune, YEAR)) if "văn bản cũ" in doubt.text]
    assert len(asked) == 1
    assert "Tổng giá trị sản xuất (theo văn bản số 12-BC/ĐU" in asked[0]


def test_a_number_alone_in_a_cell_is_named_by_the_words_before_it() -> None:
    number = PlacedNumber("members.total", "06", 2, 0, 2, (0,))
    word = WordText(("Chi bộ thôn Đông", "03", "06"), (number,))
    assert sentences_by_figure(word) == {"members.total": ("Chi bộ thôn Đông: 06",)}


def test_of_a_paragraph_only_the_sentence_of_the_number_is_told() -> None:
    line = "Năm qua có nhiều cố gắng. Kết nạp 06 đảng viên; trao 2 Huy hiệu. Hết."
    start = line.index("06")
    word = WordText((line,), (PlacedNumber("admissions.members", "06", 0, start, start + 2, (0,)),))
    assert sentences_by_figure(word) == {"admissions.members": ("Kết nạp 06 đảng viên; trao 2 Huy hiệu.",)}
