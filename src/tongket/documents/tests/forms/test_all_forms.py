"""Every declared form: it loads, prints all it declares, and renders to Word, PDF and HTML, filled and empty."""

from __future__ import annotations

import io
import re

import docx
import pytest
from pypdf import PdfReader

from tongket.documents.fonts.widths import twips
from tongket.documents.forms.catalogue import form, forms, paths
from tongket.documents.forms.fill import fill, filled
from tongket.documents.forms.gathering import forms_with_facts
from tongket.documents.paper.model import Table, plain
from tongket.documents.render.html import to_html
from tongket.documents.render.layout import layout_on
from tongket.documents.render.measures import column_widths, mm_to_twips
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.documents.tests.forms.frames import FRAME

IDS = sorted(paths())
CELL_MARGINS = 2 * 85


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_filled_with_its_samples_lacks_nothing(form_id):
    made = filled(form(form_id), form(form_id).samples, FRAME)
    assert [lack.label for lack in made.lacks if lack.required] == []
    assert made.paper.draft is False


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_filled_with_nothing_prints_dots_and_says_what_it_lacks(form_id):
    made = filled(form(form_id), {}, FRAME)
    required = {fact.label for fact in form(form_id).facts.values() if fact.required}
    assert set(made.missing) <= required
    assert made.paper.draft is bool(made.missing)
    assert not re.search(r"None|\{[a-z]", to_html(made.paper))


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_reads_the_same_in_word_pdf_and_html(form_id):
    paper = fill(form_id, form(form_id).samples, FRAME)
    assert docx.Document(io.BytesIO(to_word(paper))).sections
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(paper))).pages)
    assert paper.title is not None
    assert paper.title.type_name.upper() in re.sub(r"\s+", " ", printed)
    assert to_html(paper).count("<article") == 1


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_has_no_sign_of_bad_typing(form_id):
    shown = re.sub(r"<[^>]+>", "¦", to_html(fill(form_id, form(form_id).samples, FRAME)))
    assert re.findall(r"\w+ [,;:.](?!\.)|,,|\.\.(?!\.)|\( | \)|  \w", shown.replace("\u00a0", "")) == []


@pytest.mark.parametrize("form_id", IDS)
def test_no_word_of_a_table_is_wider_than_its_column(form_id):
    paper = fill(form_id, form(form_id).samples, FRAME)
    layout = layout_on(paper.format_on)
    wide = []
    for part in (paper, *paper.annexes):
        room = mm_to_twips(layout.sheet(part.landscape).inner_width)
        for table in (block for block in part.blocks if isinstance(block, Table)):
            widths = column_widths(tuple(column.share for column in table.columns), room)
            lines = [tuple(column.title for column in table.columns), *table.rows]
            wide += [word for line in lines for cell, width in zip(line, widths, strict=True)
                     for word in re.split(r"[\s-]", plain(cell))
                     if twips(word, layout.table_pt(len(widths)), line is lines[0]) > width - CELL_MARGINS]  # fmt: skip
    assert wide == []


def test_every_form_that_has_facts_belongs_to_a_subject_of_its_own():
    assert {each.id for each in forms_with_facts()} <= set(forms())
