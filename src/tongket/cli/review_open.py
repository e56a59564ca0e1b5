"""`tongket review open`: opens a round with its list from the register."""

from __future__ import annotations

from datetime import datetime

import click
from django.utils import timezone

from tongket.cli.operator import acting, as_user
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.opening import Settings, open_round
from tongket.records.reviews.subjects.queries import counts_by_unit


@click.command("open")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm kiểm điểm, ví dụ 2026.")
@click.option("--period", default="year", show_default=True, help="Kỳ: year, quarter_1 … quarter_4, term.")
@click.option("--on", "on", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Ngày mở đợt; mặc định hôm nay.")
@click.option("--conference", default=None, type=click.DateTime(["%Y-%m-%d"]), help="Ngày hội nghị tổng kết.")
@as_user
def open_command(
    slug: str, year: int, period: str, on: datetime | None, conference: datetime | None, username: str
) -> None:
    """Mở đợt kiểm điểm: lập danh sách từ sổ, giữ nguyên tiêu chí của lúc mở."""
    unit = organizations.unit(slug)
    settings = Settings(conference.date() if conference else None)
    day = on.date() if on else timezone.localdate()
    found = open_round(acting(username), unit.id, year, day, period, settings)
    counts = counts_by_unit(found.id, "key_cadre" if period.startswith("quarter") else "member")
    click.echo(f"Đã mở đợt: {sum(counts.values())} người ở {len(counts)} đơn vị.")
