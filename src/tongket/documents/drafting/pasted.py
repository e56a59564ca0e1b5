"""Text pasted from Word or a message, made plain: composed letters, ordinary spaces, lists as lines with a dash."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tongket.documents.paper.model import clean

LONGEST = 20_000
SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\uf0a0]")
MARKUP = re.compile(r"<(?:p|div|span|o:p|li|ul|ol|br|b|i|table|tr|td|style|html|meta|font|!--)\b[^>]*>|<!--", re.I)
# What Word writes before an entry of a list: signs of its symbol fonts, and round ones of ordinary fonts.
WORD = re.compile(r"\w")
SIGNS = r"[•●○◦▪■□◆❖➢➤✓✔·§Ø\uf0b7\uf0a7\uf0d8\uf0fc\u2212\u2013\u2014]"
BULLET = re.compile(rf"^\s*(?:{SIGNS}|\*(?!\*)|o(?=\t|\u00a0| {{2,}})|-)\s*(?=\S)")
PLUS = re.compile(r"^\s*\+\s*(?=\S)")
BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"})
UNSEEN = frozenset({"style", "script", "head", "title", "xml"})


class _Plain(HTMLParser):
    """The text of pasted markup; comments, style sheets and what Word hides in them are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in UNSEEN
        if tag in BLOCKS:
            self.texts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in BLOCKS:
            self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            # In markup a line break is a space; the paragraphs are its blocks.
            self.texts.append(data.replace("\r", " ").replace("\n", " "))


def cleaned(text: str) -> str:
    """The text as plain lines: one a paragraph, entries of lists begin with "- " or "+ ". Lines without a
    word are left out, and nothing else that a reader would see."""
    if MARKUP.search(text):
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.texts)
    text = clean(INVISIBLE.sub("", text.replace("\u2028", "\n").replace("\x0b", "\n").replace("\x0c", "\n")))
    lines = (SPACES.sub(" ", PLUS.sub("+ ", BULLET.sub("- ", line))).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if WORD.search(line))


def as_markup(text: str) -> str:
    """Plain text as the markup of narrative parts: its brackets and doubled signs stand for themselves."""
    text = text.replace("{", "{{").replace("}", "}}")
    # Two stars or low lines together mark bold and italic, and nothing else can be written for them.
    return re.sub(r"_{2,}", "…", re.sub(r"\*{2,}", "*", text))
