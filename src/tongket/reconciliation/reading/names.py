"""Which organisation a text reports on: its name without the type word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

_CAPITAL = "[" + "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper()) + "]"
_WORD = rf"(?:{_CAPITAL}[\w'’]*|\d{{1,3}}(?![\d/]|[.,]\d))"
_NAME = rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{0,4}})"
_TYPES = r"(?P<type>[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị [Tt]rấn|THỊ TRẤN|[Đđ]ặc khu)"
_PARTY = r"(?:(?:[Đđ]ảng [Bb]ộ|[Đđ]ảng [Ủủ]y|ĐẢNG BỘ|ĐẢNG ỦY|[Bb]an [Cc]hấp hành|BCH|ĐU|UBND|Ban Thường vụ|BTV|Đảng ủy - UBND)\s+(?:(?:[Đđ]ảng (?:bộ|ủy)|lâm thời)\s+)?)"
_COMMUNE = re.compile(rf"(?P<party>{_PARTY})?{_TYPES}\s+{_NAME}")
_BARE = re.compile(rf"(?:[Đđ]ảng [Bb]ộ|[Đđ]ảng [Ủủ]y)\s+{_NAME}")
_CELL = re.compile(
    rf"(?:[Cc]hi [Bb]ộ|CHI BỘ)\s+(?P<name>(?:(?:[Tt]hôn|[ẨấấẤ]p|[Kk]hu [Dd]ân [Cc]ư|[Kk]hu [Pp]hố|[Tt]ổ [Dd]ân [Pp]hố|[Kk]hóm|[Xx]óm|[Bb]ản|[Ll]àng|[Kk]hối|[Bb]uôn|[Tt]rường|TDP|KDC|[Tt]rạm|[Tt]ổ|[Kk]hu|THÔN|ẤP|KHU PHỐ)\s*(?:số\s+)?)?(?:(?:[Mm]ầm [Nn]on|[Tt]iểu học|[Tt]rung học cơ sở|THCS|THPT|Tiểu học và THCS|TH|Mẫu giáo|Y tế|y tế)\s+)*{_WORD}(?:[ -]{_WORD}){{0,5}})"
)
_NO_NAMES = {
    "Đảng",
    "Ban",
    "Bộ",
    "Bí",
    "Tỉnh",
    "Huyện",
    "Nhân",
    "Quân",
    "Công",
    "Hội",
    "Mặt",
    "Ủy",
    "Trung",
    "Văn",
    "Ngày",
    "NTM",
    "HĐND",
    "UBND",
    "MTTQ",
    "Trực",
    "Cơ",
    "Năm",
    "Quyết",
    "Nghị",
    "Dự",
}
_NEVER_FIRST = {
    "đảng",
    "ban",
    "bộ",
    "bí",
    "tỉnh",
    "huyện",
    "ủy",
    "ntm",
    "hđnd",
    "ubnd",
    "mttq",
    "trực",
    "cơ",
    "quyết",
    "nghị",
    "dự",
    "nhiệm",
    "đại hội",
    "mặt",
    "ngày",
    "đoàn",
}
_BEGINS_THE_NEXT = {
    "đại": "hội",
    "tổng": "kết",
    "sơ": "kết",
    "tổ": "chức",
    "họp": "",
    "kiểm": "điểm",
    "trao": "",
    "triển": "khai",
    "nhiệm": "kỳ",
    "lần": "thứ",
    "khóa": "",
    "hội": "nghị",
}
_NOT_REPORTING = re.compile(r"(?:thuộc|của|từ|sáp nhập|hợp nhất|gồm)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    name: str
    type: str
    start: int
    end: int
    weight: int


def organization(document: Document) -> Draft | None:
    """The organisation most spoken of, the opening and the Party's own words weighing more; a cell where it opens."""
    plain = document.source.plain
    cell = _cell(plain)
    communes = _in_mixed_letters(_communes(plain))
    if cell is not None and _is_about_cell(plain, cell, communes):
        parent = next((one for one in communes if one.start >= cell.start), None)
        said = {"parent": f"{parent.type} {parent.name}"} if parent else {}
        return Draft(
            "org_name", cell.name, cell.start, cell.end, (cell.start, cell.start), attributes={"type": "chi bộ", **said}
        )
    if not communes:
        return None
    weights: Counter[str] = Counter()
    for one in communes:
        weights[one.name.casefold()] += one.weight
    best = max(weights, key=lambda name: (weights[name], -next(o.start for o in communes if o.name.casefold() == name)))
    mentions = [one for one in communes if one.name.casefold() == best]
    chosen = next((one for one in mentions if not one.name.isupper()), mentions[0])
    name = chosen.name.title() if chosen.name.isupper() and len(chosen.name) > 3 else chosen.name
    return Draft(
        "org_name",
        name,
        chosen.start,
        chosen.end,
        (chosen.start, chosen.start),
        attributes={"type": chosen.type or "xã"},
    )


def _in_mixed_letters(found: list[Named]) -> list[Named]:
    """A headline in capitals runs on past the name: it is what is written in mixed letters elsewhere."""
    mixed = [one.name for one in found if not one.name.isupper()]
    better = {
        one.name: name for one in found if one.name.isupper() for name in mixed if one.name.startswith(name.upper())
    }
    return [replace(one, name=better.get(one.name, one.name)) for one in found]


def _cell(plain: str) -> Named | None:
    found = [
        Named(_clean(match["name"]), "chi bộ", match.start(), match.end(), 1)
        for match in _CELL.finditer(plain[:900])
        if match["name"].split()[0].lower() not in _NEVER_FIRST
    ]
    even = _in_mixed_letters(found)
    return next((one for one in even if not one.name.isupper()), even[0] if even else None)


def _is_about_cell(plain: str, cell: Named, communes: list[Named]) -> bool:
    """Its own meeting: the cell stands before any other organisation, or meets itself, its commune named behind it."""
    if not communes or cell.start <= communes[0].start + 5:
        return cell.start < 220 or plain.count(cell.name) > 1
    belongs = re.match(
        r",?\s*(?:thuộc |-\s*)?(?:[Đđ]ảng bộ )?(?:xã|phường|thị trấn|Xã|Phường)\b", plain[cell.end : cell.end + 30]
    )
    meets = re.search(r"(?i)đại hội|hội nghị|tổng kết|sinh hoạt|kiểm điểm", plain[max(0, cell.start - 40) : cell.start])
    return cell.start < 400 and bool(belongs) and bool(meets)


def _communes(plain: str) -> list[Named]:
    found: list[Named] = []
    for match in _COMMUNE.finditer(plain):
        name = _clean(_own_words(match["name"], plain[match.end() : match.end() + 12]))
        if (
            not name
            or name.split()[0].lower() in _NEVER_FIRST
            or (re.match(r"\d", name) and match["type"].lower() != "phường")
        ):
            continue
        weight = (3 if match["party"] else 1) + (4 if match.start() < 400 else 0)
        if _NOT_REPORTING.search(plain[max(0, match.start() - 12) : match.start()]):
            weight = 1
        found.append(Named(name, match["type"].lower(), match.start(), match.end(), weight))
    for match in _BARE.finditer(plain):
        name = _clean(_own_words(match["name"], plain[match.end() : match.end() + 12]))
        if (
            name
            and name.split()[0].lower() not in _NEVER_FIRST
            and name.split()[0].lower() not in ("xã", "phường", "thị")
        ):
            found.append(Named(name, "", match.start(), match.end(), 3 + (4 if match.start() < 400 else 0)))
    return sorted(found, key=lambda one: one.start)


def _own_words(name: str, behind: str) -> str:
    """Without the words that begin the next phrase: "Quế Châu Đại hội" is Quế Châu's congress."""
    words = name.split(" ")
    following = [*words[1:], *(behind.split() or [""])][: len(words)]
    for index in range(1, len(words)):
        second = _BEGINS_THE_NEXT.get(words[index].lower())
        if second is not None and following[index].lower().startswith(second):
            return " ".join(words[:index])
    return name


def _clean(name: str) -> str:
    """Without trailing words that begin the next phrase."""
    kept: list[str] = []
    for word in name.split(" "):
        if kept and word in _NO_NAMES and word not in ("Trung", "Quân", "Công", "Nhân", "Văn", "Hội", "Trực"):
            break
        kept.append(word)
    return " ".join(kept).strip(" -'")
