"""A report edited in Word and handed back: its numbers held against the records, its drafts against each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.office import OFFICE, Office
from tongket.documents import queries as register
from tongket.documents.actions.paper.sign import sign
from tongket.documents.actions.paper.submit import submit
from tongket.documents.drafting import queries
from tongket.documents.drafting.tagged import Standing
from tongket.documents.drafting.wordfile import read_word
from tongket.documents.queries import PaperRecord
from tongket.documents.register.life import Signing, Submission
from tongket.documents.render.readback import W
from tongket.documents.tests.drafting.samples import controls, edited, write_in_control
from tongket.procedures.tests.drafted import (
    code_of,
    handed_in,
    made,
    member_joins,
    office_of_papers,
    paper_of,
    with_prose,
)
from tongket.procedures.word_round_trip import compare_drafts, examine, hand_in, refresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    return office_of_papers(settings, tmp_path)


@pytest.fixture
def paper(office: Office) -> PaperRecord:
    return paper_of(office)


def standings(paper: PaperRecord, number: int) -> dict[str, Standing]:
    """How each figure stands where it comes first in the text: that is where the tests write."""
    return {each.place.tag: each.standing for each in reversed(examine(paper, number).tagged.numbers)}


def test_the_first_draft_keeps_the_made_file_as_what_to_go_back_to(paper: PaperRecord) -> None:
    before = made(paper)
    assert handed_in(paper) == 1
    kept = queries.drafts(paper)
    assert [(draft.number, draft.author) for draft in kept] == [(0, ""), (1, "Chị Lan")]
    assert queries.content(kept[0]) == before


def test_the_prose_is_kept_word_for_word(paper: PaperRecord) -> None:
    content = edited(made(paper), with_prose)
    hand_in(OFFICE, paper, content, "plain")
    assert queries.content(queries.draft(paper, 1)) == content


def test_an_untouched_number_agrees_with_the_records(paper: PaperRecord) -> None:
    handed_in(paper)
    assert standings(paper, 1)["members.total"] is Standing.AGREES


def test_a_number_typed_over_in_its_place_is_named_as_written_by_hand(paper: PaperRecord) -> None:
    handed_in(paper, lambda document: write_in_control(document, "members.total", "07"))
    assert standings(paper, 1)["members.total"] is Standing.EDITED
    assert standings(paper, 1)["cells.total"] is Standing.AGREES


def test_a_number_overtaken_by_the_records_is_told_from_one_written_by_hand(office: Office, paper: PaperRecord) -> None:
    handed_in(paper, lambda document: write_in_control(document, "cells.total", "9"))
    member_joins(office)
    found = standings(paper, 1)
    assert (found["members.total"], found["cells.total"]) == (Standing.CHANGED, Standing.EDITED)


def test_a_number_written_by_hand_and_overtaken_besides_is_both(office: Office, paper: PaperRecord) -> None:
    handed_in(paper, lambda document: write_in_control(document, "members.total", "5"))
    member_joins(office)
    assert standings(paper, 1)["members.total"] is Standing.EDITED_AND_CHANGED


def test_a_number_taken_out_of_the_text_is_named(paper: PaperRecord) -> None:
    def cut(document: Any) -> None:
        for control in controls(document, "cells.total"):
            control.getparent().remove(control)

    handed_in(paper, cut)
    assert list(examine(paper, 1).tagged.gone) == ["cells.total"]


def test_numbers_written_beside_the_tagged_ones_are_listed(paper: PaperRecord) -> None:
    handed_in(paper, lambda document: document.add_paragraph("Trao 35 suất quà, đạt 98,5 % kế hoạch."))
    found = examine(paper, 1).new.numbers
    assert [(each.text, each.at.of(examine(paper, 1).word.lines[each.line])) for each in found] == [
        ("35", "35"), ("98,5", "98,5"),
    ]  # fmt: skip


def test_numbers_of_the_made_paper_are_not_new(paper: PaperRecord) -> None:
    handed_in(paper)
    assert examine(paper, 1).new.numbers == ()


def test_a_refreshed_draft_differs_in_the_overtaken_number_alone(office: Office, paper: PaperRecord) -> None:
    handed_in(paper, lambda document: write_in_control(document, "cells.total", "9"))
    member_joins(office)
    assert refresh(OFFICE, paper, 1) == 2
    before, after = (read_word(queries.content(queries.draft(paper, number))) for number in (1, 2))
    changed = {(old.tag, old.text, new.text) for old, new in zip(before.numbers, after.numbers, strict=True)
               if old.text != new.text}  # fmt: skip
    assert ("members.total", "06", "07") in changed
    assert "cells.total" not in {tag for tag, *_ in changed}
    assert queries.draft(paper, 2).refreshed_from == 1


def test_a_number_written_by_hand_is_put_back_only_when_asked(paper: PaperRecord) -> None:
    handed_in(paper, lambda document: write_in_control(document, "cells.total", "9"))
    assert code_of(lambda: refresh(OFFICE, paper, 1)) == "draft-nothing-to-refresh"
    refresh(OFFICE, paper, 1, ["cells.total"])
    assert standings(paper, 2)["cells.total"] is Standing.AGREES


def test_a_refreshed_number_overtaken_again_is_not_taken_for_handwork(office: Office, paper: PaperRecord) -> None:
    handed_in(paper)
    member_joins(office)
    refresh(OFFICE, paper, 1)
    member_joins(office, 2)
    assert standings(paper, 2)["members.total"] is Standing.CHANGED


def test_two_drafts_are_held_against_each_other(paper: PaperRecord) -> None:
    handed_in(paper)
    later = queries.content(queries.draft(paper, 1))
    handed_in(paper, lambda document: document.add_paragraph("Trao 35 suất quà."), later)
    compared = compare_drafts(paper, 1, 2)
    assert [line.text for line in compared.lines if line.kind != "same"] == ["Trao 35 suất quà."]
    assert [(each.before, each.after) for each in compared.numbers] == [("", "35")]


def test_the_same_file_handed_in_twice_is_refused(paper: PaperRecord) -> None:
    content = edited(made(paper), with_prose)
    hand_in(OFFICE, paper, content, "plain")
    assert code_of(lambda: hand_in(OFFICE, paper, content, "plain")) == "draft-unchanged"
    assert len(queries.drafts(paper)) == 2


def test_a_signed_paper_takes_no_draft(office: Office) -> None:
    paper = paper_of(office, "programme")
    content = edited(made(paper), with_prose)
    submit(OFFICE, [Submission(paper.id, paper.version)])
    sign(OFFICE, [signing(paper)])
    signed = register.paper(paper.key)
    assert code_of(lambda: hand_in(OFFICE, signed, content, "plain")) == "draft-paper-closed"
    assert not queries.folder_of_drafts(signed).exists()


def fill_in(document: Any) -> None:
    """Write over every place in which the program said that something is missing."""
    for paragraph in document.element.body.iter(f"{W}p"):
        texts = [text for text in paragraph.iter(f"{W}t") if text.text and text.text.startswith("[")]
        for text in texts:
            text.text = "không"


def signing(paper: PaperRecord) -> Signing:
    return Signing(paper.id, paper.version + 1, date(2024, 1, 12), "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Ông Mẫu")


def test_what_was_missing_and_is_written_in_word_can_be_signed(paper: PaperRecord) -> None:
    handed_in(paper, fill_in)
    submit(OFFICE, [Submission(paper.id, paper.version)])
    sign(OFFICE, [signing(paper)])
    assert register.paper(paper.key).state == "signed"


def test_a_draft_that_still_says_what_it_lacks_cannot_be_signed(paper: PaperRecord) -> None:
    handed_in(paper)
    submit(OFFICE, [Submission(paper.id, paper.version)])
    assert code_of(lambda: sign(OFFICE, [signing(paper)])) == "paper-not-final"
    assert "chưa viết: phương hướng" in (queries.lacking(paper.id) or ())


@pytest.mark.parametrize(
    ("text", "marking", "code"),
    [
        ("TỐI MẬT", "plain", "copy-secret"), ("Độ mật: Mật", "plain", "copy-secret"), ("", "secret", "copy-secret"),
        ("", "", "copy-undeclared"),
    ],
)  # fmt: skip
def test_a_secret_draft_is_refused_and_not_kept(paper: PaperRecord, text: str, marking: str, code: str) -> None:
    content = edited(made(paper), lambda document: document.add_paragraph(text))
    assert code_of(lambda: hand_in(OFFICE, paper, content, marking)) == code
    assert not queries.folder_of_drafts(paper).exists()


def test_a_draft_too_large_or_no_word_file_is_refused(paper: PaperRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(lambda: hand_in(OFFICE, paper, b"%PDF", "plain")) == "paper-not-word"
    monkeypatch.setattr("tongket.documents.register.copies.MAX_COPY", 10)
    assert code_of(lambda: handed_in(paper)) == "copy-too-large"


def test_a_file_that_is_gone_or_changed_since_is_said(paper: PaperRecord) -> None:
    handed_in(paper)
    kept = queries.draft(paper, 1)
    kept.path.write_bytes(b"other")
    assert code_of(lambda: queries.content(kept)) == "draft-file-changed"
    kept.path.unlink()
    assert code_of(lambda: queries.content(kept)) == "draft-file-gone"
    assert code_of(lambda: examine(paper, 7)) == "draft-unknown"


def test_two_drafts_never_take_one_number(paper: PaperRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_in(paper)
    kept = queries.drafts(paper)
    handed_in(paper, lambda document: document.add_paragraph("Bản thứ hai."))
    monkeypatch.setattr("tongket.procedures.word_round_trip.queries.drafts", lambda _: kept)
    assert code_of(lambda: handed_in(paper, lambda document: document.add_paragraph("Bản khác."))) in (
        "draft-number-taken", "line-twice",
    )  # fmt: skip


def test_the_day_a_draft_came_is_kept(paper: PaperRecord) -> None:
    handed_in(paper)
    assert queries.draft(paper, 1).received_on == timezone.localdate()
