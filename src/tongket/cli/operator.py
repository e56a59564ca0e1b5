"""Who acts on the command line: the user named by `--as`, else the person at this machine with the office's role."""

from __future__ import annotations

import getpass
import socket
from datetime import date

import click

from tongket.access.actor import Actor, Grant
from tongket.organizations.people import actor_of
from tongket.rules.errors import TongketError

as_user = click.option(
    "--as",
    "username",
    default="",
    help="Tên đăng nhập của người thực hiện; để trống thì là người đang dùng máy này, với vai trò văn phòng.",
)


def acting(username: str) -> Actor:
    """The actor. Raises `user-unknown`."""
    if username:
        found = actor_of(username)
        if found is None:
            raise TongketError("user-unknown", user=username)
        return found
    return Actor(f"{_login()}@{socket.gethostname()}", (Grant("office", None, date(1900, 1, 1)),))


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"
