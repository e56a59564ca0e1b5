"""The current fails while a large file is being confirmed: all of it is in the books afterwards, or nothing."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tongket.config.paths import PACKAGE
from tongket.exchange.tests.sheets import MEMBER_HEADER, workbook

SCRIPT = """
import os, signal, sys, time, django
django.setup()
from django.core.management import call_command
from django.db import connection
from tests.office import OFFICE, new_office
from tongket.exchange.uploads import confirm, preview

call_command("migrate", verbosity=0)
new_office()
found = preview(OFFICE, "lon.xlsx", open(sys.argv[1], "rb").read())
assert not found.report.has_errors

def cut(statement):
    def wrapper(execute, sql, parameters, many, context):
        answer = execute(sql, parameters, many, context)
        if sql.startswith(statement):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    return wrapper

def confirmed(statement="", after=0.0):
    # The child confirms and is killed with -9: by itself right after a statement, or from outside after some time.
    connection.close()
    child = os.fork()
    if not child:
        with connection.execute_wrapper(cut(statement or "never")):
            confirm(OFFICE, found.key)
        os._exit(0)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]

for statement in sys.argv[2].split(";"):
    print(confirmed(statement), flush=True)
    sys.stdin.readline()
for after in (0.05, 0.15, 0.25):
    confirmed(after=after)
    print("", flush=True)
    sys.stdin.readline()
try:
    confirm(OFFICE, found.key)
except Exception as error:
    assert str(error).startswith("upload-unknown")
"""
MOMENTS = (
    'INSERT INTO "members_member"',
    'INSERT INTO "members_memberperiod"',
    'INSERT INTO "access_auditevent"',
    'UPDATE "exchange_upload"',
)
BEFORE, ROWS = 6, 700
NOTHING, ALL = (BEFORE, BEFORE, "previewed"), (BEFORE + ROWS, BEFORE + ROWS, "confirmed")
KILLED = "9"


def counts(folder: Path) -> tuple[int, int, str]:
    """Members, events of registering, and the state of the upload, after the database was opened anew and checked."""
    with sqlite3.connect(folder / "tongket.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return (
            database.execute("SELECT count(*) FROM members_member").fetchone()[0],
            database.execute("SELECT count(*) FROM access_auditevent WHERE event = 'member.registered'").fetchone()[0],
            database.execute("SELECT state FROM exchange_upload").fetchone()[0],
        )


def large_file(folder: Path) -> Path:
    rest = ["1/2/1980", "Chi bộ thôn Đông"]
    rows = [[f"Bùi Văn {n}", *rest, f"{n:09d}", "", "19/05/2005", ""] for n in range(100, 100 + ROWS)]
    path = folder / "lon.xlsx"
    path.write_bytes(workbook({"Đảng viên": [MEMBER_HEADER, *rows]}, {"org": "mau", "year": "2023"}))
    return path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process with -9")
def test_a_power_cut_at_any_moment_of_confirming_leaves_all_or_nothing():
    paths = os.pathsep.join([str(PACKAGE.parent), str(PACKAGE.parent.parent)])
    with tempfile.TemporaryDirectory(prefix="tongket-cut-") as name:
        folder = Path(name)
        own = {"TONGKET_DATA": name, "DJANGO_SETTINGS_MODULE": "tongket.config.settings", "PYTHONPATH": paths}
        own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | own
        arguments = [sys.executable, "-c", SCRIPT, str(large_file(folder)), ";".join(MOMENTS)]
        with subprocess.Popen(arguments, env=own, stdin=-1, stdout=-1, text=True) as process:
            for _ in MOMENTS:
                assert process.stdout.readline().strip() == KILLED
                assert counts(folder) == NOTHING
                print(file=process.stdin, flush=True)
            for _ in range(3):
                process.stdout.readline()
                assert counts(folder) in (NOTHING, ALL)
                print(file=process.stdin, flush=True)
            assert process.wait(timeout=60) == 0
        assert counts(folder) == ALL
