"""Sections that others contribute: who is awaited, what came, how it goes into the narrative."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.office import OFFICE, Office
from tongket.access.book import Correction, Withdrawal
from tongket.access.keeping import Clash
from tongket.documents import queries as papers
from tongket.documents.actions.contributions.assign import assign
from tongket.documents.actions.contributions.correct import correct
from tongket.documents.actions.contributions.merge import Merging, merge
from tongket.documents.actions.contributions.receive import Received, receive
from tongket.documents.actions.contributions.withdraw import withdraw
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.drafting.book import ContributionEntry
from tongket.documents.drafting.merging import ContributionRecord, contributions
from tongket.documents.drafting.pasted import LONGEST
from tongket.documents.papers.doubts import doubts
from tongket.documents.papers.gather import dossier
from tongket.procedures.merge_contributions import merge_section, proposed
from tongket.procedures.tests.drafted import YEAR, code_of, office_of_papers

pytestmark = pytest.mark.django_db
DUE = date(2023, 12, 5)
PAPER, SECTION = "year_report", "mass_work"
OWN = "Công tác dân vận có nhiều đổi mới."


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    return office_of_papers(settings, tmp_path)


def entry(office: Office, **changes: object) -> ContributionEntry:
    plain = ContributionEntry(office.commune, YEAR, PAPER, SECTION, "Mặt trận Tổ quốc xã", "front", DUE)
    return replace(plain, **changes)


def assigned(office: Office, **changes: object) -> ContributionRecord:
    assign(OFFICE, [entry(office, **changes)])
    return kept(office)[-1]


def kept(office: Office) -> list[ContributionRecord]:
    return list(contributions(office.commune, YEAR, PAPER))


def sent(office: Office, text: str, on: date = DUE, place: int = -1) -> None:
    each = kept(office)[place]
    receive(OFFICE, [Received(each.id, each.version, text, on)])


def merged(office: Office) -> str:
    found = proposed(office.commune, YEAR, PAPER, SECTION)
    seen = [each.version for each in found.texts]
    merge_section(OFFICE, office.commune, YEAR, PAPER, SECTION, found.version, seen)
    return narrative(office)


def narrative(office: Office) -> str:
    return papers.narrative(office.commune, YEAR, PAPER)[SECTION].text


def own_words(office: Office, text: str = OWN, version: int | None = None) -> None:
    write(OFFICE, [SectionText(office.commune, YEAR, PAPER, SECTION, text, version)])


def told(office: Office) -> str:
    return " ".join(doubt.text for doubt in doubts(dossier(office.commune, YEAR)))


def test_a_section_waits_until_its_day_and_is_late_after_it(office: Office) -> None:
    each = assigned(office)
    assert [each.state(DUE), each.state(DUE + timedelta(1))] == ["missing", "late"]


def test_a_text_received_after_its_day_came_late(office: Office) -> None:
    assigned(office)
    sent(office, "Vận động 12 hộ.", DUE + timedelta(2))
    [each] = kept(office)
    assert (each.state(DUE + timedelta(9)), each.came_late) == ("received", True)


def test_a_pasted_text_is_kept_clean(office: Office) -> None:
    assigned(office)
    sent(office, "•\tVận động\u00a0 12 hộ;\r\n•\tXây 3 nhà.")
    assert kept(office)[0].text == "- Vận động 12 hộ;\n- Xây 3 nhà."


def test_contributed_texts_come_after_the_officers_own_words(office: Office) -> None:
    own_words(office)
    assigned(office)
    sent(office, "Vận động 12 hộ {hiến đất}.")
    assert merged(office) == f"{OWN}\nVận động 12 hộ {{{{hiến đất}}}}."
    assert kept(office)[0].state(DUE) == "merged"


def test_the_difference_is_shown_before_anything_is_written(office: Office) -> None:
    own_words(office)
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    found = proposed(office.commune, YEAR, PAPER, SECTION)
    assert [(line.kind, line.text) for line in found.changes] == [("same", OWN), ("inserted", "Vận động 12 hộ.")]
    assert narrative(office) == OWN


def test_a_text_that_comes_anew_takes_the_place_of_its_earlier_form(office: Office) -> None:
    own_words(office)
    assigned(office)
    sent(office, "Vận động 12 hộ.\n- Xây 3 nhà.")
    merged(office)
    own_words(office, f"{narrative(office)}\nLời kết.", 2)
    sent(office, "Vận động 15 hộ.")
    assert merged(office) == f"{OWN}\nVận động 15 hộ.\nLời kết."


def test_a_text_the_officer_edited_since_is_not_taken_away(office: Office) -> None:
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    merged(office)
    own_words(office, "Mặt trận vận động được 12 hộ.", 1)
    sent(office, "Vận động 15 hộ.")
    assert merged(office) == "Mặt trận vận động được 12 hộ.\nVận động 15 hộ."


def test_several_contributors_go_into_one_section_by_their_days(office: Office) -> None:
    assigned(office)
    sent(office, "Việc của Mặt trận.")
    assigned(office, contributor="Hội Phụ nữ xã", kind="mass_organization", due_on=DUE + timedelta(1))
    sent(office, "Việc của Hội.")
    assert merged(office) == "Việc của Mặt trận.\nViệc của Hội."


def test_a_section_written_meanwhile_clashes_and_nothing_is_noted(office: Office) -> None:
    own_words(office)
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    found = proposed(office.commune, YEAR, PAPER, SECTION)
    own_words(office, "Lời mới.", 1)
    with pytest.raises(Clash):
        merge_section(OFFICE, office.commune, YEAR, PAPER, SECTION, found.version, [found.texts[0].version])
    assert (narrative(office), kept(office)[0].merged_on) == ("Lời mới.", None)


def test_a_text_that_changed_since_it_was_shown_is_not_merged(office: Office) -> None:
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    seen = [kept(office)[0].version]
    sent(office, "Vận động 15 hộ.")
    write_it = lambda: merge_section(OFFICE, office.commune, YEAR, PAPER, SECTION, None, seen)  # noqa: E731
    assert code_of(write_it) == "contribution-changed"


def test_without_a_new_text_there_is_nothing_to_merge(office: Office) -> None:
    each = assigned(office)
    assert code_of(lambda: proposed(office.commune, YEAR, PAPER, SECTION)) == "contribution-nothing-to-merge"
    assert code_of(lambda: merge(OFFICE, [Merging(each.id, each.version)])) == "contribution-empty"


def test_who_has_not_sent_is_a_doubt_of_the_papers(office: Office) -> None:
    assigned(office)
    assert "Chưa nhận nội dung góp vào báo cáo: Mặt trận Tổ quốc xã (mục" in told(office)
    assert "hạn 05/12/2023" in told(office)


def test_what_came_and_is_not_merged_is_a_doubt_until_it_is(office: Office) -> None:
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    assert "chưa ghép vào báo cáo nội dung của: Mặt trận Tổ quốc xã" in told(office)
    merged(office)
    assert "Mặt trận Tổ quốc xã" not in told(office)


def test_correcting_an_assignment_keeps_the_text_that_came(office: Office) -> None:
    assigned(office)
    sent(office, "Vận động 12 hộ.")
    [each] = kept(office)
    correct(OFFICE, [Correction(each.id, each.version, entry(office, due_on=DUE + timedelta(5)))])
    [after] = kept(office)
    assert (after.text, after.due_on) == ("Vận động 12 hộ.", DUE + timedelta(5))


def test_a_withdrawn_assignment_is_awaited_no_more(office: Office) -> None:
    each = assigned(office)
    withdraw(OFFICE, [Withdrawal(each.id, each.version)], reason="Giao nhầm")
    assert kept(office) == []
    assert "Mặt trận" not in told(office)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"section": "poem"}, "narrative-section-unknown"),
        ({"paper": "letter"}, "contribution-paper-unknown"),
        ({"kind": "club"}, "contributor-kind-unknown"),
    ],
)
def test_an_assignment_names_a_known_section_paper_and_kind(
    office: Office, changes: dict[str, object], code: str
) -> None:
    assert code_of(lambda: assign(OFFICE, [entry(office, **changes)])) == code


def test_a_text_has_words_not_too_many_and_a_day_that_has_come(office: Office) -> None:
    assigned(office)
    assert code_of(lambda: sent(office, " \u00a0\n•\t")) == "contribution-empty"
    assert code_of(lambda: sent(office, "a" * (LONGEST + 1))) == "contribution-too-long"
    tomorrow = timezone.localdate() + timedelta(1)
    assert code_of(lambda: sent(office, "Một.", tomorrow)) == "contribution-received-ahead"


def test_a_text_with_a_marking_of_secrecy_is_not_kept(office: Office) -> None:
    assigned(office)
    assert code_of(lambda: sent(office, "Độ mật: MẬT\nTrong năm đã vận động 12 hộ.")) == "copy-secret"
    assert [each.text for each in contributions(office.commune, YEAR, PAPER)] == [""]
