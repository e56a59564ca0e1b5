"""What a sentence has no number for although it is built around one, and captions that leave out part of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.passage import Passage, years_of
from tongket.reconciliation.findings.telling import at_place


def _composed_or_not(pattern: str) -> re.Pattern[str]:
    """The words as they are typed, and as some programs save them, with each mark apart (NFD)."""
    return re.compile(f"(?:{pattern})|(?:{unicodedata.normalize('NFD', pattern)})", re.IGNORECASE)


UNCOUNTED = _composed_or_not(
    r"(?<!không )(?<!chưa )(?<!chỉ )(?<!liền )(?<!luôn )(?<!đều )"
    r"\bcó\s+(?:chi bộ|đảng viên|đồng chí|tập thể|cá nhân|tổ chức đảng)"
    r"\s+(?:được\s+)?(?:đánh giá\s+|xếp loại\s+)?hoàn thành\s+(?:xuất sắc\s+|tốt\s+)?nhiệm vụ"
)
BARE_PERCENT = _composed_or_not(r"\b(?:đạt|bằng|chiếm|tăng|giảm|vượt)\s+%")
YEARS_LIST = _composed_or_not(r"\d{2}\s*(?:năm)?(?:\s*(?:,|;|và)\s*\d{2}\s*(?:năm)?)+\s+tuổi\s+đảng")
MOST_LEFT_OUT = 3
"""A list that names less than two thirds of the badges tells of some of them and is no caption for all."""
YEARS = re.compile(r"\d{2}")


def found(passage: Passage) -> Iterable[Found]:
    for pattern in (UNCOUNTED, BARE_PERCENT):
        for match in pattern.finditer(passage.reading.text):
            span = Span(match.start(), match.end())
            if pattern is BARE_PERCENT or not _is_counted(passage, span):
                yield at_place(passage.reading, span, "count-missing", Severity.WARNING)
    yield from _captions(passage)


def _is_counted(passage: Passage, span: Span) -> bool:
    """ "Có chi bộ hoàn thành tốt nhiệm vụ 09": a number right behind is the count after its noun."""
    after = passage.reading.text[span.end : span.end + 12]
    return bool(re.match(r"\s*(?:là|:|-)?\s*\d", after))


def _captions(passage: Passage) -> Iterator[Found]:
    """A list of badge years without counts that names fewer of them than were given."""
    awards = [fact for fact in passage.of_kind("badge_award") if not fact.word("posthumous")]
    given = {year for fact in awards for year in years_of(fact)}
    for match in YEARS_LIST.finditer(passage.reading.text):
        span = Span(match.start(), match.end())
        named = {int(year) for year in YEARS.findall(match[0])}
        counted = any(span.start <= fact.number.start < span.end for fact in awards)
        stated = any(set(years_of(fact)) == named for fact in awards)
        if counted or stated or not named < given or len(given - named) > len(given) // MOST_LEFT_OUT:
            continue
        left_out = ", ".join(str(year) for year in sorted(given - named))
        others = tuple(fact.at for fact in awards if set(years_of(fact)) & (given - named))
        yield at_place(passage.reading, span, "caption-leaves-out", Severity.WARNING, others=others, years=left_out)
