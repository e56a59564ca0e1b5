"""The register of papers: the list, and one paper's way from draft to its recipients."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.office import OFFICE
from tongket.documents.queries import paper, papers
from tongket.procedures.package_job import package_folder
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry
from tongket.web.tests.desk_client import YEAR, Desk, page
from tongket.web.tests.documents.year import SIGNER, desk_of_papers, made, one, step

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 ban da ky"
SOME_DAY, BORN = date(2005, 5, 19), date(1980, 2, 1)
SIGNING = {"signer": "0", "signed_on": "12/01/2024"}


@pytest.fixture
def desk(settings: Any, tmp_path: Path) -> Desk:
    return made(desk_of_papers(settings, tmp_path))


def signed(desk: Desk) -> Any:
    step(desk, "trinh", one(desk))
    step(desk, "ky", one(desk), **SIGNING)
    return one(desk)


def attach(desk: Desk, content: bytes = PDF, marking: str = "plain", name: str = "quet.pdf") -> Any:
    return step(desk, "ban-da-ky", signed(desk), copy=SimpleUploadedFile(name, content), marking=marking)


def outside(**words: object) -> dict[str, object]:
    return {"title": "Quyết định kiện toàn", "type": "decision", "body": "standing_committee", "number": 7,
            "term": "2020-2025", "dated_on": "05/05/2023", "name": SIGNER, **words}  # fmt: skip


def test_the_papers_of_the_year_stand_in_the_list_as_drafts(desk: Desk) -> None:
    text = page(desk.officer, "/van-ban/")
    assert "Chương trình Hội nghị" in text
    assert text.count("chưa cấp") == len(papers(desk.office.commune, YEAR))


def test_the_list_shows_one_state_only_when_asked(desk: Desk) -> None:
    step(desk, "trinh", one(desk))
    text = page(desk.officer, "/van-ban/?trang-thai=submitted")
    assert "Chương trình Hội nghị" in text
    assert "Giấy mời" not in text


def test_a_draft_is_submitted_and_then_offers_the_signing(desk: Desk) -> None:
    assert step(desk, "trinh", one(desk)).status_code == 302
    text = page(desk.officer, f"/van-ban/{one(desk).key}/")
    assert SIGNER in text
    assert "Ghi đã ký" in text


def test_a_signed_paper_has_number_day_and_signer(desk: Desk) -> None:
    found = signed(desk)
    assert (found.number, found.signer_name, found.authority) == (1, SIGNER, "T/M BAN THƯỜNG VỤ")
    assert found.number_line in page(desk.officer, "/van-ban/")


def test_a_signer_not_in_the_list_is_written_out(desk: Desk) -> None:
    step(desk, "trinh", one(desk))
    step(desk, "ky", one(desk), signer="khac", signed_on="12/01/2024", name="Lê Thị Khác", post="PHÓ BÍ THƯ")
    assert (one(desk).signer_name, one(desk).signer_post) == ("Lê Thị Khác", "PHÓ BÍ THƯ")


def test_without_a_signer_the_paper_is_not_signed(desk: Desk) -> None:
    step(desk, "trinh", one(desk))
    answer = step(desk, "ky", one(desk), signer="khac", signed_on="12/01/2024")
    assert answer.status_code == 422
    assert "paper-signer-missing" in answer.content.decode()


def test_a_paper_that_lacks_something_is_not_signed(desk: Desk) -> None:
    step(desk, "trinh", one(desk, "year_report"))
    answer = step(desk, "ky", one(desk, "year_report"), **SIGNING)
    assert "paper-not-final" in answer.content.decode()


def test_a_day_that_is_no_day_is_said_beside_its_field(desk: Desk) -> None:
    step(desk, "trinh", one(desk))
    answer = step(desk, "ky", one(desk), signer="0", signed_on="31/02/2024")
    assert answer.status_code == 422
    assert "id_signed_on_error" in answer.content.decode()


def test_a_signed_copy_is_kept_by_its_hash_and_can_be_downloaded(desk: Desk) -> None:
    attach(desk, name="../../etc/quet.pdf")
    found = one(desk)
    assert (found.state, found.copy_name) == ("attached", "ban-da-ky.pdf")
    assert desk.officer.get(f"/van-ban/{found.key}/tep/ban-da-ky.pdf").content == PDF


@pytest.mark.parametrize(
    ("content", "marking", "code"),
    [
        (PDF, "secret", "copy-secret"),
        (PDF, "utmost_secret", "copy-secret"),
        (b"MZ chuong trinh", "plain", "copy-kind-unknown"),
        (b"PK\x03\x04 bang tinh", "plain", "copy-kind-unknown"),
    ],
)
def test_a_copy_that_may_not_be_taken_in_is_not_kept(
    desk: Desk, content: bytes, marking: str, code: str, tmp_path: Path
) -> None:
    answer = attach(desk, content, marking)
    assert code in answer.content.decode()
    assert one(desk).state == "signed"
    assert not list(tmp_path.rglob("ban-da-ky*"))


def test_the_marking_has_to_be_declared(desk: Desk) -> None:
    answer = attach(desk, marking="")
    assert answer.status_code == 422
    assert one(desk).state == "signed"


def test_a_copy_too_large_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongket.web.documents.moving.MAX_COPY", 10)
    assert "copy-too-large" in attach(desk).content.decode()


def test_an_attached_paper_is_sent_to_its_recipients(desk: Desk) -> None:
    attach(desk)
    step(desk, "gui", one(desk), sent_on="13/01/2024", recipients="Ban Thường vụ Huyện ủy\n\nCác chi bộ\n")
    assert one(desk).recipients == ("Ban Thường vụ Huyện ủy", "Các chi bộ")
    assert "Các chi bộ" in page(desk.officer, f"/van-ban/{one(desk).key}/")


def test_two_people_taking_the_same_step_clash_and_nothing_is_lost(desk: Desk) -> None:
    seen = one(desk)
    step(desk, "trinh", seen)
    answer = step(desk, "trinh", seen, who="colleague")
    assert answer.status_code == 409
    assert "edit-clash" in answer.content.decode()


def test_a_paper_whose_figures_changed_says_which(desk: Desk) -> None:
    found = one(desk, "year_report")
    register(OFFICE, [MemberEntry("Bùi Thị Lan", desk.office.east, SOME_DAY, BORN, "000000101")])
    assert "số liệu đã đổi" in page(desk.officer, "/van-ban/")
    text = page(desk.officer, f"/van-ban/{found.key}/")
    assert "/so-lieu/mo/?so=members.total" in text
    assert "</span>7</ins>" in text


def test_the_desk_names_papers_with_changed_figures_among_what_is_due(desk: Desk) -> None:
    assert 'href="#da-doi"' not in page(desk.officer, f"/?year={YEAR}")
    register(OFFICE, [MemberEntry("Bùi Thị Lan", desk.office.east, SOME_DAY, BORN, "000000101")])
    assert 'href="#da-doi"' in page(desk.officer, f"/?year={YEAR}")


def test_a_withdrawn_paper_stays_readable_and_its_number_taken(desk: Desk) -> None:
    found = signed(desk)
    step(desk, "rut", found, reason="Ghi nhầm")
    assert paper(found.key).is_withdrawn
    assert "đã rút khỏi sổ" in page(desk.officer, f"/van-ban/{found.key}/")


def test_without_a_reason_nothing_is_withdrawn(desk: Desk) -> None:
    assert "reason-required" in step(desk, "rut", one(desk), reason=" ").content.decode()


def test_a_paper_signed_outside_is_entered_with_its_number(desk: Desk) -> None:
    answer = desk.officer.post("/van-ban/ban-hanh-ngoai/", outside())
    assert "07-QĐ" in page(desk.officer, answer["Location"])


def test_a_number_is_not_given_twice(desk: Desk) -> None:
    desk.officer.post("/van-ban/ban-hanh-ngoai/", outside())
    answer = desk.officer.post("/van-ban/ban-hanh-ngoai/", outside(title="Quyết định khác"))
    assert "paper-number-taken" in answer.content.decode()


@pytest.mark.parametrize("word", ["trinh", "ky", "ban-da-ky", "gui", "rut"])
def test_a_viewer_reads_papers_and_takes_no_step(desk: Desk, word: str) -> None:
    found = one(desk)
    assert 'id="buoc"' not in page(desk.viewer, f"/van-ban/{found.key}/")
    assert step(desk, word, found, who="viewer", reason="x").status_code == 403


def test_a_viewer_registers_nothing(desk: Desk) -> None:
    assert desk.viewer.post("/van-ban/ban-hanh-ngoai/", outside()).status_code == 403


def test_a_cell_secretary_does_not_see_the_offices_papers(desk: Desk) -> None:
    found = one(desk)
    assert desk.secretary.get(f"/van-ban/{found.key}/").status_code == 404
    assert desk.secretary.get(f"/van-ban/{found.key}/tep/{found.files[0].name}").status_code == 404
    assert found.title not in page(desk.secretary, "/van-ban/")


def test_the_years_article_stands_below_the_papers_with_the_day_it_was_made(desk: Desk) -> None:
    text = page(desk.officer, "/van-ban/")
    assert 'id="tin-bao-chi"' in text
    assert "Tin không phải văn bản của Đảng: không cấp số, không trình ký." in text
    assert "wrong-sentence" not in text


def test_an_article_whose_figures_changed_shows_its_sentences_in_the_register_and_on_the_desk(desk: Desk) -> None:
    register(OFFICE, [MemberEntry("Bùi Thị Lan", desk.office.east, SOME_DAY, BORN, "000000101")])
    _, article = page(desk.officer, "/van-ban/").split('id="tin-bao-chi"')
    assert "06 đảng viên" in article
    assert '<a href="/van-ban/#tin-bao-chi" lang="vi">Tin báo chí: ' in page(desk.officer, "/")


def test_an_article_edited_by_hand_says_so(desk: Desk) -> None:
    (package_folder("mau", YEAR) / "09-tin-bao-chi.html").write_text("sửa tay", encoding="utf-8")
    _, article = page(desk.officer, "/van-ban/").split('id="tin-bao-chi"')
    assert "đã sửa tay" in article


def test_before_a_package_was_made_the_register_names_no_article(settings: Any, tmp_path: Path) -> None:
    desk = desk_of_papers(settings, tmp_path)
    assert "tin-bao-chi" not in page(desk.officer, "/van-ban/")
