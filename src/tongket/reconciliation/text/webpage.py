"""The text of a web page: its paragraphs as lines, without what the page marks as its furniture.

Python's own parser needs a minute and a half for 100 kB of unclosed tags; what is needed here is little and done in
linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Never text of the page, whatever happens. What is within the raw ones is no markup.
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "xmp"})
_NEVER = _RAW | {"noscript", "template", "svg", "object", "canvas"}
# Furniture by its own name; a header within an article is the article's.
_FURNITURE = frozenset({"nav", "footer", "form", "aside", "button", "select", "dialog", "menu", "header"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "banner", "complementary", "dialog", "menu"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_LINES = re.compile(
    "address|article|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|h[1-6]|header|hr"
    "|html|legend|li|main|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,40})")
_SIGN = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
LONGEST_ATTRIBUTES = 2_000
MOST_BROKEN_TAGS = 20
"""A quote that is never closed hides the end of its tag; where that happens often, quotes are no longer believed."""


@dataclass(frozen=True)
class _Tag:
    name: str
    closes: bool
    attributes: str


def page_text(markup: str) -> str:
    """The lines of a page; a row of a table is one line, its cells parted by tabs.

    Where a page closes its furniture so carelessly that nothing else is left, the furniture is read too.
    """
    text = _read(markup, leave_out=True)
    return text if text.strip() else _read(markup, leave_out=False)


def _read(markup: str, *, leave_out: bool) -> str:
    page = _Page(leave_out)
    for token in _tokens(markup):
        if isinstance(token, str):
            page.text(token)
        elif token.closes:
            page.close(token)
        else:
            page.open(token)
    lines = "".join(page.pieces).split("\n")
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip() for line in lines)


def _tokens(markup: str) -> Iterator[str | _Tag]:
    """Tags, and the text between them; comments and declarations are left out."""
    place, broken = 0, 0
    last = markup.rfind(">")
    while (begin := markup.find("<", place)) >= 0 and begin < last:
        yield markup[place:begin]
        if markup.startswith("<!--", begin):
            end = markup.find("-->", begin + 4)
            place = end + 3 if end >= 0 else len(markup)
        elif markup.startswith(("<!", "<?"), begin):
            place = markup.find(">", begin) + 1
        elif name := _NAME.match(markup, begin):
            end = _end_of_tag(markup, name.end()) if broken < MOST_BROKEN_TAGS else -1
            if end < 0:
                broken += 1
                end = markup.find(">", begin)
            tag = _Tag(name[1].lower(), markup.startswith("</", begin), markup[name.end() : end])
            yield tag
            place = _after_raw(markup, tag, end + 1)
        else:
            yield "<"
            place = begin + 1
    yield markup[place:]


def _end_of_tag(markup: str, place: int) -> int:
    """Where the tag ends, beyond every quote that is opened; -1 where it does not."""
    while sign := _SIGN.search(markup, place):
        if sign[0] == ">":
            return sign.start()
        place = markup.find(sign[0], sign.end()) + 1
        if place == 0:
            break
    return -1


def _after_raw(markup: str, tag: _Tag, place: int) -> int:
    if tag.closes or tag.name not in _RAW:
        return place
    end = re.compile(f"</{tag.name}", re.IGNORECASE).search(markup, place)
    return end.start() if end else len(markup)


@dataclass
class _Page:
    """Gathers text; `skipped` is the element being left out, `depth` how many of its name are open."""

    leave_out: bool
    pieces: list[str] = field(default_factory=list)
    skipped: str = ""
    depth: int = 0
    articles: int = 0

    def text(self, raw: str) -> None:
        """Text between two tags; a line of the markup is no line of the page."""
        if not self.skipped and raw:
            self.pieces.append(html.unescape(raw).replace("\n", " ").replace("\r", " ").replace("\t", " "))

    def open(self, tag: _Tag) -> None:
        if self.skipped:
            self.depth += tag.name == self.skipped
        elif tag.name not in _VOID and (tag.name in _NEVER or (self.leave_out and self._is_furniture(tag))):
            self.skipped, self.depth = tag.name, 1
        else:
            self.articles += tag.name in ("article", "main")
            if _LINES.fullmatch(tag.name):
                self.pieces.append("\n")

    def close(self, tag: _Tag) -> None:
        if self.skipped:
            self.depth -= tag.name == self.skipped
            self.skipped = self.skipped if self.depth else ""
            return
        self.articles -= tag.name in ("article", "main") and self.articles > 0
        if tag.name in ("td", "th"):
            self.pieces.append("\t")
        elif _LINES.fullmatch(tag.name):
            self.pieces.append("\n")

    def _is_furniture(self, tag: _Tag) -> bool:
        if tag.name in _FURNITURE:
            return tag.name != "header" or not self.articles
        if not tag.attributes:
            return False
        attributes = _attributes(tag)
        style = attributes.get("style", "").replace(" ", "").lower()
        hidden = "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
        return hidden or attributes.get("role", "").lower() in _FURNITURE_ROLES


def _attributes(tag: _Tag) -> Mapping[str, str]:
    found = _ATTRIBUTE.findall(tag.attributes[:LONGEST_ATTRIBUTES])
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}
