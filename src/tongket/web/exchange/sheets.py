"""Workbooks to download: the empty form, the lines kept, one pre-filled file a cell or all of them as a zip."""

from __future__ import annotations

import io
import zipfile
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from tongket.exchange.excel import forms
from tongket.web.exchange.navigation import UPLOAD
from tongket.web.ledgers.views import XLSX
from tongket.web.place import DeskRequest

ZIP = "application/zip"


def empty_form(request: DeskRequest) -> HttpResponse:
    """The form of the office for the year."""
    place = request.place
    if not place.may(UPLOAD):
        raise PermissionDenied
    return attachment(forms.new_form(place.office, place.year), f"mau-{place.office.slug}-{place.year}.xlsx", XLSX)


def kept_lines(request: DeskRequest) -> HttpResponse:
    """All ledgers as the form has them. The export asks for the right to read each of them."""
    place = request.place
    content = forms.export(request.actor, place.office, place.year)
    return attachment(content, f"so-lieu-{place.office.slug}-{place.year}.xlsx", XLSX)


def cell_file(request: DeskRequest, key: UUID) -> HttpResponse:
    """The pre-filled form of one cell: it holds its members' names and cards."""
    place = request.place
    cell = next((unit for unit in place.tree if unit.key == key), None)
    if cell is None or not place.may(UPLOAD, cell.id) or not place.may("member.read", cell.id):
        raise Http404(key)
    for file in forms.cell_forms(place.office, place.year, only=cell.id):
        return attachment(file.content, file.name, XLSX)
    raise Http404(key)


def cell_files(request: DeskRequest) -> HttpResponse:
    """The forms of all cells as one zip."""
    place = request.place
    if not place.may(UPLOAD, place.office.id) or not place.may("member.read", place.office.id):
        raise PermissionDenied
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for file in forms.cell_forms(place.office, place.year):
            package.writestr(file.name, file.content)
    return attachment(buffer.getvalue(), f"phieu-chi-bo-{place.office.slug}-{place.year}.zip", ZIP)


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
