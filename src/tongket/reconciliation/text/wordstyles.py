"""In which font a run of a Word file is written and whether it is hidden, by itself or through its styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element  # nosec B405 - a name alone; what parses is defusedxml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off"}
MOST_STEPS = 20


@dataclass(frozen=True)
class Look:
    """`font`: the name of the font, "" where nothing says it."""

    font: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Styles:
    """The styles of a file by their identifier; `plain` is what holds where no style speaks."""

    by_id: Mapping[str, Element]
    plain: Look
    ordinary: str

    def of_paragraph(self, paragraph: Element) -> Look:
        return self._styled(_value(paragraph, "pPr", "pStyle") or self.ordinary, self.plain)

    def of_run(self, run: Element, around: Look) -> Look:
        return _with(run.find(f"{W}rPr"), self._styled(_value(run, "rPr", "rStyle"), around))

    def _styled(self, style: str, look: Look) -> Look:
        """The style laid over a look, what it is based on first."""
        chain: list[Element] = []
        while style in self.by_id and len(chain) < MOST_STEPS:
            chain.append(self.by_id[style])
            based = chain[-1].find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""
        for element in reversed(chain):
            look = _with(element.find(f"{W}rPr"), look)
        return look


def styles_of(root: Element | None) -> Styles:
    """The styles a file declares; none for a file without them."""
    if root is None:
        return Styles({}, Look(), "")
    by_id = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    ordinary = next(
        (
            name
            for name, style in by_id.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF
        ),
        "",
    )
    return Styles(by_id, _with(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), Look()), ordinary)


def _with(properties: Element | None, look: Look) -> Look:
    if properties is None:
        return look
    fonts, vanish = properties.find(f"{W}rFonts"), properties.find(f"{W}vanish")
    if fonts is not None and (font := fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")):
        look = replace(look, font=font)
    if vanish is not None:
        look = replace(look, hidden=vanish.get(f"{W}val", "1") not in _OFF)
    return look


def _value(element: Element, properties: str, name: str) -> str:
    found = element.find(f"{W}{properties}/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
