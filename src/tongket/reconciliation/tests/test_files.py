"""The gate for texts: what may come in, and what each refusal is called."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tongket.reconciliation.text import files, package
from tongket.reconciliation.text.files import text_in, text_of
from tongket.rules.errors import TongketError

SENTENCE = "Đảng bộ xã có 214 đảng viên, sinh hoạt tại 11 chi bộ trực thuộc; kết nạp được 6/7 đảng viên mới."
LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def refusal(content: bytes, name: str = "bao-cao.txt") -> str:
    with pytest.raises(TongketError) as refused:
        text_of(name, content)
    return refused.value.code


def word(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(text: str) -> bytes:
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


def changed_pdf(content: bytes, **options: str) -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(page)
    writer.encrypt(algorithm="AES-256", **options)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def blank_pdf(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 400)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def zipped(path: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(path, content)
    return stream.getvalue()


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", "\ufeff\u00a0".encode(), b"<html><body><p> </p></body></html>"])
def test_a_file_without_text_is_refused(content: bytes):
    assert refusal(content) == "text-file-empty"


def test_a_word_file_without_text_is_refused():
    assert refusal(word("")) == "text-file-empty"


@pytest.mark.parametrize(
    "content",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), rb"{\rtf1\ansi 12 chi b}", zipped("xl/workbook.xml", b"<a/>")],
    ids=["old Word", "rtf", "workbook"],
)
def test_a_file_of_another_kind_is_refused(content: bytes):
    assert refusal(content) == "text-file-kind-unknown"


def test_a_word_file_or_a_pdf_with_a_password_is_refused():
    assert refusal(LOCKED_WORD) == "text-file-protected"
    assert refusal(changed_pdf(pdf(SENTENCE), user_password="mot-hai-ba")) == "text-file-protected"


def test_a_word_file_whose_parts_are_locked_is_refused():
    packed = bytearray(zipped("word/document.xml", b"<a/>"))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(packed)) == "text-file-protected"


def test_a_pdf_that_only_forbids_copying_is_read():
    allowed = changed_pdf(pdf(SENTENCE), user_password="", owner_password="chu-nhan")
    assert " ".join(text_of("a.pdf", allowed).split()) == SENTENCE


def test_the_lines_of_a_pdf_are_put_together_to_paragraphs():
    text = text_of("a.pdf", pdf(f"#set page(width: 9cm)\n{SENTENCE}\n\nĐạt 98% kế hoạch."))
    assert text.strip().split("\n") == [SENTENCE, "Đạt 98% kế hoạch."]


def test_a_pdf_of_pictures_alone_is_refused_with_its_number_of_pages():
    with pytest.raises(TongketError) as refused:
        text_of("quet.pdf", blank_pdf(3))
    assert (refused.value.code, refused.value.arguments["pages"]) == ("text-file-scanned", 3)


def test_a_pdf_of_too_many_pages_is_refused():
    assert refusal(blank_pdf(501)) == "text-file-too-large"


def test_broken_files_are_refused():
    whole = word(SENTENCE)
    assert refusal(whole[:-200]) == "text-file-damaged"
    assert refusal(pdf(SENTENCE)[:400]) == "text-file-damaged"
    assert refusal(zipped("word/document.xml", b"<w:document")) == "text-file-damaged"
    assert refusal(zipped("word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")) == "text-file-damaged"


def test_a_word_file_nested_without_end_is_refused():
    deep = b"<a>" * 5_000 + b"</a>" * 5_000
    assert refusal(zipped("word/document.xml", deep)) == "text-file-damaged"


def test_a_file_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(files, "MAX_FILE", 100)
    (tmp_path / "a.txt").write_bytes(b"1 " * 60)
    assert refusal(b"1 " * 60) == "text-file-too-large"
    with pytest.raises(TongketError, match="text-file-too-large"):
        text_in(tmp_path / "a.txt")


def test_a_text_beyond_the_limit_is_refused():
    assert refusal(b"12 chi ba " * 200_001) == "text-file-too-large"


def test_a_package_that_unpacks_to_more_than_may_is_refused_early(monkeypatch: pytest.MonkeyPatch):
    bomb = zipped("word/document.xml", bytes(package.MAX_UNPACKED + 1))
    begun = time.process_time()
    assert refusal(bomb) == "text-file-too-large"
    assert time.process_time() - begun < 0.5
    # A package may lie about what it holds.
    small = bomb.replace((package.MAX_UNPACKED + 1).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert refusal(small) in {"text-file-damaged", "text-file-too-large"}


@pytest.mark.parametrize("marking", ["MẬT", "TỐI MẬT", "Tuyệt mật", "Độ mật: Mật"])
def test_a_text_that_is_marked_secret_is_refused(marking: str):
    assert refusal(f"{marking}\n{SENTENCE}".encode()) == "text-file-secret"
    assert refusal(word(marking, SENTENCE)) == "text-file-secret"


def test_a_marking_in_the_head_of_a_page_refuses_a_word_file():
    document = Document()
    document.add_paragraph(SENTENCE)
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"
    stream = io.BytesIO()
    document.save(stream)
    assert refusal(stream.getvalue()) == "text-file-secret"


def test_a_text_about_secrecy_is_read():
    assert "bảo mật" in text_of("a.txt", f"Công tác bảo mật\n{SENTENCE}".encode())


def test_a_file_that_is_not_there_has_its_own_code(tmp_path: Path):
    with pytest.raises(TongketError, match="text-file-missing"):
        text_in(tmp_path / "khong-co.txt")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([word(SENTENCE), pdf(SENTENCE), SENTENCE.encode("utf-16")]), st.data())
def test_a_file_with_bytes_changed_is_read_or_refused_by_a_code(content: bytes, data: st.DataObject):
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(TongketError):
        text_of("a", bytes(broken))
