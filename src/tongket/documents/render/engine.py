"""The typst engine: our own typeface, none of the system's, nothing read from elsewhere. It also draws charts for
Word, so that they look as in the PDF."""

from __future__ import annotations

import json
import struct
import threading
from functools import lru_cache

import typst

from tongket.documents.fonts.widths import FOLDER
from tongket.rules.errors import TongketError

PIXELS_PER_INCH = 200
# The page is as wide as the text of an A4 page; its height follows the picture.
PROGRAM = """\
#set page(width: 165mm, height: auto, margin: 0pt)
#set text(font: "Liberation Serif")
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


_OWN = threading.local()


def compiler() -> typst.Compiler:
    """The engine of this thread: one keeps the fonts read, but must not be given two papers at once."""
    own: typst.Compiler | None = getattr(_OWN, "compiler", None)
    if own is None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
        own = _OWN.compiler = typst.Compiler(root=str(FOLDER), font_paths=fonts, ignore_system_fonts=True)
    return own


def as_bytes(made: bytes | list[bytes] | None) -> bytes:
    """What the engine made, where one page or one file was asked for."""
    if not isinstance(made, bytes):
        raise TypeError("the engine made several pages")
    return made


@lru_cache(maxsize=64)
def png_of(svg: str) -> bytes:
    """The picture at 200 dots per inch of a full text width. Raises `picture-unreadable` if it is no SVG."""
    try:
        drawn = compiler().compile(PROGRAM.encode(), format="png", ppi=PIXELS_PER_INCH, sys_inputs={"svg": svg})
    except typst.TypstError as refused:
        raise TongketError("picture-unreadable", start=json.dumps(svg[:60], ensure_ascii=False)) from refused
    return as_bytes(drawn)


def size_of_png(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    wide, high = struct.unpack_from(">II", png, 16)
    return wide, high
