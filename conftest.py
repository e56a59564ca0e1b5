"""What every test stands on: a data folder of its own, and a small office with a fixed cast."""

from __future__ import annotations

import os
import tempfile

os.environ["TONGKET_DATA"] = os.environ.get("TONGKET_TEST_DATA") or tempfile.mkdtemp(prefix="tongket-test-")
