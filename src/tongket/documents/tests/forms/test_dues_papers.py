"""The papers of dues filled from the books: S01/ĐP of a month, B01/ĐP of a quarter, and what keeps them drafts."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.office import OFFICE, Office, establish_one, new_office
from tongket.documents.dues.stating import Period, shares_in_words, told
from tongket.documents.forms.facts.dues import month_key, quarter_key
from tongket.documents.forms.gathering import MadeForm, forms_of, made
from tongket.documents.render.html import to_html
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.organizations import queries as organizations
from tongket.organizations.book import OrganizationEntry
from tongket.records.dues.actions.categories.categorize import categorize
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.book import CategoryEntry, CollectionEntry
from tongket.records.dues.splitting import proposals
from tongket.records.dues.tests.cast import YEAR, kept, own_values, paid, pays, sent
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def books(office):
    """April to June of both cells, 70 % kept in cells and 40 % in the commune; Cúc of the east pays nothing in May."""
    own_values(office.commune, kept_by_cell="70", kept_by_grassroots_organization="40")
    people = [(office.an, office.east), (office.binh, office.east), (office.cuc, office.east),
              (office.dung, office.west), (office.giang, office.west), (office.hoa, office.west)]  # fmt: skip
    for member, cell in people:
        pays(member, cell)
    for month in (4, 5, 6):
        for member, cell in people:
            paid(member, cell, month, 0 if (member, month) == (office.cuc, 5) else 30_000)
        for unit in (office.east, office.west, office.commune):
            split_up(unit, month)
    return office


def split_up(unit: int, month: int) -> None:
    split = proposals([(unit, date(YEAR, month, 1))])[unit, date(YEAR, month, 1)].split
    assert split is not None
    kept(unit, month, split.kept)
    sent(unit, month, split.up)


def key_of(unit: int) -> str:
    return organizations.units_by_id([unit])[unit].key


def book(unit: int, month: int) -> MadeForm:
    return made("dues/book", month_key(key_of(unit), YEAR, month))


def report(unit: int, quarter: int) -> MadeForm:
    return made("dues/report", quarter_key(key_of(unit), YEAR, quarter))


def rows_of(found: MadeForm) -> list[list[str]]:
    """The rows of every table as printed."""
    text = to_html(found.filled.paper)
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.S)
    ]


def code(found: MadeForm, wanted: str) -> str:
    return next(row[-1] for row in rows_of(found) if len(row) == 6 and row[1] == wanted)


def test_the_book_of_a_cell_lists_its_members_with_what_stays_open(books):
    shown = rows_of(book(books.east, 6))
    assert ["2", "Trần Thị Bình", "", "6.000.000", "30.000", "0", "30.000", "30.000", "0"] in shown
    assert ["3", "Lê Thị Cúc", "", "6.000.000", "30.000", "30.000", "60.000", "30.000", "30.000"] in shown
    assert ["", "Cộng", "", "", "90.000", "30.000", "120.000", "90.000", "30.000"] in shown


def test_the_book_sums_the_months_by_quarter(books):
    shown = rows_of(book(books.east, 6))
    assert ["Tháng 05", "3", "0", "1", "60.000", "42.000", "18.000", "18.000", "0"] in shown
    assert ["Cộng quý II", "", "", "", "240.000", "168.000", "72.000", "72.000", "0"] in shown


def test_the_book_of_the_commune_lists_its_cells_and_what_it_received(books):
    shown = rows_of(book(books.commune, 6))
    assert ["1", "Chi bộ thôn Đông", "3", "0", "0", "90.000", "90.000"] in shown
    assert ["Cộng quý II", "", "", "", "153.000", "61.200", "91.800", "91.800", "0"] in shown


def test_the_report_of_the_commune_adds_up(books):
    found = report(books.commune, 2)
    printed = {each: code(found, each) for each in ("01", "02", "04", "05", "06", "07", "12")}
    assert printed == {
        "01": "6", "02": "510.000", "04": "418.200", "05": "357.000", "06": "61.200", "07": "0", "12": "91.800",
    }  # fmt: skip
    assert found.filled.missing == ()


def test_a_report_says_the_shares_with_their_citations(books):
    text = to_html(report(books.commune, 2).filled.paper)
    assert "70% (01-QC/ĐU ngày 10/02/2026, Điều 3, Đảng ủy xã Mẫu)" in text
    assert "Quy định số 01-QĐ/TW ngày 03/02/2026" in text


def test_the_share_of_grassroots_organisations_below_a_superior_committee_is_not_a_communes(office):
    founded = date(2020, 1, 1)
    top = OrganizationEntry("Đảng bộ xã Lớn", "superior_committee_organization", None, founded, place="Lớn")
    above = told(establish_one(top), Period(2025, [12]))
    assert shares_in_words(above, "grassroots_organization").startswith("70%")
    assert shares_in_words(above, "superior_committee").startswith("50%")


def test_numbers_of_the_report_keep_the_figures_they_are(books):
    tags = {said.tag for said in report(books.commune, 2).filled.figures}
    assert {"dues.collected_by_quarter?quarter=2", "dues.kept_by_quarter?level=cell&quarter=2"} <= tags


def test_without_a_cited_share_the_report_is_a_draft_that_names_it(office):
    pays(office.an, office.east)
    paid(office.an, office.east, 4, 30_000)
    found = report(office.commune, 2)
    assert found.filled.paper.draft
    assert "Tỷ lệ chi bộ trích để lại, kèm văn bản" in found.filled.missing
    assert "Tỷ lệ tổ chức cơ sở đảng trích để lại, kèm văn bản" in found.filled.missing


def test_a_month_without_a_book_keeps_the_report_a_draft(books):
    assert report(books.commune, 1).filled.paper.draft
    assert "Sổ thu đủ các tháng trong kỳ của mọi chi bộ" in report(books.commune, 3).filled.missing


def test_dues_that_came_after_the_split_keep_the_report_a_draft(books):
    paid(books.an, books.east, 7, 30_000)
    assert report(books.commune, 2).filled.missing == ()
    assert "Số trích để lại đúng với số thu của mọi tháng trong kỳ" in report(books.commune, 3).filled.missing


def test_what_a_member_owes_is_missing_in_the_book_where_no_category_is_known(office):
    paid(office.an, office.east, 4, 30_000)
    assert "Mức phải đóng của đảng viên" in book(office.east, 4).filled.missing


def test_january_2026_rests_on_the_older_rule_and_february_on_the_newer(office):
    entry = CategoryEntry(office.an, office.east, "pensioner", date(2025, 1, 1), 6_000_000)
    categorize(OFFICE, [entry])
    collect(OFFICE, [CollectionEntry(office.an, office.east, YEAR, month, 30_000) for month in (1, 2)])
    assert "342-QĐ/TW" in to_html(book(office.east, 1).filled.paper)
    assert "342-QĐ/TW" not in to_html(book(office.east, 2).filled.paper)


def test_the_papers_of_dues_render_to_word_and_pdf(books):
    for found in (book(books.east, 6), book(books.commune, 6), report(books.commune, 2), report(books.east, 2)):
        assert to_word(found.filled.paper).startswith(b"PK")
        assert to_pdf(found.filled.paper).startswith(b"%PDF")


def test_a_time_has_its_own_paper_and_no_other(office: Office):
    key = key_of(office.east)
    assert [form.id for form in forms_of("dues", f"{key}.{YEAR}-04")] == ["dues/book"]
    assert [form.id for form in forms_of("dues", f"{key}.{YEAR}-q2")] == ["dues/report"]
    for form_id, record in (("dues/report", f"{key}.{YEAR}-04"), ("dues/book", f"{key}.{YEAR}-13")):
        with pytest.raises(TongketError, match="form-record-unknown"):
            made(form_id, record)
