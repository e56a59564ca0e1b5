"""The papers of a reorganisation: who decides, what is handed over, what the cells are told."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.documents.forms.gathering import forms_of, gather, made
from tongket.documents.tests.forms.frames import text_of
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, Founded, ReorganizationEntry, Succeeding
from tongket.organizations.reorganizing.queries import all_events
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ON = date(2026, 10, 1)
CELL = "subordinate_cell"


@pytest.fixture
def office():
    return new_office()


def cells_become_one(office) -> str:
    """The two cells of xã Mẫu become one; the key of the event."""
    event = ReorganizationEntry(
        "consolidated", ON, "Hợp nhất hai chi bộ", "moi",
        founded=(Founded("moi", "Chi bộ thôn Đông Tây", CELL, office.commune),), closed=(office.east, office.west),
        heirs=(Succeeding(office.east, "moi"), Succeeding(office.west, "moi")),
    )  # fmt: skip
    reorganize(OFFICE, [event], reason="Ghi để thử")
    return str(all_events()[-1].key)


def communes_become_one(office) -> str:
    """Xã Mẫu and xã Bên become xã Tân, of which the books keep nothing above."""
    other = establish_one(
        OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", None, date(1975, 2, 3))
    )
    event = ReorganizationEntry(
        "consolidated", ON, "Hợp nhất hai xã", "tan",
        founded=(Founded("tan", "Đảng bộ xã Tân", "grassroots_committee_organization", None),),
        changed=tuple(Changed(cell, parent="tan") for cell in (office.east, office.west)),
        closed=(office.commune, other), heirs=(Succeeding(office.commune, "tan"), Succeeding(other, "tan")),
        decision_number="12-QĐ/TU", decided_on=date(2026, 9, 20), decided_by="Ban Thường vụ Tỉnh ủy Mẫu",
    )  # fmt: skip
    reorganize(OFFICE, [event], reason="Ghi để thử")
    return str(all_events()[-1].key)


def test_a_commune_decides_on_its_own_cells(office):
    key = cells_become_one(office)
    assert [each.id.partition("/")[2] for each in forms_of("reorganizations", key)] == [
        "decision",
        "handover",
        "notice",
    ]
    assert gather("reorganizations/decision", key).issuer == office.commune
    assert "06 đồng chí" in text_of(made("reorganizations/decision", key).filled.paper)


def test_what_a_higher_body_decided_is_not_decided_again(office):
    key = communes_become_one(office)
    assert [each.id.partition("/")[2] for each in forms_of("reorganizations", key)] == ["handover", "notice"]
    with pytest.raises(TongketError) as refusal:
        gather("reorganizations/decision", key)
    assert refusal.value.code == "form-record-unknown"


def test_the_hand_over_counts_every_member_once_and_lists_them_all(office):
    facts = gather("reorganizations/handover", cells_become_one(office)).facts
    units, people = facts["units"], facts["people"]
    assert [(each["name"], each["members"], each["official"]) for each in units] == [
        ("Chi bộ thôn Đông", 3, 3), ("Chi bộ thôn Tây", 3, 2),
    ]  # fmt: skip
    assert facts["members"] == len(people) == 6
    assert sum(each["standing"] == "official" for each in people) == facts["official"] == 5


def test_the_cells_are_told_under_whom_they_stand_now(office):
    key = communes_become_one(office)
    shown = text_of(made("reorganizations/notice", key).filled.paper)
    assert "Thực hiện Quyết định số 12-QĐ/TU, ngày 20/09/2026 của Ban Thường vụ Tỉnh ủy Mẫu" in shown
    assert shown.count(">Đảng bộ xã Tân<") == 2


def test_the_key_of_the_whole_act_serves_as_well(office):
    cells_become_one(office)
    assert forms_of("reorganizations", str(all_events()[-1].plan))


def test_a_key_of_nothing_is_refused(office):
    with pytest.raises(TongketError) as refusal:
        forms_of("reorganizations", str(uuid4()))
    assert refusal.value.code == "form-record-unknown"
