"""The steps of the year, each with how far the records say it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from tongket.documents import queries as documents
from tongket.exchange.board import newest_states
from tongket.exchange.states import CONFIRMED
from tongket.web.figures.shown import Year
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.place import Place

DONE, NOW, TODO, LATE = "done", "now", "todo", "late"
SIGNED = frozenset({"signed", "attached", "sent"})


def steps_of(year: Year) -> Sequence[dict[str, object]]:
    """Files of cells, ratings, conference, papers. The first undone one is the current one."""
    steps = [*_returned(year), _members(year), *_cells(year), _own(year), _conference(year), *_papers(year)]
    reached = next((step for step in steps if step["state"] != DONE), None)
    if reached is not None:
        # The year's closing is overdue once the first quarter after it has gone.
        is_late = year.place.today > date(year.place.year + 1, 3, 31)
        reached["state"] = LATE if is_late else NOW
    return steps


def is_cell(place: Place) -> bool:
    return place.unit.type.endswith("cell")


def _step(title: str, text: str, *, done: bool, ledger: str = "", url: str = "") -> dict[str, object]:
    address = list_url(ledgers()[ledger]) if ledger else url
    return {"title": title, "text": text, "state": DONE if done else TODO, "url": address}


def _members(year: Year) -> dict[str, object]:
    total, rated = year.count("members.total") or 0, year.count("ratings.members_rated") or 0
    excused = sum(int(value.value or 0) for value in year.of("ratings.members_not_rated"))
    text = _("%(rated)s đảng viên xếp loại, %(excused)s không xếp loại, tổng số %(total)s") % {
        "rated": rated, "excused": excused, "total": total,
    }  # fmt: skip
    return _step(_("Xếp loại đảng viên"), text, done=bool(total) and rated + excused >= total, ledger="member_ratings")


def _cells(year: Year) -> Iterable[dict[str, object]]:
    """The cells below; a cell has none, its rating is its own."""
    if is_cell(year.place):
        return
    total, rated = year.count("cells.total") or 0, year.count("ratings.cells_rated") or 0
    text = _("%(rated)s/%(total)s chi bộ") % {"rated": rated, "total": total}
    yield _step(_("Xếp loại chi bộ"), text, done=bool(total) and rated >= total, ledger="collective_ratings")


def _own(year: Year) -> dict[str, object]:
    stages = {value.dimensions.get("stage") for value in year.of("ratings.own") if value.value}
    text = _("cấp trên đã quyết định") if "decided" in stages else _("đã đề nghị") if stages else _("chưa đề nghị")
    title = _("Xếp loại chi bộ") if is_cell(year.place) else _("Xếp loại đảng bộ")
    return _step(title, text, done=bool(stages), ledger="collective_ratings")


def _conference(year: Year) -> dict[str, object]:
    held = year.count("meetings.held?kind=year_end_summary") or year.count("meetings.held?kind=mid_term_review") or 0
    text = _("đã họp") if held else _("chưa ghi hội nghị")
    return _step(_("Hội nghị tổng kết"), text, done=bool(held), ledger="meetings")


def _papers(year: Year) -> Iterable[dict[str, object]]:
    """The papers of an office; those of a cell within a committee are written there."""
    place = year.place
    if is_cell(place) and place.unit.id != place.office.id:
        return
    made = documents.papers(year.place.unit.id, year.place.year)
    signed = sum(paper.state in SIGNED for paper in made)
    text = _("%(signed)s/%(made)s văn bản đã ký") % {"signed": signed, "made": len(made)}
    is_done = bool(made) and signed == len(made)
    url = page_url("package") if place.may("package.read", place.office.id) else ""
    if made:
        url = page_url("papers") if place.may("paper.read", place.unit.id) else ""
    yield _step(_("Văn bản"), text if made else _("chưa lập"), done=is_done, url=url)


def _returned(year: Year) -> Iterable[dict[str, object]]:
    """The files that come back from cells; told once the first has come: others keep the books without files."""
    place = year.place
    if not place.may("workbook.upload", place.office.id):
        return
    newest = newest_states(place.office, place.year)
    if newest:
        sent = sum(state == CONFIRMED for state in newest.values())
        total = sum(unit.type.endswith("cell") for unit in place.tree)
        text = _("%(sent)s/%(total)s chi bộ đã gửi") % {"sent": sent, "total": total}
        yield _step(_("Phiếu chi bộ"), text, done=sent >= total, url=page_url("board"))


def page_url(name: str) -> str:
    """The address of a desk's page, or none where that desk is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
