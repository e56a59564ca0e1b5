"""`tongket review ready`: what the office should know before it opens a round."""

from __future__ import annotations

import json
from datetime import datetime

import click
from django.utils import timezone

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.readiness import State, readiness

MARKS = {State.READY: "+", State.LACKING: "?", State.STOPS: "!"}


@click.command("ready")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm kiểm điểm, ví dụ 2026.")
@click.option("--period", default="year", show_default=True, help="Kỳ: year, quarter_1 … quarter_4, term.")
@click.option("--on", "on", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Ngày định mở đợt; mặc định hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def ready(slug: str, year: int, period: str, on: datetime | None, as_json: bool) -> None:
    """Kiểm tra trước khi mở đợt kiểm điểm: còn thiếu gì, điều gì chặn việc mở đợt."""
    unit = organizations.unit(slug)
    found = readiness(unit.id, year, period, on.date() if on else timezone.localdate())
    if as_json:
        items = [
            {"code": item.code, "state": str(item.state), "text": item.text(), "rows": [row.text for row in item.rows]}
            for item in found.items
        ]
        click.echo(json.dumps(items, ensure_ascii=False, indent=1))
        return
    for item in found.items:
        click.echo(f"{MARKS[item.state]} {item.text()}")
        for row in item.rows:
            click.echo(f"    {row.text}")
    click.echo("Mở đợt được." if found.is_ready else "Chưa mở đợt được.")
