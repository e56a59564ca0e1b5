"""`tongket demo`: what the program can do, shown on books of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tongket.procedures.loop.demonstration import PAGE, demonstrate, demonstrate_apart
from tongket.procedures.loop.round import CAME_ROUND, Round


@click.group()
def command() -> None:
    """Minh chứng trên dữ liệu ví dụ; không đụng đến dữ liệu của văn phòng."""


@command.command("loop")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Thư mục ghi trang.")
@click.option("--article", "articles", multiple=True, type=click.Path(path_type=Path), help="Nguyên văn một bài gốc.")
@click.option("--here", is_flag=True, hidden=True, help="Trên cơ sở dữ liệu của tiến trình này, nếu còn trống.")
def loop(out: Path, articles: Sequence[Path], here: bool) -> None:
    """Năm bài đã đăng đi một vòng: bài → số liệu → sổ → bài mới → đọc lại, trên một trang mở được khi không có mạng."""
    if not here:
        given = [word for path in articles for word in ("--article", str(path.resolve()))]
        status = demonstrate_apart(["--out", str(out.resolve()), *given])
        if status:
            sys.exit(status)
        return
    for each in demonstrate(out, articles, say=click.echo):
        click.echo(_told(each))
    click.echo(f"Đã ghi {out / PAGE}. Mở bằng trình duyệt.")


def _told(each: Round) -> str:
    came = sum(each.counts[outcome] for outcome in CAME_ROUND)
    told = f"{each.recorded.ledger.unit.name}: {came}/{len(each.steps)} số liệu đi trọn vòng"
    return (
        f"{told}, {len(each.check.findings)} chỗ cần xem" if each.check is not None else f"{told} (không có nguyên văn)"
    )
