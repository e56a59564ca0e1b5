from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.actor import Actor, Grant, role_allows
from tongket.access.gate import Action, Refused, action, require
from tongket.access.models import AuditEvent
from tongket.records.members.actions.register import register
from tongket.records.members.models import Member
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry
from tongket.rules.decision import Certainty, Citation, Finding
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
TODAY = date(2024, 1, 2)
CITATION = Citation("X", "QĐ", None, "", Certainty.SECOND_HAND)


def granted(role, unit, **days):
    return Actor("Người thử", (Grant(role, unit, days.pop("start", date(2000, 1, 1)), **days),))


def ratings(office, *levels):
    members = (office.an, office.binh, office.cuc)
    return [MemberRatingEntry(member, office.east, 2023, level) for member, level in zip(members, levels, strict=False)]


def ask(act, rows):
    act.sift(rows, lambda row: [Finding("line-twice", {"line": row}, CITATION)] if row == "asks" else [])
    return []


asked = Action("rating.rate", "rating.rated", "member_ratings", lambda rows: {1}, ask)


def test_an_actor_without_a_role_is_denied():
    office = new_office()
    with pytest.raises(TongketError, match="access-denied"):
        rate(Actor("Người lạ"), ratings(office, "good"))


def test_a_role_at_one_cell_does_not_reach_the_other():
    office = new_office()
    with pytest.raises(TongketError, match="access-denied"):
        rate(granted("cell_secretary", office.west), ratings(office, "good"))


def test_a_role_at_the_commune_reaches_its_cells():
    office = new_office()
    assert len(rate(granted("secretary", office.commune), ratings(office, "good")).written) == 1


def test_one_line_of_a_foreign_unit_denies_the_whole_write():
    office = new_office()
    rows = [*ratings(office, "good"), MemberRatingEntry(office.dung, office.west, 2023, "good")]
    with pytest.raises(TongketError, match="access-denied"):
        rate(granted("cell_secretary", office.east), rows)
    assert not AuditEvent.objects.filter(action="rating.rate").exists()


def test_a_role_that_has_ended_allows_nothing():
    actor = granted("office", None, valid_until=date(2023, 12, 31))
    with pytest.raises(TongketError, match="access-denied"):
        require(actor, "rating.rate", {1}, TODAY)
    require(actor, "rating.rate", {1}, date(2023, 12, 31))


def test_a_role_that_has_not_begun_allows_nothing():
    with pytest.raises(TongketError, match="access-denied"):
        require(granted("office", None, start=date(2024, 1, 3)), "rating.rate", {1}, TODAY)


@pytest.mark.parametrize(("role", "permission"), [("viewer", "rating.rate"), ("cell_secretary", "member.register")])
def test_a_role_allows_only_its_words(role, permission):
    assert not role_allows(role, permission)


def test_one_refused_line_refuses_all():
    office = new_office()
    with pytest.raises(Refused) as refused:
        rate(OFFICE, ratings(office, "good", "", "excellent"))
    assert [(item.index, item.finding.code) for item in refused.value.found if item.refuses] == [
        (1, "rating-level-or-reason")
    ]
    assert not AuditEvent.objects.filter(action="rating.rate").exists()


def test_a_refusal_says_how_many_lines_and_the_first():
    office = new_office()
    with pytest.raises(TongketError, match="write-refused: Có 2 lỗi"):
        rate(OFFICE, ratings(office, "good", "", ""))


def test_collecting_leaves_out_the_refused_lines_and_reports_them():
    office = new_office()
    passage = rate(OFFICE, ratings(office, "good", "", "excellent"), collecting=True)
    assert [line.index for line in passage.written] == [0, 2]
    assert [item.index for item in passage.found] == [1]


def test_a_finding_that_asks_a_reason_is_lifted_by_the_lines_own_reason():
    with pytest.raises(Refused):
        asked(OFFICE, ["asks", "asks"], reasons={0: "Theo kết luận"})
    passage = asked(OFFICE, ["plain", "asks"], reasons={1: "Theo kết luận"})
    assert [(item.index, item.reason) for item in passage.found] == [(1, "Theo kết luận")]


def test_a_failing_body_leaves_nothing_behind():
    office = new_office()
    before = Member.objects.count()
    with pytest.raises(Refused):
        register(OFFICE, [replace(MEMBER, full_name="Bùi Văn Khoa", organization=office.east)] * 2)
    assert Member.objects.count() == before


def test_two_actions_cannot_share_a_name():
    def other(act, rows):
        return []

    other.__module__ = "elsewhere"
    with pytest.raises(ValueError, match=r"rating\.rate"):
        action("rating.rate", event="x", ledger="x", units=lambda rows: set())(other)
