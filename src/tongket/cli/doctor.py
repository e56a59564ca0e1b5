"""`tongket doctor`: looks for what is not as it should be, and changes nothing."""

from __future__ import annotations

import click

from tongket.procedures.doctor import examine


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Kiểm tra dữ liệu; không sửa gì."""
    found = examine()
    for trouble in found:
        click.echo(f"{trouble.place}: {trouble.text}")
    click.echo(
        "Không phát hiện vấn đề."
        if not found
        else f"Phát hiện {len(found)} vấn đề; hãy sao lưu rồi liên hệ người hỗ trợ."
    )
    ctx.exit(1 if found else 0)
