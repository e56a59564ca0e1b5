"""`tongket year-end`: the papers of a year's conference in one folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.procedures.year_end import make_package


@click.command("year-end")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", type=int, required=True, help="Năm tổng kết.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Thư mục ghi bộ văn bản.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Số liệu đến ngày (mặc định 31/12).")
@as_user
def command(slug: str, year: int, out: Path, as_of: datetime | None, username: str) -> None:
    """Lập bộ văn bản tổng kết năm."""
    made = make_package(
        acting(username),
        slug,
        year,
        out,
        as_of=as_of.date() if as_of else None,
        progress=lambda step, of, label: click.echo(f"[{step}/{of}] {label}"),
    )
    click.echo(f"Đã lập {len(made.files)} tệp trong {made.folder}. Mở {made.index} để xem.")
    for name in made.kept:
        click.echo(f"Giữ nguyên tệp đã sửa: {name}; bản mới ở bên cạnh.")
    for title, missing in made.drafts.items():
        click.echo(f"Bản nháp – {title}: {'; '.join(missing)}")
    for doubt in made.doubts:
        click.echo(f"- {doubt.text}")
