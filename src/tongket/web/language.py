"""The language of the page: Vietnamese or English."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import get_language


def language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def spoken(words: Mapping[str, str]) -> str:
    """The word of a declaration in the language of the page."""
    return words.get(language()) or words["vi"]
