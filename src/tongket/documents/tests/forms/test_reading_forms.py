"""A form's file is refused with the place and the reason where it is not right."""

from __future__ import annotations

import pytest

from tongket.documents.tests.forms.frames import form_of

NAME = 'full_name: {kind: text, label: "Họ và tên", sample: "A"}'
GOOD = f'facts:\n  {NAME}\nblocks:\n  - paragraph: "Đồng chí {{full_name}}."\n'
COLUMNS = "columns: [{title: a, share: 1, cell: a}, {title: b, share: 1, cell: b}]"
WRONG = {
    "blocks 1: a block is one of": f"facts: {{{NAME}}}\nblocks: [{{odd: x}}]",
    "the form: lacks ['blocks']": f"facts: {{{NAME}}}",
    "the form: does not know ['colour']": GOOD + "colour: red\n",
    "“full_name” is declared and never used": f"facts: {{{NAME}}}\nblocks: [{{paragraph: x}}]",
    "“{who}” is not declared": GOOD.replace("{full_name}.", "{full_name} và {who}."),
    "a text looks like": GOOD.replace("{full_name}.", "{full_name:two}."),
    "is no place": GOOD.replace("{full_name}.", "{full_name} {Who}."),
    "is not closed": GOOD.replace("{full_name}.", "**{full_name}."),
    "names no declared fact": GOOD + "    when: absent\n",
    "is no condition": GOOD + '    when: "full_name > 3"\n',
    "facts.full_name: the sample is no date": GOOD.replace("kind: text", "kind: date"),
    "facts.full_name: the kind is one of": GOOD.replace("kind: text", "kind: colour"),
    "a choice has options": GOOD.replace("kind: text", "kind: choice"),
    "“rows” is no declared list": GOOD + "  - each: {rows: rows, blocks: [{paragraph: x}]}\n",
    "the total has 1 cells": GOOD + f'  - table: {{rows: full_name, total: ["x"], {COLUMNS}}}\n',
}


def test_a_form_that_is_right_is_read(tmp_path):
    assert form_of(tmp_path, GOOD).facts["full_name"].label == "Họ và tên"


@pytest.mark.parametrize("said", WRONG)
def test_a_form_that_is_wrong_is_refused_with_its_file_and_the_reason(tmp_path, said):
    text = WRONG[said]
    with pytest.raises(ValueError, match=r"thu\.yaml") as refusal:
        form_of(tmp_path, text)
    assert said in str(refusal.value)


def test_a_type_of_paper_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(ValueError, match="paper_type: odd"):
        form_of(tmp_path, GOOD, paper_type="odd")


def test_a_number_of_a_form_needs_its_source(tmp_path):
    number = '{number: "1-X", from: 2026-01-01, until: , document: NO, article: "", certainty: verified, '
    number += "checked_on: 2026-11-21}"
    with pytest.raises(ValueError, match="NO is not in sources"):
        form_of(tmp_path, GOOD + f"numbers: [{number}]\n")
