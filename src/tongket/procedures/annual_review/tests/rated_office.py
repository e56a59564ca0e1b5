"""The small office in the middle of its review, for tests: a round with its list, and levels as they are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.office import OFFICE, Office, new_office
from tongket.organizations.local_values.queries import NO_LOCAL_VALUES
from tongket.procedures.annual_review.criteria import frozen_criteria
from tongket.procedures.annual_review.deciding.decide import Paper, decide
from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.propose import propose
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import RoundEntry, StepEntry
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.reviews import regime_for

WHY = Reasons(of_all="Theo biên bản hội nghị", of_order="Hội nghị gộp", of_caps="Theo hướng dẫn của cấp trên")
"""Reasons for all that may be asked: the test is about something else."""


@dataclass
class Stage:
    """The round and its subjects by a short name: a cell and its members, the commune, its collective, its leader."""

    office: Office
    held: Round
    subjects: dict[str, int]

    @property
    def year(self) -> int:
        return self.held.entry.report_year

    def day(self, day: int) -> date:
        return date(self.year, 12, day)

    def paper(self, number: str = "45-QĐ/ĐU", **more: object) -> Paper:
        return Paper("Ban Thường vụ Đảng ủy xã Mẫu", number, self.day(18), **more)  # type: ignore[arg-type]

    def levels(self, **wanted: str) -> dict[int, Meant]:
        return {self.subjects[name]: Meant(level) for name, level in wanted.items()}

    def propose(self, unit: int, reasons: Reasons = WHY, **wanted: str):
        return propose(
            OFFICE, self.held, StepEntry(self.held.id, unit, "", self.day(10)), self.levels(**wanted), reasons
        )

    def propose_all(self, **changed: str):
        """Both cells and the commune propose: everyone good, save who is named otherwise."""
        good = dict.fromkeys(self.subjects, "good") | changed
        for unit, names in self.by_unit().items():
            self.propose(unit, **{name: good[name] for name in names})

    def decide(self, reasons: Reasons = WHY, **more: object):
        return decide(OFFICE, self.held, self.paper(), reasons=reasons, **more)  # type: ignore[arg-type]

    def by_unit(self) -> dict[int, list[str]]:
        office = self.office
        return {
            office.east: ["east", "an", "binh", "cuc"],
            office.west: ["west", "dung", "giang", "hoa"],
            office.commune: ["commune", "standing", "head"],
        }


def staged(year: int = 2023, **more: object) -> Stage:
    """A round of the small office: An leads the east and the commune's standing committee."""
    return stage_in(new_office(), year, **more)


def stage_in(office: Office, year: int, **more: object) -> Stage:
    """The same in an office that stands already."""
    criteria = frozen_criteria(year, NO_LOCAL_VALUES)
    entry = RoundEntry(office.commune, year, date(year, 11, 20), regime=regime_for(year).id, criteria=criteria, **more)  # type: ignore[arg-type]
    opened = open_round(OFFICE, [entry]).written[0].id
    lines = {
        "east": SubjectEntry(opened, office.east, "organization", "collective"),
        "west": SubjectEntry(opened, office.west, "organization", "collective"),
        "commune": SubjectEntry(opened, office.commune, "organization", "collective"),
        "standing": SubjectEntry(
            opened, office.commune, "leadership_collective", "collective", collective="Ban Thường vụ Đảng ủy"
        ),
        "an": SubjectEntry(opened, office.east, "member", "leader", office.an, is_head=True),
        "binh": SubjectEntry(opened, office.east, "member", "no_office", office.binh),
        "cuc": SubjectEntry(opened, office.east, "member", "no_office", office.cuc),
        "dung": SubjectEntry(opened, office.west, "member", "no_office", office.dung),
        "giang": SubjectEntry(opened, office.west, "member", "no_office", office.giang),
        "hoa": SubjectEntry(opened, office.west, "member", "no_office", office.hoa),
        "head": SubjectEntry(opened, office.commune, "key_cadre", "leader", office.an, is_head=True),
    }
    written = enter(OFFICE, list(lines.values())).written
    subjects = {name: line.id for name, line in zip(lines, written, strict=True)}
    return Stage(office, rounds_by_id([opened])[opened], subjects)
