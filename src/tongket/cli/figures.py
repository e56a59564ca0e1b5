"""`tongket figures`: the figures of a unit's year, for people or as JSON."""

from __future__ import annotations

import json
from datetime import date, datetime

import click
from django.utils import timezone

from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import FigureValue, Status
from tongket.figures.serialise import as_entry
from tongket.figures.year import figures_of
from tongket.rules import notation


@click.command()
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky hoặc ngoc-ky/chi-bo-1.")
@click.option("--year", type=int, required=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Ngày lấy số liệu (năm-tháng-ngày); mặc định ngày 31/12.",
)
@click.option(
    "--as-organised",
    "organised",
    default="then",
    metavar="then|now|NGÀY",
    help="Tính theo cách tổ chức của ngày lấy số liệu (then, mặc định), hiện nay (now) hoặc một ngày sau đó.",
)
@click.option("--id", "figure_id", default="", help="Chỉ số liệu này.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def command(slug: str, year: int, as_of: datetime | None, organised: str, figure_id: str, as_json: bool) -> None:
    """Số liệu của một đơn vị trong năm."""
    if figure_id:
        entry(figure_id)
    day = as_of.date() if as_of else date(year, 12, 31)
    values = figures_of(slug, year, day, _structure(organised, day))
    chosen = [value for value in values if not figure_id or value.figure.id == figure_id]
    if as_json:
        click.echo(json.dumps([as_entry(value) for value in chosen], ensure_ascii=False, indent=1))
        return
    for value in chosen:
        click.echo(_line(value))


def _structure(organised: str, day: date) -> date | None:
    """The day whose tree is meant. Raises `date-not-understood`; a day before `day` the figures refuse."""
    if organised == "then":
        return None
    if organised == "now":
        return max(day, timezone.localdate())
    return notation.parse_date(organised)


def _line(value: FigureValue) -> str:
    shown = "thiếu" if value.value is None else notation.number_vi(value.value, value.figure.decimals or None)
    whole = f"/{notation.number_vi(value.of)}" if value.of is not None else ""
    return f"{value.tag:<72} {shown}{whole}{_of_papers(value)}"


def _of_papers(value: FigureValue) -> str:
    """What old papers report of it, always told as such."""
    if not value.reported:
        return ""
    if value.status is Status.REPORTED:
        return f" ({value.reported[0].source})"
    told = "; ".join(f"{notation.number_vi(each.value)} – {each.source}" for each in value.reported)
    return f" [văn bản cũ ghi khác nhau: {told}]" if value.is_disputed else f" [văn bản cũ: {told}]"
