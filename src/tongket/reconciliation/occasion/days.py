"""The day of the meeting, and the year that a day printed without one belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.quantities.dates import Kind, When
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

_OPENING = 2500
NEXT_SENTENCE, HEADED = 90, 15
EARLIEST = 2015
"""Years before it are history in these texts, never the year reported."""
_MEETING = pattern("days", "meeting")
_DAY_CUE = pattern("days", "day_cue")
_NOT_HELD = pattern("days", "not_held")


def held(document: Document) -> When | None:
    """The day of the meeting: the first of the opening beside words of meeting that is no paper's date."""
    days = (when for when in document.dates if when.kind is Kind.DAY and when.start <= _OPENING)
    return next((when for when in days if day_of_meeting(document, when)), None)


def day_of_meeting(document: Document, when: When) -> bool:
    """Whether a day stands as the day of a meeting: after "sáng ngày", beside words of meeting."""
    before = document.text[max(0, when.start - 60) : when.start]
    sentence = document.sentence_at(when.start)
    if _NOT_HELD.search(before) or not _DAY_CUE.search(before):
        return False
    return bool(_MEETING.search(document.text[sentence.start : sentence.end + NEXT_SENTENCE]))


def dated(
    document: Document, day: When | None, event: str, reported: When | None, terms: Sequence[Draft]
) -> tuple[When | None, bool]:
    """The meeting's day with its year, and whether the year was inferred: from the posting, the year or the term."""
    if day is None or day.year:
        return day, False
    posted = _posted(document)
    if posted is not None:
        earlier = (day.month, day.day) > (posted.month, posted.day)
        return day.of_year(posted.year - 1 if earlier else posted.year), True
    if reported is not None:
        late = event in ("year_end_summary", "review_meeting", "badge_ceremony") and day.month <= 3
        return day.of_year(reported.year + 1 if late else reported.year), True
    years = [int(str(term.value)[:4]) for term in terms if "-" in str(term.value)]
    if event == "congress" and years:
        return day.of_year(max(years)), True
    past = [when.year for when in document.dates if when.kind in (Kind.YEAR, Kind.MONTH) and when.year >= EARLIEST]
    if years:
        inside = [year for year in past if min(years) < year <= min(years) + 4]
        return day.of_year(max(inside) + 1 if inside and day.month <= 9 else max(inside, default=min(years) + 3)), True
    return (day.of_year(max(past)), True) if past else (day, False)


def _posted(document: Document) -> When | None:
    """The day the page was posted, from what was set aside as its furniture."""
    first = next((when for when in document.dates if when.kind is Kind.DAY and when.year and when.start < 200), None)
    if first is not None and first.year >= EARLIEST:
        return first
    headed = next((when for when in document.dates if when.kind is Kind.MONTH and when.start < HEADED), None)
    if headed is not None and headed.year >= EARLIEST:
        return When(headed.start, headed.end, Kind.DAY, headed.year, headed.month, 31)
    for aside in document.asides:
        if aside.rule in ("posting_date", "page_furniture", "badge_round"):
            match = re.search(
                r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d\d)", document.text[aside.start : aside.end]
            )
            if match:
                day, month, year = (int(part) for part in match.groups())
                return When(aside.start, aside.end, Kind.DAY, year, month, day)
    return None
