"""What was made for the asker, as one PDF or as a zip by unit. Whoever may no longer see a part of it gets none."""

from __future__ import annotations

from tempfile import TemporaryFile
from uuid import UUID

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from tongket.procedures.annual_review.papers.folder import Made, folder_of, list_for, slug_of, whole_pdf, write_zip
from tongket.records.reviews.rounds.queries import Round
from tongket.web.place import DeskRequest, Place
from tongket.web.reviews.papers.shown import here


def made_for(place: Place, found: Round, slug: str) -> Made | None:
    """The asker's papers of a unit, or None where there are none to hand out."""
    folder = folder_of(slug, found.entry.report_year, found.entry.period)
    made = list_for(folder, place.actor, place.today)
    return made if made is not None and made.parts else None


def download(request: DeskRequest, key: UUID, unit: UUID, kind: str) -> HttpResponseBase:
    """The one PDF, or the zip packed as it is sent."""
    found, at = here(request.place, key, unit)
    made = made_for(request.place, found, at.slug)
    folder = folder_of(at.slug, found.entry.report_year, found.entry.period)
    name = f"kiem-diem-{found.entry.report_year}-{slug_of(at.name)}"
    if made is None or kind not in ("pdf", "zip"):
        raise Http404(kind)
    if kind == "pdf":
        path = whole_pdf(folder, request.place.actor)
        if not path.is_file():
            raise Http404(kind)
        return FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}.pdf")
    packed = TemporaryFile()  # noqa: SIM115 - closed by the response once it is sent
    write_zip(folder, made, packed)
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename=f"{name}.zip")
