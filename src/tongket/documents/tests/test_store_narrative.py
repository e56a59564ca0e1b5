"""What the officer writes for a year's paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.documents import queries
from tongket.documents.actions.narrative.carry import Carrying, carry
from tongket.documents.actions.narrative.write import SectionText, write

pytestmark = pytest.mark.django_db
TEXT = "Toàn đảng bộ có {members.total} đảng viên.\nXuất sắc: {ratings.members?level=excellent}."


@pytest.fixture
def office() -> Office:
    return new_office()


def section(office: Office, **changes: object) -> SectionText:
    return replace(SectionText(office.commune, 2023, "year_report", "strengths", TEXT), **changes)


def parts(office: Office, year: int = 2023) -> dict[str, str]:
    return {name: part.text for name, part in queries.narrative(office.commune, year, "year_report").items()}


def refusal(text: SectionText) -> tuple[str, object]:
    with pytest.raises(Refused) as refused:
        write(OFFICE, [text])
    finding = refused.value.found[0].finding
    return finding.code, finding.arguments


def test_a_section_is_kept_by_year_and_paper(office: Office) -> None:
    write(OFFICE, [section(office)])
    assert parts(office) == {"strengths": TEXT}
    assert parts(office, 2022) == {}
    assert queries.narrative(office.commune, 2023, "mid_term") == {}


def test_a_section_is_written_over_with_the_version_seen(office: Office) -> None:
    write(OFFICE, [section(office)])
    write(OFFICE, [section(office, text="Ngắn gọn.", version=1)])
    part = queries.narrative(office.commune, 2023, "year_report")["strengths"]
    assert (part.text, part.version) == ("Ngắn gọn.", 2)


def test_a_section_written_meanwhile_clashes_and_shows_what_stands(office: Office) -> None:
    write(OFFICE, [section(office)])
    write(OFFICE, [section(office, text="Của người khác.", version=1)])
    with pytest.raises(Clash) as clash:
        write(OFFICE, [section(office, text="Của tôi.", version=1)])
    assert clash.value.current.entry.text == "Của người khác."


def test_a_section_begun_by_two_people_clashes(office: Office) -> None:
    write(OFFICE, [section(office)])
    with pytest.raises(Clash):
        write(OFFICE, [section(office, text="Của tôi.")])


def test_an_unknown_section_is_refused(office: Office) -> None:
    assert refusal(section(office, section="poem"))[0] == "narrative-section-unknown"


def test_an_unknown_figure_is_refused_with_its_place(office: Office) -> None:
    code, arguments = refusal(section(office, text="Một.\nHai {members.totle}."))
    assert code == "narrative-figure-wrong"
    assert arguments == {"section": "Ưu điểm", "line": 2, "tag": "members.totle", "expected": "…"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ratings.members", "ratings.members?level=…"),
        ("ratings.members?levle=excellent", "ratings.members?level=…"),
        ("members.total?level=excellent", "members.total"),
        ("ratings.cadres?stage=decided&level=good", "ratings.cadres?level=good&stage=decided"),
    ],
)
def test_a_figure_with_other_dimensions_is_refused_and_told_its_own(
    office: Office, written: str, expected: str
) -> None:
    code, arguments = refusal(section(office, text=f"Có {{{written}}}."))
    assert (code, arguments["expected"]) == ("narrative-figure-wrong", expected)


def test_an_open_bracket_is_refused(office: Office) -> None:
    assert refusal(section(office, text="Có {members.total"))[0] == "figure-placeholder-open"


def test_an_open_mark_is_refused(office: Office) -> None:
    assert refusal(section(office, text="Có **nhiều"))[0] == "markup-unbalanced"


def test_last_years_sections_are_carried_over_and_marked(office: Office) -> None:
    write(OFFICE, [section(office, report_year=2022), section(office, report_year=2022, section="tasks", text="Làm.")])
    carry(OFFICE, [Carrying(office.commune, 2023, "year_report")])
    found = queries.narrative(office.commune, 2023, "year_report")
    assert {name: part.carried_from for name, part in found.items()} == {"strengths": 2022, "tasks": 2022}
    assert found["tasks"].text == "Làm."


def test_a_carried_section_is_the_officers_own_once_written(office: Office) -> None:
    write(OFFICE, [section(office, report_year=2022)])
    carry(OFFICE, [Carrying(office.commune, 2023, "year_report")])
    write(OFFICE, [section(office, version=1)])
    assert queries.narrative(office.commune, 2023, "year_report")["strengths"].carried_from is None


def test_what_was_written_this_year_is_not_carried_over(office: Office) -> None:
    write(OFFICE, [section(office, report_year=2022), section(office, report_year=2022, section="tasks", text="Làm.")])
    write(OFFICE, [section(office, text="Năm nay.")])
    carry(OFFICE, [Carrying(office.commune, 2023, "year_report")])
    assert parts(office) == {"strengths": "Năm nay.", "tasks": "Làm."}


def test_an_earlier_year_can_be_named(office: Office) -> None:
    write(OFFICE, [section(office, report_year=2020)])
    passage = carry(OFFICE, [Carrying(office.commune, 2023, "year_report", 2020)])
    assert audit.history(passage.written[0].key)[0].event == "narrative.carried"
    assert queries.narrative(office.commune, 2023, "year_report")["strengths"].carried_from == 2020


def test_nothing_to_carry_is_said(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        carry(OFFICE, [Carrying(office.commune, 2023, "year_report")])
    assert refused.value.found[0].finding.code == "narrative-nothing-to-carry"
