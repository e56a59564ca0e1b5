"""A block of rows copied from a sheet, put into the cells of the grid; what could not be read comes back with why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tongket.procedures.annual_review.evening.matching import listed_of
from tongket.procedures.annual_review.evening.pasting import Pasted, read_paste
from tongket.procedures.annual_review.evening.rows import TALLY, TASKS, EveningRow
from tongket.rules.notation import number_vi
from tongket.rules.ratings.scoring import shown
from tongket.web.language import language
from tongket.web.reviews.evening.typing import Grid, Texts

Unknown = Sequence[Mapping[str, str]]


def pasted(text: str, grid: Grid, texts: Texts) -> tuple[Texts, Unknown]:
    """The cells of the rows read, over what was typed; nothing of a row with a problem, which comes back instead."""
    found = read_paste(text, listed_of([line.subject for line in grid.lines]))
    together = {key: dict(row) for key, row in texts.items()}
    for each in found.rows:
        row = together[each.row.subject]
        row |= {name: cell for name, cell in _cells(each.row).items() if name in row and cell}
    return together, _unread(found)


def _cells(row: EveningRow) -> Mapping[str, str]:
    cells = {
        "self_points": "" if row.self_points is None else shown(row.self_points),
        "appraised_points": "" if row.appraised_points is None else shown(row.appraised_points),
        "explanation": row.explanation,
        "self_level": row.self_level,
        "level": row.level,
    }
    counted = {**_numbers(row.tasks, TASKS), **_numbers(row.ballot, TALLY)}
    return {**cells, **counted}


def _numbers(holder: object, names: Sequence[str]) -> Mapping[str, str]:
    known = {name: getattr(holder, name, None) for name in names}
    return {name: "" if number is None else number_vi(number) for name, number in known.items()}


def _unread(found: Pasted) -> Unknown:
    told = [
        {
            "text": _("dòng %(line)s: %(text)s") % {"line": each.line, "text": each.text},
            "why": f"{each.finding.message(language())} {each.finding.mend(language())}",
        }
        for each in found.problems
    ]
    told += [{"text": head, "why": _("không phải cột nào của bảng")} for head in found.ignored if head]
    if any(each.row.scores or each.row.self_scores for each in found.rows):
        told.append({"text": _("các cột tiêu chí"), "why": _("nhập ở bản kiểm điểm của từng người")})
    return told
