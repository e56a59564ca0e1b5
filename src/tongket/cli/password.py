"""`tongket password`: a new first password for someone who forgot theirs, by the person at this machine."""

from __future__ import annotations

import click

from tongket.access import accounts
from tongket.access.actions.reset_password import PasswordReset, reset_password
from tongket.cli.operator import acting
from tongket.rules.errors import TongketError


@click.command()
@click.argument("username")
def command(username: str) -> None:
    """Cấp lại mật khẩu ban đầu cho một người dùng."""
    found = next((account for account in accounts.all_accounts() if account.username == username), None)
    if found is None:
        raise TongketError("user-unknown", user=username)
    click.echo(f"Mật khẩu mới của {found.full_name}: {renewed(found.id)}")
    click.echo("Người dùng phải đổi mật khẩu khi đăng nhập lần tới.")


def renewed(user: int) -> str:
    """The new password, shown this once."""
    password = accounts.initial_password()
    reset_password(acting(""), [PasswordReset(user, password)])
    return password
