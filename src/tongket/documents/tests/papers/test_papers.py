"""The papers of a year, from records to text."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.office import OFFICE, new_office
from tongket.documents.overview.appendix import to_excel
from tongket.documents.overview.index_page import Listed, index_page
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import Heading, in_runs, plain
from tongket.documents.papers import badge_proposal, commendation, conference, press, ratings_summary, report
from tongket.documents.papers.doubts import doubts
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import papers_of
from tongket.documents.render.readback import read_tags
from tongket.documents.render.word import to_word
from tongket.documents.tests.papers.full_year import YEAR, full_year, mid_term
from tongket.records.meetings.actions.record import record
from tongket.records.meetings.book import MeetingEntry

pytestmark = pytest.mark.django_db


def text_of(paper):
    return "\n".join(plain(words) for words in words_of(paper))


def the_year():
    return dossier(full_year().commune, YEAR)


def test_the_report_states_the_year_and_is_no_draft():
    paper = report.build(the_year())
    text = text_of(paper)
    assert not paper.draft
    assert "có 02 chi bộ với 09 đảng viên" in text
    assert "Tổng giá trị sản xuất đạt 370,74 tỷ đồng, bằng 104,7% kế hoạch, tăng 8,9% so với cùng kỳ" in text
    assert "Đảng bộ xã Mẫu được Ban Thường vụ Huyện ủy xếp loại hoàn thành tốt nhiệm vụ" in text


def test_no_paper_says_zero_comrades_or_has_an_empty_heading():
    year = the_year()
    for kind in papers_of(year):
        paper = kind.build(year)
        assert " 0 đồng chí" not in text_of(paper)
        for block, following in zip(paper.blocks, [*paper.blocks[1:], None], strict=True):
            ends = following is None or (
                isinstance(following, Heading) and following.level <= getattr(block, "level", 9)
            )
            assert not (isinstance(block, Heading) and ends), plain(block.words)


def test_an_empty_year_is_a_draft_that_names_what_is_missing():
    paper = report.build(dossier(new_office().commune, YEAR))
    text = text_of(paper)
    assert paper.draft
    assert "[thiếu: tổ chức đảng trực thuộc được xếp loại]" in text
    assert "[chưa viết: hạn chế, khuyết điểm]" in text


def test_every_figure_of_a_word_file_carries_its_tag():
    paper = report.build(the_year())
    stated = [(run.figure, run.text) for words in words_of(paper) for run in in_runs(words) if run.figure]
    found = read_tags(to_word(paper))
    assert stated
    assert [entry for entry in stated if entry not in found] == []


def test_an_officers_words_take_their_figures_from_the_records():
    assert "09 đảng viên chấp hành tốt phân công" in text_of(report.build(the_year()))


def test_the_ratings_summary_asks_about_the_cap_where_only_some_readings_are_broken():
    year = the_year()
    assert any(", vượt nếu tính theo 20% số" in cap.sentence("Vì sao?") for cap in ratings_summary.caps(year))
    assert "Chi bộ thôn Đông" in text_of(ratings_summary.build(year))


def test_the_badge_list_stands_by_years_on_a_wide_page():
    annex = badge_proposal.build(the_year()).annexes[0]
    assert annex.landscape
    assert [plain(table.caption).split(":")[0] for table in annex.blocks] == [
        "Huy hiệu 65 năm tuổi Đảng",
        "Huy hiệu 40 năm tuổi Đảng",
    ]
    assert [len(table.columns) for table in annex.blocks] == [11, 11]


def test_the_decision_has_a_list_for_each_circle():
    paper = commendation.build(the_year())
    assert "01 chi bộ, 01 tập thể và 01 cá nhân" in text_of(paper)
    assert "Văn phòng Đảng ủy và các tổ chức đảng, tập thể, cá nhân có tên trong danh sách" in text_of(paper)
    assert len(paper.annexes) == 3


def test_the_decision_names_only_the_circles_that_have_someone():
    year = the_year()
    awards = tuple(row for row in year.lists.awards if row.subject != "organization")
    paper = commendation.build(replace(year, lists=replace(year.lists, awards=awards)))
    assert plain(paper.title.subject) == "khen thưởng tập thể, cá nhân có thành tích năm 2023"


def test_the_minutes_know_who_was_there_and_leave_the_rest_open():
    text = text_of(conference.minutes(the_year()))
    assert "Có mặt 07/09 đảng viên trong toàn đảng bộ" in text
    assert "ngày 12/01/2024" in text


def test_the_press_text_is_markdown_and_a_page_of_its_own():
    article = press.build(the_year())
    assert press.markdown(article).startswith("# Đảng bộ xã Mẫu tổng kết công tác xây dựng Đảng năm 2023\n")
    assert 'data-figure="badges.awarded"' in press.page(article)


def test_a_mid_term_year_has_its_own_report_and_no_badge_paper():
    kinds = [kind.kind for kind in papers_of(dossier(mid_term().commune, YEAR))]
    assert "mid_term" in kinds
    assert not {"year_report", "badge_proposal", "commendation"} & set(kinds)


def test_the_mid_term_report_is_no_draft_for_want_of_the_years_ratings():
    paper = papers_of(year := dossier(mid_term().commune, YEAR))[0].build(year)
    assert not paper.draft
    assert "02/04 chỉ tiêu" in text_of(paper)


def test_members_without_a_rating_are_asked_about():
    assert any("số còn lại vì sao" in doubt.text for doubt in doubts(the_year()))


def test_a_year_without_commendations_is_asked_about():
    found = doubts(dossier(new_office().commune, YEAR))
    assert any("khen thưởng" in doubt.text and doubt.kind == "question" for doubt in found)


def test_the_annex_of_figures_has_a_sheet_a_subject_and_the_tags():
    book = load_workbook(io.BytesIO(to_excel(the_year())))
    sheet = book["Huy hiệu Đảng"]
    assert "Đánh giá, xếp loại" in book.sheetnames
    assert "badges.awarded" in [cell.value for cell in sheet["I"]]


def test_the_index_page_stands_alone():
    page = index_page(the_year(), [Listed("Báo cáo", ["01.docx"], True, ["thiếu: số chi bộ"])])
    assert "Bản nháp" in page
    assert "<svg" in page
    assert not any(mark in page for mark in ("http://www.w3.org/1999/xlink", "<script", "<link", 'src="'))


def test_a_year_with_only_a_review_meeting_tells_of_that_meeting():
    office = new_office()
    record(OFFICE, [MeetingEntry(office.commune, "review_meeting", date(2023, 12, 11), YEAR)])
    text = press.markdown(press.build(dossier(office.commune, YEAR)))
    assert "Ngày 11/12/2023, Đảng ủy xã Mẫu tổ chức Hội nghị kiểm điểm" in text
