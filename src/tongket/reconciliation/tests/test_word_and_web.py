"""What of a Word file and of a web page is its text."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from docx import Document

from tongket.reconciliation.tests.test_encodings import in_tcvn3, in_vni
from tongket.reconciliation.text.files import text_of
from tongket.reconciliation.text.webpage import page_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def word(body: str, **parts: str) -> bytes:
    """A Word file with that body; `styles`, `footnotes` and the like are further parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            packed.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')
    return stream.getvalue()


def text(body: str, **parts: str) -> str:
    return text_of("a.docx", word(body, **parts))


def test_paragraphs_are_lines_and_a_row_of_a_table_is_one():
    document = Document()
    document.add_paragraph("Kết quả xếp loại")
    table = document.add_table(2, 2)
    for cell, value in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Chi bộ", "Số", "Chi bộ 1", "23"], strict=True
    ):
        cell.text = value
    document.add_paragraph("Hết")
    stream = io.BytesIO()
    document.save(stream)
    assert text_of("a.docx", stream.getvalue()) == "Kết quả xếp loại\nChi bộ\tSố\nChi bộ 1\t23\nHết"


def test_a_table_within_a_cell_is_read_once():
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('7')}</w:p></w:tc></w:tr></w:tbl>"
    assert text(f"<w:tbl><w:tr><w:tc><w:p>{run('Có')}</w:p>{inner}</w:tc></w:tr></w:tbl>") == "Có 7"


def test_what_was_inserted_is_read_and_what_was_deleted_or_moved_away_is_not():
    gone = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    assert (
        text(f"<w:p>{run('có ')}{gone}<w:ins>{run('15')}</w:ins><w:moveFrom>{run('9')}</w:moveFrom></w:p>") == "có 15"
    )


@pytest.mark.parametrize("hidden", ["<w:vanish/>", '<w:rStyle w:val="Kin"/>'])
def test_hidden_text_is_not_read(hidden: str):
    styles = '<w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles += '<w:style w:styleId="Kin"><w:basedOn w:val="An"/></w:style>'
    assert text(f"<w:p>{run('thấy')}{run('ẩn', hidden)}</w:p>", styles=styles) == "thấy"


def test_a_run_that_takes_back_the_hiding_of_its_style_is_read():
    styles = '<w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = '<w:rStyle w:val="An"/><w:vanish w:val="0"/>'
    assert text(f"<w:p>{run('thấy', shown)}</w:p>", styles=styles) == "thấy"


def test_a_footnote_stands_below_the_paragraph_that_names_it():
    notes = f'<w:footnote w:id="2"><w:p>{run("Tính đến 31/12.")}</w:p></w:footnote>'
    notes += f'<w:footnote w:id="0" w:type="separator"><w:p>{run("x")}</w:p></w:footnote>'
    body = (
        f'<w:p>{run("214 đảng viên")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(".")}</w:p><w:p>{run("Hết")}</w:p>'
    )
    assert text(body, footnotes=notes) == "214 đảng viên.\nTính đến 31/12.\nHết"


def test_a_text_box_is_read_once_though_the_file_says_it_twice():
    box = f"<w:txbxContent><w:p>{run('Khung')}</w:p></w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text(f"<w:p>{run('Đầu')}<w:r>{twice}</w:r></w:p>") == "Đầu\nKhung"


def test_fields_links_and_controls_show_what_they_show_on_paper():
    body = f"<w:hyperlink>{run('214')}</w:hyperlink><w:r><w:instrText>PAGE 3</w:instrText></w:r>"
    body += f"<w:sdt><w:sdtContent>{run(' đảng viên')}</w:sdtContent></w:sdt><w:r><w:br/></w:r>{run('mới')}"
    assert text(f"<w:p>{body}</w:p>") == "214 đảng viên\nmới"


def test_runs_in_the_fonts_of_old_encodings_are_converted_and_others_are_not():
    tcvn3 = run(in_tcvn3("Đảng bộ xã "), font(".VnTime")) + run(in_tcvn3("báo cáo"), font(".VnTimeH"))
    vni = run(in_vni(" có 15 chi bộ"), font("VNI-Times"))
    assert text(f"<w:p>{tcvn3}{vni}{run(' và tổ ß')}</w:p>") == "Đảng bộ xã BÁO CÁO có 15 chi bộ và tổ ß"


def test_a_letter_and_its_mark_in_two_runs_are_still_one():
    vni = "".join(run(piece, font("VNI-Times")) for piece in ("Ña", "ûng bo", "ä"))
    assert text(f"<w:p>{vni}</w:p>") == "Đảng bộ"


def test_the_soft_hyphen_of_word_is_a_letter_in_a_tcvn3_font():
    hyphen = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
    assert text(f"<w:p>{run('ch', font('.VnTime'))}{hyphen}{run('a', font('.VnTime'))}</w:p>") == "chưa"


def test_the_font_may_come_from_the_style_or_the_whole_file():
    fonts = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    styled = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    for styles in (fonts, styled):
        assert text(f"<w:p>{run(in_tcvn3('chi bộ'))}</w:p>", styles=styles) == "chi bộ"


def test_a_web_page_is_read_without_its_furniture():
    page = """<!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body>
    <header>Lượt truy cập 123</header><nav><ul><li>Trang chủ</li></ul></nav>
    <article><header><h1>Tổng kết năm 2023</h1></header><p>Có <b>214</b> đảng
    viên &amp; 11 chi bộ.</p><div role="search">Tìm 5</div><p hidden>ẩn 7</p><script>var a = "<p>9</p>";</script>
    <table><tr><td>Chi bộ 1</td><td>23</td></tr></table>dòng 1<br>dòng 2</article>
    <aside>Tin khác 2</aside><form>Mã <input value=3></form><footer>ĐT: 0123</footer></body></html>"""
    lines = [line for line in text_of("a.html", page.encode()).split("\n") if line]
    assert lines == ["Tổng kết năm 2023", "Có 214 đảng viên & 11 chi bộ.", "Chi bộ 1\t23", "dòng 1", "dòng 2"]


def test_a_page_that_never_closes_its_furniture_is_read_whole():
    assert page_text("<body><nav>Trang chủ<p>Có 12 chi bộ").split() == ["Trang", "chủ", "Có", "12", "chi", "bộ"]


def test_a_page_is_known_by_its_beginning_and_comments_are_not_text():
    assert text_of("a.txt", b"<!-- 1 --><html><p>12 <!-- 3 --> 4").strip() == "12 4"


def test_a_sign_below_in_a_text_is_no_tag():
    assert page_text("<p>Tỷ lệ < 5% và > 3%; 2<3</p>").strip() == "Tỷ lệ < 5% và > 3%; 2<3"


def test_an_attribute_may_hold_the_end_of_a_tag_and_a_quote_may_never_close():
    assert page_text('<p title="a > 5">12</p>').strip() == "12"
    assert page_text('<p title="a>12</p> <b>3</b>').split() == ["12", "3"]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<a ",
        "<a b='",
        '<a b=">',
        "<div>",
        "</",
        "&#",
        "<script>",
        "<![CDATA[",
        "<?",
        "<p style='",
        "<nav>",
    ],
)
def test_a_megabyte_of_broken_markup_is_read_within_bounded_time(piece: str):
    markup = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    page_text(markup)
    assert time.process_time() - begun < 5
