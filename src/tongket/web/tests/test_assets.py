"""The files the browser loads: as published, licensed, small, and from here only."""

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

WEB = Path(__file__).resolve().parent.parent
STATIC, TEMPLATES = WEB / "static", WEB / "templates"
VENDOR = STATIC / "vendor"
OURS = sorted(path for path in (STATIC / "tongket").rglob("*") if path.is_file())
FIRST_PAGE = 150 * 1024
NAMESPACE = "http://www.w3.org/2000/svg"


def packages(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["packages"]


def listed(folder: Path) -> dict[str, str]:
    return {entry["file"]: entry["sha256"] for package in packages(folder) for entry in package["files"]}


def sent(path: Path) -> int:
    """What goes over the wire: text is sent compressed, fonts are compressed already."""
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else gzip.compress(content, 9, mtime=0))


@pytest.mark.parametrize("name", sorted(listed(VENDOR)))
def test_a_vendored_file_is_the_one_that_was_published(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == listed(VENDOR)[name]


def test_every_vendored_file_stands_in_the_manifest() -> None:
    assert {path.name for path in VENDOR.iterdir()} == {*listed(VENDOR), "manifest.json"}


def test_every_foreign_package_carries_its_licence() -> None:
    foreign = [package for package in packages(VENDOR) if package["name"] != "tongket"]
    assert foreign
    assert all((VENDOR / package["licence_file"]).stat().st_size > 100 for package in foreign)


def test_the_first_page_weighs_at_most_150_kilobytes() -> None:
    head = (TEMPLATES / "frame" / "head.html").read_text(encoding="utf-8")
    files = {STATIC / name for name in re.findall(r'static "([^"]+)"', head)}
    files |= set(VENDOR.glob("*.woff2")) | {STATIC / "tongket" / "caret.svg"}
    page = 8 * 1024  # the desk itself, compressed
    assert sum(sent(path) for path in files) + page <= FIRST_PAGE


def test_the_script_stays_small() -> None:
    assert (STATIC / "tongket" / "tongket.js").stat().st_size <= 3 * 1024


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_no_file_of_ours_names_a_remote_address(path: Path) -> None:
    assert "://" not in path.read_text(encoding="utf-8").replace(NAMESPACE, "")


@pytest.mark.parametrize("path", sorted((STATIC / "tongket").glob("*.css")), ids=lambda path: path.name)
def test_every_file_a_style_names_exists(path: Path) -> None:
    names = re.findall(r'url\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    assert [name for name in names if not (path.parent / name).is_file()] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("frame/*.html")) + sorted(TEMPLATES.glob("parts/*.html")))
def test_a_part_holds_the_content_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r'\sstyle\s*=|<style|\son\w+\s*=\s*"|javascript:|://', text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("parts/*.html")), ids=lambda path: path.name)
def test_a_part_says_what_context_it_takes(path: Path) -> None:
    comment = path.read_text(encoding="utf-8").partition("{% endcomment %}")[0]
    assert "{% comment %}" in comment
    assert "Context:" in comment
