"""`tongket reference`: writes the reference pages from what the program declares."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.procedures.reference import pages


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Viết các trang tra cứu (số liệu, sheet, thao tác, quy định, lỗi)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(str(folder / name))
