"""`tongket worker`."""

import os
import subprocess
import sys

from tongket.procedures.tests.test_backup import REHEARSAL, run


def test_a_worker_ends_when_the_program_it_stands_beside_has_gone(tmp_path):
    assert run(tmp_path, code=REHEARSAL).returncode == 0
    environment = {**os.environ, "TONGKET_DATA": str(tmp_path)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "tongket", "worker", "--beside"]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE) as worker:
        assert worker.poll() is None
        worker.stdin.close()
        worker.wait(timeout=30)
    assert worker.returncode is not None
