"""`tongket backup`: the whole office into one encrypted file, on a USB stick."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.procedures.backup import backup

passphrase = click.option(
    "--passphrase",
    envvar="TONGKET_BACKUP_PASSPHRASE",
    prompt="Mật khẩu sao lưu",
    hide_input=True,
    help="Mật khẩu sao lưu; không ghi thì chương trình hỏi, hoặc lấy từ TONGKET_BACKUP_PASSPHRASE.",
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@passphrase
def command(folder: Path, passphrase: str) -> None:
    """Sao lưu toàn bộ dữ liệu, có mã hóa, ngay cả khi đang làm việc."""
    path = backup(folder, passphrase)
    click.echo(f"Đã sao lưu: {path} ({path.stat().st_size // 1024} KB)")
    click.echo("Giữ mật khẩu ở nơi khác với USB; không có mật khẩu thì không phục hồi được.")
