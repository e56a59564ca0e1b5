from datetime import date
from fractions import Fraction

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.gate import Refused
from tongket.organizations import queries as tree
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.intervals import closure_differs
from tongket.organizations.models import Organization, OrganizationClosure, OrganizationLineage, OrganizationPeriod
from tongket.organizations.reorganizing import queries
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.actions.undo import Undoing, undo
from tongket.organizations.reorganizing.book import Changed, Founded, ReorganizationEntry, Succeeding
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BEFORE, ON = date(2025, 6, 30), date(2025, 7, 1)
COMMITTEE, CELL = "grassroots_committee_organization", "subordinate_cell"


def province():
    """A province with xã Mẫu (two cells) and xã Bên (one cell)."""
    office = new_office()
    top = establish_one(OrganizationEntry("Đảng bộ tỉnh Mẫu", "province_organization", None, date(1950, 1, 1)))
    other = establish_one(OrganizationEntry("Đảng bộ xã Bên", COMMITTEE, top, date(1975, 2, 3), code="18790"))
    cell = establish_one(OrganizationEntry("Chi bộ thôn Nam", CELL, other, date(1975, 2, 3)))
    return office, top, other, cell


def move(unit, under, on=ON):
    return ReorganizationEntry("moved", on, "Chuyển", unit, changed=(Changed(unit, parent=under),))


def merger(office, top, other, cell):
    """Both communes become xã Tân, which carries the old code of xã Bên; all cells go over."""
    cells = tuple(Changed(unit, parent="tan") for unit in (office.east, office.west, cell))
    return ReorganizationEntry(
        "consolidated", ON, "Hợp nhất xã Mẫu và xã Bên", "tan",
        founded=(Founded("tan", "Đảng bộ xã Tân", COMMITTEE, top, "18790"),), changed=cells,
        closed=(office.commune, other), heirs=(Succeeding(office.commune, "tan"), Succeeding(other, "tan")),
        decision_number="12-QĐ/TU", decided_on=date(2025, 6, 20), decided_by="Ban Thường vụ Tỉnh ủy",
    )  # fmt: skip


def merged():
    office, top, other, cell = province()
    reorganize(OFFICE, [move(office.commune, top, date(2024, 1, 1))])
    reorganize(OFFICE, [merger(office, top, other, cell)])
    return office, top, other, cell, queries.find("18790", ON).id


def refused(*entries, reason=""):
    with pytest.raises(Refused) as caught:
        reorganize(OFFICE, entries, reason=reason)
    return [item.finding.code for item in caught.value.found]


def places(organization, on):
    rows = OrganizationLineage.objects.filter(organization=organization, valid_from__lte=on).exclude(valid_until__lt=on)
    return dict(rows.values_list("unit_id", "depth"))


def test_a_code_is_one_commune_before_the_merger_and_another_after_it():
    *_, other, _, new = merged()
    assert (queries.find("18790", BEFORE).id, queries.find("18790", ON).id) == (other, new)


def test_a_code_nobody_carried_on_the_day_is_refused_with_those_who_did():
    merged()
    with pytest.raises(TongketError, match="organization-code-not-on-day") as caught:
        queries.find("18790", date(1970, 1, 1))
    assert "Đảng bộ xã Bên (03/02/1975 – 30/06/2025)" in caught.value.arguments["held"]


def test_a_unit_asked_before_its_first_day_is_refused():
    office = new_office()
    with pytest.raises(TongketError, match="organization-not-yet"):
        queries.find("mau", date(1970, 1, 1))
    assert queries.find("mau", BEFORE).id == office.commune


def test_a_code_of_two_units_on_one_day_is_ambiguous():
    office, top, _, _ = province()
    second = ReorganizationEntry(
        "established", ON, "Lập", "hai", founded=(Founded("hai", "Đảng bộ xã Hai", COMMITTEE, top, "18790"),)
    )
    reorganize(OFFICE, [second])
    with pytest.raises(TongketError, match="organization-ambiguous"):
        queries.find("18790", ON)
    with pytest.raises(TongketError, match="organization-unknown"):
        queries.find("khong-co", ON)
    assert office.commune


def test_the_cells_stand_under_the_new_commune_and_stood_under_the_old_ones():
    office, _, other, cell, new = merged()
    assert [unit.id for unit in queries.tree_on(new, ON)] == [new, cell, office.east, office.west]
    assert [unit.id for unit in queries.tree_on(other, BEFORE)] == [other, cell]
    assert queries.tree_on(other, ON) == []


def test_a_closed_commune_counts_where_its_bearer_stands():
    office, top, _, _, new = merged()
    assert places(office.commune, BEFORE) == {office.commune: 0, top: 1}
    assert places(office.commune, ON) == {new: 0, top: 1}
    assert not closure_differs()


def test_a_cell_dissolved_without_a_successor_counts_on_where_it_last_stood():
    office = new_office()
    end = ReorganizationEntry("dissolved", ON, "Giải thể", office.west, closed=(office.west,))
    reorganize(OFFICE, [end])
    assert places(office.west, ON) == {office.commune: 1}


def test_successors_follow_one_another_and_their_shares_multiply():
    office, top, _, _ = province()
    halves = tuple(Succeeding(office.west, label, share, share == Fraction(2, 3))
                   for label, share in (("mot", Fraction(1, 3)), ("hai", Fraction(2, 3))))  # fmt: skip
    parts = tuple(Founded(label, f"Chi bộ {label}", CELL, office.commune) for label in ("mot", "hai"))
    reorganize(OFFICE, [ReorganizationEntry("split", ON, "Chia", office.west, parts, (), (office.west,), halves)])
    two = tree.unit("mau/chi-bo-hai").id
    later = date(2025, 10, 1)
    reorganize(OFFICE, [ReorganizationEntry("merged", later, "Nhập", office.east, closed=(two,),
                                            heirs=(Succeeding(two, office.east),))])  # fmt: skip
    found = {(heir.successor.slug, heir.share, heir.is_bearer) for heir in queries.successors(office.west, later)}
    assert found == {("mau/chi-bo-mot", Fraction(1, 3), False), ("mau/chi-bo-thon-dong", Fraction(2, 3), True)}
    assert [heir.predecessor.id for heir in queries.origins(two)] == [office.west]
    assert [heir.share for heir in queries.became(office.west)] == [Fraction(1, 3), Fraction(2, 3)]
    assert top


def test_the_days_of_change_are_first_days_and_the_days_after_the_last():
    office, _, other, _, new = merged()
    assert ON in queries.days_of_change(new)
    assert queries.days_of_change(other) == [date(1975, 2, 3), ON]
    assert date(2024, 1, 1) in queries.days_of_change(office.commune)


def test_an_event_tells_decision_predecessors_and_successors():
    _, _, other, _, new = merged()
    [event] = queries.events_of(new)
    assert (event.kind, event.on, event.decision_number) == ("consolidated", ON, "12-QĐ/TU")
    assert [unit.name for unit in event.predecessors] == ["Đảng bộ xã Mẫu", "Đảng bộ xã Bên"]
    assert [unit.name for unit in event.successors] == ["Đảng bộ xã Tân"]
    assert queries.events_of_plan(event.plan) == [event] == list(queries.events_of(other))


def table(model):
    ignored = ("version",)
    return {row["id"]: {k: v for k, v in row.items() if k not in ignored} for row in model.objects.values()}


def stored():
    derived = [sorted(map(str, model.objects.values_list("depth", "valid_from", "valid_until")))
               for model in (OrganizationClosure, OrganizationLineage)]  # fmt: skip
    return table(Organization), table(OrganizationPeriod), derived


def test_undone_every_row_is_as_it_was_and_what_was_founded_is_withdrawn():
    office, top, other, cell = province()
    renaming = ReorganizationEntry(
        "renamed", ON, "Đổi tên", cell, changed=(Changed(cell, name="Chi bộ thôn Nam Hạ", type="cell_group"),)
    )
    before = stored()
    reorganize(OFFICE, [renaming, merger(office, top, other, cell)])
    [event] = queries.events_of(other)
    undo(OFFICE, [Undoing(event.key)], reason="Quyết định thu hồi")
    after = stored()
    founded = after[0].keys() - before[0].keys()
    assert all(after[0].pop(key)["withdrawn_at"] for key in founded)
    assert after == before
    assert queries.events_of(other) == []
    assert [seen.is_undone for seen in queries.events_of(other, undone=True)] == [True]


def test_what_was_built_upon_is_not_undone():
    office, top, other, cell, new = merged()
    [event] = queries.events_of(new)
    reorganize(OFFICE, [ReorganizationEntry("renamed", date(2025, 9, 1), "Đổi tên", cell,
                                            changed=(Changed(cell, name="Chi bộ thôn Nam Hạ"),))])  # fmt: skip
    establish_one(OrganizationEntry("Chi bộ trường học", CELL, new, ON))
    with pytest.raises(Refused) as caught:
        undo(OFFICE, [Undoing(event.plan)], reason="Thu hồi")
    [found] = caught.value.found
    assert found.finding.code == "reorganization-built-upon"
    assert "Đổi tên (đổi tên, 01/09/2025)" in found.finding.message()
    assert "Chi bộ trường học: thành lập sau đó" in found.finding.message()
    assert office.commune != top != other


def test_undoing_needs_a_reason_and_an_act_that_stands():
    *_, new = merged()
    [event] = queries.events_of(new)
    with pytest.raises(TongketError, match="reason-required"):
        undo(OFFICE, [Undoing(event.plan)])
    undo(OFFICE, [Undoing(event.plan)], reason="Thu hồi")
    with pytest.raises(TongketError, match="reorganization-unknown"):
        undo(OFFICE, [Undoing(event.plan)], reason="Thu hồi")
