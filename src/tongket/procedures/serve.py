"""`tongket run`: 1 refuse what must not be served; 2 prepare static files; 3 start the worker; 4 serve."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import waitress
from django.conf import settings
from django.core.management import call_command

from tongket.access import accounts
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError

LOCAL = ("127.0.0.1", "localhost", "::1")


def has_examples() -> bool:
    """Whether example communes or example users are in this database."""
    return any(unit.is_example for unit in organizations.roots()) or any(
        account.is_example and account.is_active for account in accounts.all_accounts()
    )


def check_place(host: str, port: int) -> None:
    """Raise `examples-not-on-network`, `port-taken`."""
    if host not in LOCAL and has_examples():
        raise TongketError("examples-not-on-network", host=host)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise TongketError("port-taken", host=host, port=port) from error


def prepare_static() -> None:
    """Collect and compress the static files, once for each version of them."""
    root = Path(settings.STATIC_ROOT)
    newest = max(
        (path.stat().st_mtime for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")), default=0
    )
    stamp = root / ".stamp"
    if stamp.exists() and stamp.read_text(encoding="ascii") == str(newest):
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=root.exists())
    stamp.write_text(str(newest), encoding="ascii")


def serve(host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted, with one worker beside."""
    check_place(host, port)
    prepare_static()
    # What was just collected lies there compressed; files found elsewhere would be sent in its stead, uncompressed.
    settings.WHITENOISE_USE_FINDERS = False
    # The application reads the static files when it is made: only now are they there.
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    application = get_wsgi_application()
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stop,), daemon=True)
    keeper.start()
    if host not in LOCAL and not settings.SECURE:
        say("Cảnh báo: đang phục vụ qua mạng mà không có TLS; mật khẩu và dữ liệu đi trên mạng không mã hóa.")
    say(f"Mở trình duyệt tại http://{host}:{port}/ – bấm Ctrl+C để dừng.")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        waitress.serve(application, host=host, port=port, threads=8, ident="tongket")
    finally:
        stop.set()
        keeper.join(timeout=5)


def _keep_worker(stop: threading.Event) -> None:
    """Start the worker, start it again if it ends, end it with the program."""
    while not stop.is_set():
        # The worker reads this pipe and ends when it closes: also where the program itself is killed.
        worker = subprocess.Popen([sys.executable, "-m", "tongket", "worker", "--beside"], stdin=subprocess.PIPE)
        while worker.poll() is None and not stop.wait(0.5):
            pass
        if worker.poll() is None:
            worker.terminate()
            try:
                worker.wait(timeout=4)
            except subprocess.TimeoutExpired:
                worker.kill()
        elif not stop.is_set():
            time.sleep(2)
