"""Files of papers to download. A name is looked up among the files made; no path ever comes from the request."""

from __future__ import annotations

import io
import zipfile
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from csp.constants import NONE
from csp.decorators import csp
from django.http import Http404, HttpResponse

from tongket.documents.files import folder_of
from tongket.organizations import queries as organizations
from tongket.procedures import package_folder
from tongket.procedures.package_folder import FolderFile
from tongket.procedures.package_job import package_folder as folder_of_package
from tongket.web.documents.register import readable
from tongket.web.place import DeskRequest, Place

INDEX = "index.html"
# What was made for reading without the program brings its own styles; it runs no script and asks for nothing.
OFFLINE_PAGE = {
    "default-src": [NONE],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "sandbox": ["allow-downloads", "allow-popups"],
}


def package_files(place: Place) -> dict[str, FolderFile]:
    """The package's files by name. 404 for whoever may not read it."""
    if not place.may("package.read", place.office.id):
        raise Http404
    folder = folder_of_package(place.office.slug, place.year)
    return {file.name: file for file in package_folder.listed(folder)}


@csp(OFFLINE_PAGE)  # type: ignore[arg-type]
def package_file(request: DeskRequest, name: str) -> HttpResponse:
    """One file of the package; the index is shown, everything else is downloaded."""
    file = package_files(request.place).get(name)
    if file is None:
        raise Http404(name)
    return sent(file.path, inline=name.endswith(".html"))


def package_zip(request: DeskRequest) -> HttpResponse:
    """The whole package as it lies there, edited files included."""
    place = request.place
    found = package_files(place)
    if not found:
        raise Http404
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for file in found.values():
            package.writestr(file.name, file.path.read_bytes())
    response = HttpResponse(buffer.getvalue(), content_type="application/zip")
    name = f"bo-ho-so-{place.office.slug}-{place.year}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def paper_file(request: DeskRequest, key: UUID, name: str) -> HttpResponse:
    """One file of a paper of the register, or its signed copy."""
    paper = readable(request.place, key)
    found = {file.name: file.path for file in paper.files if not file.gone}
    if paper.copy_name:
        above = organizations.units_by_id([paper.organization])[paper.organization].key
        found[paper.copy_name] = folder_of(above, paper.report_year, paper.key) / paper.copy_name
    path = found.get(name)
    if path is None or not path.is_file():
        raise Http404(name)
    return sent(path)


def sent(path: Path, *, inline: bool = False) -> HttpResponse:
    kind = guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    response = HttpResponse(path.read_bytes(), content_type=kind)
    shown = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(path.name)}"
    return response
