from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE
from tongket.access.gate import Refused
from tongket.organizations import queries as organizations
from tongket.organizations.bodies.actions.form import form
from tongket.organizations.bodies.book import BodyEntry
from tongket.organizations.bodies.queries import terms_of
from tongket.organizations.reorganizing import queries as tree
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.tests.plans import COMMUNE, EVE, HEAD, ON, plan, province, slug
from tongket.procedures.reorganizing.undo import undo
from tongket.records.members import queries as members
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.actions.register import register
from tongket.records.members.book import PostEntry
from tongket.records.members.life.storing import members_that_differ
from tongket.records.members.models import Member, MemberPeriod, PostHolding
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.book import MemberRatingEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MERGE_CELLS = "[{merge: {from: [mau/chi-bo-thon-tay], into: mau/chi-bo-thon-dong}}]"
MERGE_BACK = "[{merge: {from: [mau/chi-bo-thon-dong], into: mau/chi-bo-thon-tay}}]"
MERGE_COMMUNES = f"""
- consolidate:
    from: [mau, "18790"]
    into: {{as: tan, name: Đảng bộ xã Tân, type: {COMMUNE}, under: tinh-mau, code: "18790", place: Tân}}
"""
SPLIT = """
- split:
    from: mau/chi-bo-thon-dong
    into:
      - {unit: mau/chi-bo-thon-tay, share: 2/3}
      - establish: {name: Chi bộ thôn Giữa, type: Chi bộ trực thuộc, under: mau}
        share: 1/3
        members: ["000000001"]
"""


def there(unit, on):
    return {member.id for member in members.members_on([unit], on)}


def test_members_of_a_merged_cell_go_over_on_the_day():
    place = province()
    office = place.office
    done = carry_out(OFFICE, plan(MERGE_CELLS))
    assert there(office.west, EVE) == {office.dung, office.giang, office.hoa}
    assert there(office.west, ON) == set()
    assert there(office.east, ON) == {office.an, office.binh, office.cuc, office.dung, office.giang, office.hoa}
    assert len(done.moved) == 3
    assert members_that_differ() == []


def test_communes_become_one_with_all_their_cells():
    place = province()
    done = carry_out(OFFICE, plan(MERGE_COMMUNES))
    new = done.founded["tan"]
    assert {unit.id for unit in tree.tree_on(new, ON)} == {new, place.south, place.office.east, place.office.west}
    assert (tree.find("18790", EVE).id, tree.find("18790", ON).id) == (place.beside, new)
    assert organizations.units_by_id([new])[new].place == "Tân"


def test_a_split_sends_the_named_to_their_part_and_the_rest_to_the_bearer():
    office = province().office
    done = carry_out(OFFICE, plan(SPLIT))
    new = done.founded["Chi bộ thôn Giữa"]
    assert there(new, ON) == {office.an}
    assert there(office.west, ON) == {office.binh, office.cuc, office.dung, office.giang, office.hoa}
    assert [(heir.successor.id, str(heir.share), heir.is_bearer) for heir in tree.became(office.east)] == [
        (office.west, "2/3", True), (new, "1/3", False),
    ]  # fmt: skip


def test_a_unit_may_give_off_a_part_and_stand_on():
    office = province().office
    steps = SPLIT.replace("{unit: mau/chi-bo-thon-tay", "{unit: mau/chi-bo-thon-dong")
    done = carry_out(OFFICE, plan(steps))
    assert there(office.east, ON) == {office.binh, office.cuc}
    assert done.closed == ()


def test_posts_and_bodies_of_what_ends_end_the_day_before():
    office = province().office
    hold_post(OFFICE, [PostEntry(office.dung, office.west, "cell_secretary", date(2020, 1, 1)),
                       PostEntry(office.an, office.east, "cell_secretary", date(2020, 1, 1))])  # fmt: skip
    form(OFFICE, [BodyEntry(office.west, "cell_committee", date(2022, 1, 1))])
    done = carry_out(OFFICE, plan(MERGE_CELLS))
    assert [(post.member, post.organization) for post in done.posts] == [(office.dung, office.west)]
    assert [holder[1] for holder in members.holders([office.east, office.west], ON)] == [office.an]
    assert [term.entry.held_until for term in terms_of(office.west)] == [EVE]


def table(model, *ignored):
    rows = model.objects.values()
    return sorted(str({name: each for name, each in row.items() if name not in ignored}) for row in rows)


def stored():
    return (
        table(Member, "version"), table(MemberPeriod, "id", "recorded_at"), table(PostHolding, "version"),
    )  # fmt: skip


@pytest.mark.parametrize("steps", [MERGE_CELLS, MERGE_COMMUNES, SPLIT])
def test_undone_every_member_post_and_body_is_as_before(steps):
    office = province().office
    hold_post(OFFICE, [PostEntry(unit_member, unit, "cell_secretary", date(2020, 1, 1))
                       for unit_member, unit in ((office.dung, office.west), (office.an, office.east))])  # fmt: skip
    form(OFFICE, [BodyEntry(office.west, "cell_committee", date(2022, 1, 1), date(2027, 1, 1)),
                  BodyEntry(office.east, "cell_committee", date(2022, 1, 1))])  # fmt: skip
    terms = [[kept.entry for kept in terms_of(unit)] for unit in (office.west, office.east)]
    before = stored()
    done = carry_out(OFFICE, plan(steps))
    undo(OFFICE, done.key, "Quyết định bị thu hồi")
    assert stored() == before
    assert [[kept.entry for kept in terms_of(unit)] for unit in (office.west, office.east)] == terms
    assert members_that_differ() == []


@pytest.mark.parametrize("later", [MERGE_CELLS, MERGE_BACK])
def test_acts_on_the_same_cell_are_undone_one_after_the_other(later):
    """What the later act does and what undoes it stand at two units, of which the first act's successor is one."""
    place = province()
    register(OFFICE, [replace(MEMBER, full_name="Phạm Văn Kha", organization=place.south, card_number="000000077")])
    before = stored()
    first = f"[{{merge: {{from: [{slug(place.south)}], into: mau/chi-bo-thon-dong}}}}]"
    acts = [carry_out(OFFICE, plan(first)), carry_out(OFFICE, plan(later, HEAD.replace("01/07", "01/08")))]
    for done in reversed(acts):
        undo(OFFICE, done.key, "Quyết định bị thu hồi")
    assert stored() == before
    assert members_that_differ() == []


def test_what_was_written_at_a_successor_since_keeps_the_act_from_being_undone():
    office = province().office
    done = carry_out(OFFICE, plan(MERGE_CELLS))
    rate(OFFICE, [MemberRatingEntry(office.dung, office.east, 2025, "good")])
    with pytest.raises(TongketError, match="reorganization-built-upon") as caught:
        undo(OFFICE, done.key, "Thu hồi")
    assert "1 dòng" in str(caught.value.arguments["what"])


def test_a_later_event_of_the_tree_keeps_the_act_from_being_undone():
    province()
    done = carry_out(OFFICE, plan(MERGE_CELLS))
    later = plan("[{rename: {unit: mau/chi-bo-thon-dong, name: Chi bộ thôn Đông Tây}}]")
    carry_out(OFFICE, later)
    with pytest.raises((TongketError, Refused), match="Sắp xếp tổ chức đảng"):
        undo(OFFICE, done.key, "Thu hồi")


def test_an_act_nobody_knows_is_not_undone():
    province()
    done = carry_out(OFFICE, plan(MERGE_CELLS))
    undo(OFFICE, done.key, "Thu hồi")
    with pytest.raises(TongketError, match="reorganization-unknown"):
        undo(OFFICE, done.key, "Thu hồi")


def test_a_dissolved_cell_with_members_says_where_they_go():
    office = province().office
    with pytest.raises(TongketError, match="plan-members-left"):
        carry_out(OFFICE, plan("[{dissolve: {unit: mau/chi-bo-thon-tay}}]"))
    carry_out(OFFICE, plan("[{dissolve: {unit: mau/chi-bo-thon-tay, members_to: mau/chi-bo-thon-dong}}]"))
    assert len(there(office.east, ON)) == 6
    assert slug(office.west) == "mau/chi-bo-thon-tay"
