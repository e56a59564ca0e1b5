"""`tongket worker`: does the long work that pages ask for; `tongket run` starts it by itself."""

from __future__ import annotations

import _thread
import os
import sys
import threading
import time

import click
from django.core.management import call_command

TO_FINISH = 4.0
"""Seconds a piece of work is given to end when the program it stands beside has gone."""


def _end_with_the_program() -> None:
    while sys.stdin.buffer.read(1024):
        pass
    _thread.interrupt_main()
    time.sleep(TO_FINISH)
    os._exit(1)


@click.command()
@click.option("--beside", is_flag=True, help="Dừng khi đầu vào đóng; `tongket run` dùng cách này.")
def command(beside: bool) -> None:
    """Làm các việc dài (lập bộ hồ sơ…) mà trang web yêu cầu."""
    if beside:
        threading.Thread(target=_end_with_the_program, daemon=True).start()
    call_command("db_worker", verbosity=0, interval=0.3)
