"""The declared forms by id: each YAML file in a subject's folder beside this module is one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tongket.documents.forms.definition import Form
from tongket.documents.forms.reading.form import read_form
from tongket.rules.errors import TongketError

FOLDER = Path(__file__).resolve().parent


@cache
def paths() -> Mapping[str, Path]:
    """The file of every form, by id (`<subject>/<form>`), in the order of the ids."""
    found = sorted(FOLDER.glob("*/*.yaml"))
    return {path.relative_to(FOLDER).with_suffix("").as_posix(): path for path in found}


@cache
def form(form_id: str) -> Form:
    """One form. Raises `form-unknown`, and ValueError for a file that does not declare one rightly."""
    path = paths().get(form_id)
    if path is None:
        raise TongketError("form-unknown", form=form_id)
    return read_form(path, form_id)


def forms() -> Mapping[str, Form]:
    """Every declared form, by id."""
    return {form_id: form(form_id) for form_id in paths()}
