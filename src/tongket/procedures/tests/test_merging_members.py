"""One person in two lines made one, with all they carried, and two again exactly as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.office import MEMBER, OFFICE, Office, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction
from tongket.access.ledger import Selection
from tongket.access.models import AuditEvent
from tongket.organizations import queries as organizations
from tongket.procedures import merging_members
from tongket.procedures.merging_members import merge, plan, unmerge
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.actions.register import register
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.book import PostEntry
from tongket.records.members.identity.book import IdentityEntry, members_by_identity
from tongket.records.members.life.queries import events_of
from tongket.records.members.life.storing import members_that_differ
from tongket.records.members.merging.queries import duplicates, merged_into, merges
from tongket.records.members.transfers.book import TransferEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter as list_in_round
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
REASON = "Một người đăng ký hai lần khi sáp nhập"


@pytest.fixture
def office() -> Office:
    return new_office()


@pytest.fixture
def twin(office: Office) -> int:
    """An once more, in the other cell, without a card."""
    entry = replace(MEMBER, full_name="Nguyễn Văn An", organization=office.west, joined_on=date(2010, 1, 1),
                    birth_date=None, home_town="Xã Thử")  # fmt: skip
    member = register(OFFICE, [entry]).written[0].id
    kept = members.kept([member])[member]
    all_ledgers()["members"].correct(OFFICE, [Correction(member, 1, replace(kept.entry, birth_date=date(1965, 1, 1)))])
    return int(member)


def everything(office: Office) -> dict[str, Any]:
    """Every standing line of every ledger as it is, where each member was, and what happened to whom."""
    where = organizations.ids_below(office.commune)
    lines = {name: [kept.entry for kept in ledger.select(Selection(where)).lines] for name, ledger in
             all_ledgers().items()}  # fmt: skip
    ordered = {name: sorted(map(str, entries)) for name, entries in lines.items()}
    ids = [kept.id for kept in all_ledgers()["members"].select(Selection(where)).lines]
    lives = {member: [(event.kind, event.on, event.unit) for event in events_of(member)] for member in ids}
    return {**ordered, "lives": lives, "then": [str(each) for each in members.members_on(where, date(2015, 1, 1))]}


def merged(office: Office, twin: int, decided: dict[str, str] | None = None) -> Any:
    found = plan(office.an, twin)
    entry = replace(found.surviving.entry, home_town=found.absorbed.entry.home_town)
    return merge(OFFICE, found, entry, REASON, decided)


def badge(member: int, cell: int, decision: str = "") -> BadgeAwardEntry:
    day = date(2020, 5, 19)
    return BadgeAwardEntry(member, cell, 30, day, "regular_award", "", decision, date(2020, 5, 10), day)


def carrying(office: Office, twin: int) -> None:
    hold_post(OFFICE, [PostEntry(twin, office.west, "cell_secretary", date(2020, 6, 1))])
    rate(OFFICE, [MemberRatingEntry(twin, office.west, 2022, "good")])
    award(OFFICE, [badge(twin, office.west)], reason=REASON)
    enter(OFFICE, [IdentityEntry(twin, office.west, "038065000001")])


def test_two_lines_of_one_name_and_birth_date_in_two_cells_are_named(office: Office, twin: int) -> None:
    [pair] = duplicates(organizations.ids_below(office.commune))
    assert (pair.first.id, pair.second.id, pair.reason) == (office.an, twin, "same-name-and-birth")


def test_a_card_that_lost_its_zeros_names_the_two(office: Office) -> None:
    entry = replace(MEMBER, full_name="Nguyễn Văn Ân", organization=office.west, card_number="1")
    register(OFFICE, [entry])
    assert [pair.reason for pair in duplicates(organizations.ids_below(office.commune))] == ["same-card"]


def test_one_line_survives_with_all_that_both_carried(office: Office, twin: int) -> None:
    carrying(office, twin)
    merged(office, twin)
    carried = {each.ledger.id for each in plan(office.an, office.binh).carried}
    assert (carried, merged_into(twin)) == (set(), office.an)
    assert members_by_identity(["038065000001"]) == {"038065000001": office.an}
    posts = all_ledgers()["posts"].select(Selection([office.west])).lines
    assert [post.entry.member for post in posts] == [office.an]
    assert members.kept([office.an])[office.an].entry.home_town == "Xã Thử"


def test_the_line_that_goes_leaves_every_list_and_stays_readable(office: Office, twin: int) -> None:
    merged(office, twin)
    where = organizations.ids_below(office.commune)
    assert twin not in [each.id for each in members.members_on(where, date(2015, 1, 1))]
    assert members.kept([twin])[twin].withdrawn_at is not None
    assert members_that_differ() == []


def test_undoing_restores_every_line_life_and_number(office: Office, twin: int) -> None:
    carrying(office, twin)
    before = everything(office)
    unmerge(OFFICE, merged(office, twin), "Hai người khác nhau")
    assert everything(office) == before
    assert members_by_identity(["038065000001"]) == {"038065000001": twin}
    assert members_that_differ() == []


def test_undoing_restores_what_was_withdrawn_beside_its_twin(office: Office, twin: int) -> None:
    same = badge(twin, office.east)
    award(OFFICE, [same, replace(same, member=office.an)], reason=REASON)
    before = everything(office)
    key = merged(office, twin)
    assert len(all_ledgers()["badge_awards"].select(Selection([office.east])).lines) == 1
    unmerge(OFFICE, key, "Hai người khác nhau")
    assert everything(office) == before


@pytest.mark.parametrize("stays", ["surviving", "absorbed"])
def test_two_badges_of_one_level_that_differ_have_to_be_decided(office: Office, twin: int, stays: str) -> None:
    one = badge(twin, office.east, "12-QĐ/TU")
    award(OFFICE, [one, replace(one, member=office.an, decision_number="15-QĐ/TU")], reason=REASON)
    before = everything(office)
    with pytest.raises(TongketError, match="merge-lines-differ"):
        merged(office, twin)
    [open_line] = plan(office.an, twin).undecided
    key = merged(office, twin, {open_line.name: stays})
    [stands] = all_ledgers()["badge_awards"].select(Selection([office.east])).lines
    assert (stands.entry.member, stands.entry.decision_number) == (
        office.an, "15-QĐ/TU" if stays == "surviving" else "12-QĐ/TU",
    )  # fmt: skip
    unmerge(OFFICE, key, "Hai người khác nhau")
    assert everything(office) == before


def test_a_merge_on_which_something_builds_cannot_be_undone(office: Office, twin: int) -> None:
    key = merged(office, twin)
    kept = members.kept([office.an])[office.an]
    changed = replace(kept.entry, home_town="Xã Khác")
    all_ledgers()["members"].correct(OFFICE, [Correction(kept.id, kept.version, changed)])
    with pytest.raises(TongketError, match="unmerge-built-upon"):
        unmerge(OFFICE, key, "Hai người khác nhau")


def test_a_moved_line_that_was_changed_since_keeps_the_merge(office: Office, twin: int) -> None:
    carrying(office, twin)
    key = merged(office, twin)
    [post] = all_ledgers()["posts"].select(Selection([office.west])).lines
    ended = replace(post.entry, held_until=date(2024, 1, 1))
    all_ledgers()["posts"].correct(OFFICE, [Correction(post.id, post.version, ended)])
    with pytest.raises(TongketError, match="unmerge-built-upon"):
        unmerge(OFFICE, key, "Hai người khác nhau")
    assert merges([office.east])[0].undone_at is None


def test_two_identity_numbers_are_two_people(office: Office, twin: int) -> None:
    numbers = [IdentityEntry(twin, office.west, "038065000001"), IdentityEntry(office.an, office.east, "038065000002")]
    enter(OFFICE, numbers)
    with pytest.raises(TongketError, match="merge-two-identities"):
        merged(office, twin)


def test_a_line_on_its_way_to_another_cell_does_not_go(office: Office, twin: int) -> None:
    start(OFFICE, [TransferEntry(twin, "internal", date(2023, 3, 1), office.west, to_unit=office.east)], reason=REASON)
    with pytest.raises(TongketError, match="merge-transfer-open"):
        merged(office, twin)


def test_a_line_is_not_merged_with_itself(office: Office) -> None:
    with pytest.raises(TongketError, match="merge-of-one-line"):
        merged(office, office.an)


def test_papers_that_no_ledger_hands_over_keep_their_member(office: Office, twin: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(merging_members, "WITH_THE_MEMBER", frozenset())
    with pytest.raises(TongketError, match="merge-papers-remain"):
        merged(office, twin)


def test_a_line_in_a_review_keeps_its_member(office: Office, twin: int) -> None:
    opened = open_round(OFFICE, [RoundEntry(office.commune, 2023, date(2023, 11, 20), regime="R124")]).written[0].id
    list_in_round(OFFICE, [SubjectEntry(opened, office.east, "member", "no_office", twin)])
    with pytest.raises(TongketError, match="dòng trong danh sách đợt kiểm điểm"):
        merged(office, twin)


def test_a_merge_needs_a_reason_and_leaves_its_event_at_both_lines(office: Office, twin: int) -> None:
    found = plan(office.an, twin)
    with pytest.raises(TongketError, match="reason-required"):
        merge(OFFICE, found, found.surviving.entry, "")
    merge(OFFICE, found, found.surviving.entry, REASON)
    assert AuditEvent.objects.filter(event="member.merged", reason=REASON).count() == 2


def test_who_answers_for_one_cell_alone_may_not_merge(office: Office, twin: int) -> None:
    actor = Actor("Chi bộ", (Grant("office", office.east, date(2020, 1, 1)),))
    found = plan(office.an, twin)
    with pytest.raises(TongketError, match="access-denied"):
        merge(actor, found, found.surviving.entry, REASON)
