"""Last year's report comes back as a paper: its figures are accepted, this year's growth rests on them and says so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import OFFICE
from tongket.access.book import Withdrawal
from tongket.access.ledger import Selection
from tongket.documents.drafting.wordfile import read_word
from tongket.figures.reported.standing import lines_of
from tongket.figures.tests.test_reported import target
from tongket.procedures.year_end import make_package
from tongket.records.targets.ledgers import LEDGERS
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
URL = "/so-lieu/van-ban-cu/"
[TARGETS] = LEDGERS


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    settings.DATA = tmp_path / "data"
    return new_desk()


def report(folder: Path, year: int) -> bytes:
    made = make_package(OFFICE, "mau", year, folder / str(year))
    return (made.folder / next(name for name in made.files if name.endswith("tong-ket.docx"))).read_bytes()


def forget(unit: int, year: int) -> None:
    """As if the office had kept no targets that year."""
    lines = TARGETS.select(Selection([unit], year)).lines
    assert TARGETS.withdraw is not None
    TARGETS.withdraw(OFFICE, [Withdrawal(line.id, line.version) for line in lines], reason="Sổ năm ấy không còn")


def give_and_accept(desk: Desk, paper: bytes, year: int) -> None:
    file = SimpleUploadedFile(f"bao-cao-{year}.docx", paper)
    answer = desk.officer.post(f"{URL}?year=2023", {"tep": file, "nam": str(year)})
    lines = [line for subject in answer.context["subjects"] for line in subject["lines"]]
    form = {"da-doc": answer.context["carried"], "nhan": [str(line["place"]) for line in lines if line["ticked"]]}
    form |= {f"gia-tri-{line['place']}": line["value"] for line in lines}
    assert desk.officer.post(f"{URL}nhan/", form).status_code == 302


def test_a_report_of_last_year_gives_this_years_report_its_growth(desk: Desk, tmp_path: Path) -> None:
    unit = desk.office.commune
    target(unit, 2022, "370")
    paper = report(tmp_path, 2022)
    forget(unit, 2022)
    target(unit, 2023, "407")
    assert "tăng" not in read_word(report(tmp_path, 2023)).text

    give_and_accept(desk, paper, 2022)
    accepted = {line.entry.tag: line.entry.value for line in lines_of(unit)}
    assert accepted["indicators.value?indicator=production_value"] == Decimal(370)
    told = "tăng 10% so với cùng kỳ năm trước (số năm trước theo tệp “bao-cao-2022.docx”"
    assert told in read_word(report(tmp_path, 2023)).text

    line = next(line for line in lines_of(unit) if line.entry.tag.startswith("indicators.value?"))
    desk.officer.post(f"{URL}{line.key}/rut/", {"version": str(line.version), "reason": "Nhầm văn bản"})
    shown = page(desk.officer, "/?year=2023")
    assert "Văn bản có số liệu đã đổi" in shown
    assert "so với cùng kỳ năm trước" in shown
