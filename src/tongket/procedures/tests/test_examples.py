"""What loading an example refuses, and to whom it gives users."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.accounts import all_accounts
from tongket.access.book import Correction
from tongket.documents.papers.gather import dossier
from tongket.exchange.excel.forms import example_notice
from tongket.organizations import queries as organizations
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.people import actor_of
from tongket.organizations.queries import unit
from tongket.procedures.example_users import MARKS, USERS_FILE, may_have_users
from tongket.procedures.examples import MADE_UP, load_example, load_examples, mark
from tongket.records.ledgers import all_ledgers
from tongket.records.members.actions.correct import correct
from tongket.records.members.models import Member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
FOUNDED = date(1950, 1, 1)


@pytest.fixture
def alone(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own, on this computer only."""
    settings.HOST, settings.DATA = "127.0.0.1", tmp_path
    return tmp_path


def real_office(name: str = "Đảng bộ xã Thật") -> int:
    return establish_one(OrganizationEntry(name, "grassroots_committee_organization", None, FOUNDED))


def test_an_unknown_example_is_refused() -> None:
    with pytest.raises(TongketError, match="example-unknown"):
        load_example("xa-khong-co")


def test_an_example_never_takes_the_place_of_a_real_office() -> None:
    real_office("Đảng bộ xã Kỳ Thọ")
    with pytest.raises(TongketError, match="example-name-taken"):
        load_example("ky-tho")
    assert not Member.objects.exists()


def test_an_example_that_someone_changed_is_not_written_over(alone: Path) -> None:
    load_example("ky-tho")
    ledger = all_ledgers()["members"]
    line = ledger.one(Member.objects.order_by("id")[0].key)
    correct(OFFICE, [Correction(line.id, line.version, replace(line.entry, home_town="Nơi khác"))])
    assert load_example("ky-tho").outcome == "edited"
    assert ledger.one(line.key).entry.home_town == "Nơi khác"


@pytest.mark.parametrize(
    ("slug", "said"),
    [("ky-tho", "số liệu theo bài đã đăng; người là giả định."), (MADE_UP, "số liệu và người đều là giả định.")],
)
def test_an_example_says_on_papers_and_forms_what_of_it_is_made_up(slug: str, said: str) -> None:
    office = new_office()
    mark([office.commune], slug)
    unit = organizations.roots()[0]
    assert example_notice(unit) == f"Đơn vị ví dụ: {said}"
    assert dossier(office.commune, 2023).notice == said.capitalize()


def test_a_real_office_has_no_such_notice_on_its_papers_and_forms() -> None:
    office = new_office()
    assert example_notice(organizations.roots()[0]) == ""
    assert dossier(office.commune, 2023).notice is None


def test_every_role_has_an_example_user_who_holds_it(alone: Path) -> None:
    load_examples(["ky-tho"], say=lambda _: None)
    assert all(account.is_example for account in all_accounts())
    people = {role: actor_of(f"{mark}.ky-tho") for role, mark in MARKS.items()}
    assert {role: person and person.roles(date(2026, 1, 1)) for role, person in people.items()} == {
        role: frozenset({role}) for role in MARKS
    }


def test_the_example_users_are_told_when_made_and_kept_for_the_next_start(alone: Path) -> None:
    said: list[str] = []
    load_examples(["ky-tho"], say=said.append)
    assert "\n".join(said[1:]) + "\n" == (alone / USERS_FILE).read_text(encoding="utf-8")
    load_examples(["ky-tho"], say=lambda _: None)
    assert len(all_accounts()) == len(MARKS)


def test_the_cell_secretary_among_them_has_one_cell_only(alone: Path) -> None:
    load_examples(["ky-tho"], say=lambda _: None)
    person = actor_of("cb.ky-tho")
    assert person is not None
    assert [grant.organization for grant in person.grants] == [unit("ky-tho/chi-bo-thon-1").id]


def test_beside_a_real_office_there_are_no_example_users(alone: Path) -> None:
    real_office()
    load_examples(["ky-tho"], say=lambda _: None)
    assert all_accounts() == []


def test_on_a_network_there_are_no_example_users(alone: Path, settings: Any) -> None:
    settings.HOST = "192.168.1.20"
    assert not may_have_users()
