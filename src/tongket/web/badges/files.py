"""The lists of a round as Excel files."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse

from tongket.documents.sheets.badges import ceremony_workbook, certificate_workbook, round_workbook
from tongket.organizations import queries as organizations
from tongket.records.badges.dossiers.queries import dossiers_of
from tongket.records.badges.rounds.queries import round_of
from tongket.records.badges.rounds.settings import settings_of
from tongket.web.badges.navigation import READ
from tongket.web.badges.year import readable
from tongket.web.place import DeskRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def round_sheet(request: DeskRequest, on: date) -> HttpResponse:
    """Everyone on the round's page, with reasons and citations."""
    readable(request.place)
    sheet = round_of(request.place.office.id, on, request.place.reads(READ))
    cells = organizations.names({row.person.organization for row in sheet.rows}, on)
    return _file(round_workbook(sheet, cells), f"huy-hieu-{on}.xlsx")


def ceremony_sheet(request: DeskRequest, on: date) -> HttpResponse:
    """Who is handed a badge, by cell and level, with the money."""
    readable(request.place)
    found = [each for each in dossiers_of(request.place.reads(READ), on) if each.state in ("decided", "awarded")]
    made = ceremony_workbook(found, settings_of(request.place.office.id, on), on)
    return _file(made, f"le-trao-{on}.xlsx")


def certificate_sheet(request: DeskRequest, on: date) -> HttpResponse:
    """What is printed on the certificates."""
    readable(request.place)
    found = [each for each in dossiers_of(request.place.reads(READ), on) if each.state in ("decided", "awarded")]
    return _file(certificate_workbook(found, on), f"giay-chung-nhan-{on}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
