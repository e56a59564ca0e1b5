"""A plan that says something wrong is refused with its place in the file, before anything is written."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE
from tongket.organizations.models import Reorganization
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.plan import Merge, Retype
from tongket.procedures.reorganizing.reading import read_plan
from tongket.procedures.reorganizing.tests.plans import HEAD, plan, province
from tongket.records.members.actions.register import register
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SPLIT = """
- split:
    from: mau/chi-bo-thon-dong
    into:
      - {unit: mau/chi-bo-thon-tay, share: SHARE, members: [MEMBERS]}
      - establish: {as: moi, name: Chi bộ thôn Giữa, type: subordinate_cell, under: mau}
        share: 1/3
        members: ["000000001"]
"""


@pytest.mark.parametrize(
    ("steps", "code", "where"),
    [
        ("[{merge: {from: [a], into: b, date: 1}}]", "plan-field-unknown", "steps[1].merge"),
        ("[{merge: {into: b}}]", "plan-field-missing", "steps[1].merge"),
        ("[{merge: {from: a, into: b}}]", "plan-field-unreadable", "steps[1].merge"),
        ("[{merge: [a, b]}]", "plan-not-a-mapping", "steps[1].merge"),
        ("[{melt: {from: [a], into: b}}]", "plan-step-unknown", "steps[1]"),
        ("[{split: {from: a, into: [{unit: b, share: một nửa}]}}]", "plan-field-unreadable", "steps[1].split.into[1]"),
        ("[{split: {from: a, into: [{share: 1/2}]}}]", "plan-field-missing", "steps[1].split.into[1]"),
        ("[{retype: {unit: a, type: chi hội}}]", "plan-field-unreadable", "steps[1].retype"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused_with_its_place(steps, code, where):
    with pytest.raises(TongketError) as caught:
        plan(steps)
    assert (caught.value.code, caught.value.arguments["where"]) == (code, where)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (HEAD.replace("on: 01/07/2025", "on: 31/02/2025"), "plan-field-unreadable"),
        (HEAD.replace("title: Sắp xếp tổ chức đảng", ""), "plan-field-missing"),
        (HEAD.replace("decision:", "quyết định:"), "plan-field-missing"),
        (HEAD + "\nngười ký: ai đó\n", "plan-field-unknown"),
    ],
)
def test_the_head_of_a_plan_is_held_to_its_schema(head, code):
    with pytest.raises(TongketError) as caught:
        plan("[{merge: {from: [a], into: b}}]", head)
    assert caught.value.code == code


def test_a_plan_without_steps_and_one_that_is_no_yaml_are_refused(tmp_path):
    with pytest.raises(TongketError, match="plan-without-steps"):
        plan("[]")
    path = tmp_path / "plan.yaml"
    path.write_text("title: [", encoding="utf-8")
    with pytest.raises(TongketError, match="plan-unreadable"):
        read_plan(path)


def test_a_plan_says_types_in_words_or_identifiers():
    [upgrade, merge] = plan("[{upgrade: {unit: a, type: Đảng bộ cơ sở}}, {merge: {from: [x, y], into: z}}]").steps
    assert upgrade == Retype("a", "grassroots_committee_organization", True)
    assert merge == Merge(("x", "y"), "z")


def refused(steps):
    province()
    before = Reorganization.objects.count()
    with pytest.raises(TongketError) as caught:
        carry_out(OFFICE, plan(steps))
    assert Reorganization.objects.count() == before
    return caught.value


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ("[{merge: {from: [khong-co], into: mau}}]", "organization-unknown"),
        ("[{establish: {as: a, name: Chi bộ Một, type: subordinate_cell, under: mau}},"
         " {establish: {as: a, name: Chi bộ Hai, type: subordinate_cell, under: mau}}]", "plan-label-taken"),
        (SPLIT.replace("SHARE", "2/3").replace("MEMBERS", '"000000009"'), "plan-member-unknown"),
        (SPLIT.replace("SHARE", "2/3").replace("MEMBERS", '"000000001"'), "plan-member-twice"),
        (SPLIT.replace("SHARE", "2/3").replace("MEMBERS", "{name: Trần Thị Bình, birth_date: 02/01/1965}"),
         "plan-member-unknown"),
    ],
)  # fmt: skip
def test_what_a_plan_names_wrongly_is_refused_and_nothing_written(steps, code):
    assert refused(steps).code == code


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (SPLIT.replace("SHARE", "1/2").replace("MEMBERS", ""), "cộng lại bằng 5/6"),
        ("[{dissolve: {unit: mau}}]", "không còn nơi trực thuộc"),
        ("[{merge: {from: [mau/chi-bo-thon-tay], into: mau/chi-bo-thon-dong}},"
         " {dissolve: {unit: mau/chi-bo-thon-tay, members_to: mau/chi-bo-thon-dong}}]", "hai lần"),
    ],
)  # fmt: skip
def test_shares_orphans_and_units_twice_are_refused_by_the_tree(steps, words):
    assert words in str(refused(steps))


def test_who_came_after_the_day_keeps_the_plan_from_closing_the_unit():
    office = province().office
    late = replace(MEMBER, full_name="Bùi Văn Khoa", organization=office.west, joined_on=date(2025, 9, 1))
    register(OFFICE, [late])
    with pytest.raises(TongketError, match="plan-members-later"):
        carry_out(OFFICE, plan("[{merge: {from: [mau/chi-bo-thon-tay], into: mau/chi-bo-thon-dong}}]"))
