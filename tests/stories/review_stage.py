"""A round of the review for three cells of the example, grown to the sizes wanted; and what was written of one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.urls import reverse

from tests.office import MEMBER, OFFICE
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.members.actions.register import register
from tongket.records.members.queries import members_on
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.comments.queries import comments_of
from tongket.records.reviews.queries import collective_ratings, member_ratings
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import rounds_by_id, rounds_of, standings
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.rules.reviews import regime_for

SLUG, YEAR = "ngoc-ky", 2025
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Hoàng", "Bùi", "Ngô", "Dương")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thanh")
NAMES = ("An", "Bình", "Chung", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Mạnh", "Nga")


def on_the_data_of(program_data: Path, call: str) -> str:
    """Run one of the functions below in a process of its own, on the data of a program; what it printed last."""
    environment = {**os.environ, "TONGKET_DATA": str(program_data), "DJANGO_SETTINGS_MODULE": "tongket.config.settings"}
    code = f"import django; django.setup(); from tests.stories import review_stage as stage; stage.{call}"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        cwd=root,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def opened(sizes: Mapping[int, int]) -> None:
    """Open the round for cells of these sizes, by the cell's number; prints the address of each evening."""
    office = organizations.unit(SLUG)
    entry = RoundEntry(office.id, YEAR, date(YEAR, 11, 20), regime=regime_for(YEAR).id)
    at = open_round(OFFICE, [entry]).written[0].id
    key, addresses = rounds_by_id([at])[at].line.key, {}
    for number, size in sizes.items():
        cell = _cell(number)
        people = [
            SubjectEntry(at, cell.id, "member", "leader" if place == 0 else "no_office", member, is_head=place == 0)
            for place, member in enumerate(_grown(cell, number, size))
        ]
        enter(OFFICE, [*people, SubjectEntry(at, cell.id, "organization", "collective")])
        addresses[number] = reverse("review-evening", args=[key, cell.key])
    print(json.dumps(addresses))


def written(number: int) -> None:
    """Print sums over all lines of a cell, as the records hold them."""
    [found], cell = rounds_of([organizations.unit(SLUG).id], YEAR), _cell(number)
    ids = [each.id for each in subjects_of(found.id, [cell.id])]
    sides = assessments_of(ids)
    tallies = [each.entry for lines in kept_tallies(ids).values() for each in lines]
    stands = standings(found.id).get(cell.id)
    ratings = [*member_ratings([cell.id], YEAR), *collective_ratings([cell.id], YEAR)]
    sums = {
        "subjects": len(ids),
        **{side: sum(each[side].entry.points or 0 for each in sides.values() if side in each)
           for side in ("self", "appraised")},
        "tasks": sum(map(len, tasks_of(ids).values())),
        "levels": dict(Counter(each["appraised"].entry.level for each in sides.values() if "appraised" in each)),
        **{word: sum(getattr(each, word) for each in tallies) for word in ("good", "completed", "valid")},
        "comments": sum(map(len, comments_of(ids).values())),
        "proposed": sum(each.entry.stage == "proposed" for each in ratings),
        "handed_up": bool(stands and stands.handed_up),
    }  # fmt: skip
    print(json.dumps(sums))


def _cell(number: int) -> Unit:
    return organizations.unit(f"{SLUG}/chi-bo-{number}")


def _grown(cell: Unit, number: int, size: int) -> list[int]:
    """The members of the cell, so many; who is missing is made up."""
    there = [each.id for each in members_on([cell.id], date(YEAR, 12, 1))][:size]
    names = [f"{family} {middle} {name}" for name in NAMES for middle in MIDDLES for family in FAMILIES]
    entries = [
        replace(MEMBER, full_name=name, organization=cell.id, card_number=f"77{number}{place:06d}")
        for place, name in enumerate(names[: size - len(there)])
    ]
    return there + [line.id for line in register(OFFICE, entries).written] if entries else there
