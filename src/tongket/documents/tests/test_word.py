"""Word files: structure, content controls and their way back."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tongket.documents.paper.model import Paragraph, Run
from tongket.documents.render.readback import read_tags
from tongket.documents.render.word import to_word
from tongket.documents.render.wordtext import TAG_LIMIT, short_tag
from tongket.documents.tests.samples import LONG_TAG, NOTICE, SAMPLES, decision, invitation, minutes, report
from tongket.rules.errors import TongketError

OPENS = "\n".join(("ĐẢNG ỦY XÃ HỢP NHẤT", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 128-BC/ĐU", "BÁO CÁO", "PHÓ BÍ THƯ"))


def _part(packed: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.read(name).decode()


def _with_part(packed: bytes, name: str, content: str) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return changed.getvalue()


def _office(folder: Path, made: str, source: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", made, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out" / f"{source.stem}.{made.partition(':')[0]}"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_paper_gives_the_same_bytes(name):
    assert to_word(SAMPLES[name]()) == to_word(SAMPLES[name]())


@pytest.mark.parametrize("name", SAMPLES)
def test_python_docx_reads_every_sample(name):
    opened = docx.Document(io.BytesIO(to_word(SAMPLES[name]())))
    assert opened.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)
    assert opened.core_properties.author.startswith(("Đảng ủy", "Chi bộ"))


def test_signs_of_markup_in_a_text_are_printed():
    opened = docx.Document(io.BytesIO(to_word(report())))
    assert any('R&D < 1 > 0 "thử" #set *dấu*' in paragraph.text for paragraph in opened.paragraphs)


def test_headings_are_headings_for_word():
    opened = docx.Document(io.BytesIO(to_word(report())))
    found = [p.text for p in opened.paragraphs if p.style.name == "Heading 1"]
    assert found == ["I- KẾT QUẢ CÔNG TÁC XÂY DỰNG ĐẢNG", "II- PHƯƠNG HƯỚNG, NHIỆM VỤ"]


def test_a_table_has_fixed_columns_as_wide_as_the_text():
    grid = docx.Document(io.BytesIO(to_word(report()))).tables[1]
    assert sum(column.width for column in grid.columns) // 635 == 9354
    assert grid.autofit is False


def test_the_titles_of_a_table_are_repeated_and_its_sum_is_bold():
    xml = _part(to_word(report()), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    rows = docx.Document(io.BytesIO(to_word(report()))).tables[1].rows
    assert all(run.bold for cell in rows[-1].cells for p in cell.paragraphs for run in p.runs)


def test_an_annex_lies_in_landscape_and_counts_its_own_pages():
    sections = docx.Document(io.BytesIO(to_word(decision()))).sections
    assert [round(section.page_width.mm) for section in sections] == [210, 297]
    assert _part(to_word(decision()), "word/document.xml").count('<w:pgNumType w:start="1"/>') == 2


def test_a_draft_says_so_and_a_final_paper_does_not():
    assert "BẢN NHÁP – còn thiếu số liệu" in _part(to_word(report()), "word/document.xml")
    assert "BẢN NHÁP" not in _part(to_word(report(draft=False)), "word/document.xml")


def test_the_notice_stands_at_the_foot_of_every_page():
    packed = to_word(report())
    assert NOTICE in _part(packed, "word/footer1.xml")
    assert _part(packed, "word/document.xml").count('r:id="footer1"') == 2


def test_minutes_have_two_signers_side_by_side():
    cells = docx.Document(io.BytesIO(to_word(minutes()))).tables[1].rows[0].cells
    assert [cell.paragraphs[0].text for cell in cells] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]


def test_several_addressees_stand_one_a_line():
    texts = [p.text for p in docx.Document(io.BytesIO(to_word(invitation()))).paragraphs]
    assert "- Ủy ban Mặt trận Tổ quốc Việt Nam xã." in texts


def test_every_figure_is_read_back_with_its_text():
    found = read_tags(to_word(report()))
    assert found[:2] == [("cells.total", "61"), ("members.total", "2.487")]
    assert found.count(("ratings.cells?level=excellent", "12")) == 30


def test_a_long_tag_is_short_for_word_and_whole_when_read_back():
    packed = to_word(report())
    assert (LONG_TAG, "14") in read_tags(packed)
    assert len(short_tag(LONG_TAG)) == TAG_LIMIT
    assert f'<w:tag w:val="{short_tag(LONG_TAG).replace("&", "&amp;")}"/>' in _part(packed, "word/document.xml")


def test_a_tag_longer_than_a_property_holds_is_refused():
    paper = replace(minutes(), blocks=(Paragraph(Run("1", figure="x" * 256)),))
    with pytest.raises(TongketError) as refusal:
        to_word(paper)
    assert refusal.value.code == "figure-tag-too-long"


def test_text_typed_into_a_control_is_read_back():
    packed = to_word(report())
    xml = _part(packed, "word/document.xml").replace(">2.487<", ">2.488<", 1)
    assert read_tags(_with_part(packed, "word/document.xml", xml))[1] == ("members.total", "2.488")


def test_text_deleted_with_changes_tracked_is_not_read_back():
    packed = to_word(report())
    xml = _part(packed, "word/document.xml")
    run = '<w:r><w:t xml:space="preserve">61</w:t></w:r>'
    changed = f"<w:del>{run}</w:del><w:ins>{run.replace('61', '60')}</w:ins>"
    assert read_tags(_with_part(packed, "word/document.xml", xml.replace(run, changed, 1)))[0] == ("cells.total", "60")


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"%PDF-1.7", to_word(minutes())[:-200]])
def test_what_is_no_word_file_is_refused(broken):
    with pytest.raises(TongketError) as refusal:
        read_tags(broken)
    assert refusal.value.code == "paper-not-word"


def test_a_word_file_with_entities_is_refused():
    bomb = '<!DOCTYPE w [<!ENTITY a "aa">]><w:document xmlns:w="x">&a;</w:document>'
    with pytest.raises(TongketError) as refusal:
        read_tags(_with_part(to_word(minutes()), "word/document.xml", bomb))
    assert refusal.value.code == "paper-not-word"


@pytest.mark.office
def test_libreoffice_opens_a_paper_and_shows_its_words(tmp_path):
    source = tmp_path / "report.docx"
    source.write_bytes(to_word(report()))
    made = _office(tmp_path, "pdf", source)
    text = subprocess.run(["pdftotext", "-layout", made, "-"], check=True, capture_output=True).stdout.decode()
    assert [line for line in OPENS.splitlines() if line not in text] == []


@pytest.mark.office
def test_the_figures_survive_saving_in_libreoffice(tmp_path):
    source = tmp_path / "report.docx"
    source.write_bytes(to_word(report()))
    saved = _office(tmp_path, "docx:MS Word 2007 XML", source)
    assert read_tags(saved.read_bytes()) == read_tags(source.read_bytes())
