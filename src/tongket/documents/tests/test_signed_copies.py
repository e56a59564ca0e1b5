"""What may be taken in as the signed copy of a paper, by what it holds and what the officer declared."""

import pytest

from tongket.documents.register.copies import MAX_COPY, PLAIN, name_of_copy
from tongket.rules.errors import TongketError

PDF = b"%PDF-1.7"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "ban-da-ky.pdf"),
        (b"PK\x03\x04 word/document.xml", "ban-da-ky.docx"),
        (b"\x89PNG\r\n\x1a\n", "ban-da-ky.png"),
        (b"\xff\xd8\xff\xe0", "ban-da-ky.jpg"),
    ],
)
def test_a_copy_is_named_by_what_it_holds(content, name):
    assert name_of_copy(content, PLAIN) == name


@pytest.mark.parametrize(
    ("content", "marking", "code"),
    [
        (PDF, "", "copy-undeclared"),
        (PDF, "top_secret", "copy-secret"),
        (b"MZ", PLAIN, "copy-kind-unknown"),
        (PDF + b"0" * MAX_COPY, PLAIN, "copy-too-large"),
    ],
)
def test_anything_else_is_refused_with_its_code(content, marking, code):
    with pytest.raises(TongketError, match=code):
        name_of_copy(content, marking)
