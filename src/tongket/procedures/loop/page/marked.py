"""A text with every number of it a link: to its fact, to what was found of it, or to why it is none of the report's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Check
from tongket.reconciliation.marking import Mark, Standing, marks

TONES = {
    Standing.AGREES: "ok",
    Standing.DIFFERS: "bad",
    Standing.LOOK: "due",
    Standing.NOT_UNDERSTOOD: "due",
    Standing.OBJECTIVE: "info",
    Standing.NOT_RECORDED: "none",
}
_SIGNS = {"ok": "✓", "bad": "✗", "due": "?", "info": "→", "none": "∅", "added": "+"}
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_BLANK_LINES = re.compile(r"[ \t\xa0]*\n\s*\n\s*")


@dataclass(frozen=True)
class Side:
    """One of the two texts: the beginning of its ids, where each fact leads and in which tone it is marked (None: in
    that of its standing), and where a number leads that no fact claims, by its place in the text."""

    name: str
    check: Check
    hrefs: Sequence[str]
    tones: Sequence[str | None]
    unread: Mapping[int, str]

    def place(self, fact: int) -> str:
        return f"{self.name}-{fact}"

    def aside(self, number: int) -> str:
        return f"{self.name}-rieng-{number}"

    def unrecognised(self, number: int) -> str:
        return f"{self.name}-la-{number}"

    def finding(self, number: int) -> str:
        return f"{self.name}-xem-{number}"


@dataclass(frozen=True)
class _Link:
    at: Span
    ids: tuple[str, ...]
    href: str
    tone: str


def numbers(text: str, href: str) -> str:
    """The text as HTML, each number of it a link."""
    parts: list[str] = []
    reached = 0
    for match in _NUMBER.finditer(text):
        parts += [escape(text[reached : match.start()]), link(match.group(), href)]
        reached = match.end()
    return "".join([*parts, escape(text[reached:])])


def link(text: str, href: str) -> str:
    return f'<a href="#{escape(href)}">{escape(text)}</a>'


def marked(side: Side) -> str:
    """The whole text, its places marked where they stand."""
    text = side.check.reading.text
    parts: list[str] = []
    reached = 0
    for each in _links(side):
        parts += [_plain(text[reached : each.at.start]), _anchor(each, text)]
        reached = each.at.end
    return "".join([*parts, _plain(text[reached:])]).strip()


def places_of_findings(side: Side) -> Mapping[int, str]:
    """By the place of a finding in the check: the id of where it is marked in the text."""
    found: dict[int, str] = {}
    numbered = {id(finding): place for place, finding in enumerate(side.check.findings)}
    for each, mark in zip(_of_marks(side), marks(side.check), strict=True):
        for finding in mark.findings:
            found.setdefault(numbered[id(finding)], each.ids[0])
    return found


def _links(side: Side) -> Sequence[_Link]:
    """All places in the order of the text; what overlaps an earlier one only adds its ids to it."""
    reading = side.check.reading
    laid = _laid([], _of_marks(side))
    laid = _laid(laid, _of_others(side, {name for each in laid for name in each.ids}))
    asides = [
        _Link(row.at, (f"{side.aside(number)}-o",), side.aside(number), "aside")
        for number, row in enumerate(reading.set_aside)
    ]
    laid = _laid(laid, _whole(asides, reading.text))
    return _laid(laid, _forgotten(reading.text, laid))


def _of_marks(side: Side) -> Sequence[_Link]:
    numbered = {id(fact): place for place, fact in enumerate(side.check.facts)}
    findings = {id(finding): place for place, finding in enumerate(side.check.findings)}
    return [
        _of_mark(
            side, mark, [numbered[id(fact)] for fact in mark.facts], [findings[id(one)] for one in mark.findings], count
        )
        for count, mark in enumerate(marks(side.check))
    ]


def _of_mark(side: Side, mark: Mark, facts: Sequence[int], findings: Sequence[int], count: int) -> _Link:
    tone = TONES[mark.standing]
    if facts:
        own = side.tones[facts[0]] if mark.standing is Standing.AGREES else None
        return _Link(mark.at, tuple(side.place(fact) for fact in facts), side.hrefs[facts[0]], own or tone)
    if findings:
        return _Link(mark.at, (f"{side.name}-o-{count}",), side.finding(findings[0]), tone)
    unknown = [row.at for row in side.check.reading.unrecognised].index(mark.at)
    name = side.unrecognised(unknown)
    return _Link(mark.at, (f"{name}-o",), side.unread.get(mark.at.start, name), tone)


def _of_others(side: Side, placed: set[str]) -> Iterable[_Link]:
    """The facts that carry no number of the report: names, days, years."""
    for place, checked in enumerate(side.check.facts):
        if side.place(place) not in placed:
            yield _Link(checked.fact.at, (side.place(place),), side.hrefs[place], "plain")


def _whole(asides: Sequence[_Link], text: str) -> Sequence[_Link]:
    """ "07/11/2023" is one place, though three numbers of it were set aside."""
    found: list[_Link] = []
    for each in asides:
        if found and text[found[-1].at.end : each.at.start] in ("/", "-", "."):
            last = found.pop()
            each = replace(last, at=Span(last.at.start, each.at.end), ids=(*last.ids, *each.ids))  # noqa: PLW2901
        found.append(each)
    return found


def _laid(laid: Sequence[_Link], more: Iterable[_Link]) -> Sequence[_Link]:
    found = list(laid)
    for each in sorted(more, key=lambda each: (each.at.start, each.at.end)):
        starts = [one.at.start for one in found]
        place = bisect_right(starts, each.at.start)
        crossed = [
            one for one in (place - 1, place) if 0 <= one < len(found) and _cross(found[one].at, each.at)
        ]  # found lies apart: only the neighbours can cross
        if crossed:
            found[crossed[0]] = replace(found[crossed[0]], ids=(*found[crossed[0]].ids, *each.ids))
        elif each.at.start < each.at.end:
            found.insert(place, each)
    return found


def _forgotten(text: str, laid: Sequence[_Link]) -> Iterable[_Link]:
    """The numbers that only complete what stands before them ("Huy hiệu 65 năm") lead where that leads."""
    for match in _NUMBER.finditer(text):
        at = Span(*match.span())
        place = bisect_right([one.at.start for one in laid], at.start) - 1
        if laid and not any(_cross(laid[one].at, at) for one in (place, place + 1) if 0 <= one < len(laid)):
            yield _Link(at, (), laid[max(place, 0)].href, "plain")


def _cross(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _anchor(each: _Link, text: str) -> str:
    first = f' id="{escape(each.ids[0])}"' if each.ids else ""
    more = "".join(f'<span id="{escape(name)}"></span>' for name in each.ids[1:])
    sign = f"<sup>{_SIGNS[each.tone]}</sup>" if each.tone in _SIGNS else ""
    return f'<a{first} class="m {each.tone}" href="#{escape(each.href)}">{more}{escape(each.at.of(text))}{sign}</a>'


def _plain(text: str) -> str:
    return escape(_BLANK_LINES.sub("\n\n", text))
