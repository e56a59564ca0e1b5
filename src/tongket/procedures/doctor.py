"""Looks whether what is derived still follows from what was written, and whether the store is sound.

1 The database's own check. 2 The read views answer. 3 The tree's closure and the members' intervals are rebuilt in
memory and compared with those stored. 4 Every kept line has its audit event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connection

from tongket.access import audit, views
from tongket.organizations.intervals import closure_differs
from tongket.records.ledgers import all_ledgers
from tongket.records.members.life.storing import members_that_differ


@dataclass(frozen=True)
class Trouble:
    """One thing that is not as it should be."""

    place: str
    text: str


def examine() -> Sequence[Trouble]:
    """Everything found; empty when all is well. Nothing is changed."""
    return [*_database(), *_views(), *_derived(), *_audited()]


def _database() -> Iterable[Trouble]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            for (answer,) in cursor.fetchall():
                if answer != "ok":
                    yield Trouble("cơ sở dữ liệu", str(answer))


def _views() -> Iterable[Trouble]:
    for name in views.view_names():
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {name} LIMIT 1")
        except DatabaseError as error:
            yield Trouble(f"khung nhìn {name}", str(error))


def _derived() -> Iterable[Trouble]:
    if closure_differs():
        yield Trouble("cây tổ chức", "quan hệ trên dưới đã lưu khác với kết quả tính lại từ các giai đoạn")
    for name in members_that_differ():
        yield Trouble("đảng viên", f"{name}: giai đoạn sinh hoạt đã lưu khác với kết quả tính lại")


def _audited() -> Iterable[Trouble]:
    for ledger in all_ledgers().values():
        missing = audit.without_event(ledger.book.model)
        if missing:
            yield Trouble(f"nhật ký của sổ “{ledger.spec.sheet['vi']}”", f"{missing} dòng không có sự kiện nào")
