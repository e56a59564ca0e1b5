"""The page format in force on a day, as millimetres, points and faces: the one place the renderers ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from tongket.documents.paper.model import Paper
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on

# What the rule leaves open, as offices do it: tables a little smaller than the text, notices small.
TABLE_PT, WIDE_TABLE_PT, MARK_PT, NOTICE_PT = 13, 12, 12, 9
WIDE_TABLE_COLUMNS = 7
DRAFT_TEXT = "BẢN NHÁP – còn thiếu {what}"


def draft_text(paper: Paper) -> str:
    """What a draft says at its head and foot; nothing for a finished paper."""
    return DRAFT_TEXT.format(what=paper.lacking) if paper.draft else ""


@dataclass(frozen=True)
class Face:
    """How one component of the paper is set; `size` in points."""

    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False

    def show(self, text: str) -> str:
        return text.upper() if self.capitals else text


@dataclass(frozen=True)
class Sheet:
    """A page in millimetres, as it lies: for a landscape page the binding edge is on top."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def inner_width(self) -> int:
        return self.width - self.left - self.right


@dataclass(frozen=True)
class Layout:
    """Everything a renderer needs; millimetres in `*_mm`, points in `*_pt`, sizes in `Face`."""

    portrait: Sheet
    landscape: Sheet
    font: str
    page_number: Face
    page_number_edge_mm: int
    party: Face
    party_text: str
    superior: Face
    issuer: Face
    star: str
    number: Face
    place_date: Face
    type_name: Face
    subject: Face
    subject_after: str
    about: Face
    about_prefix: str
    address: Face
    body: Face
    first_line_mm: int
    gap_pt: int
    line_pt: int
    heading: Face
    authority: Face
    post: Face
    signer: Face
    blank_lines: int
    recipients_label: Face
    recipients_text: str
    recipients: Face
    recipients_prefix: str
    recipients_between: str
    recipients_last: str
    urgency: Face

    def sheet(self, landscape: bool) -> Sheet:
        return self.landscape if landscape else self.portrait

    def table_pt(self, columns: int) -> int:
        return WIDE_TABLE_PT if columns >= WIDE_TABLE_COLUMNS else TABLE_PT

    @property
    def signing_pt(self) -> int:
        """The height left free for signature and seal."""
        return self.blank_lines * self.line_pt

    def recipient_lines(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """The recipients with the dash before and the sign after each, whatever the author left there."""
        bare = [item.strip().lstrip("-").strip().rstrip(".;,").rstrip() for item in items]
        ends = [self.recipients_between] * (len(bare) - 1) + [self.recipients_last]
        return tuple(f"{self.recipients_prefix}{item}{end}" for item, end in zip(bare, ends, strict=True))


@cache
def layout_on(on: date) -> Layout:
    """The layout of papers dated `on`. Raises `rule-value-unknown` before the first known format."""
    return layout_from(value_on("documents/page_format", on).value)


def layout_from(value: Mapping[str, Any]) -> Layout:
    """The layout that a value of `documents/page_format` describes. Raises `page-format-incomplete`."""
    try:
        return _layout(value)
    except KeyError as lacking:
        raise TongketError("page-format-incomplete", key=str(lacking.args[0])) from lacking


def _layout(value: Mapping[str, Any]) -> Layout:
    portrait, landscape = _sheets(value["paper"], value["margins_mm"])
    header, issuer, subject, letter = (
        value["header"],
        value["issuer"],
        value["subject"],
        value["subject_of_letter"],
    )
    body, signature, recipients = value["body"], value["signature"], value["recipients"]
    label, items, number = recipients["label"], recipients["items"], value["page_number"]
    return Layout(
        portrait=portrait, landscape=landscape, font=value["font"]["name"],
        page_number=_face(number), page_number_edge_mm=number["from_edge_mm"],
        party=_face(header), party_text=header["text"],
        superior=_face(value["superior"]), issuer=_face(issuer), star=issuer["star_below"],
        number=_face(value["number"]), place_date=_face(value["place_date"]),
        type_name=_face(value["type_name"]), subject=_face(subject), subject_after=subject["separator_below"],
        about=_face(letter), about_prefix=letter["prefix"], address=_face(value["addressee"]),
        body=_face(body), first_line_mm=body["first_line_mm"], gap_pt=body["paragraph_gap_pt"],
        line_pt=body["line_exact_pt"], heading=_face(value["heading"]),
        authority=_face(signature["authority"]), post=_face(signature["post"]),
        signer=_face(signature["name"]),
        blank_lines=signature["blank_lines"],
        recipients_label=_face(label), recipients_text=label["text"], recipients=_face(items),
        recipients_prefix=items["prefix"], recipients_between=items["between"], recipients_last=items["last"],
        urgency=_face(value["urgency"]),
    )  # fmt: skip


def _face(raw: Mapping[str, Any]) -> Face:
    marks = {mark: bool(raw.get(mark, False)) for mark in ("bold", "italic", "underline", "capitals")}
    return Face(raw["size_pt"], **marks)


def _sheets(paper: Mapping[str, Any], margins: Mapping[str, Any]) -> tuple[Sheet, Sheet]:
    """The sheet upright and turned. Turned, its margins turn with it: the wide one stays at the binding."""
    width, height = paper["width_mm"], paper["height_mm"]
    top, bottom, left, right = margins["top"], margins["bottom"], margins["left"], margins["right"]
    return Sheet(width, height, top, bottom, left, right), Sheet(height, width, left, right, bottom, top)
