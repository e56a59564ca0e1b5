"""The program as people start it: its own process, its own data folder, the example commune, a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SLUG, YEAR = "ngoc-ky", 2023


@dataclass(frozen=True)
class Program:
    """A running program: its address, its data folder and the example users' password."""

    url: str
    data: Path
    password: str

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tongket", *arguments]
        return subprocess.run(
            command, env=_environment(self.data), capture_output=True, text=True, timeout=120, check=False
        )


@pytest.fixture(scope="session")
def program(tmp_path_factory) -> Iterator[Program]:
    """With the example commune in it."""
    data = tmp_path_factory.mktemp("office")
    with started(data, load_example(data)) as running:
        yield running


@pytest.fixture
def example_program(tmp_path) -> Iterator[Program]:
    """With the example commune in it, for one story alone, which may take everything away."""
    with started(tmp_path, load_example(tmp_path)) as running:
        yield running


@pytest.fixture
def empty_program(tmp_path) -> Iterator[Program]:
    """A program as one starts it the first time, with nothing and nobody in it."""
    with started(tmp_path) as running:
        yield running


def load_example(data: Path) -> str:
    """Load the example into this data folder. Returns the example users' password."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    loaded = subprocess.run(
        [sys.executable, "-m", "tongket", "example", "load", SLUG],
        env=_environment(data), capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    return next(line.split(": ")[1] for line in loaded.stdout.splitlines() if line.startswith("Mật khẩu"))


@contextmanager
def started(data: Path, password: str = "") -> Iterator[Program]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    port = _free_port()
    environment = {**_environment(data), "TONGKET_PORT": str(port)}
    with (data / "run.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "tongket", "run"], env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process, data / "run.log")
        yield Program(url, data, password)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def signed_in(program, browser):
    """A page signed in as one of the example users: `signed_in("vp")` is the office."""
    contexts = []

    def sign_in(prefix: str = "vp", *, width: int = 1280, javascript: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            accept_downloads=True,
            locale="vi-VN",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{program.url}/dang-nhap/")
        page.fill("[name=username]", f"{prefix}.{SLUG}")
        page.fill("[name=password]", program.password)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{program.url}/")
        return page

    yield sign_in
    for context in contexts:
        context.close()


def _environment(data: Path) -> dict[str, str]:
    environment = {**os.environ, "TONGKET_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    for name in ("DATABASE_URL", "TONGKET_HOST", "TONGKET_NAMES"):
        environment.pop(name, None)
    return environment


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError(f"the program ended: {log.read_text()}")
        try:
            urllib.request.urlopen(f"{url}/dang-nhap/", timeout=2).close()
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"the program did not answer: {log.read_text()}")
