"""Restore: 1 open and check the backup; 2 write it into a fresh folder beside; 3 swap the folders; the old one is kept.

With PostgreSQL the rows are loaded into an empty database instead of step 3's swap of its file.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tongket.procedures.backup import DATABASE_FILE, ROWS_FILE, opened
from tongket.rules.errors import TongketError


def restore(path: Path, passphrase: str, *, replace: bool = False) -> Path:
    """Bring a backup back into the data folder and return the folder.

    Raises `backup-not-readable`, `backup-incomplete`, `restore-over-data` (unless `replace`), `backup-other-database`.
    """
    parts = opened(path, passphrase)
    kept, here = ("SQLite" if DATABASE_FILE in parts else "PostgreSQL"), connection.vendor
    if kept.lower() != here:
        raise TongketError("backup-other-database", file=path.name, kept=kept, here=here)
    data = Path(settings.DATA)
    if _in_use(data) and not replace:
        raise TongketError("restore-over-data", folder=str(data))
    connection.close()
    fresh = Path(tempfile.mkdtemp(prefix=f"{data.name}-restored-", dir=data.parent))
    for name, content in parts.items():
        if name != ROWS_FILE:
            target = _inside(fresh, name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    if data.exists():
        aside = data.with_name(f"{data.name}-truoc-phuc-hoi-{datetime.now():%Y%m%d-%H%M%S}")  # noqa: DTZ005 - a file name
        data.rename(aside)
    fresh.rename(data)
    if ROWS_FILE in parts:
        _load(parts[ROWS_FILE])
    return data


def _in_use(data: Path) -> bool:
    return (data / DATABASE_FILE).exists() and (data / DATABASE_FILE).stat().st_size > 0


def _inside(folder: Path, name: str, path: Path) -> Path:
    """The place of a part; a name that would leave the folder means the file is not one of ours."""
    parts = PurePosixPath(name).parts
    if PurePosixPath(name).is_absolute() or ".." in parts or ":" in name:
        raise TongketError("backup-incomplete", file=path.name, part=name)
    return folder.joinpath(*parts)


def _load(rows: bytes) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("flush", verbosity=0, interactive=False)
    with tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False) as file:
        file.write(rows)
    call_command("loaddata", file.name, verbosity=0)
    Path(file.name).unlink()
