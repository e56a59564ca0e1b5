"""`tongket restore`: a backup back into the data folder."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.procedures.restore import restore


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Thay dữ liệu đang có; dữ liệu cũ được đổi tên và giữ lại.")
@click.option("--upgrade-backup", is_flag=True, help="Tệp do lần nâng cấp trên máy này lập, không cần mật khẩu.")
@click.option("--passphrase", envvar="TONGKET_BACKUP_PASSPHRASE", default="")
def command(file: Path, replace: bool, upgrade_backup: bool, passphrase: str) -> None:
    """Phục hồi dữ liệu từ bản sao lưu."""
    if not passphrase and not upgrade_backup:
        passphrase = click.prompt("Mật khẩu sao lưu", hide_input=True)
    folder = restore(file, passphrase, replace=replace)
    click.echo(f"Đã phục hồi vào {folder}")
