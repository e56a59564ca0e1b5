"""`tongket review papers`: one PDF, a zip by unit, one unit alone, and what is refused."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.office import new_office
from tongket.cli.main import tongket
from tongket.documents.tests.reviews.evening import hold
from tongket.organizations import queries as organizations

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    office = new_office()
    hold(office, 2025)
    east = organizations.units_by_id([office.east])[office.east].slug

    def called(*arguments):
        filled = ["review", "papers", "--year", "2025", *(word.replace("EAST", east) for word in arguments)]
        monkeypatch.setattr("sys.argv", ["tongket", *filled])
        return CliRunner().invoke(tongket, filled)

    return called


def test_one_cell_goes_into_one_pdf(run, tmp_path):
    told = run("--org", "mau", "--unit", "EAST", "--pdf", "-o", str(tmp_path / "dong.pdf"))
    assert "văn bản" in told.stdout
    assert "BẢN KIỂM ĐIỂM CÁ NHÂN" in "".join(page.extract_text() for page in PdfReader(tmp_path / "dong.pdf").pages)


def test_the_round_goes_into_a_zip_by_unit_and_is_not_made_twice(run, tmp_path):
    first = run("--org", "mau", "--zip", "-o", str(tmp_path / "dot.zip"))
    again = run("--org", "mau", "-o", str(tmp_path / "lai.zip"))
    assert "(0 tệp có sẵn)" in first.stdout
    folders = {name.split("/")[0] for name in ZipFile(tmp_path / "dot.zip").namelist()}
    assert folders == {"01-dang-bo-xa-mau", "02-chi-bo-thon-dong"}
    assert f"{len(ZipFile(tmp_path / 'lai.zip').namelist())} tệp (" in again.stdout
    assert "(0 tệp" not in again.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--org", "EAST", "--unit", "mau"), "organization-unknown"),
        (("--org", "mau", "--period", "quarter_1"), "review-round-missing"),
    ],
)
def test_what_is_in_no_round_or_elsewhere_is_refused(run, tmp_path, arguments, code):
    told = run(*arguments, "-o", str(tmp_path / "x.pdf"))
    assert told.exit_code != 0
    assert code in told.output
    assert not (tmp_path / "x.pdf").exists()
