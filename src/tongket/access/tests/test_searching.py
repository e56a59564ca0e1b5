from dataclasses import replace

import pytest
from django.db import connection

from tests.office import MEMBER, OFFICE, new_office
from tongket.access import searching
from tongket.access.book import Correction
from tongket.access.ledger import Selection
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.register import register

pytestmark = pytest.mark.django_db
needs_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="other databases read every line")


@pytest.fixture
def office():
    return new_office()


def found(office, words):
    lines = all_ledgers()["members"].select(Selection([office.east, office.west], search=words)).lines
    return {line.entry.full_name for line in lines}


def test_names_are_found_without_diacritics_by_any_of_their_words(office):
    assert found(office, "nguyen an") == {"Nguyễn Văn An"}
    assert found(office, "THI") == {"Trần Thị Bình", "Lê Thị Cúc", "Vũ Thị Giang", "Đỗ Thị Hoa"}
    assert found(office, "khong-co-ai") == set()


def test_words_of_two_letters_and_marks_are_found_too(office):
    assert found(office, "an") >= {"Nguyễn Văn An"}
    assert found(office, 'nguyen "van" *') == set()


@needs_sqlite
def test_the_index_finds_what_looking_through_every_line_finds(office):
    for words in (["nguyen"], ["thi"], ["000000003"], ["tran", "binh"]):
        rows = members.kept([office.an, office.binh, office.cuc, office.dung, office.giang, office.hoa])
        names = {key for key, line in rows.items()}
        assert set(searching.rare_ids("members_member", words)) <= names
        assert searching.rare_ids("members_member", words)


@needs_sqlite
def test_a_corrected_name_is_found_by_its_new_words_and_no_more_by_the_old(office):
    kept = members.kept([office.an])[office.an]
    correct(OFFICE, [Correction(office.an, kept.version, replace(kept.entry, full_name="Lò Văn Pao"))])
    assert (found(office, "pao"), found(office, "nguyen")) == ({"Lò Văn Pao"}, set())


@needs_sqlite
def test_too_many_found_are_left_to_the_lines_themselves(office, monkeypatch):
    monkeypatch.setattr(searching, "FEW", 1)
    assert searching.rare_ids("members_member", ["thi"]) is None
    assert len(found(office, "thi")) == 4


@needs_sqlite
def test_without_the_index_everything_is_found_all_the_same(office):
    searching.drop()
    assert searching.rare_ids("members_member", ["nguyen"]) is None
    assert found(office, "nguyen") == {"Nguyễn Văn An"}
    searching.rebuild()
    register(OFFICE, [replace(MEMBER, full_name="Kha Thị Mỷ", organization=office.east)])
    assert found(office, "kha my") == {"Kha Thị Mỷ"}
