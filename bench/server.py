"""The footprint of the server: how long until the first page, and the memory of all its processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_and_weigh(data: Path) -> tuple[float, float]:
    """Seconds from starting the program to its first page, and megabytes of web and worker after 30 pages."""
    port = free_port()
    environment = {**os.environ, "TONGKET_DATA": str(data), "TONGKET_PORT": str(port)}
    start = time.perf_counter()
    command, silent = [sys.executable, "-m", "tongket", "run"], subprocess.DEVNULL
    program = subprocess.Popen(command, env=environment, stdout=silent, stderr=silent, start_new_session=True)
    try:
        taken = _first_page(port, start)
        for _ in range(30):
            _open(port)
        time.sleep(2)
        return taken, sum(_megabytes(process) for process in _family(program.pid))
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=20)


def _first_page(port: int, start: float) -> float:
    while time.perf_counter() - start < 60:
        try:
            _open(port)
            return time.perf_counter() - start
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    raise TimeoutError("the server did not answer within a minute")


def _open(port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
        page.read()


def _family(parent: int) -> list[int]:
    found = [parent]
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.extend(_family(int(path.name)))
    return found


def _megabytes(process: int) -> float:
    """What the process holds alone and its part of what it shares (Linux: PSS)."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0
