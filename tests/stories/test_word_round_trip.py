"""A report goes through Word and comes back, with what others contribute and what they say of it: end to end."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import OFFICE
from tongket.documents import queries as papers
from tongket.documents.actions.contributions.assign import assign
from tongket.documents.drafting.book import ContributionEntry
from tongket.documents.drafting.merging import contributions
from tongket.documents.drafting.queries import comments
from tongket.documents.drafting.wordfile import read_word
from tongket.documents.tests.drafting.samples import edited, write_in_control
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry
from tongket.web.tests.desk_client import YEAR, Desk, page
from tongket.web.tests.documents.year import desk_of_papers, made, one

pytestmark = pytest.mark.django_db
PAPER, SECTION, DUE = "year_report", "mass_work", date(2023, 12, 5)


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    return made(desk_of_papers(settings, tmp_path))


def downloaded(desk: Desk, url: str) -> bytes:
    return bytes(desk.officer.get(url).content)


def address(desk: Desk, rest: str = "") -> str:
    return f"/van-ban/{one(desk, PAPER).key}/{rest}"


def handed_back(desk: Desk, content: bytes, note: str) -> str:
    file = SimpleUploadedFile("bao-cao-da-sua.docx", content)
    words = {"file": file, "author": "Chị Lan", "note": note, "marking": "plain"}
    answer = desk.officer.post(address(desk, "du-thao/"), words)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def rewritten(document: Any) -> None:
    document.add_paragraph("Phong trào thi đua tiếp tục lan tỏa; trao 35 suất quà cho hộ nghèo.")
    write_in_control(document, "cells.total", "9")


def test_a_report_goes_through_word_and_comes_back_with_its_numbers_told_apart(desk: Desk) -> None:
    name = next(file.name for file in one(desk, PAPER).files if file.name.endswith(".docx"))
    first = handed_back(desk, edited(downloaded(desk, address(desk, f"tep/{name}")), rewritten), "sửa văn")
    member = MemberEntry("Bùi Thị Lan", desk.office.east, date(2005, 5, 19), date(1980, 2, 1), "000000101")
    register(OFFICE, [member])
    text = page(desk.officer, first)
    for told in ("Sửa tay", "Sổ đã đổi", "<mark>35</mark>", "Cập nhật số theo sổ"):
        assert told in text
    second = str(desk.officer.post(f"{first}cap-nhat/")["Location"])
    assert "Sổ đã đổi</span>" not in page(desk.officer, second)
    refreshed = read_word(downloaded(desk, f"{second}tep/"))
    numbers = {number.tag: number.text for number in reversed(refreshed.numbers)}
    assert (numbers["members.total"], numbers["cells.total"]) == ("07", "9")
    assert "Phong trào thi đua tiếp tục lan tỏa" in refreshed.text


def test_drafts_are_compared_and_every_one_is_kept(desk: Desk) -> None:
    name = next(file.name for file in one(desk, PAPER).files if file.name.endswith(".docx"))
    original = downloaded(desk, address(desk, f"tep/{name}"))
    one_draft = edited(original, rewritten)
    handed_back(desk, one_draft, "lần một")
    handed_back(desk, edited(one_draft, lambda document: document.add_paragraph("Đạt 98,5 % kế hoạch.")), "lần hai")
    text = page(desk.officer, address(desk, "so-sanh/?truoc=1&sau=2"))
    assert "<ins>Đạt 98,5 % kế hoạch.</ins>" in text
    assert "98,5</ins>" in text
    whole = page(desk.officer, address(desk, "so-sanh/?truoc=0&sau=2&tat-ca=1"))
    assert "đoạn không đổi" not in whole
    assert downloaded(desk, address(desk, "du-thao/0/tep/")) == original
    assert downloaded(desk, address(desk, "du-thao/1/tep/")) == one_draft


def test_an_opinion_is_received_accepted_and_told_in_a_paper_of_its_own(desk: Desk) -> None:
    words = {"draft": "0", "place": "Phần II", "opinion": "Bổ sung nguyên nhân chủ quan.",
             "giver": "Đồng chí Trần Thị Bình", "received_on": "01/12/2023"}  # fmt: skip
    desk.officer.post(address(desk, "gop-y/"), words)
    assert "Chờ trả lời" in page(desk.officer, address(desk, "gop-y/"))
    [kept] = comments(one(desk, PAPER))
    answered = {"response": "accept", "answer": "Đã bổ sung.", "answered_by": "Văn phòng", "answered_on": "03/12/2023",
                "version": 1}  # fmt: skip
    assert desk.officer.post(address(desk, f"gop-y/{kept.key}/"), answered).status_code == 302
    table = desk.officer.post(address(desk, "gop-y/lap-bang/"))["Location"]
    word = read_word(downloaded(desk, f"{table}tep/tiep-thu-giai-trinh.docx")).text
    assert all(told in word for told in ("Bổ sung nguyên nhân chủ quan.", "Tiếp thu. Đã bổ sung.", "Trần Thị Bình"))


def test_a_missing_contributor_is_named_until_the_text_is_merged(desk: Desk) -> None:
    entry = ContributionEntry(desk.office.commune, YEAR, PAPER, SECTION, "Mặt trận Tổ quốc xã", "front", DUE)
    assign(OFFICE, [entry])
    assert "Chưa nhận nội dung góp vào báo cáo: Mặt trận Tổ quốc xã" in page(desk.officer, "/bo-ho-so/")
    assert "Quá hạn" in page(desk.officer, "/thuyet-minh/")
    [kept] = contributions(desk.office.commune, YEAR, PAPER)
    words = {"text": "•\tVận động 125\u00a0hộ hiến đất;", "received_on": "06/12/2023", "version": kept.version}
    assert desk.officer.post(f"/thuyet-minh/dong-gop/{kept.key}/", words).status_code == 302
    merge = f"/thuyet-minh/dong-gop/ghep/?van-ban={PAPER}&muc={SECTION}"
    assert "<ins>- Vận động 125 hộ hiến đất;</ins>" in page(desk.officer, merge)
    [kept] = contributions(desk.office.commune, YEAR, PAPER)
    desk.officer.post(merge, {"van-ban": PAPER, "muc": SECTION, "version": "", "seen": kept.version})
    assert papers.narrative(desk.office.commune, YEAR, PAPER)[SECTION].text == "- Vận động 125 hộ hiến đất;"
    assert "Mặt trận Tổ quốc xã" not in page(desk.officer, "/bo-ho-so/")
