"""`tongket worker`: does the long work that pages ask for; `tongket run` starts it by itself."""

from __future__ import annotations

import click
from django.core.management import call_command


@click.command()
def command() -> None:
    """Làm các việc dài (lập bộ hồ sơ…) mà trang web yêu cầu."""
    call_command("db_worker", verbosity=0, interval=0.3)
