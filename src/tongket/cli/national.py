"""`tongket national`: hold a list of the national register against ours, and write the list to correct upstream."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.exchange.national import corrections, corrections_sheet, lists
from tongket.exchange.national.comparing.differences import column_name
from tongket.exchange.national.comparing.questions import FIELD, Comparison, Question
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.rules.errors import TongketError
from tongket.rules.notation import number_vi

KINDS = {
    "only_there": "chỉ có trong danh sách",
    "only_here": "chỉ có trong sổ",
    "ambiguous": "chưa rõ là ai",
    "twice": "ghi nhiều dòng",
}
WAYS = {"card": "số thẻ", "identity": "số định danh", "name": "họ tên và ngày sinh", "told": "đã trả lời trước"}


@click.group()
def command() -> None:
    """So danh sách xuất từ cơ sở dữ liệu đảng viên với sổ của đơn vị."""


@command.command("compare")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--org", "slug", default="", help="Mã đơn vị, khi trong sổ có nhiều đơn vị.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@as_user
def compare(file: Path, slug: str, as_json: bool, username: str) -> None:
    """So một danh sách với sổ và in những điểm khác nhau; không lưu và không ghi gì."""
    unit = _unit(slug)
    found = lists.look(acting(username), unit, file.name, file.read_bytes()).comparison
    if as_json:
        click.echo(json.dumps(_as_json(file.name, unit, found), ensure_ascii=False, indent=1))
        return
    ways = ", ".join(f"{WAYS[how]} {number_vi(count)}" for how, count in found.matched.items())
    click.echo(f"{file.name} – {unit.name}: {number_vi(found.rows)} dòng, sổ có {number_vi(found.members)} đảng viên")
    click.echo(f"  Nhận ra theo {ways or '–'}; giống hoàn toàn {number_vi(found.same)}")
    for name in found.unknown_units:
        click.echo(f"  Tên tổ chức đảng không có trong sổ: {name}")
    for question in found.questions:
        click.echo(f"  {_line(question)}")


@command.command("corrections")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--org", "slug", default="", help="Mã đơn vị, khi trong sổ có nhiều đơn vị.")
@as_user
def write_corrections(file: Path, slug: str, username: str) -> None:
    """Ghi danh sách đề nghị điều chỉnh của lần xác nhận gần nhất ra tệp Excel."""
    actor, unit = acting(username), _unit(slug)
    found = corrections.kept(actor, unit.id)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(corrections_sheet.workbook(actor, found))
    click.echo(f"Đã ghi {file}: {number_vi(len(found.lines))} dòng đề nghị điều chỉnh")


def _unit(slug: str) -> Unit:
    if slug:
        return organizations.unit(slug)
    offices = organizations.roots()
    if len(offices) != 1:
        raise TongketError("national-unit-missing", count=len(offices))
    return offices[0]


def _line(question: Question) -> str:
    theirs, ours = question.shown
    where = f" (dòng {question.row})" if question.row else ""
    if question.kind == FIELD:
        return (
            f"{question.name}{where}: {column_name(question.column)}: danh sách “{theirs or 'trống'}”, "
            f"sổ “{ours or 'trống'}”"
        )
    return f"{question.name}{where}: {KINDS[question.kind]}" + (f" – {theirs or ours}" if theirs or ours else "")


def _as_json(file: str, unit: Unit, found: Comparison) -> Mapping[str, object]:
    return {
        "file": file,
        "org": unit.slug,
        "rows": found.rows,
        "members": found.members,
        "matched": dict(found.matched),
        "same": found.same,
        "gone_there": found.gone_there,
        "unknown_units": list(found.unknown_units),
        "sheets_left_out": list(found.left_out),
        "groups": dict(found.groups),
        "questions": [
            {
                "id": question.id,
                "kind": question.kind,
                "field": question.column or None,
                "shape": question.shape or None,
                "name": question.name,
                "cell": question.unit,
                "row": question.row or None,
                "theirs": question.shown[0],
                "ours": question.shown[1],
                "can_take": question.can_take,
                "why": question.why or None,
            }
            for question in found.questions
        ],
    }
