"""The words of a paper that a value was read from: its sentence, or as much of it as a person needs."""

from __future__ import annotations

import re

from tongket.reconciliation.facts import Span

BREAK = re.compile(r"(?<=[.;!?…])\s+|\n+")
BULLET = re.compile(r"^[-–+*•]\s+")
BESIDE = 140
"""Letters kept on either side of the number where a sentence is longer than that."""
DOTS = "…"


def sentence_around(text: str, at: Span) -> str:
    """The sentence in which the words stand, on one line; a long one is cut at words, with dots where it was."""
    start, end = 0, len(text)
    for found in BREAK.finditer(text, max(0, at.start - 4 * BESIDE), min(len(text), at.end + 4 * BESIDE)):
        if found.end() <= at.start:
            start = found.end()
        elif found.start() >= at.end:
            end = found.start()
            break
    first, last = max(start, at.start - BESIDE), min(end, at.end + BESIDE)
    before, after = text[first : at.start], text[at.end : last]
    if first > start:
        before = DOTS + (before.partition(" ")[2] or before)
    if last < end:
        after = (after.rpartition(" ")[0] or after) + DOTS
    return BULLET.sub("", " ".join(f"{before}{at.of(text)}{after}".split()))
