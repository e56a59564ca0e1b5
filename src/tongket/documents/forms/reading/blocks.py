"""Reads the blocks, annexes and signers of a form from what its file says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AnySet
from typing import Any, get_args

from tongket.documents.forms.definition import (
    AnnexForm,
    CellColumn,
    Condition,
    Dots,
    Each,
    NewPage,
    Part,
    Rows,
    Sides,
    Signing,
    Text,
    When,
)
from tongket.documents.paper.model import Align

TEXTS = ("paragraph", "heading", "item", "line", "centred", "article", "ground")
OF_TEXT = {"paragraph": {"align"}, "heading": {"level"}, "item": {"marker"}}
KINDS = (*TEXTS, "dots", "table", "each", "sides", "new_page")
CONDITION = re.compile(r"(not )?([a-z][a-z0-9_]*)(?: = ([a-z0-9_| ]+))?")


class Refusal(Exception):
    """What is wrong with a form's file; `read_form` adds which file it is."""


def keys(raw: object, required: AnySet[str], optional: AnySet[str], where: str) -> None:
    """The mapping has what it needs and nothing unknown."""
    if not isinstance(raw, Mapping):
        raise Refusal(f"{where}: expected a mapping")
    if lacking := required - set(raw):
        raise Refusal(f"{where}: lacks {sorted(lacking)}")
    if unknown := set(raw) - required - optional:
        raise Refusal(f"{where}: does not know {sorted(map(str, unknown))}")


def blocks(raw: Sequence[Any], where: str) -> tuple[Part, ...]:
    """A list of blocks; each is a mapping whose key says its kind: `paragraph: …`, `table: {…}`."""
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise Refusal(f"{where}: expected a list of blocks")
    return tuple(_block(entry, f"{where} {n}") for n, entry in enumerate(raw, 1))


def _block(raw: Mapping[str, Any], where: str) -> Part:
    kind = next((name for name in KINDS if isinstance(raw, Mapping) and name in raw), "")
    if not kind:
        raise Refusal(f"{where}: a block is one of {list(KINDS)}")
    shown = when(raw.get("when", ""), where)
    if kind in TEXTS:
        keys(raw, {kind}, {"when"} | OF_TEXT.get(kind, set()), where)
        return _text(kind, raw, shown, where)
    keys(raw, {kind}, {"when"}, where)
    inner = raw[kind]
    if kind == "dots":
        keys(inner, {"lines"}, {"label"}, where)
        return Dots(inner.get("label", ""), inner["lines"], shown)
    if kind == "table":
        return _table(inner, shown, where)
    if kind == "each":
        keys(inner, {"rows", "blocks"}, set(), where)
        return Each(inner["rows"], blocks(inner["blocks"], where), shown)
    if kind == "sides":
        keys(inner, {"left", "right"}, set(), where)
        left, right = signings([inner["left"], inner["right"]], where)
        return Sides(left, right, shown)
    return NewPage(shown)


def _text(kind: Any, raw: Mapping[str, Any], shown: When, where: str) -> Text:
    if not isinstance(raw[kind], str) or not raw[kind].strip():
        raise Refusal(f"{where}: {kind} needs a text")
    align, level = raw.get("align", "justify"), raw.get("level", 1)
    if align not in get_args(Align) or level not in (1, 2, 3):
        raise Refusal(f"{where}: align is one of {list(get_args(Align))}, level 1 to 3")
    return Text(kind, raw[kind].strip(), shown, align, level, raw.get("marker", "-"))


def _table(raw: Mapping[str, Any], shown: When, where: str) -> Rows:
    keys(raw, {"rows", "columns"}, {"caption", "total", "none"}, where)
    columns = []
    for entry in raw["columns"]:
        keys(entry, {"title", "share", "cell"}, {"align"}, f"{where} columns")
        align = entry.get("align", "left")
        if align not in get_args(Align):
            raise Refusal(f"{where}: align is one of {list(get_args(Align))}")
        columns.append(CellColumn(entry["title"], entry["share"], align, str(entry["cell"])))
    total = tuple(map(str, raw.get("total", ())))
    if total and len(total) != len(columns):
        raise Refusal(f"{where}: the total has {len(total)} cells for {len(columns)} columns")
    return Rows(raw["rows"], tuple(columns), raw.get("caption", ""), total, raw.get("none", "Không có"), shown)


def signings(raw: Sequence[Any], where: str) -> tuple[Signing, ...]:
    """Signers, left to right: `office`, or who signs in which capacity."""
    found = []
    for entry in raw:
        if entry == "office":
            found.append(Signing(office=True))
            continue
        keys(entry, set(), {"authority", "post", "name", "office", "when"}, where)
        shown = when(entry.get("when", ""), where)
        given = [str(entry.get(key, "")) for key in ("authority", "post", "name")]
        found.append(Signing(given[0], given[1], given[2], bool(entry.get("office", False)), shown))
    return tuple(found)


def annex(raw: Mapping[str, Any], where: str) -> AnnexForm:
    known = {"subject", "attached_to", "landscape", "signatures", "mark", "when"}
    keys(raw, {"title", "blocks"}, known, where)
    return AnnexForm(
        raw["title"], raw.get("subject", ""), blocks(raw["blocks"], where), raw.get("attached_to", ""),
        raw.get("landscape", False), signings(raw.get("signatures", ()), where), raw.get("mark", ""),
        when(raw.get("when", ""), where),
    )  # fmt: skip


def when(raw: str, where: str) -> When:
    """ "has_note and kind = official|temporary and not cause": every part has to hold."""
    found = []
    for part in filter(None, (part.strip() for part in str(raw).split(" and "))):
        match = CONDITION.fullmatch(part)
        if match is None:
            raise Refusal(f"{where}: “{part}” is no condition: write fact, not fact, or fact = word|word")
        words = tuple(word.strip() for word in (match[3] or "").split("|") if word.strip())
        found.append(Condition(match[2], words, bool(match[1])))
    return tuple(found)
