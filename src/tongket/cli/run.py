"""`tongket run`: serve the web application on this computer or on the office's network."""

from __future__ import annotations

from pathlib import Path

import click
from django.conf import settings

from tongket.cli.operator import acting
from tongket.organizations import queries as organizations
from tongket.procedures.examples import USERS_FILE, load_examples
from tongket.procedures.package_job import package_folder
from tongket.procedures.serve import check_place, serve
from tongket.procedures.year_end import make_package

SHOWN = ("ngoc-ky", 2023)


@click.command()
@click.option("--examples", is_flag=True, help="Lần chạy đầu: nạp các đơn vị ví dụ và lập một bộ hồ sơ.")
def command(examples: bool) -> None:
    """Chạy chương trình; mở bằng trình duyệt."""
    check_place(settings.HOST, settings.PORT)
    if examples and not organizations.roots():
        _first_run()
    elif examples:
        _show_users()
    serve(settings.HOST, settings.PORT, click.echo)


def _first_run() -> None:
    click.echo("Lần chạy đầu: đang nạp các đơn vị ví dụ…")
    load_examples(say=click.echo)
    slug, year = SHOWN
    made = make_package(acting(""), slug, year, package_folder(slug, year))
    click.echo(f"Bộ hồ sơ tổng kết năm {year} của {slug}: {made.folder} (mở index.html)")


def _show_users() -> None:
    path = Path(settings.DATA) / USERS_FILE
    if path.exists():
        click.echo("Người dùng ví dụ (chỉ dùng trên máy này):")
        click.echo(path.read_text(encoding="utf-8"))
