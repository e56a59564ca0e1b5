"""Backup and restore: everything of the office in one encrypted file, made while people work.

1 A consistent copy of the database (SQLite: its own backup; PostgreSQL: all rows in one transaction). 2 The files
beside it. 3 A manifest with the SHA-256 of each. 4 Packed and encrypted (age), written beside and renamed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from pyrage import passphrase as by_passphrase

from tongket.rules.errors import TongketError

MINIMUM_PASSPHRASE = 12
OVERDUE_AFTER = timedelta(days=7)
DATABASE_FILE = "tongket.sqlite3"
ROWS_FILE = "rows.jsonl"
FOLDERS = ("uploads", "papers", "packages", "keys")
LOCAL_IDENTITY = Path("keys") / "upgrade_identity"


@dataclass(frozen=True)
class LastBackup:
    at: datetime
    file: str
    size: int

    @property
    def is_overdue(self) -> bool:
        return timezone.now() - self.at > OVERDUE_AFTER


def backup(destination: Path, passphrase: str) -> Path:
    """Write a backup into the folder (a USB stick) and return its path. Raises `backup-passphrase-weak`."""
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise TongketError("backup-passphrase-weak", minimum=MINIMUM_PASSPHRASE)
    path = _written(destination, by_passphrase.encrypt(_packed(), passphrase))
    _remember(path)
    return path


def backup_before_upgrade() -> Path:
    """A backup for going back on this same machine, readable with a key that stays in the data folder."""
    identity_file = _data() / LOCAL_IDENTITY
    if not identity_file.exists():
        identity_file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(identity_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(str(pyrage.x25519.Identity.generate()))
    identity = pyrage.x25519.Identity.from_str(identity_file.read_text(encoding="ascii"))
    return _written(_data() / "backups", pyrage.encrypt(_packed(), [identity.to_public()]))


def last_backup() -> LastBackup | None:
    """The newest backup made to outside, or None: what the desk warns by."""
    path = _data() / "last_backup.json"
    if not path.exists():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    return LastBackup(datetime.fromisoformat(raw["at"]), raw["file"], raw["size"])


def _packed() -> bytes:
    stream = io.BytesIO()
    sums: dict[str, str] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in _parts():
            sums[name] = hashlib.sha256(content).hexdigest()
            package.writestr(name, content)
        manifest = {"format": 1, "made_at": timezone.now().isoformat(), "database": connection.vendor, "sha256": sums}
        package.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    return stream.getvalue()


def _parts() -> Iterable[tuple[str, bytes]]:
    # The files first, the database last: a file the database knows of was there before its row.
    for folder in FOLDERS:
        for path in sorted((_data() / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(_data()).as_posix(), path.read_bytes()
    yield (DATABASE_FILE, _sqlite_copy()) if connection.vendor == "sqlite" else (ROWS_FILE, _all_rows())


def _sqlite_copy() -> bytes:
    connection.ensure_connection()
    with tempfile.TemporaryDirectory(dir=_data()) as folder:
        copy = Path(folder) / DATABASE_FILE
        target = sqlite3.connect(copy)
        try:
            connection.connection.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
        return copy.read_bytes()


def _all_rows() -> bytes:
    stream = io.StringIO()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        call_command("dumpdata", format="jsonl", exclude=["contenttypes", "sessions", "auth.permission"], stdout=stream)
    return stream.getvalue().encode()


def _written(folder: Path, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"tongket-{timezone.localtime():%Y%m%d-%H%M%S}.age"
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    return path


def _remember(path: Path) -> None:
    note = {"at": timezone.now().isoformat(), "file": str(path), "size": path.stat().st_size}
    (_data() / "last_backup.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def _data() -> Path:
    return Path(settings.DATA)


def opened(path: Path, passphrase: str) -> Mapping[str, bytes]:
    """The parts of a backup, each checked against the manifest.

    Raises `backup-not-readable`, `backup-incomplete`.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(_decrypted(path, passphrase)))
    except (pyrage.DecryptError, zipfile.BadZipFile, ValueError) as error:
        raise TongketError("backup-not-readable", file=path.name) from error
    manifest = json.loads(package.read("manifest.json"))
    parts = {name: package.read(name) for name in manifest["sha256"]}
    for name, content in parts.items():
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][name]:
            raise TongketError("backup-incomplete", file=path.name, part=name)
    return parts


def _decrypted(path: Path, passphrase: str) -> bytes:
    content = path.read_bytes()
    if passphrase:
        decrypted: bytes = by_passphrase.decrypt(content, passphrase)
        return decrypted
    identity = pyrage.x25519.Identity.from_str((_data() / LOCAL_IDENTITY).read_text(encoding="ascii"))
    plain: bytes = pyrage.decrypt(content, [identity])
    return plain
