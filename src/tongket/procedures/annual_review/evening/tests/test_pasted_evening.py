from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.models import AuditEvent
from tongket.procedures.annual_review.evening.matching import listed_of
from tongket.procedures.annual_review.evening.pasting import enter_paste
from tongket.procedures.annual_review.evening.rows import Session
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.assessing.queries import assessments_of
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.records.reviews.tallies.queries import kept_tallies

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SESSION = Session(date(2025, 12, 5), 10, 9)
HEADS = "Họ và tên\tTự chấm\tThẩm định\tMức đề nghị\tXuất sắc\tTốt\n"


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    entry = RoundEntry(office.commune, 2025, date(2025, 11, 20), regime="R366")
    opened = open_round(OFFICE, [entry]).written[0].id
    people = [SubjectEntry(opened, office.east, "member", "no_office", one) for one in (office.an, office.binh)]
    enter(OFFICE, [*people, SubjectEntry(opened, office.east, "organization", "collective")])
    return opened


def paste(office, opened, rows):
    return enter_paste(OFFICE, opened, office.east, HEADS + rows, SESSION)


def test_a_pasted_block_is_written_through_the_actions(office, opened):
    entered = paste(office, opened, "Nguyễn Văn An\t90\t88\ttốt\t1\t8\nTrần Thị Bình\t95,5\t95\txuất sắc\t9\t0")
    ids = [kept.id for kept in subjects_of(opened, [office.east], "member")]
    assert (entered.written, entered.refused) == (6, False)
    assert sorted(assessments_of(ids)[each]["self"].entry.points for each in ids) == [9000, 9550]
    assert sorted(kept_tallies(ids)[each][0].entry.excellent for each in ids) == [1, 9]


def test_a_block_with_one_unreadable_cell_is_never_half_written(office, opened):
    before = AuditEvent.objects.count()
    entered = paste(office, opened, "Nguyễn Văn An\t90\t88\ttốt\t1\t8\nTrần Thị Bình\tx\t95\ttốt\t9\t0")
    assert [(each.row, each.column, each.finding.code) for each in entered.found] == [
        (3, "self_points", "number-not-understood")
    ]
    assert AuditEvent.objects.count() == before


def test_what_the_rules_refuse_is_told_at_the_line_of_the_block(office, opened):
    entered = paste(office, opened, "\nTrần Thị Bình\t89\t88\txuất sắc\t9\t0")
    assert (3, "level", "rating-below-threshold") in [(e.row, e.column, e.finding.code) for e in entered.found]
    assert entered.written == 0


def test_an_organisation_is_named_by_its_name(office, opened):
    names = {each.name for each in listed_of(subjects_of(opened, [office.east]))}
    assert names == {"Nguyễn Văn An", "Trần Thị Bình", "Chi bộ thôn Đông"}
