"""Which organisation a text reports on: its name without the type word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tongket.reconciliation.grammar.load import alternatives, grammar
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

_CAPITAL = "[" + "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper()) + "]"
_WORD = rf"(?:{_CAPITAL}[\w'’]*|\d{{1,3}}[a-zA-Z]?(?![\w/]|[.,]\d))"
_NAME = rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{0,7}})"
_PART_OF = re.compile(r"(?:thuộc|của|từ|chỉ đạo của|sáp nhập|hợp nhất|gồm)\s+$", re.IGNORECASE)
_OF_COMMUNE = re.compile(r",?\s*(?:thuộc |-\s*)?(?:đảng bộ )?(?:xã|phường|thị trấn)\b", re.IGNORECASE)
_MEETS = re.compile(r"đại hội|hội nghị|tổng kết|sinh hoạt|kiểm điểm|họp", re.IGNORECASE)
OPENING = 400


@dataclass(frozen=True)
class Named:
    """A mention: the name, its type word, its place, and how much it speaks for being the one reported on."""

    name: str
    type: str
    start: int
    end: int
    weight: int
    of_party: bool = False


def organization(document: Document) -> Draft | None:
    """The organisation most spoken of, the opening and the Party's own words weighing more; a cell where it opens."""
    plain = document.source.plain
    communes = mentions(plain)
    cell = _cell(plain)
    if cell is not None and _is_about_cell(plain, cell, communes):
        parent = next((one for one in communes if one.start >= cell.start), None)
        said = {"parent": f"{parent.type} {parent.name}".strip()} if parent else {}
        return _fact(cell, {"type": "chi bộ", **said})
    if not communes:
        return _superior(plain)
    weights: Counter[str] = Counter()
    for one in communes:
        weights[one.name.casefold()] += one.weight
    first = {one.name.casefold(): one.start for one in reversed(communes)}
    best = max(weights, key=lambda name: (weights[name], -first[name]))
    chosen = [one for one in communes if one.name.casefold() == best]
    shown = next((one for one in chosen if not one.name.isupper()), chosen[0])
    name = shown.name.title() if shown.name.isupper() and len(shown.name) > 3 else shown.name
    return _fact(replace(shown, name=name), {"type": shown.type or "xã"})


def _fact(one: Named, said: dict[str, str]) -> Draft:
    return Draft("org_name", one.name, one.start, one.end, (one.start, one.start), attributes=dict(said))


def mentions(plain: str) -> Sequence[Named]:
    """The communes, wards and townships a text names, in its order."""
    found: list[Named] = []
    for match in _commune().finditer(plain):
        name = _own_words(match["name"], plain[match.end() : match.end() + 12])
        kind = match["type"].lower()
        if not _is_name(name) or (name[0].isdigit() and kind != "phường"):
            continue
        weight = (3 if match["party"] else 1) + (4 if match.start() < OPENING else 0)
        part = _PART_OF.search(plain[max(0, match.start() - 12) : match.start()])
        found.append(Named(name, kind, match.start(), match.end(), 1 if part else weight, bool(match["party"])))
    for match in _bare().finditer(plain):
        name = _own_words(match["name"], plain[match.end() : match.end() + 12])
        if _is_name(name) and name.split(maxsplit=1)[0].lower() not in ("xã", "phường", "thị", "đặc"):
            found.append(Named(name, "", match.start(), match.end(), 3 + (4 if match.start() < OPENING else 0)))
    return _in_mixed_letters(sorted(found, key=lambda one: one.start))


def _cell(plain: str) -> Named | None:
    found = []
    for match in _cells().finditer(plain[:900]):
        name = _own_words(match["name"], plain[match.end() : match.end() + 12])
        counted = name[0].isdigit() and re.match(
            r"\s*(?:đồng chí|đảng viên|đ/c|người)", plain[match.end() : match.end() + 12]
        )
        if _is_name(name) and not counted:
            found.append(Named(name, "chi bộ", match.start(), match.end(), 1))
    even = _in_mixed_letters(found)
    return next((one for one in even if not one.name.isupper()), even[0] if even else None)


def _is_about_cell(plain: str, cell: Named, communes: Sequence[Named]) -> bool:
    """Its own meeting: the cell stands before any other organisation, or meets itself."""
    first = next((one for one in communes if one.weight > 1), None)
    if first is None or cell.start <= first.start + 5:
        return cell.start < 220 or plain.count(cell.name) > 1
    belongs = _OF_COMMUNE.match(plain, cell.end)
    meets_before = _MEETS.search(plain[max(0, cell.start - 40) : cell.start])
    meets_behind = re.match(
        r"\s*(?:đã\s+)?(?:tổ chức|họp|tiến hành|bình xét|mở|triển khai)\b", plain[cell.end : cell.end + 30]
    )
    return cell.start < OPENING and bool((belongs and meets_before) or meets_behind)


def _superior(plain: str) -> Draft | None:
    """A district or province, where no commune is named."""
    match = _superiors().search(plain)
    if match is None:
        return None
    name = _own_words(match["name"], plain[match.end() : match.end() + 12])
    return _fact(Named(name, "huyện", match.start(), match.end(), 1), {"type": "huyện"}) if _is_name(name) else None


def _in_mixed_letters(found: Sequence[Named]) -> Sequence[Named]:
    """A headline in capitals runs on past the name: it is what is written in mixed letters elsewhere."""
    mixed = [one.name for one in found if not one.name.isupper()]
    better = {
        one.name: name for one in found if one.name.isupper() for name in mixed if one.name.startswith(name.upper())
    }
    return [replace(one, name=better.get(one.name, one.name)) for one in found]


def _is_name(name: str) -> bool:
    return bool(name) and name.split(maxsplit=1)[0].lower() not in grammar("names")["never_first"]


def _own_words(name: str, behind: str) -> str:
    """Without the words that begin the next phrase: "Quế Châu Đại hội" is Quế Châu's congress."""
    words = name.split(" ")
    following = [*words[1:], *(behind.split() or [""])]
    begins = grammar("names")["begins_the_next"]
    for index in range(1, len(words)):
        second = begins.get(words[index].lower())
        if second is not None and following[index].lower().startswith(second):
            return " ".join(words[:index]).strip(" -'")
    return name.strip(" -'")


def _words(name: str) -> str:
    """The words of a list in small letters, with a first capital, in title case, and in capitals."""
    words = grammar("names")[name]
    shapes: Iterator[str] = (shape for word in words for shape in (word, word.capitalize(), word.title(), word.upper()))
    return alternatives(shapes)


@cache
def _commune() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<party>(?:{_words('party')})\s+)?(?P<type>{_words('types')})\s+{_NAME}")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:Đảng bộ|đảng bộ|Đảng ủy|đảng ủy|Đảng Bộ|Đảng Ủy)\s+{_NAME}")


@cache
def _cells() -> re.Pattern[str]:
    kind = rf"(?:(?:{_words('cells')})\s+(?:số\s+)?)?(?:(?:{_words('schools')})\s+)*(?:số\s+)?"
    return re.compile(rf"(?:[Cc]hi [Bb]ộ|CHI BỘ)\s+(?:điểm\s+)?(?P<name>{kind}{_WORD}(?:[ -]{_WORD}){{0,6}})")


@cache
def _superiors() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words('superiors')})\s+{_NAME}")
