"""Where things lie: the data folder, the examples, the checkout the program may run from."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def checkout() -> Path | None:
    """The source checkout the program runs from, if it does; None when it is installed from a wheel."""
    root = PACKAGE.parent.parent
    return root if (root / "pyproject.toml").exists() else None


def data_folder() -> Path:
    """The one folder to back up. `TONGKET_DATA` names it; else `data/` of the checkout, else `TongKet` at home."""
    named = os.environ.get("TONGKET_DATA")
    if named:
        return Path(named).expanduser().resolve()
    root = checkout()
    return root / "data" if root else Path.home() / "TongKet"


def examples_folder() -> Path:
    """The example communes: inside the installed package, or beside the source."""
    inside = PACKAGE / "examples"
    root = checkout()
    return inside if inside.exists() or root is None else root / "examples"
