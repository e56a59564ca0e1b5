"""What the whole text is about: the body reported on, the occasion and its day, the year or term reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tongket.reconciliation.grammar import grammar
from tongket.reconciliation.quantities.dates import Kind, When
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft
from tongket.reconciliation.reading.names import organization

_OPENING = 2500
EARLIEST = 2015
"""Years before it are history in these texts, never the year reported."""
_MEETING = re.compile(
    r"tổ chức|hội nghị|đại hội|tổng kết|sơ kết|lễ trao|trao huy hiệu|trao tặng|họp|khai mạc|diễn ra|kiểm điểm|quán triệt|học tập|tiến hành"
)
_DAY_CUE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|vừa qua|hôm nay)[\s,(]*$")
_NOT_HELD = re.compile(
    r"(?:quyết định|nghị quyết|chỉ thị|kế hoạch|kết luận|quy định|đợt|dịp|kỷ niệm|tính đến|đến hết)[^.;\n]{0,40}$"
)
_PERIODS = (
    ("6 tháng", re.compile(r"(?:6|06|sáu) tháng (?:đầu )?năm")),
    ("7 tháng", re.compile(r"(?:7|07|bảy) tháng (?:đầu )?năm")),
    ("9 tháng", re.compile(r"(?:9|09|chín) tháng (?:đầu )?năm")),
    ("quý I", re.compile(r"quý (?:i|1)\b")),
    ("quý II", re.compile(r"quý (?:ii|2)\b")),
    ("quý III", re.compile(r"quý (?:iii|3)\b")),
    ("quý IV", re.compile(r"quý (?:iv|4)\b")),
)
_REPORTED = re.compile(
    r"(?:tổng kết|kết quả|sơ kết|đánh giá|kiểm điểm|xếp loại|thực hiện nhiệm vụ|công tác(?: xây dựng)? đảng|nhiệm vụ chính trị|(?:6|06|sáu|9|09|chín) tháng(?: đầu)?|quý [iv1-4]+|cá nhân)[^.;:\n\d]{0,90}?(?:năm\s+|/|quý [iv]+[/ ]?)(?P<year>20\d\d)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_CONGRESS_NUMBER = re.compile(r"(?:đại hội|đại biểu|đảng bộ|chi bộ)[^.;\n]{0,70}?lần thứ\s+(?P<no>[ivxl]+|\d{1,2})\b")


@dataclass(frozen=True)
class Frame:
    """`report_year` 0 where the text reports a term; `held_in` the meeting's year, 0 unknown."""

    facts: Sequence[Draft] = field(default_factory=tuple)
    event: str = ""
    report_year: int = 0
    held_in: int = 0
    unit: str = ""
    is_cell: bool = False
    new_term: int = 0
    period: str = ""


def frame(document: Document) -> Frame:
    """The facts about the text as a whole; at most one organisation, day and year, one fact a term."""
    event, place = _event(document.text)
    reported, period = _report_year(document, event)
    terms = _terms(document)
    held = _held(document, place)
    day, inferred = _dated(document, held, event, reported, terms)
    if reported is None and period and day is not None and day.year:
        reported = _of_period(document, day.year)
    facts = list(terms)
    if reported is not None:
        facts.append(_year_fact(document, reported, period))
    if day is not None:
        marks = {"year_inferred": True} if inferred and day.year else {}
        facts.append(
            Draft(
                "meeting_date",
                day.iso(),
                day.start,
                day.end,
                (day.start, day.end),
                attributes={"event": event, **marks},
            )
        )
    named = organization(document)
    if named is not None:
        facts.append(named)
    unit = str(named.value) if named else ""
    return Frame(
        tuple(facts),
        event,
        reported.year if reported else 0,
        day.year if day else 0,
        unit,
        _is_cell(named),
        _newest(terms),
        period,
    )


def _newest(terms: Sequence[Draft]) -> int:
    """The first year of the newest term named; 0 where none is."""
    return max((int(str(term.value)[:4]) for term in terms if "-" in str(term.value)), default=0)


def _is_cell(named: Draft | None) -> bool:
    return named is not None and named.attributes.get("type") == "chi bộ"


def _event(text: str) -> tuple[str, int]:
    """The occasion: the pattern found first in the opening, the more particular before the general."""
    found: list[tuple[int, int, str]] = []
    for rank, (name, patterns) in enumerate(grammar("frame")["events"].items()):
        for pattern in patterns:
            match = re.search(pattern, text[:_OPENING])
            if match:
                found.append((match.start(), rank, name))
    if not found:
        return "", 0
    first = min(found)[0]
    near = [item for item in found if item[0] - first < 220]
    _, _, name = min(
        near, key=lambda item: item[1] if item[2] != "congress" or "sơ kết" not in text[: first + 250] else 9
    )
    return name, first


def _report_year(document: Document, event: str) -> tuple[When | None, str]:
    """The year reported on, of reviews of a year; a congress and a mid-term review report a term instead."""
    text = document.text
    period = next((name for name, pattern in _PERIODS if pattern.search(text[:_OPENING])), "")
    term_review = re.search(r"sơ kết (?:giữa|nửa|nhiệm kỳ)|giữa nhiệm kỳ|nửa (?:đầu )?nhiệm kỳ", text[:_OPENING])
    if event == "congress" or (term_review and not period):
        return None, ""
    years = [when for when in document.dates if when.kind is Kind.YEAR or when.kind is Kind.MONTH]
    for match in islice(_REPORTED.finditer(text), 20):
        for when in document.dates:
            if when.start <= match.start("year") < when.end:
                return When(match.start("year"), match.end("year"), Kind.YEAR, int(match["year"])), period
    counted = Counter(
        when.year
        for when in years
        if when.kind is Kind.YEAR and re.search(r"năm\s+$", text[max(0, when.start - 6) : when.start])
    )
    opening = [
        when
        for when in years
        if re.search(r"(?:^|[.\n]\s*)(?:trong\s+)?năm\s+$", text[max(0, when.start - 16) : when.start])
    ]
    if opening:
        return opening[0], period
    if counted and event in ("year_end_summary", "review_meeting"):
        best = min(year for year, count in counted.items() if count == max(counted.values()))
        return next(when for when in years if when.year == best), period
    return None, period


def _of_period(document: Document, year: int) -> When | None:
    """ "6 tháng đầu năm" without a year is of the meeting's year."""
    for _, pattern in _PERIODS:
        match = pattern.search(document.text[:_OPENING])
        if match:
            return When(match.start(), match.end(), Kind.YEAR, year)
    return None


def _year_fact(document: Document, when: When, period: str) -> Draft:
    start = when.start
    said = re.search(r"(?:(?:6|06|sáu|9|09|chín) tháng (?:đầu )?)?năm\s+$", document.text[max(0, start - 24) : start])
    if said:
        start = max(0, start - 24) + said.start()
    attributes = {"period": period} if period else {}
    return Draft("report_year", str(when.year), start, when.end, (when.start, when.end), attributes=attributes)


def _held(document: Document, place: int) -> When | None:
    """The day of the meeting: the first day of the opening that stands beside words of meeting, and is no paper's date."""
    for when in document.dates:
        if when.kind is not Kind.DAY or when.start > _OPENING:
            continue
        before = document.text[max(0, when.start - 60) : when.start]
        sentence = document.sentence_at(when.start)
        if _NOT_HELD.search(before) or not _DAY_CUE.search(before):
            continue
        if _MEETING.search(document.text[sentence.start : sentence.end]):
            return when
    return None


def _dated(
    document: Document, held: When | None, event: str, reported: When | None, terms: Sequence[Draft]
) -> tuple[When | None, bool]:
    """The meeting's day with its year, and whether the year was inferred: from the posting, the year or the term."""
    if held is None or held.year:
        return held, False
    posted = _posted(document)
    if posted is not None:
        earlier = (held.month, held.day) > (posted.month, posted.day)
        return held.of_year(posted.year - 1 if earlier else posted.year), True
    if reported is not None:
        late = event in ("year_end_summary", "review_meeting", "badge_ceremony") and held.month <= 3
        return held.of_year(reported.year + 1 if late else reported.year), True
    years = [int(str(term.value)[:4]) for term in terms if "-" in str(term.value)]
    if event == "congress" and years:
        return held.of_year(max(years)), True
    past = [when.year for when in document.dates if when.kind in (Kind.YEAR, Kind.MONTH) and when.year >= EARLIEST]
    if years:
        inside = [year for year in past if min(years) < year <= min(years) + 4]
        return held.of_year(
            max(inside) + 1 if inside and held.month <= 9 else max(inside, default=min(years) + 3)
        ), True
    return (held.of_year(max(past)), True) if past else (held, False)


def _posted(document: Document) -> When | None:
    """The day the page was posted, from what was set aside as its furniture."""
    first = next((when for when in document.dates if when.kind is Kind.DAY and when.year and when.start < 200), None)
    if first is not None and first.year >= EARLIEST:
        return first
    for aside in document.asides:
        if aside.rule in ("posting_date", "page_furniture"):
            match = re.search(
                r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(20\d\d)", document.text[aside.start : aside.end]
            )
            if match:
                day, month, year = (int(part) for part in match.groups())
                return When(aside.start, aside.end, Kind.DAY, year, month, day)
    return None


def _terms(document: Document) -> list[Draft]:
    """One fact for each term of the Party organisation and for the number of its congress."""
    found: dict[str, Draft] = {}
    other = re.compile(grammar("frame")["other_bodies"])
    for when in document.dates:
        if when.kind is not Kind.YEARS:
            continue
        before = document.text[max(0, when.start - 70) : when.start]
        clause = re.split(r"[.;\n]", before)[-1]
        if not re.search(r"nhiệm kỳ\s*(?:\(|:)?\s*$", clause) or other.search(clause):
            continue
        value = f"{when.year}-{when.until}"
        if value not in found and when.until - when.year <= 6:
            start = document.text.rfind("nhiệm", 0, when.start)
            found[value] = Draft("term", value, start, when.end, (when.start, when.end))
    return [*found.values(), *_congress_numbers(document, other)]


def _congress_numbers(document: Document, other: re.Pattern[str]) -> Sequence[Draft]:
    found: dict[int, Draft] = {}
    for match in _CONGRESS_NUMBER.finditer(document.text):
        around = document.text[max(0, match.start() - 12) : match.end() + 10]
        meeting = "đại hội" not in match[0] and re.search(
            r"hội nghị|ban chấp hành", document.text[max(0, match.start() - 60) : match.end()]
        )
        if other.search(around) or meeting or "hội nghị" in match[0]:
            continue
        value = int(match["no"]) if match["no"].isdigit() else _roman(match["no"])
        start, end = match.span("no")
        if 0 < value <= 40:
            said = {"of_what": "congress_no"}
            found.setdefault(value, Draft("term", str(value), start, end, (start, end), attributes=said))
    return list(found.values())


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
