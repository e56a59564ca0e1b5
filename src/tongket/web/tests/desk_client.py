"""Browsers of the cast: the office of xã Mẫu with an officer, a cell secretary, a viewer, and one without a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from django.test.utils import override_settings

from tests.office import OFFICE, Office, new_office
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.models import User
from tongket.organizations.actions.assign import assign
from tongket.organizations.assignments import AssignmentEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry

PASSWORD = "mat-khau-rieng-1"
YEAR = 2023


@dataclass(frozen=True)
class Desk:
    office: Office
    officer: Client
    colleague: Client
    secretary: Client
    viewer: Client
    nobody: Client
    stranger: Client


QUICK = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
"""The real hasher is slow on purpose; only the tests of the sign-in need it."""


@QUICK
def new_desk() -> Desk:
    office = new_office()
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, YEAR, "excellent")])
    rate(OFFICE, [MemberRatingEntry(office.dung, office.west, YEAR, "good")])
    rate_collective(OFFICE, [CollectiveRatingEntry(office.east, "organization", YEAR, level="good")])
    return Desk(
        office,
        browser("van-phong", office.commune, "office", office.commune),
        browser("van-phong-2", office.commune, "office", office.commune),
        browser("bi-thu-dong", office.commune, "cell_secretary", office.east),
        browser("xem", office.commune, "viewer", office.commune),
        browser("chua-co", office.commune, "", 0),
        Client(),
    )


def browser(username: str, commune: int, role: str, unit: int) -> Client:
    """A browser in which this new person has signed in."""
    new = NewPerson(username, f"Người {username}", commune, PASSWORD, must_change=False)
    person = create_person(OFFICE, [new]).written[0].id
    if role:
        assign(OFFICE, [AssignmentEntry(person, unit, role, date(2020, 1, 1))])
    client = Client()
    client.force_login(User.objects.get(pk=person), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, url: str, **more: Any) -> str:
    answer = client.get(url, **more)
    assert answer.status_code == 200, (url, answer.status_code)
    return str(answer.content.decode())
