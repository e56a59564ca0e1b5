"""A Word file read with the places of its numbers, and written again with other numbers in them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tongket.documents.drafting.wordfile import read_word, with_numbers
from tongket.documents.paper.model import Paragraph, Run
from tongket.documents.render.readback import read_tags
from tongket.documents.render.word import to_word
from tongket.documents.tests.drafting.samples import edited
from tongket.documents.tests.samples import SAMPLES, report
from tongket.rules.errors import TongketError


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_word(report())


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tagged_numbers_are_those_that_are_read_back(name):
    content = to_word(SAMPLES[name]())
    assert [(number.tag, number.text) for number in read_word(content).numbers] == read_tags(content)


def test_every_tagged_number_stands_where_it_is_said_to_stand(made):
    word = read_word(made)
    assert len(word.numbers) > 20
    assert [word.lines[each.line][each.start : each.end] for each in word.numbers] == [
        each.text for each in word.numbers
    ]


def test_what_was_deleted_with_changes_tracked_is_not_read(made):
    content = edited(made, lambda document: _delete_tracked(document.paragraphs[-1]))
    assert "bị xóa" not in read_word(content).text


def _delete_tracked(paragraph):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deleted = paragraph._p.makeelement(f"{{{space}}}del", {})
    run = paragraph._p.makeelement(f"{{{space}}}r", {})
    text = paragraph._p.makeelement(f"{{{space}}}t", {})
    text.text = "bị xóa"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)


def test_a_refreshed_file_differs_in_its_numbers_alone(made):
    first = read_word(made).numbers[0]
    before, after = parts(made), parts(with_numbers(made, [(first, "9<9")]))
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same == {"word/document.xml"}
    old, new = before["word/document.xml"], after["word/document.xml"]
    assert new.replace(b">9&lt;9</w:t>", f">{first.text}</w:t>".encode(), 1) == old


def test_a_refreshed_file_opens_and_reads_as_it_was_written(made):
    word = read_word(made)
    again = read_word(with_numbers(made, [(each, f"{n}") for n, each in enumerate(word.numbers)]))
    assert [each.text for each in again.numbers] == [str(n) for n in range(len(word.numbers))]
    assert len(again.lines) == len(word.lines)


def test_a_number_split_over_several_runs_is_replaced_whole(made):
    content = edited(made, _split)
    [number] = [each for each in read_word(content).numbers if len(each.texts) > 1][:1]
    assert read_word(with_numbers(content, [(number, "77")])).numbers[0].text == "77"


def _split(document):
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    run = next(document.element.body.iter(f"{space}sdtContent"))[0]
    copied = run.makeelement(run.tag, {})
    text = run.makeelement(f"{space}t", {})
    text.text = "8"
    copied.append(text)
    run.addnext(copied)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 not a zip"])
def test_what_is_no_word_file_is_refused(content):
    with pytest.raises(TongketError) as refused:
        read_word(content)
    assert refused.value.code == "paper-not-word"


def test_a_file_nested_without_end_is_refused(made):
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = b"<w:document %b>%b%b</w:document>" % (space, b"<w:p>" * 20_000, b"</w:p>" * 20_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", deep)
    with pytest.raises(TongketError) as refused:
        read_word(packed.getvalue())
    assert refused.value.code == "paper-not-word"


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused_with_its_code(made, data):
    content = bytearray(made)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    assert outcome(bytes(content)) in ("read", "paper-not-word")


def outcome(content: bytes) -> str:
    """What becomes of a file that is read and written again: the code of its refusal, if it is refused."""
    try:
        with_numbers(content, [(number, "7") for number in read_word(content).numbers])
    except TongketError as refused:
        return refused.code
    return "read"


def test_a_part_that_does_not_unpack_is_refused(made):
    content = bytearray(made)
    start = made.index(b"word/document.xml") + 200
    content[start : start + 400] = bytes(byte ^ 0x5A for byte in content[start : start + 400])
    with pytest.raises(TongketError) as refused:
        read_word(bytes(content))
    assert refused.value.code == "paper-not-word"


def test_a_paragraph_is_one_line_whatever_breaks_it_holds():
    paper = report()
    broken = type(paper)(**{**vars(paper), "blocks": (Paragraph(Run("Một\nhai")),)})
    assert "Một hai" in read_word(to_word(broken)).lines


@pytest.mark.office
def test_a_file_saved_by_libreoffice_reads_and_refreshes_as_before(made, tmp_path):
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice on this machine: apt-get install libreoffice-writer")
    (tmp_path / "a.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
    ]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "out" / "a.docx").read_bytes()
    assert read_word(saved).lines == read_word(made).lines
    refreshed = read_word(with_numbers(saved, [(number, "77") for number in read_word(saved).numbers]))
    assert [(number.tag, number.text) for number in refreshed.numbers] == [
        (number.tag, "77") for number in read_word(made).numbers
    ]


def test_a_row_of_a_table_is_one_line_of_the_text_with_its_cells_parted(made):
    def tabled(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Chi bộ\nthôn Đông", "03"
        table.cell(1, 0).text, table.cell(1, 1).text = "Chi bộ thôn Tây", "05"
        document.add_paragraph("Hết.")

    word = read_word(edited(made, tabled))
    assert word.text.endswith("Chi bộ thôn Đông\t03\nChi bộ thôn Tây\t05\nHết.")
    assert all(word.text.startswith(line, start) for line, start in zip(word.lines, word.starts, strict=True))
