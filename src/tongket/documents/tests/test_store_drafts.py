"""Papers entered in the register as they are made."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.gate import Refused
from tongket.documents import files, queries
from tongket.documents.actions.paper.draft import draft
from tongket.documents.register.book import MadeFile, UsedFigure
from tongket.documents.register.life import Draft

pytestmark = pytest.mark.django_db
FIGURES = (
    UsedFigure("members.total", "6", Decimal(6)),
    UsedFigure("ratings.members_share?level=excellent", "16,7", Decimal("16.666667")),
)


@pytest.fixture
def office() -> Office:
    return new_office()


def made(office: Office, **changes: object) -> Draft:
    key = queries.draft_key(office.commune, 2023, str(changes.get("kind", "year_report")))
    file = MadeFile("bao-cao.docx", files.sha256(b"one"))
    plain = Draft(key, office.commune, "report", "year_report", 2023, "Báo cáo năm 2023", "standing_committee", (file,))
    return replace(plain, figures=FIGURES, **changes)


def test_a_draft_is_read_back_with_its_exact_figures(office: Office) -> None:
    entry = made(office)
    draft(OFFICE, [entry])
    kept = queries.paper(entry.key)
    assert (kept.state, kept.number, kept.figures) == ("draft", None, FIGURES)
    assert queries.papers(office.commune, 2023) == [kept]


def test_a_draft_made_anew_keeps_its_key_and_gets_a_new_version(office: Office) -> None:
    entry = made(office)
    draft(OFFICE, [entry])
    again = made(office, title="Báo cáo tổng kết năm 2023")
    draft(OFFICE, [again])
    kept = queries.paper(entry.key)
    assert (kept.title, kept.version) == ("Báo cáo tổng kết năm 2023", 2)
    assert [event.event for event in audit.history(entry.key)] == ["paper.drafted", "paper.drafted"]


def test_a_draft_made_anew_without_change_writes_nothing(office: Office) -> None:
    draft(OFFICE, [made(office)])
    assert draft(OFFICE, [made(office)]).written == []


def test_papers_of_two_kinds_stand_side_by_side(office: Office) -> None:
    draft(OFFICE, [made(office), made(office, kind="ratings_summary")])
    assert [paper.kind for paper in queries.papers(office.commune, 2023)] == ["year_report", "ratings_summary"]


def test_the_same_draft_twice_at_once_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        draft(OFFICE, [made(office), made(office)])
    assert refused.value.found[0].finding.code == "paper-made-meanwhile"


def test_an_unknown_type_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        draft(OFFICE, [made(office, type="poem")])
    assert refused.value.found[0].finding.code == "paper-type-unknown"


def test_a_hash_that_is_none_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        draft(OFFICE, [made(office, files=(MadeFile("a.docx", "abc"),))])
    assert refused.value.found[0].finding.code == "paper-hash-wrong"
