"""Files of papers: whole or not at all, and never over what someone edited."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from tests.office import new_office
from tongket.documents import files, queries
from tongket.documents.register.book import MadeFile
from tongket.documents.tests.store import drafted
from tongket.rules.errors import TongketError

NAME = "bao-cao.docx"


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_is_kept_with_its_hash(tmp_path: Path) -> None:
    assert files.keep(tmp_path, {NAME: b"one"}) == (MadeFile(NAME, files.sha256(b"one")),)
    assert (tmp_path / NAME).read_bytes() == b"one"


def test_a_file_nobody_touched_is_replaced(tmp_path: Path) -> None:
    files.keep(tmp_path, {NAME: b"one"})
    assert files.keep(tmp_path, {NAME: b"two"}) == (MadeFile(NAME, files.sha256(b"two")),)
    assert visible(tmp_path) == [NAME]


def test_an_edited_file_stays_and_the_new_one_lies_beside_it(tmp_path: Path) -> None:
    files.keep(tmp_path, {NAME: b"one"})
    (tmp_path / NAME).write_bytes(b"by hand")
    made = files.keep(tmp_path, {NAME: b"two"})
    assert (tmp_path / NAME).read_bytes() == b"by hand"
    assert (tmp_path / "bao-cao-2.docx").read_bytes() == b"two"
    assert [(file.name, file.edited) for file in files.listed(tmp_path, made)] == [
        (NAME, True),
        ("bao-cao-2.docx", False),
    ]


def test_the_file_beside_an_edited_one_is_replaced_in_its_turn(tmp_path: Path) -> None:
    files.keep(tmp_path, {NAME: b"one"})
    (tmp_path / NAME).write_bytes(b"by hand")
    files.keep(tmp_path, {NAME: b"two"})
    files.keep(tmp_path, {NAME: b"three"})
    assert visible(tmp_path) == ["bao-cao-2.docx", NAME]
    assert (tmp_path / "bao-cao-2.docx").read_bytes() == b"three"


def test_two_edited_files_both_stay(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        made = files.keep(tmp_path, {NAME: content})
        (tmp_path / made[-1].name).write_bytes(content + b" by hand")
    assert [file.name for file in files.keep(tmp_path, {NAME: b"three"})] == [NAME, "bao-cao-2.docx", "bao-cao-3.docx"]


def test_a_file_someone_put_there_first_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not ours")
    made = files.keep(tmp_path, {NAME: b"one"})
    assert (tmp_path / NAME).read_bytes() == b"not ours"
    assert made == (MadeFile(NAME, ""), MadeFile("bao-cao-2.docx", files.sha256(b"one")))


def test_a_deleted_file_is_listed_as_gone_and_made_anew(tmp_path: Path) -> None:
    made = files.keep(tmp_path, {NAME: b"one"})
    (tmp_path / NAME).unlink()
    assert files.listed(tmp_path, made)[0].gone
    files.keep(tmp_path, {NAME: b"one"})
    assert not files.listed(tmp_path, made)[0].gone


def test_a_cut_before_the_file_is_in_place_leaves_the_old_one_unedited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = files.keep(tmp_path, {NAME: b"one"})
    replace = os.replace
    monkeypatch.setattr(files.os, "replace", lambda a, b: stop() if Path(b).name == NAME else replace(a, b))
    with pytest.raises(KeyboardInterrupt):
        files.keep(tmp_path, {NAME: b"two"})
    monkeypatch.undo()
    assert not files.listed(tmp_path, made)[0].edited
    assert files.keep(tmp_path, {NAME: b"three"}) == (MadeFile(NAME, files.sha256(b"three")),)
    assert visible(tmp_path) == [NAME]


def test_a_cut_after_the_file_is_in_place_does_not_make_it_look_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.keep(tmp_path, {NAME: b"one"})
    write = files._write
    monkeypatch.setattr(files, "_write", lambda path, content: (write(path, content), path.name == NAME and stop()))
    with pytest.raises(KeyboardInterrupt):
        files.keep(tmp_path, {NAME: b"two"})
    monkeypatch.undo()
    assert files.keep(tmp_path, {NAME: b"three"}) == (MadeFile(NAME, files.sha256(b"three")),)


def test_a_cut_while_writing_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.keep(tmp_path, {NAME: b"one"})
    monkeypatch.setattr(files.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        files.keep(tmp_path, {NAME: b"two" * 1000})
    assert (tmp_path / NAME).read_bytes() == b"one"
    assert not list(tmp_path.glob(".*.part"))


def test_a_cut_between_two_files_lets_the_next_making_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = files._write
    monkeypatch.setattr(
        files, "_write", lambda path, content: stop() if path.suffix == ".pdf" else write(path, content)
    )
    with pytest.raises(KeyboardInterrupt):
        files.keep(tmp_path, {NAME: b"one", "bao-cao.pdf": b"pdf"})
    monkeypatch.undo()
    files.keep(tmp_path, {NAME: b"two", "bao-cao.pdf": b"pdf"})
    assert visible(tmp_path) == [NAME, "bao-cao.pdf"]


def test_a_file_open_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(files.os, "replace", refuse)
    with pytest.raises(TongketError, match="paper-file-in-use"):
        files.keep(tmp_path, {NAME: b"one"})


@pytest.mark.parametrize("name", ["../a.docx", "a/b.docx", "a\\b.docx", ".made.json", "c:a.docx"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TongketError, match="paper-file-name-wrong"):
        files.keep(tmp_path, {name: b"one"})
    assert not visible(tmp_path)


def test_a_paper_has_a_folder_of_its_own_in_the_data_folder() -> None:
    organization, paper = uuid4(), UUID(int=7)
    folder = files.folder_of(organization, 2023, paper)
    assert folder == Path(settings.DATA) / "papers" / str(organization) / "2023" / str(paper)


@pytest.mark.django_db
def test_the_register_says_that_a_file_was_edited() -> None:
    paper = drafted(new_office())
    path = paper.files[0].path
    files.keep(path.parent, {path.name: b"one"})
    assert not queries.paper(paper.key).edited
    path.write_bytes(b"by hand")
    assert queries.paper(paper.key).edited
