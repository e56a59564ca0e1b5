"""What may be taken in as the signed copy of a paper, by what it holds and what the officer declared."""

import pytest

from tongket.documents.drafting.checks import accepted
from tongket.documents.register.copies import MAX_COPY, PLAIN, name_of_copy
from tongket.documents.render.word import to_word
from tongket.documents.tests.drafting.samples import edited
from tongket.documents.tests.samples import minutes
from tongket.rules.errors import TongketError

PDF = b"%PDF-1.7"
WORD = to_word(minutes())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "ban-da-ky.pdf"),
        (WORD, "ban-da-ky.docx"),
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
        (b"PK\x03\x04 word/document.xml", PLAIN, "copy-kind-unknown"),
        (PDF + b"0" * MAX_COPY, PLAIN, "copy-too-large"),
    ],
)
def test_anything_else_is_refused_with_its_code(content, marking, code):
    with pytest.raises(TongketError, match=code):
        name_of_copy(content, marking)


def stamped_in_the_header(document):
    document.sections[0].header.is_linked_to_previous = False
    document.sections[0].header.paragraphs[0].text = "Độ mật: TỐI MẬT"


def stamped_in_the_text(document):
    document.add_paragraph("MẬT")


@pytest.mark.parametrize("stamp", [stamped_in_the_header, stamped_in_the_text])
@pytest.mark.parametrize("take", [name_of_copy, accepted])
def test_a_word_file_with_a_printed_marking_is_taken_in_nowhere(take, stamp):
    with pytest.raises(TongketError, match="copy-secret"):
        take(edited(WORD, stamp), PLAIN)


def test_a_word_file_that_speaks_of_secrecy_is_taken_in():
    content = edited(WORD, lambda document: document.add_paragraph("Thực hiện tốt công tác bảo vệ bí mật nhà nước."))
    assert accepted(content, PLAIN).lines
