"""The program `tongket`: sets the stage, then hands over to the commands."""

from __future__ import annotations

import os
import sys

import django


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 refused with a coded error, 2 wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.config.settings")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may default to a code page without Vietnamese letters.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    django.setup()
    # The commands import models: only possible once the apps are loaded.
    from tongket.cli.main import tongket  # noqa: PLC0415

    tongket(prog_name="tongket")
