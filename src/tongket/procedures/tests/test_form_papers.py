"""Papers of single records: who may see them, the files, and the way into the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.documents import queries as register
from tongket.documents.forms import gathering
from tongket.documents.forms.catalogue import form
from tongket.procedures.form_papers import enter_in_register, file_name, file_of, form_for
from tongket.records.members import queries as members
from tongket.rules.errors import TongketError

FORM = "members/party_age"
pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office(settings, tmp_path):
    settings.DATA = tmp_path
    return new_office()


def key_of(member: int) -> str:
    return str(members.kept([member])[member].key)


def test_a_members_paper_is_filled_from_the_register(office):
    found = form_for(OFFICE, FORM, key_of(office.an))
    assert found.gathered.facts["full_name"] == "Nguyễn Văn An"
    assert found.gathered.issuer == office.commune
    assert found.filled.missing == ()


def test_a_member_without_an_official_day_gets_a_draft_that_says_so(office):
    found = form_for(OFFICE, FORM, key_of(office.hoa))
    assert found.filled.missing == ("Ngày chính thức",)
    assert found.filled.paper.draft


def test_the_file_is_of_the_kind_asked_for_and_names_nobody(office):
    found = form_for(OFFICE, FORM, key_of(office.an))
    assert file_of(found, "pdf").startswith(b"%PDF")
    assert file_of(found, "docx").startswith(b"PK")
    assert file_of(found, "html").startswith(b"<!doctype html>")
    assert file_name(found, "pdf") == "giay-xac-nhan-tuoi-dang.pdf"


def test_an_unknown_kind_of_file_is_refused(office):
    with pytest.raises(TongketError) as refusal:
        file_of(form_for(OFFICE, FORM, key_of(office.an)), "odt")
    assert refusal.value.code == "form-file-unknown"


def test_whoever_may_not_see_the_member_gets_no_paper(office):
    stranger = Actor("Người chi bộ Tây", (Grant("cell_secretary", office.west, date(2020, 1, 1)),))
    with pytest.raises(TongketError) as refusal:
        form_for(stranger, FORM, key_of(office.an))
    assert refusal.value.code == "access-denied"


def test_a_paper_enters_the_register_once_and_is_made_anew_in_its_place(office):
    key = key_of(office.an)
    first, again = enter_in_register(OFFICE, FORM, key), enter_in_register(OFFICE, FORM, key)
    assert first == again
    paper = register.paper(first)
    assert (paper.kind, paper.variant, paper.state) == (FORM, key, "draft")
    assert [file.name for file in paper.files] == ["giay-xac-nhan-tuoi-dang.docx", "giay-xac-nhan-tuoi-dang.pdf"]


def test_two_members_papers_stand_beside_each_other_in_the_register(office):
    keys = {enter_in_register(OFFICE, FORM, key_of(member)) for member in (office.an, office.binh)}
    assert len(keys) == 2


def test_what_a_paper_lacks_is_kept_so_that_it_cannot_be_signed(office):
    paper = register.paper(enter_in_register(OFFICE, FORM, key_of(office.hoa)))
    assert paper.missing == ("Ngày chính thức",)


def test_whoever_may_only_read_cannot_enter_a_paper(office):
    reader = Actor("Người xem", (Grant("viewer", office.commune, date(2020, 1, 1)),))
    with pytest.raises(TongketError) as refusal:
        enter_in_register(reader, FORM, key_of(office.an))
    assert refusal.value.code == "access-denied"


@pytest.mark.parametrize("key", ["khong-phai-khoa", ""])
def test_a_key_that_is_none_is_refused(office, key):
    with pytest.raises(TongketError) as refusal:
        form_for(OFFICE, FORM, key)
    assert refusal.value.code == "form-record-unknown"


def test_a_personal_paper_takes_no_number(office, monkeypatch):
    found = gathering.made(FORM, key_of(office.an))
    plain = replace(found, form=replace(form(FORM), paper_type="plain"))
    monkeypatch.setattr("tongket.procedures.form_papers.made", lambda form_id, key: plain)
    with pytest.raises(TongketError) as refusal:
        enter_in_register(OFFICE, FORM, key_of(office.an))
    assert refusal.value.code == "form-has-no-number"
