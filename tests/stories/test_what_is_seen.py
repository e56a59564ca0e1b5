"""No page shows a line, a figure, a file or a paper of a unit outside what one was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.office import OFFICE, new_office
from tests.stories.grants import LEDGERS, kept_lines, samples
from tests.stories.things import ROUND, addresses_of, dossiers, papers_of, steps_of_the_round
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.models import User
from tongket.organizations import queries as organizations
from tongket.organizations.actions.assign import assign
from tongket.organizations.assignments import AssignmentEntry
from tongket.procedures.examples import load_examples
from tongket.records.admissions.candidates.models import Candidate
from tongket.records.members.models import Member
from tongket.web.ledgers.words import ledgers, record_url, unit_of, word_of
from tongket.web.tests.desk_client import PASSWORD, QUICK

pytestmark = pytest.mark.django_db
SLUG, YEAR = "ngoc-ky", 2023
OF_A_LINE = ("record", "edit-record", "end-record", "withdraw-record")
OF_A_ROUND = (
    "badge-round", "badge-draft", "badge-board", "badge-new-dossier", "badge-step", "badge-round-sheet",
    "badge-ceremony-sheet", "badge-certificate-sheet",
)  # fmt: skip
"""Pages that name a day and show of it what one may see: not closed, but without anybody outside."""
NEVER_MADE = {"draft", "draft-file", "draft-compare", "paper-file", "package-file", "review-papers-file"}
"""Files that nobody made of the papers in this house: their pages say so to the office too."""
CLOSED = (403, 404)
OF_A_CELL = (
    "/dang-vien/", "/dang-vien/viec-den-han/", "/chuyen-sinh-hoat/", "/ket-nap/", "/dang-phi/", "/cay-to-chuc/",
    "/huy-hieu/", "/kiem-diem/", "/kiem-diem/ket-qua/",
    *(f"/kiem-diem/ket-qua/{page}" for page in ("khen-thuong/", "nam-nam-lien/", "khong-hoan-thanh/", "cac-quy/")),
    *(f"/huy-hieu/{ROUND}/{page}" for page in (
        "", "ho-so/", "ho-so/moi/", "danh-sach.xlsx", "le-trao.xlsx", "giay-chung-nhan.xlsx")),
)  # fmt: skip
OF_THE_OFFICE = (
    "/", "/so-lieu/", "/tim/?q=chi", "/tim/dang-vien/?member=nguyen", "/so/dang-vien/bang.xlsx",
    "/bo-ho-so/", "/bo-ho-so/xem/year-report/", "/van-ban/", "/thuyet-minh/", "/doi-chieu/", "/doi-chieu/?mau=1",
    "/doi-chieu/van-ban/year-report/", *OF_A_CELL,
)  # fmt: skip
FIGURES = ("members.total", "cells.total", "ratings.members?level=excellent", "awards.individuals", "inspections.cases")


@dataclass(frozen=True)
class House:
    """The example commune, its neighbour, and a browser for everyone who tries to look in."""

    commune: int
    cell: int
    people: Mapping[str, Client]
    addresses: Mapping[str, str]
    papers: Sequence[str]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[House]:
    settings_of_files = pytest.MonkeyPatch()
    settings_of_files.setattr("django.conf.settings.DATA", tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock(), transaction.atomic(), QUICK:
        load_examples([SLUG], say=lambda _: None, with_users=False, with_path=False)
        unit = organizations.unit(SLUG)
        cell = organizations.unit(f"{SLUG}/chi-bo-1").id
        lines = samples(unit.id)
        person = User.objects.get(pk=lines["person.close"][0].user)
        addresses = addresses_of(unit, organizations.unit(f"{SLUG}/chi-bo-2"), person)
        people = _people(new_office().commune, unit.id, cell)
        yield House(unit.id, cell, people, addresses, papers_of(unit, addresses))
        transaction.set_rollback(True)
    settings_of_files.undo()


def _people(neighbour: int, commune: int, cell: int) -> Mapping[str, Client]:
    today, since, day = timezone.localdate(), date(2020, 1, 1), timedelta(days=1)
    given = {
        "van-phong": ("office", commune, since, None),
        "ben-canh": ("office", neighbour, since, None),
        "bi-thu-chi-bo": ("cell_secretary", cell, since, None),
        "da-het-han": ("office", commune, since, today - day),
        "chua-den-han": ("office", commune, today + day, None),
        "khong-vai-tro": None,
    }
    return {name: _browser(name, role) for name, role in given.items()}


def _browser(name: str, role: tuple[str, int, date, date | None] | None) -> Client:
    person = create_person(OFFICE, [NewPerson(name, f"Người {name}", 0, PASSWORD, must_change=False)]).written[0].id
    if role is not None:
        assign(OFFICE, [AssignmentEntry(person, role[1], role[0], role[2], role[3])])
    client = Client()
    client.force_login(User.objects.get(pk=person), backend="django.contrib.auth.backends.ModelBackend")
    return client


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern)


def closed(client: Client, url: str) -> bool:
    """Whether neither reading nor writing goes through; who has no place anywhere is led to the page that says so."""
    read, written = client.get(url, {"year": YEAR}), client.post(url, {"version": "1"})
    nowhere = all(answer.status_code == 302 and answer["Location"] == reverse("no-role") for answer in (read, written))
    return nowhere or (read.status_code in (*CLOSED, 405) and written.status_code in CLOSED)


def test_every_page_that_names_a_thing_is_tried(house: House) -> None:
    with_parts = {pattern.name for pattern in patterns() if pattern.pattern.converters}
    open_to_all = {"language", "ledger", "ledger-sheet", "new-record"}  # name no thing of a unit
    assert with_parts - open_to_all - set(OF_A_ROUND) - set(OF_A_LINE) == set(house.addresses)


@pytest.mark.parametrize("person", ["ben-canh", "bi-thu-chi-bo", "da-het-han", "chua-den-han", "khong-vai-tro"])
def test_what_is_the_communes_own_is_closed_to_others(person: str, house: House) -> None:
    client = house.people[person]
    # Each office has a report of its own at these addresses.
    own = {"paper-preview", "check-paper"} if person == "ben-canh" else set()
    assert [name for name, url in house.addresses.items() if name not in own and not closed(client, url)] == []
    assert [url for url in house.papers if not closed(client, url)] == []


def test_the_office_itself_finds_something_at_every_one_of_these_addresses(house: House) -> None:
    urls = {**house.addresses, **{url: url for url in house.papers}}
    got = {name: house.people["van-phong"].get(url, {"year": YEAR}).status_code for name, url in urls.items()}
    assert {name for name, status in got.items() if status in CLOSED} == NEVER_MADE


@pytest.mark.parametrize("person", ["ben-canh", "bi-thu-chi-bo"])
@pytest.mark.parametrize("ledger", sorted(LEDGERS))
def test_no_line_outside_is_read_or_written(ledger: str, person: str, house: House) -> None:
    book = ledgers()[ledger]
    outside = [kept for kept in kept_lines(book) if _is_outside(person, unit_of(book, kept), house)]
    tried = [record_url(book, outside[-1], page) for page in OF_A_LINE]
    assert [url for url in tried if not closed(house.people[person], url)] == []


def _is_outside(person: str, unit: int | None, house: House) -> bool:
    inside = organizations.ids_below(house.commune)
    return unit in (inside - organizations.ids_below(house.cell) if person == "bi-thu-chi-bo" else inside)


def test_the_lists_of_a_cell_secretary_hold_the_own_cell_alone(house: House) -> None:
    client = house.people["bi-thu-chi-bo"]
    allowed = {str(kept.key) for book in ledgers().values() for kept in kept_lines(book)
               if not _is_outside("bi-thu-chi-bo", unit_of(book, kept), house)}  # fmt: skip
    pages = [client.get(reverse("ledger", args=[word_of(book)]), {"year": YEAR}) for book in ledgers().values()]
    shown = set().union(*map(_keys, pages))
    assert shown
    assert shown <= allowed


@pytest.mark.parametrize("tag", FIGURES)
def test_a_figure_of_a_cell_secretary_counts_and_opens_the_own_cell_alone(tag: str, house: House) -> None:
    answer = house.people["bi-thu-chi-bo"].get("/so-lieu/mo/", {"so": tag, "year": str(YEAR)})
    outside = {str(kept.key) for book in ledgers().values() for kept in kept_lines(book)
               if _is_outside("bi-thu-chi-bo", unit_of(book, kept), house)}  # fmt: skip
    assert answer.status_code in (200, 404)
    assert not _keys(answer) & outside


@pytest.mark.parametrize("url", OF_THE_OFFICE)
def test_no_name_of_another_office_stands_on_a_page_of_the_neighbour(url: str, house: House) -> None:
    text = _text(house.people["ben-canh"], url)
    assert [name for name in _names(organizations.ids_below(house.commune)) if name in text] == []
    assert "Ngọc Kỳ" not in text


@pytest.mark.parametrize("url", OF_A_CELL)
def test_no_name_of_another_cell_stands_on_a_page_of_a_cell_secretary(url: str, house: House) -> None:
    text = _text(house.people["bi-thu-chi-bo"], url)
    outside = organizations.ids_below(house.commune) - organizations.ids_below(house.cell)
    assert [name for name in _names(outside) if name in text] == []


def test_the_office_reads_names_of_its_cells_on_these_pages(house: House) -> None:
    names = _names(organizations.ids_below(house.commune))
    texts = {url: _text(house.people["van-phong"], url) for url in OF_A_CELL}
    silent = {url for url, text in texts.items() if not any(name in text for name in names)}
    of_nobody = {f"/kiem-diem/ket-qua/{page}" for page in ("", "khong-hoan-thanh/", "cac-quy/")}
    plain = {"/dang-phi/", "/cay-to-chuc/", "/huy-hieu/", "/kiem-diem/", f"/huy-hieu/{ROUND}/ho-so/moi/"}
    assert silent == plain | of_nobody


@pytest.mark.parametrize("page", ["badge-draft", "badge-step", "badge-new-dossier"])
@pytest.mark.parametrize("person", ["van-phong", "ben-canh", "bi-thu-chi-bo"])
def test_the_office_alone_begins_or_moves_a_dossier_of_its_cell(person: str, page: str, house: House) -> None:
    office, cell = organizations.unit(SLUG), organizations.unit(f"{SLUG}/chi-bo-2")
    before = dossiers(office)
    house.people[person].post(reverse(page, args=[ROUND]), steps_of_the_round(office, cell)[page])
    assert (dossiers(office) != before) == (person == "van-phong")


@pytest.mark.parametrize("person", ["da-het-han", "chua-den-han", "khong-vai-tro"])
def test_the_pages_of_a_round_are_closed_to_who_has_no_role(person: str, house: House) -> None:
    assert [page for page in OF_A_ROUND if not closed(house.people[person], reverse(page, args=[ROUND]))] == []


def test_a_stranger_is_led_to_the_sign_in_from_every_page() -> None:
    known = {"word": "dang-vien", "key": uuid4(), "kind": "year-report", "name": "index", "code": "en",
             "number": 1, "comment": uuid4(), "step": uuid4(), "verb": "huy", "year": 2023, "on": ROUND,
             "relative": uuid4(), "stays": uuid4(), "goes": uuid4(), "plan": uuid4(), "subject": "members",
             "unit": uuid4(), "vote": "cell_vote", "job": uuid4()}  # fmt: skip
    open_pages = {"sign-in", "first-run", "language", "sign-out"}
    for pattern in patterns():
        if pattern.name and pattern.name not in open_pages and not pattern.name.startswith("static"):
            url = reverse(pattern.name, kwargs={name: known[name] for name in pattern.pattern.converters})
            assert Client().get(url)["Location"].startswith("/dang-nhap/"), url


def _keys(answer: Any) -> set[str]:
    return set(re.findall(r"/so/[a-z-]+/([0-9a-f-]{36})/", answer.content.decode(errors="ignore")))


def _names(units: frozenset[int]) -> Sequence[str]:
    """Members and candidates of these units whose names nobody elsewhere bears."""
    people = [*Member.objects.values_list("full_name", "organization"),
              *Candidate.objects.values_list("full_name", "organization")]  # fmt: skip
    elsewhere = {name for name, unit in people if unit not in units}
    return sorted({name for name, unit in people if unit in units} - elsewhere)


def _text(client: Client, url: str) -> str:
    """What stands on the page or, of a workbook, in its cells."""
    answer = client.get(url, {"year": YEAR} if "?" not in url else None)
    assert answer.status_code == 200
    if not url.endswith(".xlsx"):
        return str(answer.content.decode(errors="ignore"))
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(str(cell) for row in rows for cell in row)
