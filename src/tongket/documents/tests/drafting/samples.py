"""Word files as an officer would edit them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx

from tongket.documents.render.readback import W


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    """The file after `edit` did something to it in a word processor."""
    document = docx.Document(io.BytesIO(content))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def controls(document: Any, tag: str) -> list[Any]:
    """The content controls with this tag, in the order of the text."""
    return [
        each for each in document.element.body.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag
    ]


def write_in_control(document: Any, tag: str, text: str) -> None:
    """Type over the number in the first content control with this tag."""
    next(controls(document, tag)[0].iter(f"{W}t")).text = text
