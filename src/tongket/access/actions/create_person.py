"""Enter a person who may sign in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from tongket.access.accounts import check_password
from tongket.access.gate import Act, Written, action
from tongket.access.models import User
from tongket.rules import notation
from tongket.rules.decision import Finding

USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$")


@dataclass(frozen=True)
class NewPerson:
    """`organization` is the unit whose office enters the person; `password` the first one, to be changed."""

    username: str
    full_name: str
    organization: int
    password: str
    must_change: bool = True
    is_example: bool = False


def _units(people: Sequence[NewPerson]) -> set[int]:
    return {person.organization for person in people}


@action("person.create", event="person.created", ledger="people", units=_units)
def create_person(act: Act, people: Sequence[NewPerson]) -> Sequence[Written]:
    """Add people. Refuses a user name that is taken or malformed and a first password that is too weak."""
    written = []
    # One password given to many is hashed once: the hash is made to be slow.
    hashed = {password: make_password(password) for password in {person.password for person in people}}
    for index, person in act.sift(people, _check):
        row = User(
            username=person.username,
            full_name=notation.normalise(person.full_name),
            must_change_password=person.must_change,
            is_example=person.is_example,
            password=hashed[person.password],
        )
        row.save()
        changes = {"username": [None, row.username], "full_name": [None, row.full_name]}
        written.append(Written(row.pk, row.key, person.organization, changes, index))
    return written


def _check(person: NewPerson) -> Iterable[Finding]:
    if not USERNAME.match(person.username):
        yield Finding("person-username-malformed", {"name": person.username})
    elif User.objects.filter(username=person.username).exists():
        yield Finding("person-username-taken", {"name": person.username})
    if not notation.normalise(person.full_name):
        yield Finding("person-without-name")
    yield from check_password(person.password, User(username=person.username, full_name=person.full_name))
