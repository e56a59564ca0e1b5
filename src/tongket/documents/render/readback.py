"""Reads the figures back out of a Word file, also one that an officer edited or another program saved
again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element  # nosec B405 - a name alone; what parses is defusedxml

from tongket.documents.paper.model import clean
from tongket.documents.render.wordtext import short_tag
from tongket.rules.archive import Unpackable, parsed, parts_of
from tongket.rules.errors import TongketError

DOCUMENT, PROPERTIES = "word/document.xml", "docProps/custom.xml"
# The text of a paper of 100 pages is well below it; what is above is no paper.
LARGEST_TEXT = 60_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, CONTROL, BOOKMARK, BOOKMARK_END = (W + name for name in ("t", "sdt", "bookmarkStart", "bookmarkEnd"))
SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}
# Properties hold a w:tab of their own; the rest is text that is no longer there.
UNREAD = {W + name for name in ("pPr", "rPr", "del", "moveFrom")}


@dataclass
class Place:
    """A figure's place: a tagged control, or a bookmark around a control without tag. `elements` hold its text."""

    tag: str
    bookmark: str | None
    elements: list[Element] = field(default_factory=list)
    replaced: bool = False

    @property
    def text(self) -> str:
        return clean("".join(SIGNS.get(element.tag) or element.text or "" for element in self.elements))


def read_tags(docx: bytes) -> list[tuple[str, str]]:
    """Every figure in reading order: its full tag and the text that stands in its content control now.

    Where a program dropped the tags of the controls, the bookmarks around them say which figure they hold. What was
    deleted with changes tracked is not counted. Raises `paper-not-word` if the bytes are no Word file.
    """
    return [(place.tag, place.text) for place in read_places(docx)[1]]


def read_places(docx: bytes) -> tuple[Element, list[Place]]:
    """The document's root element, and every figure's place in reading order under its full tag.

    Raises `paper-not-word` if the bytes are no Word file.
    """
    try:
        parts = parts_of(docx, LARGEST_TEXT, (DOCUMENT, PROPERTIES).__contains__)
        root = parsed(parts[DOCUMENT])
        by_number = _numbered(parts.get(PROPERTIES))
    except (Unpackable, KeyError) as broken:
        raise TongketError("paper-not-word") from broken
    full = {short_tag(tag): tag for tag in by_number.values()}
    places: list[Place] = []
    try:
        _walk(root, places, [], by_number)
    except RecursionError as broken:  # no paper nests its parts a thousand deep
        raise TongketError("paper-not-word") from broken
    found = [place for place in places if not place.replaced and (place.bookmark is None or place.elements)]
    return root, [replace(place, tag=full.get(place.tag, place.tag)) for place in found]


def _numbered(part: bytes | None) -> Mapping[str, str]:
    """The figures' tags by the name of their document property, `figure_<n>`."""
    if part is None:
        return {}
    found = {entry.get("name", ""): "".join(entry.itertext()) for entry in parsed(part)}
    return {name: tag for name, tag in found.items() if name.startswith("figure_")}


def _walk(element: Element, places: list[Place], opened: list[Place], by_number: Mapping[str, str]) -> None:
    """Goes through the text in order; `opened` are the places whose text is being read."""
    for child in element:
        if child.tag == TEXT or child.tag in SIGNS:
            for place in opened:
                place.elements.append(child)
        elif child.tag == BOOKMARK:
            tag = by_number.get(child.get(f"{W}name", "").rpartition("_")[0])
            if tag is not None and all(place.bookmark for place in opened):
                opened.append(Place(tag, child.get(f"{W}id", "")))
                places.append(opened[-1])
        elif child.tag == BOOKMARK_END:
            opened[:] = [place for place in opened if place.bookmark != child.get(f"{W}id", "")]
        elif child.tag == CONTROL:
            _walk_control(child, places, opened, by_number)
        elif child.tag not in UNREAD:
            _walk(child, places, opened, by_number)


def _walk_control(control: Element, places: list[Place], opened: list[Place], by_number: Mapping[str, str]) -> None:
    named, content = control.find(f"{W}sdtPr/{W}tag"), control.find(f"{W}sdtContent")
    tag = named.get(f"{W}val", "") if named is not None else ""
    own = [Place(tag, None)] if tag else []
    if own:
        # A control that kept its tag says more than the bookmark around it.
        for place in opened:
            place.replaced = place.replaced or place.bookmark is not None
        places += own
        opened += own
    if content is not None:
        _walk(content, places, opened, by_number)
    opened[:] = [place for place in opened if all(place is not one for one in own)]
