"""The Word files with comments: a pasted text, and an officer's own file."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from tongket.documents.render.readback import read_tags
from tongket.documents.render.word import to_word
from tongket.documents.tests.samples import report
from tongket.procedures import annotated_copy
from tongket.procedures.tests.own_files import own_file, parts, with_body
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.tests.made import TEXT, checked, span

HEAD = ["Bản đối chiếu", "Đối chiếu với số liệu năm 2023 của Đảng bộ xã Mẫu"]
ALERT = Found("figure-unknown", Severity.WARNING, span(TEXT, "4/8 chi bộ"), "4/8 chi bộ", {"id": "ratings.x"})


@pytest.fixture(autouse=True)
def _a_check_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotated_copy, "check", lambda text, _slug, _year: checked(text))


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def commented(content: bytes) -> list[tuple[str, str]]:
    """The words under each comment, and the first line of what it says."""
    xml = parts(content)["word/document.xml"].decode()
    found = []
    for comment in opened(content).comments:
        begin, end = (f'comment{edge} w:id="{comment.comment_id}"' for edge in ("RangeStart", "RangeEnd"))
        under = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml[xml.index(begin) : xml.index(end)])
        found.append(("".join(under), comment.text.split("\n")[0]))
    return found


def texts(content: bytes) -> list[str]:
    document = opened(content)
    return [p.text for p in document.paragraphs] + [document.tables[0].cell(0, 0).text]


def looks(content: bytes) -> list[tuple[str, bool | None, bool | None]]:
    """Every letter with its formatting, however the runs are parted."""
    return [(letter, r.bold, r.italic) for p in opened(content).paragraphs for r in p.runs for letter in r.text]


def converted(folder: Path, content: bytes, kind: str) -> Path:
    """What LibreOffice makes of it."""
    source = folder / "a.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"a.{kind}"


def printed(pdf: Path) -> str:
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(read.stdout.split())


def test_a_pasted_text_gets_a_comment_at_each_number_that_asks_for_a_look() -> None:
    made = annotated_copy.annotated_text(checked(), HEAD)
    assert commented(made) == [
        ("8 đảng viên", "1. ✗ Lệch: “8 đảng viên”"),
        ("168.9 tỷ đồng", "2. ? Chưa hiểu: “168.9 tỷ đồng”"),
        ("15", "3. ? Chưa hiểu: “15”"),
    ]


def test_a_comment_says_what_is_recorded_and_what_would_be_right() -> None:
    [first, *_] = opened(annotated_copy.annotated_text(checked(), HEAD)).comments
    assert first.text.split("\n")[1:] == ["Sổ ghi 7.", "Đề nghị sửa thành: 7"]


def test_a_finding_speaks_in_its_comment() -> None:
    made = annotated_copy.annotated_text(checked(findings=[ALERT]), HEAD)
    assert any("ratings.x" in comment.text for comment in opened(made).comments)


def test_every_number_of_a_pasted_text_is_coloured_and_signed() -> None:
    made = opened(annotated_copy.annotated_text(checked(), HEAD))
    signed = [run.text for p in made.paragraphs for run in p.runs if run.font.superscript]
    assert signed == ["✓", "✗", "✓", "?", "→", "?"]
    assert parts(annotated_copy.annotated_text(checked(), HEAD))["word/document.xml"].count(b"<w:shd ") == 12


def test_the_head_says_what_was_checked_and_counts_the_numbers() -> None:
    made = opened(annotated_copy.annotated_text(checked(), HEAD))
    assert [p.text for p in made.paragraphs][:3] == [
        *HEAD,
        "6 số: 1 lệch\u00a0✗, 2 chưa hiểu\u00a0?, 1 mục tiêu năm sau\u00a0→, 2 khớp\u00a0✓",
    ]


def test_signs_of_markup_in_a_pasted_text_are_printed() -> None:
    made = annotated_copy.annotated_text(checked('A & B < "8 đảng viên" >\f', places=(), unread=("8",)), HEAD)
    assert any(p.text == 'A & B < "8? đảng viên" >' for p in opened(made).paragraphs)


def test_the_same_check_gives_the_same_bytes() -> None:
    assert annotated_copy.annotated_text(checked(), HEAD) == annotated_copy.annotated_text(checked(), HEAD)


def test_an_own_file_gets_its_comments_at_the_numbers() -> None:
    made = annotated_copy.annotated_file(own_file(), "mau", 2023)
    assert [words for words, _ in commented(made)] == ["8 đảng viên", "168.9 tỷ đồng", "15"]


def test_an_own_file_keeps_its_text_and_its_looks() -> None:
    made = annotated_copy.annotated_file(own_file(), "mau", 2023)
    assert texts(made) == texts(own_file())
    assert looks(made) == looks(own_file())


def test_an_own_file_keeps_every_other_part_as_it_was() -> None:
    own = own_file()
    made, before = parts(annotated_copy.annotated_file(own, "mau", 2023)), parts(own)
    changed = {name for name in before if made[name] != before[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert made.keys() - before.keys() == {"word/comments.xml"}


def test_comments_that_are_there_stay_and_ours_count_on() -> None:
    made = opened(annotated_copy.annotated_file(own_file(commented=True), "mau", 2023))
    assert [comment.author for comment in made.comments] == ["PBT", "Tổng Kết", "Tổng Kết", "Tổng Kết"]
    assert len({comment.comment_id for comment in made.comments}) == 4


def test_a_number_within_a_hyperlink_or_beside_deleted_text_is_reached() -> None:
    deleted = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
    linked = "<w:hyperlink><w:r><w:t>đường &amp; cầu: 15 km</w:t></w:r></w:hyperlink>"
    made = annotated_copy.annotated_file(with_body(f"<w:p>{deleted}{linked}</w:p>"), "mau", 2023)
    assert [words for words, _ in commented(made)] == ["15"]
    assert "<w:delText>9</w:delText>" in parts(made)["word/document.xml"].decode()


def test_a_paper_of_the_house_keeps_its_figures_under_the_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = to_word(report())
    monkeypatch.setattr(annotated_copy, "check", lambda text, _slug, _year: checked(text, (), unread=("2.487", "61")))
    made = annotated_copy.annotated_file(paper, "mau", 2023)
    assert sorted(words for words, _ in commented(made)) == ["2.487", "61"]
    assert read_tags(made) == read_tags(paper)


def test_two_comments_within_one_run_part_it_twice() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t> 8 đảng viên,15</w:t></w:r></w:p>"
    made = annotated_copy.annotated_file(with_body(body), "mau", 2023)
    assert commented(made)[0][0] == "8 đảng viên"
    assert [(run.text, run.bold) for run in opened(made).paragraphs[0].runs if run.text] == [
        (" ", True), ("8 đảng viên", True), (",", True), ("15", True),
    ]  # fmt: skip


def test_a_row_of_an_own_file_is_read_as_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("Chi bộ 1", "8"))
    file = with_body(f"<w:tbl><w:tr>{body}</w:tr><w:tr>{body}</w:tr></w:tbl><w:p><w:r><w:t>Hết.</w:t></w:r></w:p>")
    read: list[str] = []
    monkeypatch.setattr(annotated_copy, "check", lambda text, _slug, _year: read.append(text) or checked(text, ()))
    annotated_copy.annotated_file(file, "mau", 2023)
    assert [line.replace(" ", "") for line in read[0].splitlines()] == ["Chibộ1\t8", "Chibộ1\t8", "Hết."]


@pytest.mark.office
@pytest.mark.parametrize("kind", ["pasted", "own"])
def test_libreoffice_prints_the_text_and_keeps_the_comments(kind: str, tmp_path: Path) -> None:
    pasted = annotated_copy.annotated_text(checked(), HEAD)
    made = pasted if kind == "pasted" else annotated_copy.annotated_file(own_file(), "mau", 2023)
    assert "trồng mới 15" in printed(converted(tmp_path, made, "pdf"))
    with zipfile.ZipFile(converted(tmp_path, made, "odt")) as kept:
        annotations = re.findall("<office:annotation .*?</office:annotation>", kept.read("content.xml").decode())
    assert len(annotations) == 3
    assert "Sổ ghi 7." in annotations[0]
