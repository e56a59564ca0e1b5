"""Every text of the screens stands in both languages."""

from __future__ import annotations

import re

import pytest
from babel.messages.mofile import read_mo

from tongket.web import translations
from tongket.web.ledgers.words import ledgers, word_of
from tongket.web.tests.desk_client import Desk, new_desk

VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
TAGS = re.compile(r"{% (blocktranslate|comment).*?{% end\1 %}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
OWN_NAMES = ("Tổng Kết", "Tiếng Việt")
TEMPLATES = [path for path in (translations.WEB / "templates").rglob("*.html") if path.name != "styleguide.html"]


def test_every_text_has_its_english() -> None:
    found = translations.gathered()
    assert [message.id for message in found if message.id and not translations.is_given(message.string)] == []


def test_the_catalogue_holds_no_text_that_is_no_longer_used() -> None:
    used = {message.id for message in translations.gathered()}
    assert [message.id for message in translations.catalog() if message.id not in used] == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    with translations.PO.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    written = {_hashable(each.id): _hashable(each.string) for each in translations.catalog() if each.id}
    assert {_hashable(each.id): _hashable(each.string) for each in compiled if each.id} == written


def test_a_translation_names_the_same_places_as_its_source() -> None:
    places = re.compile(r"%\(\w+\)s")
    given = [message for message in translations.catalog() if message.id]
    assert [m.id for m in given if sorted(places.findall(str(m.id))) != sorted(places.findall(str(m.string)))] == []


def test_a_text_that_counts_has_one_form_for_one_and_one_for_many() -> None:
    counting = [message for message in translations.catalog() if isinstance(message.id, tuple)]
    assert counting
    assert [message.id for message in counting if len(set(message.string)) != 2] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_anything_outside_the_translate_tags(path: object) -> None:
    text = TAGS.sub("", path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    for name in OWN_NAMES:
        text = text.replace(name, "")
    assert VIETNAMESE.findall(text) == []


def _hashable(text: object) -> object:
    return tuple(text) if isinstance(text, list) else text


@pytest.fixture
def desk() -> Desk:
    found = new_desk()
    found.officer.cookies["django_language"] = "en"
    return found


PEOPLE = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc", "Phạm Văn Dũng", "Vũ Thị Giang", "Đỗ Thị Hoa")
USERS = ("Người van-phong-2", "Người van-phong", "Người bi-thu-dong", "Người chua-co", "Người xem", "Văn phòng")
MONEY = ("đồng", "S01/ĐP", "B01/ĐP", "QĐ/TW")  # currency, forms and documents keep their names
DATA = (*MONEY, "Đảng bộ xã Mẫu", "Chi bộ thôn Đông", "Chi bộ thôn Tây", "Mẫu", *PEOPLE, *USERS, *OWN_NAMES)
FIGURE = "/so-lieu/mo/?so=ratings.members_share%3Flevel%3Dexcellent"
LEDGERS = [f"/so/{word_of(ledger)}/{part}" for ledger in ledgers().values() for part in ("", "moi/")]
PAGES = [
    "/",
    "/so-lieu/",
    FIGURE,
    "/nguoi-dung/",
    "/nguoi-dung/moi/",
    "/uy-quyen/",
    "/mat-khau/",
    "/tim/?q=an",
    "/doi-chieu/",
    *LEDGERS,
]


@pytest.mark.django_db
@pytest.mark.parametrize("url", PAGES)
def test_an_english_page_holds_no_vietnamese_but_the_data(desk: Desk, url: str) -> None:
    text = re.sub(r"<[^>]+>", " ", desk.officer.get(url, {} if "?" in url else {"year": "2023"}).content.decode())
    for name in sorted(DATA, key=len, reverse=True):
        text = text.replace(name, "")
    assert [line.strip() for line in text.splitlines() if VIETNAMESE.search(line)] == []
