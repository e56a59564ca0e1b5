"""Pages are plain: no script or style inside them, nothing from outside."""

from __future__ import annotations

import re

import pytest

from tests.house.source import PACKAGE

TEMPLATES = sorted((PACKAGE / "web").rglob("templates/**/*.html"))
STYLES = [path for path in (PACKAGE / "web" / "static").rglob("*.css") if "vendor" not in path.parts]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_page_carries_no_script_style_or_handler_of_its_own(path):
    text = path.read_text(encoding="utf-8")
    odd = r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>(?!\s*</script>)"
    assert re.findall(odd, text) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES], ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_page_takes_nothing_from_outside(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|href|url\(|@import)\s*=?\s*["']?(?:https?:)?//""", text) == []


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.name != "styleguide.html"],  # it shows forms that lead nowhere
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_a_form_that_writes_is_guarded(path):
    forms = re.findall(r"<form\b[^>]*method=[\"']?post[^>]*>.*?</form>", path.read_text(encoding="utf-8"), re.S | re.I)
    assert [form[:80] for form in forms if "csrf_token" not in form] == []
