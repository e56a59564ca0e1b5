"""`tongket review board`: where every unit of a round stands, what is late, and the calendar of the steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

import click
from django.utils import timezone

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.board.boarding import Board, UnitLine, board_of
from tongket.records.reviews.rounds.queries import round_for
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi


@click.command("board")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm kiểm điểm, ví dụ 2026.")
@click.option("--period", default="year", show_default=True, help="Kỳ: year, quarter_1 … quarter_4, term.")
@click.option("--on", "on", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Tính trễ hạn đến ngày này.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def board(slug: str, year: int, period: str, on: datetime | None, as_json: bool) -> None:
    """Đơn vị nào đang ở bước nào của đợt kiểm điểm, đơn vị nào trễ."""
    unit = organizations.unit(slug)
    found = round_for(unit.id, year, period)
    if found is None:
        raise TongketError("review-round-unknown")
    whole = board_of(found, on.date() if on else timezone.localdate())
    if as_json:
        click.echo(json.dumps(_entry(whole), ensure_ascii=False, indent=1))
        return
    done, total = whole.share
    click.echo(f"Kiểm điểm, xếp loại {vocabulary.in_sentence(period)} {year} – {unit.name}: {done}/{total} bước")
    for planned in whole.plan.steps if whole.plan else ():
        taken = f"{whole.taken.get(planned.step, 0)}/{len(whole.lines)} đơn vị"
        click.echo(f"  {vocabulary.label(planned.step)}: chậm nhất {date_vi(planned.last)}, {taken}")
    for line in whole.lines:
        click.echo(f"{'!' if line.late else ' '} {line.unit.name}: {_told(line)}")


def _told(line: UnitLine) -> str:
    if not line.next:
        return "đã xong"
    late = f", quá hạn: {', '.join(vocabulary.in_sentence(step) for step in line.late)}" if line.late else ""
    return f"tiếp theo là {vocabulary.in_sentence(line.next)}{late}"


def _entry(whole: Board) -> Mapping[str, object]:
    """`{"steps":[{"step","first","last"}],"done","total","units":[{"unit","next","late":[…],"in_hand",…}]}`."""
    done, total = whole.share
    planned = whole.plan.steps if whole.plan else ()
    return {
        "closed": whole.round.closed,
        "steps": [{"step": each.step, "first": _iso(each.first), "last": _iso(each.last)} for each in planned],
        "done": done,
        "total": total,
        "units": [
            {
                "unit": line.unit.slug,
                "name": line.unit.name,
                "taken": {step: _iso(entry.on) for step, entry in line.standing.done.items()},
                "next": line.next,
                "late": list(line.late),
                "in_hand": line.in_hand,
                "rated": line.progress.rated,
                "self_reviews": line.progress.self_reviews,
                "tallied": line.progress.tallied,
                "proposed": line.progress.proposed,
            }
            for line in whole.lines
        ],
    }


def _iso(day: date) -> str:
    return day.isoformat()
