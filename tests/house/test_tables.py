"""Tables stand in their own cabinet; the lists that span cabinets read views, one way down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import PROTECT, DecimalField, FloatField, ForeignKey, Model

from tests.house.source import PACKAGE, Module, modules, spot

ORDER = (
    "organizations", "members", "admissions", "dues", "inspections", "targets", "reviews", "badges", "awards",
    "meetings",
)  # fmt: skip
VIEW_FILES = sorted(PACKAGE.rglob("views.sql"))
QUERIES = sorted((PACKAGE / "figures" / "queries").glob("*.sql"))
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("tongket.")]
DJANGO_PARENTS = {"access.User"}


def read_from(sql: str) -> set[str]:
    plain = re.sub(r"--.*", "", sql)
    return set(re.findall(r"\b(?:FROM|JOIN)\s+([a-z_]+)", plain))


def views_of(path: Path) -> set[str]:
    return set(re.findall(r"CREATE VIEW\s+([a-z_]+)", path.read_text(encoding="utf-8")))


def foreign_keys() -> Iterator[tuple[Module, ast.Call]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("ForeignKey", "OneToOneField")):
                yield module, node


def arguments(call: ast.Call) -> dict[str, str]:
    named = {word.arg or "": ast.unparse(word.value) for word in call.keywords}
    places = dict(zip(("to", "on_delete"), (ast.unparse(value) for value in call.args), strict=False))
    return {**places, **named}


def test_a_foreign_key_to_another_room_is_a_string():
    own = {
        (module.place, node.name) for module in modules() for node in module.tree.body if isinstance(node, ast.ClassDef)
    }
    direct = [
        spot(module, call)
        for module, call in foreign_keys()
        if not (target := arguments(call)["to"]).startswith(("'", "settings.")) and (module.place, target) not in own
    ]
    assert direct == []


def test_a_foreign_key_leaves_no_way_back_and_protects_what_it_names():
    odd = [
        f"{model._meta.label}.{field.name}"
        for model in OWN_MODELS
        if model._meta.label not in DJANGO_PARENTS
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and (field.remote_field.on_delete is not PROTECT or field.remote_field.related_name != "+")
    ]
    assert odd == []


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_a_table_has_only_exact_columns(model: type[Model]):
    inexact = [field.name for field in model._meta.local_fields if isinstance(field, DecimalField | FloatField)]
    assert inexact == []


def test_no_query_follows_a_path_into_another_cabinet():
    """`__` after the name of a foreign key would read a table that belongs to someone else."""
    looks = {
        "in", "gt", "gte", "lt", "lte", "isnull", "contains", "icontains", "startswith", "range", "exact", "iexact",
        "year", "date", "pk", "id",
    }  # fmt: skip
    links = {
        (model._meta.app_label, field.name)
        for model in OWN_MODELS
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model._meta.app_label != model._meta.app_label
    }
    found = []
    for module in modules():
        label = module.cell.split("/")[-1]
        for node in ast.walk(module.tree):
            words = (
                node.arg if isinstance(node, ast.keyword) else node.value if isinstance(node, ast.Constant) else None
            )
            match = re.fullmatch(r"-?([a-z_]+?)__([a-z]+)(__.*)?", words) if isinstance(words, str) else None
            if match and (label, match[1]) in links and match[2] not in looks:
                found.append(f"{spot(module, node)} {words}")
    assert found == []


@pytest.mark.parametrize("path", VIEW_FILES, ids=lambda path: path.parent.name)
def test_a_view_reads_its_own_tables_and_the_views_below(path: Path):
    cabinet = path.parent.name
    below = ORDER[: ORDER.index(cabinet)]
    lower = set().union(*(views_of(other) for other in VIEW_FILES if other.parent.name in (*below, cabinet)))
    foreign = {name for name in read_from(path.read_text(encoding="utf-8")) if not name.startswith(f"{cabinet}_")}
    assert foreign - lower == set()


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_figure_reads_views_alone(path: Path):
    views = set().union(*(views_of(other) for other in VIEW_FILES)) | {"scope"}
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\b([a-z_]+)\s+AS\s+\(", re.sub(r"--.*", "", text)))
    assert read_from(text) - views - named == set()


@pytest.mark.parametrize("path", [*QUERIES, *VIEW_FILES], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_sql_asks_no_clock_and_takes_no_date_apart(path: Path):
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8")).lower()
    own = r"\b(now|date|strftime|extract|julianday|date_part|date_trunc|to_char|age)\s*\(|current_(date|timestamp)"
    assert re.findall(own, text) == []
