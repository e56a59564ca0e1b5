"""The database made ready: created at first use, brought up to date later, never without a backup before."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from django.apps import apps
from django.core.management import call_command
from django.db import connection


def make_ready(say: Callable[[str], None]) -> None:
    """1 Compare the migrations on disk with those applied. 2 Equal: nothing to do. 3 A database in use is backed up
    first. 4 Migrate."""
    wanted, applied = _on_disk(), _applied()
    if wanted <= applied:
        return
    if applied:
        # Deferred: an empty first start needs no encryption library.
        from tongket.procedures.backup import backup_before_upgrade  # noqa: PLC0415

        say(f"Đã sao lưu trước khi nâng cấp: {backup_before_upgrade()}")
    say("Đang tạo cơ sở dữ liệu…" if not applied else "Đang nâng cấp cơ sở dữ liệu…")
    call_command("migrate", verbosity=0, interactive=False)


def _on_disk() -> set[tuple[str, str]]:
    found = set()
    for config in apps.get_app_configs():
        folder = files(config.module) / "migrations" if config.module else None
        if folder is None or not folder.is_dir():
            continue
        names = (entry.name for entry in folder.iterdir())
        found |= {(config.label, name[:-3]) for name in names if name[0].isdigit() and name.endswith(".py")}
    return found


def _applied() -> set[tuple[str, str]]:
    if "django_migrations" not in connection.introspection.table_names():
        return set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return {(app, name) for app, name in cursor.fetchall()}
