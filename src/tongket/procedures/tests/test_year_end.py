"""The package of a year: complete, repeatable, and careful with what the officer edited."""

import hashlib
import json

import pytest

from tests.office import OFFICE
from tongket.access.actor import Actor
from tongket.documents import queries as register
from tongket.documents.tests.papers.full_year import YEAR, full_year
from tongket.organizations import queries as organizations
from tongket.procedures.year_end import make_package
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


def slug_of(unit):
    return organizations.units_by_id([unit])[unit].slug


def hashes(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_package_holds_the_papers_the_annex_and_the_index(tmp_path):
    steps = []
    made = make_package(OFFICE, slug_of(full_year().commune), YEAR, tmp_path, progress=lambda *step: steps.append(step))
    names = {path.name for path in tmp_path.iterdir()}
    assert {"01-bao-cao-tong-ket.docx", "01-bao-cao-tong-ket.pdf", "09-tin-bao-chi.md", "index.html"} <= names
    assert [step for step, _, _ in steps] == [1, 2, 3, 4, 5, 6]
    assert set(made.files) <= names


def test_the_same_package_twice_is_the_same_bytes(tmp_path):
    slug = slug_of(full_year().commune)
    make_package(OFFICE, slug, YEAR, tmp_path / "a")
    make_package(OFFICE, slug, YEAR, tmp_path / "b")
    make_package(OFFICE, slug, YEAR, tmp_path / "a")
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_an_edited_paper_is_kept_and_the_new_one_lies_beside_it(tmp_path):
    slug = slug_of(full_year().commune)
    make_package(OFFICE, slug, YEAR, tmp_path)
    edited = tmp_path / "01-bao-cao-tong-ket.docx"
    edited.write_bytes(b"by hand")
    made = make_package(OFFICE, slug, YEAR, tmp_path)
    assert edited.read_bytes() == b"by hand"
    assert (tmp_path / "01-bao-cao-tong-ket-ban-moi.docx").exists()
    assert "01-bao-cao-tong-ket.docx" in made.kept
    assert "01-bao-cao-tong-ket-ban-moi.docx" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_an_edited_paper_is_still_kept_the_third_time(tmp_path):
    slug = slug_of(full_year().commune)
    make_package(OFFICE, slug, YEAR, tmp_path)
    (tmp_path / "06-giay-moi.docx").write_bytes(b"by hand")
    make_package(OFFICE, slug, YEAR, tmp_path)
    make_package(OFFICE, slug, YEAR, tmp_path)
    assert (tmp_path / "06-giay-moi.docx").read_bytes() == b"by hand"
    assert not (tmp_path / "06-giay-moi-ban-moi-2.docx").exists()


def test_a_file_of_someone_else_is_never_written_over(tmp_path):
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    make_package(OFFICE, slug_of(full_year().commune), YEAR, tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"


def test_figures_json_has_the_promised_shape(tmp_path):
    make_package(OFFICE, slug_of(full_year().commune), YEAR, tmp_path)
    found = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    members = next(entry for entry in found["figures"] if entry["id"] == "members.total")
    assert (found["format"], found["year"], found["as_of"]) == (1, YEAR, "2023-12-31")
    assert (members["value"], members["status"]) == ("9", "computed")
    assert set(members) == {
        "id", "label", "org", "year", "as_of", "value", "of", "unit", "approx", "dimensions", "rows", "status",
    }  # fmt: skip


def test_every_paper_is_entered_in_the_register_with_its_figures(tmp_path):
    office = full_year()
    make_package(OFFICE, slug_of(office.commune), YEAR, tmp_path)
    papers = {paper.kind: paper for paper in register.papers(office.commune, YEAR)}
    assert papers["year_report"].stated["members.total"] == 9
    assert papers["commendation"].state == "draft"


def test_who_may_not_make_packages_makes_none(tmp_path):
    with pytest.raises(TongketError, match="access-denied"):
        make_package(Actor("Khách"), slug_of(full_year().commune), YEAR, tmp_path)
    assert list(tmp_path.iterdir()) == []
