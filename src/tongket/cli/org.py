"""`tongket org`: the tree on a day, a reorganisation rehearsed, carried out and undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import UUID

import click
from django.utils import timezone

from tongket.cli.operator import acting, as_user
from tongket.organizations.reorganizing import queries as tree
from tongket.procedures.reorganizing import report, showing
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.reading import read_plan
from tongket.procedures.reorganizing.rehearse import rehearse
from tongket.procedures.reorganizing.undo import undo
from tongket.rules import notation
from tongket.rules.errors import TongketError

plan_file = click.argument("file", metavar="PLAN.yaml", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@click.group("org")
def command() -> None:
    """Cây tổ chức theo ngày, diễn tập và thực hiện sắp xếp tổ chức."""


@command.command("show")
@click.argument("code_or_slug", metavar="MÃ")
@click.option("--on", "day", default="", help="Ngày xem; mặc định hôm nay.")
@as_json
def show(code_or_slug: str, day: str, as_json: bool) -> None:
    """Một tổ chức vào một ngày: tên, loại hình, cấp trên, trực thuộc, đảng viên, từ đâu mà có và trở thành gì."""
    seen = showing.unit_seen(code_or_slug, _day(day))
    _say(showing.as_json(seen) if as_json else showing.told(seen))


@command.command("history")
@click.argument("code_or_slug", metavar="MÃ")
@click.option("--on", "day", default="", help="Ngày mà mã đơn vị được dùng; mặc định hôm nay.")
@as_json
def history(code_or_slug: str, day: str, as_json: bool) -> None:
    """Các lần sắp xếp của một tổ chức, cả những lần đã hoàn tác."""
    events = tree.events_of(tree.find(code_or_slug, _day(day)).id, undone=True)
    _say([showing.event_json(event) for event in events] if as_json else showing.history_told(events), whole=as_json)


@command.command("rehearse")
@plan_file
@as_user
@as_json
def rehearse_plan(file: Path, username: str, as_json: bool) -> None:
    """Diễn tập một phương án: tính mọi thứ sẽ đổi, không ghi gì."""
    found = rehearse(acting(username), read_plan(file))
    _say(report.as_json(found) if as_json else report.told(found))


@command.command("merge")
@plan_file
@as_user
@as_json
def merge(file: Path, username: str, as_json: bool) -> None:
    """Thực hiện một phương án sắp xếp tổ chức."""
    done = carry_out(acting(username), read_plan(file))
    events = tree.events_of_plan(done.key)
    if as_json:
        _say({"key": str(done.key), "members_moved": len(done.moved), "posts_ended": len(done.posts),
              "events": [showing.event_json(event) for event in events], "warnings": list(done.warnings)})  # fmt: skip
        return
    _say([*showing.history_told(events), f"Đảng viên chuyển: {len(done.moved)}; chức vụ kết thúc: {len(done.posts)}."])
    _say([f"Lưu ý: {warning}" for warning in done.warnings])


@command.command("undo")
@click.argument("key", metavar="KHÓA")
@click.option("--reason", required=True, help="Lý do hoàn tác, ghi vào nhật ký.")
@as_user
@as_json
def undo_act(key: str, reason: str, username: str, as_json: bool) -> None:
    """Hoàn tác một lần sắp xếp khi chưa có gì dựa trên đó."""
    try:
        wanted = UUID(key)
    except ValueError:
        raise TongketError("reorganization-unknown", key=key) from None
    events = undo(acting(username), wanted, reason)
    _say({"undone": [str(event.key) for event in events]} if as_json else [f"Đã hoàn tác {len(events)} sự kiện."])


def _day(text: str) -> date:
    return notation.parse_date(text) if text else timezone.localdate()


def _say(found: object, *, whole: bool = False) -> None:
    """JSON for a mapping (or a list, where it is `whole`), else a line each."""
    if whole or not isinstance(found, list | tuple):
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in found:
        click.echo(line)
