"""The pages of drafts, opinions and contributors: what is refused, what is kept of what was typed, who may what."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import OFFICE
from tongket.documents.actions.contributions.assign import assign
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.drafting.book import ContributionEntry
from tongket.documents.drafting.merging import ContributionRecord, contributions
from tongket.documents.drafting.queries import comments, drafts
from tongket.documents.queries import narrative
from tongket.documents.tests.drafting.samples import edited, write_in_control
from tongket.procedures.tests.drafted import paper_of
from tongket.web.tests.desk_client import YEAR, Desk, page
from tongket.web.tests.documents.year import desk_of_papers, one

pytestmark = pytest.mark.django_db
PAPER, SECTION = "year_report", "mass_work"
OPINION = {"draft": "0", "opinion": "Bổ sung <b>số</b> liệu", "giver": "Ban Thường vụ", "received_on": "01/12/2023"}


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    desk = desk_of_papers(settings, tmp_path)
    paper_of(desk.office)
    return desk


def address(desk: Desk, rest: str) -> str:
    return f"/van-ban/{one(desk, PAPER).key}/{rest}"


def word(desk: Desk, *, cells: str = "9") -> bytes:
    path = next(file.path for file in one(desk, PAPER).files if file.name.endswith(".docx"))
    return edited(path.read_bytes(), lambda document: write_in_control(document, "cells.total", cells))


def word_of(sentence: str) -> bytes:
    """A Word file that was never made here."""
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph(sentence)
    document.save(kept)
    return kept.getvalue()


def hand_in(desk: Desk, content: bytes, who: str = "officer", **words: str) -> Any:
    given = {"author": "Chị Lan", "note": "", "marking": "plain", **words}
    return getattr(desk, who).post(address(desk, "du-thao/"), {"file": SimpleUploadedFile("a.docx", content), **given})


def assigned(desk: Desk) -> ContributionRecord:
    entry = ContributionEntry(
        desk.office.commune, YEAR, PAPER, SECTION, "Mặt trận Tổ quốc xã", "front", date(2023, 12, 5)
    )
    assign(OFFICE, [entry])
    return contributions(desk.office.commune, YEAR, PAPER)[-1]


def send(desk: Desk, kept: ContributionRecord, text: str, who: str = "officer", **words: object) -> Any:
    given = {"text": text, "received_on": "04/12/2023", "version": kept.version, **words}
    return getattr(desk, who).post(f"/thuyet-minh/dong-gop/{kept.key}/", given)


def test_the_paper_leads_to_its_drafts_and_opinions(desk: Desk) -> None:
    text = page(desk.officer, address(desk, ""))
    assert address(desk, "du-thao/") in text
    assert address(desk, "gop-y/") in text


@pytest.mark.parametrize(
    ("content", "marking", "code"),
    [(b"%PDF-1.7", "plain", "paper-not-word"), (b"PK", "secret", "copy-secret")],
)
def test_a_file_that_may_not_be_taken_in_is_refused_with_its_code(
    desk: Desk, content: bytes, marking: str, code: str
) -> None:
    answer = hand_in(desk, content, marking=marking)
    assert answer.status_code == 422
    assert code in answer.content.decode()
    assert drafts(one(desk, PAPER)) == []


def test_the_marking_has_to_be_declared_and_the_rest_stays_typed(desk: Desk) -> None:
    answer = hand_in(desk, word(desk), marking="", note="sửa lần một")
    assert answer.status_code == 422
    assert "sửa lần một" in answer.content.decode()


def test_a_file_too_large_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongket.web.documents.drafting.drafts.MAX_COPY", 10)
    assert "copy-too-large" in hand_in(desk, word(desk)).content.decode()


def test_a_number_written_by_hand_is_put_back_when_it_is_ticked(desk: Desk) -> None:
    hand_in(desk, word(desk))
    assert "draft-nothing-to-refresh" in desk.officer.post(address(desk, "du-thao/1/cap-nhat/")).content.decode()
    answer = desk.officer.post(address(desk, "du-thao/1/cap-nhat/"), {"sua-tay": ["cells.total"]})
    assert "Sửa tay</span>" in page(desk.officer, address(desk, "du-thao/1/"))
    assert "Sửa tay</span>" not in page(desk.officer, answer["Location"])


def test_a_file_without_a_number_of_the_records_is_pointed_at(desk: Desk) -> None:
    hand_in(desk, word_of("Đã kết nạp 9 đảng viên mới."))
    text = page(desk.officer, address(desk, "du-thao/1/"))
    assert "không còn ô số nào gắn với sổ" in text
    assert "Mọi số trong ô số đều khớp với sổ." not in text


def test_a_damaged_draft_says_so_and_the_others_stay_readable(desk: Desk) -> None:
    hand_in(desk, word(desk))
    hand_in(desk, word(desk, cells="8"))
    drafts(one(desk, PAPER))[1].path.write_bytes(b"other")
    answer = desk.officer.get(address(desk, "du-thao/1/"))
    assert (answer.status_code, "draft-file-changed" in answer.content.decode()) == (422, True)
    assert desk.officer.get(address(desk, "so-sanh/?truoc=1&sau=2")).status_code == 422
    assert "Dự thảo 2" in page(desk.officer, address(desk, "du-thao/2/"))


def test_a_paper_made_anew_since_its_first_draft_says_so(desk: Desk) -> None:
    hand_in(desk, word(desk))
    told = "đã được lập lại từ sổ"
    assert told not in page(desk.officer, address(desk, "du-thao/"))
    write(OFFICE, [SectionText(desk.office.commune, YEAR, PAPER, "directions", "Giữ vững khối đoàn kết.")])
    paper_of(desk.office)
    assert told in page(desk.officer, address(desk, "du-thao/"))


def test_a_draft_there_is_not_is_not_found(desk: Desk) -> None:
    for rest in ("du-thao/1/", "du-thao/1/tep/", "so-sanh/"):
        assert desk.officer.get(address(desk, rest)).status_code == 404


def test_what_was_said_is_shown_as_text(desk: Desk) -> None:
    desk.officer.post(address(desk, "gop-y/"), OPINION)
    assert "Bổ sung &lt;b&gt;số&lt;/b&gt; liệu" in page(desk.officer, address(desk, "gop-y/"))


def test_an_explanation_without_words_is_refused_and_the_answer_stays_typed(desk: Desk) -> None:
    desk.officer.post(address(desk, "gop-y/"), OPINION)
    [kept] = comments(one(desk, PAPER))
    words = {"response": "explain", "answered_by": "Chị Hoa", "answered_on": "02/12/2023", "version": kept.version}
    answer = desk.officer.post(address(desk, f"gop-y/{kept.key}/"), words)
    assert answer.status_code == 422
    assert all(told in answer.content.decode() for told in ("comment-answer-missing", "Chị Hoa"))


def test_two_people_answering_one_opinion_clash(desk: Desk) -> None:
    desk.officer.post(address(desk, "gop-y/"), OPINION)
    [kept] = comments(one(desk, PAPER))
    words = {"response": "accept", "answered_by": "Chị Hoa", "answered_on": "02/12/2023", "version": kept.version}
    assert desk.officer.post(address(desk, f"gop-y/{kept.key}/"), words).status_code == 302
    assert desk.colleague.post(address(desk, f"gop-y/{kept.key}/"), words).status_code == 409


def test_an_opinion_is_taken_out_with_a_reason_alone(desk: Desk) -> None:
    desk.officer.post(address(desk, "gop-y/"), OPINION)
    [kept] = comments(one(desk, PAPER))
    url, words = address(desk, f"gop-y/{kept.key}/rut/"), {"version": kept.version}
    assert "reason-required" in desk.officer.post(url, {**words, "reason": " "}).content.decode()
    assert desk.officer.post(url, {**words, "reason": "Ghi nhầm"}).status_code == 302
    assert comments(one(desk, PAPER)) == []


def test_an_incomplete_opinion_keeps_what_was_typed(desk: Desk) -> None:
    answer = desk.officer.post(address(desk, "gop-y/"), {**OPINION, "giver": ""})
    assert answer.status_code == 422
    assert "Bổ sung &lt;b&gt;" in answer.content.decode()
    assert "comments-none" in desk.officer.post(address(desk, "gop-y/lap-bang/")).content.decode()


def test_who_has_not_sent_is_named_on_the_narratives_page(desk: Desk) -> None:
    assigned(desk)
    assert page(desk.officer, "/thuyet-minh/").count("Mặt trận Tổ quốc xã") == 2
    assert "Chưa gửi nội dung:" in page(desk.officer, "/thuyet-minh/dong-gop/")


def test_a_text_without_words_is_refused(desk: Desk) -> None:
    answer = send(desk, assigned(desk), " • ")
    assert (answer.status_code, "contribution-empty" in answer.content.decode()) == (422, True)


def test_the_history_of_an_assignment_says_when_its_text_came(desk: Desk) -> None:
    kept = assigned(desk)
    send(desk, kept, "Vận động 12 hộ.")
    history = page(desk.officer, f"/so/phan-cong-viet-bao-cao/{kept.key}/")
    assert "Nhận nội dung" in history
    assert "contribution.received" not in history


def test_two_people_taking_in_one_text_clash(desk: Desk) -> None:
    kept = assigned(desk)
    send(desk, kept, "Vận động 12 hộ.")
    assert send(desk, kept, "Vận động 13 hộ.", "colleague").status_code == 409


def test_a_section_written_since_it_was_shown_is_not_written_over(desk: Desk) -> None:
    send(desk, assigned(desk), "Vận động 12 hộ.")
    desk.officer.post("/thuyet-minh/", {"van-ban": PAPER, f"text-{SECTION}": "Lời mới.", f"seen-{SECTION}": ""})
    [kept] = contributions(desk.office.commune, YEAR, PAPER)
    words = {"van-ban": PAPER, "muc": SECTION, "version": "", "seen": kept.version}
    answer = desk.officer.post("/thuyet-minh/dong-gop/ghep/", words)
    assert (answer.status_code, "Lời mới." in answer.content.decode()) == (409, True)
    assert narrative(desk.office.commune, YEAR, PAPER)[SECTION].text == "Lời mới."


def test_without_a_new_text_the_page_of_merging_says_so(desk: Desk) -> None:
    assigned(desk)
    text = page(desk.officer, f"/thuyet-minh/dong-gop/ghep/?van-ban={PAPER}&muc={SECTION}")
    assert "contribution-nothing-to-merge" in text
    assert desk.officer.get("/thuyet-minh/dong-gop/ghep/?muc=tho").status_code == 404


def test_a_viewer_reads_everything_and_writes_nothing(desk: Desk) -> None:
    kept = assigned(desk)
    hand_in(desk, word(desk))
    desk.officer.post(address(desk, "gop-y/"), OPINION)
    [opinion] = comments(one(desk, PAPER))
    for url in (address(desk, "du-thao/1/"), address(desk, "gop-y/"), f"/thuyet-minh/dong-gop/{kept.key}/"):
        text = page(desk.viewer, url)
        assert [sign for sign in ("<textarea", 'type="file"', "sua-tay", "cap-nhat") if sign in text] == []
    assert hand_in(desk, word(desk, cells="7"), "viewer").status_code == 403
    assert send(desk, kept, "Một.", "viewer").status_code == 403
    for rest in (
        "du-thao/1/cap-nhat/",
        "gop-y/",
        f"gop-y/{opinion.key}/",
        f"gop-y/{opinion.key}/rut/",
        "gop-y/lap-bang/",
    ):
        assert desk.viewer.post(address(desk, rest), {"version": 1, "reason": "x"}).status_code == 403, rest
    merge = {"van-ban": PAPER, "muc": SECTION, "version": ""}
    assert desk.viewer.post("/thuyet-minh/dong-gop/ghep/", merge).status_code == 403


def test_a_cell_secretary_sees_neither_drafts_nor_contributors(desk: Desk) -> None:
    kept = assigned(desk)
    hand_in(desk, word(desk))
    urls = [address(desk, rest) for rest in ("du-thao/", "du-thao/1/", "du-thao/1/tep/", "gop-y/")]
    for url in (*urls, "/thuyet-minh/dong-gop/", f"/thuyet-minh/dong-gop/{kept.key}/"):
        assert desk.secretary.get(url).status_code == 404, url
