"""The package as long work: asked for on a page, made by the worker into the data folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from tongket.access.actor import Actor
from tongket.procedures.jobs import Progress
from tongket.procedures.year_end import make_package

KIND = "package"


def package_folder(slug: str, year: int) -> Path:
    """Where the package of a unit's year lies."""
    return Path(settings.DATA) / "packages" / slug / str(year)


def work(actor: Actor, slug: str, year: int, progress: Progress) -> Mapping[str, object]:
    """Make the package; the result names its files, those kept because they were edited, drafts and doubts."""
    made = make_package(actor, slug, year, package_folder(slug, year), progress=progress)
    return {
        "files": list(made.files),
        "kept": list(made.kept),
        "drafts": {title: list(lacks) for title, lacks in made.drafts.items()},
        "doubts": len(made.doubts),
    }
