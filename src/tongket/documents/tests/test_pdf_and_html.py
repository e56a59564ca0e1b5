"""The same papers as PDF and as a fragment of HTML."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pytest
from pypdf import PdfReader

from tongket.documents.paper.model import Blank, Column, Masthead, Paragraph, Picture, Run, Table
from tongket.documents.render.html import STYLE_SHEET, to_html
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.documents.tests.samples import SAMPLES, decision, minutes, report
from tongket.rules.errors import TongketError

VOID = {"br", "col", "hr", "img"}


class _Nesting(HTMLParser):
    """Fails where a tag closes another than the one that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def _read(paper) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(paper)))


def _paragraphs(paper) -> str:
    """The text of the Word file in its order."""
    return "\n".join("".join(part.itertext()) for part in docx.Document(io.BytesIO(to_word(paper))).element.body)


def _words(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_paper_gives_the_same_pdf(name):
    assert to_pdf(SAMPLES[name]()) == to_pdf(SAMPLES[name]())


def test_the_pdf_is_archival_and_dated_as_the_paper():
    made = to_pdf(report())
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert str(PdfReader(io.BytesIO(made)).metadata.creation_date)[:10] == "2026-12-19"


def test_the_pdf_says_what_it_is_and_nothing_of_the_machine():
    told = dict(_read(report()).metadata)
    assert told.pop("/Title").startswith("Báo cáo tổng kết")
    assert told.pop("/Author") == "Đảng ủy xã Hợp Nhất"
    assert set(told) == {"/Creator", "/CreationDate", "/ModDate"}


def test_only_the_programs_own_typeface_is_embedded():
    fonts = {str(f["/BaseFont"]) for page in _read(report()).pages
             for f in (o.get_object() for o in page["/Resources"]["/Font"].values())}  # fmt: skip
    assert fonts
    assert all("LiberationSerif" in name for name in fonts)


def test_signs_of_typst_markup_are_printed_in_the_pdf():
    assert 'R&D < 1 > 0 "thử" #set *dấu* $x$ @ref `mã` \\ hết.' in _words(_read(report()))


def _numbers(paper) -> list[str]:
    """The number in the head of each page, which comes first in its text, or nothing."""
    first_lines = (page.extract_text().split("\n")[0] for page in _read(paper).pages)
    return [line if line.isdecimal() else "" for line in first_lines]


def test_the_first_page_of_each_part_has_no_number_and_the_next_has():
    assert _numbers(report()) == ["", "2", "3"]
    assert _numbers(decision()) == ["", "", "2"]


def test_an_annex_lies_in_landscape_in_the_pdf():
    widths = [round(page.mediabox.width) for page in _read(decision()).pages]
    assert widths == [595, 842, 842]


def test_a_heading_is_printed_in_the_pdf():
    assert "II- DIỄN BIẾN" in _words(_read(minutes()))


@pytest.mark.parametrize("render", [to_pdf, to_word])
def test_a_chart_that_is_no_svg_is_refused(render):
    with pytest.raises(TongketError) as refusal:
        render(replace(minutes(), blocks=(Picture("<html>", "hỏng"),)))
    assert refusal.value.code == "picture-unreadable"


def test_the_subject_of_a_letter_stands_under_its_number():
    letter = replace(minutes(), title=None, masthead=Masthead("a", "b", "Số 05-CV/ĐU", about="mời họp", urgency="KHẨN"))
    for text in (_words(_read(letter)), to_html(letter)):
        assert text.index("Số 05-CV/ĐU") < text.index("về việc mời họp") < text.index("KHẨN")


def test_a_persons_own_paper_has_the_partys_name_in_the_middle_and_no_issuer():
    own = replace(minutes(), masthead=Masthead("", "", place_date="Mẫu, ngày 05 tháng 3 năm 2026", is_plain=True))
    for text in (_words(_read(own)), to_html(own), _paragraphs(own)):
        assert text.index("ĐẢNG CỘNG SẢN VIỆT NAM") < text.index("Mẫu, ngày 05 tháng 3") < text.index("BIÊN BẢN")
        assert "*" not in text.partition("BIÊN BẢN")[0].replace("<!", "")


TOP_LINE = 80
"""From the upper edge to below the first line of text, in points."""


def _height_of(words, page):
    """How high the words stand above the lower edge, in points; dotted lines are drawn and no text."""
    found = []
    page.extract_text(visitor_text=lambda text, at, *more: found.append(at[5]) if words in text else None)
    return max(found)


@pytest.mark.parametrize("lines", range(20, 34, 3))
def test_a_signature_never_stands_alone_on_its_page(lines):
    rows = (("1", "a"),) * 2
    for last in (Blank("Ý kiến:", lines), Table((Column("TT", 1), Column("Tên", 3)), rows)):
        paper = replace(minutes(), blocks=(Blank("Diễn biến:", lines), last), recipients=None)
        page = _read(paper).pages[-1]
        assert _height_of("NGƯỜI GHI", page) < float(page.mediabox.height) - TOP_LINE


def test_the_number_of_a_form_stands_above_the_head_and_above_an_annex():
    marked = replace(decision(), mark="Mẫu 1-X", annexes=(replace(decision().annexes[0], mark="Mẫu 2-X"),))
    for text in (_words(_read(marked)), to_html(marked), _paragraphs(marked)):
        assert text.index("Mẫu 1-X") < text.index("QUYẾT ĐỊNH") < text.index("Mẫu 2-X") < text.index("DANH SÁCH")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_html_is_well_nested_and_has_one_title(name):
    made = to_html(SAMPLES[name]())
    reader = _Nesting()
    reader.feed(made)
    assert reader.open == []
    assert made.count("<h1 ") == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_the_html_has_no_style_script_or_handler(name):
    assert re.search(r"<script|<style|\sstyle=|\son\w+=", to_html(SAMPLES[name]())) is None


def test_a_text_in_html_is_escaped():
    made = to_html(replace(minutes(), blocks=(Paragraph(Run("<b>&", figure='a"b')),)))
    assert '<data class="figure" value="&lt;b&gt;&amp;" data-figure="a&quot;b">&lt;b&gt;&amp;</data>' in made


def test_a_missing_figure_is_marked_in_html():
    assert '<data class="figure paper-missing" value="" data-figure="badges.members">' in to_html(report())


def test_every_class_of_the_html_has_its_style():
    made = "".join(to_html(sample()) for sample in SAMPLES.values())
    used = {name for names in re.findall(r'class="([^"]+)"', made) for name in names.split()}
    plain = {"paper-item", "paper-justify", "paper-superior", "paper-star", "paper-number", "paper-post", "paper-total"}
    plain |= {"paper-subject"}
    sheet = STYLE_SHEET.read_text(encoding="utf-8")
    assert {name for name in used - plain if f".{name}" not in sheet} == set()
