"""Markings of secrecy, as they are stamped on a paper: what bears one is taken in nowhere."""

from __future__ import annotations

import re

from tongket.rules import notation

LONGEST = 40
_MARKING = re.compile(r"[^\w]*(?:(?:độ|dấu|mức độ) mật[^\w]*)?((?:tuyệt |tối )?mật)[^\w]*")


def marking_of(line: str) -> str:
    """The marking a line, a cell or a page's header consists of, in capitals; "" where it is none or says more."""
    if len(line) > LONGEST or "t" not in line[-8:].lower():
        return ""
    found = _MARKING.fullmatch(notation.normalise(line).lower())
    return found[1].upper() if found else ""
