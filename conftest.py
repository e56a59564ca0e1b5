"""What every test stands on is set in tests/stage.py, before the settings are read; here it is only held to."""

from __future__ import annotations

import os

if not os.environ.get("TONGKET_DATA", "").startswith(os.environ.get("TMPDIR", "/tmp")):  # noqa: S108 - a look, no use
    raise RuntimeError("tests must not run on a data folder someone works with: start them as python -m pytest")
