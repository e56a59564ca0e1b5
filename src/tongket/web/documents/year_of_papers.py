"""The papers of a year as they would be made now: which there are, what each lacks, which files lie there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents import queries as papers
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import Paper, in_runs
from tongket.documents.papers import press
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import APPENDIX_STEM, PRESS_STEM, PaperKind, papers_of
from tongket.documents.queries import ArticleRecord, PaperRecord
from tongket.procedures.package_folder import FolderFile
from tongket.rules import vocabulary
from tongket.web.language import language
from tongket.web.place import Place

MACHINE, INDEX, PRESS = "figures.json", "index.html", "press"


@dataclass(frozen=True)
class Listed:
    """A paper of the package: its title, where it can be seen, what it lacks, the files that begin with `stem`."""

    title: str
    kind: str
    stem: str
    missing: Sequence[str]
    is_draft: bool


def year_of(place: Place) -> Dossier:
    """The office's year, read once. 404 for whoever may not read the package."""
    if not place.may("package.read", place.office.id):
        raise Http404
    return dossier(place.office.id, place.year)


def built(found: Dossier) -> Sequence[tuple[PaperKind, Paper]]:
    return [(kind, kind.build(found)) for kind in papers_of(found)]


def listed(found: Dossier) -> Sequence[Listed]:
    """Every paper of the package in its order, then press text, annex and machine-readable figures."""
    made = [Listed(kind.title, kind.kind, kind.stem, missing_in(paper), paper.draft) for kind, paper in built(found)]
    article = press.build(found)
    lacks = [text.strip("[]") for text in article.missing]
    return [
        *made,
        Listed(_("Tin báo chí"), PRESS, PRESS_STEM, lacks, bool(lacks)),
        Listed(_("Phụ lục số liệu"), "", APPENDIX_STEM, (), False),
        Listed(_("Số liệu dạng máy đọc"), "", "figures", (), False),
    ]


def missing_in(paper: Paper) -> Sequence[str]:
    """What the paper lacks, as it says so itself."""
    runs = (run for words in words_of(paper) for run in in_runs(words) if run.missing)
    return list(dict.fromkeys(run.text.strip("[]") for run in runs))


def files_of(stem: str, files: Iterable[FolderFile]) -> list[dict[str, object]]:
    """The files made for a paper, with the ones edited by hand marked."""
    return [
        {
            "name": file.name,
            "label": file.name.rsplit(".", 1)[-1].upper(),
            "url": reverse("package-file", args=[file.name]),
            "edited": file.edited,
            "beside": "-ban-moi" in file.name,
        }
        for file in files
        if file.name.startswith(stem)
    ]


def newest(place: Place) -> dict[str, PaperRecord]:
    """The register's latest paper of each kind of this year."""
    if not place.may("paper.read", place.office.id):
        return {}
    return {paper.kind: paper for paper in papers.papers(place.office.id, place.year)}


def article(place: Place) -> Sequence[ArticleRecord]:
    """The press article as it was made last, if it was and may be read."""
    found = papers.article(place.office.id, place.year) if place.may("paper.read", place.office.id) else None
    return [found] if found else []


def state_name(state: str) -> str:
    return vocabulary.label(state, language(), "paper_state")
