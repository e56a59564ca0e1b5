"""Two steps for every file: upload and preview, then confirm; nothing is written in between."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require
from tongket.access.statistics import gather_after
from tongket.exchange.excel.importing import Import, run
from tongket.exchange.excel.reading import RawWorkbook, read_workbook
from tongket.exchange.excel.references import Place
from tongket.exchange.excel.report import ERROR, Report, from_json, to_json
from tongket.exchange.models import Upload
from tongket.exchange.replacing import withdraw_replaced
from tongket.exchange.states import CONFIRMED, DISCARDED, PREVIEWED
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.rules.errors import TongketError

Reasons = Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class Preview:
    """An upload as a person sees it."""

    key: UUID
    unit: Unit
    cell: Unit | None
    year: int
    file: str
    state: str
    uploaded_at: datetime
    uploaded_by: str
    report: Report


# The workbook previewed last, by the hash of its bytes: it is mostly confirmed a moment later, and reading it is a
# third of the work. The file is hashed again before, so that what is confirmed is what lies there.
_just_read: dict[str, RawWorkbook] = {}


class _RolledBack(Exception):
    """Ends a preview's transaction; nothing of it stays."""


def preview(actor: Actor, name: str, content: bytes, unit: Unit | None = None, year: int | None = None) -> Preview:
    """Read a workbook, work out all it would do, store that, write nothing.

    `unit` and `year` are needed where the file does not say them itself. Raises the coded errors of the intake,
    `workbook-of-no-unit`, `workbook-of-another-unit`, `workbook-of-another-year`, `sheet-missing`, `access-denied`.
    """
    workbook = read_workbook(name, content)
    place, cell = _place(workbook, unit, year)
    require(actor, "workbook.upload", [place.unit], timezone.localdate())
    upload = Upload(
        organization_id=place.root,
        cell_id=cell.id if cell else None,
        report_year=place.year,
        file_name=name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_at=timezone.now(),
        uploaded_by=actor.name,
        state=PREVIEWED,
    )
    report = _dry_run(actor, upload, Import(actor, place, place.year, {}), workbook)
    upload.report = to_json(report)
    _keep(upload, content)
    upload.save()
    _just_read.clear()
    _just_read[upload.sha256] = workbook
    return _preview(upload, report)


def confirm(actor: Actor, key: UUID, reasons: Reasons | None = None) -> Preview:
    """Do what the preview showed: everything or nothing.

    Raises `upload-unknown`, `file-changed`, `preview-has-errors`, `preview-outdated` (the new preview is then stored).
    """
    upload = _open(key)
    content = _content(upload)
    known = _just_read.pop(upload.sha256, None)
    workbook = replace(known, name=upload.file_name) if known else read_workbook(upload.file_name, content)
    place = _place_of(upload)
    require(actor, "workbook.confirm", [place.unit], timezone.localdate())
    job = Import(actor, place, upload.report_year, reasons or {})
    outdated: Report | None = None
    with transaction.atomic():
        upload = _open(key, lock=True)
        report = run(job, workbook)
        if report.has_errors:
            raise TongketError("preview-has-errors", file=upload.file_name, count=report.counts[ERROR])
        report.replaced = withdraw_replaced(actor, upload, report)
        if not report.keeps_word(from_json(upload.report)):
            outdated = report
            transaction.set_rollback(True)
        else:
            upload.state, upload.report, upload.confirmed_at = CONFIRMED, to_json(report), timezone.now()
            upload.save(update_fields=["state", "report", "confirmed_at"])
    if outdated is not None:
        Upload.objects.filter(pk=upload.pk, state=PREVIEWED).update(report=to_json(outdated.forgetful()))
        raise TongketError("preview-outdated", file=upload.file_name)
    gather_after(sum(report.counts.values()))
    return _preview(upload, report)


def _open(key: UUID, *, lock: bool = False) -> Upload:
    """The upload that waits for its confirmation; locked, so that two people cannot both confirm it."""
    rows = Upload.objects.select_for_update() if lock else Upload.objects.all()
    upload = rows.filter(key=key, state=PREVIEWED).first()
    if upload is None:
        raise TongketError("upload-unknown")
    return upload


def discard(actor: Actor, key: UUID) -> None:
    """Put a preview aside and remove its file."""
    upload = _open(key)
    require(actor, "workbook.upload", [upload.cell_id or upload.organization_id], timezone.localdate())
    _stored(upload).unlink(missing_ok=True)
    Upload.objects.filter(pk=upload.pk).update(state=DISCARDED)


def stored_preview(actor: Actor, key: UUID) -> Preview:
    """An upload with its report. Raises `upload-unknown`."""
    upload = Upload.objects.filter(key=key).first()
    if upload is None:
        raise TongketError("upload-unknown")
    require(actor, "workbook.upload", [upload.cell_id or upload.organization_id], timezone.localdate())
    return _preview(upload, from_json(upload.report))


def uploads(unit: int, year: int) -> Sequence[Preview]:
    """All uploads of a unit's year, newest first."""
    rows = Upload.objects.filter(organization=unit, report_year=year).exclude(state=DISCARDED).order_by("-uploaded_at")
    return [_preview(row, from_json(row.report)) for row in rows]


def _dry_run(actor: Actor, upload: Upload, job: Import, workbook: RawWorkbook) -> Report:
    report: Report | None = None
    try:
        with transaction.atomic():
            report = run(job, workbook)
            report.replaced = withdraw_replaced(actor, upload, report)
            raise _RolledBack
    except _RolledBack:
        pass
    if report is None:
        raise AssertionError("a dry run ends with a report")
    return report.forgetful()


def _place(workbook: RawWorkbook, unit: Unit | None, year: int | None) -> tuple[Place, Unit | None]:
    """Unit and year of the file; where both the file and the person say them, they must agree."""
    slug, told = workbook.properties.get("org", ""), workbook.properties.get("year", "")
    written = int(told) if re.fullmatch("20[0-9]{2}", told) else None
    cell_slug = workbook.properties.get("cell", "")
    if unit is not None and slug and slug != unit.slug:
        raise TongketError("workbook-of-another-unit", file=workbook.name, told=_name(slug), unit=unit.name)
    if year is not None and written is not None and year != written:
        raise TongketError("workbook-of-another-year", file=workbook.name, told=written, year=year)
    unit = unit or (organizations.unit(slug) if slug else None)
    year = year or written
    if unit is None or year is None:
        raise TongketError("workbook-of-no-unit", file=workbook.name)
    if cell_slug and not cell_slug.startswith(f"{unit.slug}/"):
        raise TongketError("workbook-of-another-unit", file=workbook.name, told=_name(cell_slug), unit=unit.name)
    cell = organizations.unit(cell_slug) if cell_slug else None
    writes = cell or unit
    return Place(unit.id, writes.id, writes.name, year), cell


def _name(slug: str) -> str:
    try:
        return organizations.unit(slug).name
    except TongketError:
        return slug


def _place_of(upload: Upload) -> Place:
    writes = upload.cell_id or upload.organization_id
    name = organizations.units_by_id([writes])[writes].name
    return Place(upload.organization_id, writes, name, upload.report_year)


def _content(upload: Upload) -> bytes:
    path = _stored(upload)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise TongketError("file-changed", file=upload.file_name)
    return content


def _keep(upload: Upload, content: bytes) -> None:
    """The file is whole in its place before anything in the database speaks of it."""
    path = _stored(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)


def _stored(upload: Upload) -> Path:
    return Path(settings.DATA) / "uploads" / f"{upload.key}.xlsx"


def _preview(upload: Upload, report: Report) -> Preview:
    found = organizations.units_by_id([key for key in (upload.organization_id, upload.cell_id) if key])
    cell = found.get(upload.cell_id) if upload.cell_id else None
    return Preview(
        upload.key, found[upload.organization_id], cell, upload.report_year, upload.file_name, upload.state,
        upload.uploaded_at, upload.uploaded_by, report,
    )  # fmt: skip
