"""Reads the dated values and the terms, and refuses a file that does not say where its value comes from.

A value file: `id, title{vi,en}, unit, values`; each of the values has `from, until, value, document, article,
certainty, checked_on` and may have a `note`.
`value: null` is a gap: asking for it raises `rule-value-unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import yaml

from tongket.rules.decision import Certainty, Citation
from tongket.rules.errors import LANGUAGES, TongketError

HERE = Path(__file__).resolve().parent
VALUE_KEYS = {"id", "title", "unit", "values"}
PERIOD_KEYS = {"from", "until", "value", "document", "article", "certainty", "checked_on"}
TERM_KEYS = {"term", "identifier", "label", "definition", "source"}
SOURCE_KEYS = {"number", "signed_on", "title"}


@dataclass(frozen=True)
class Source:
    """A document of law or Party regulation. `signed_on` is None where the day was not found."""

    id: str
    number: str
    signed_on: date | None
    title: str


@dataclass(frozen=True)
class DatedValue:
    """One period of a value, both days inclusive; `valid_until` None means no later rule is known."""

    id: str
    valid_from: date
    valid_until: date | None
    value: Any
    unit: str
    citation: Citation
    checked_on: date
    note: str


@dataclass(frozen=True)
class ValueFile:
    id: str
    title: Mapping[str, str]
    unit: str
    periods: Sequence[DatedValue]


def value_on(value_id: str, on: date) -> DatedValue:
    """The period of `value_id` in force on `on`.

    Raises `rule-value-unknown` where no period covers the day or its value is a gap.
    """
    if found := value_if_known(value_id, on):
        return found
    raise TongketError("rule-value-unknown", value=value_files()[value_id].title["vi"], on=on.strftime("%d/%m/%Y"))


@dataclass(frozen=True)
class Term:
    """A word of the trade: `term` is the running form, `label` stands alone, per language."""

    identifier: str
    term: str
    label: Mapping[str, str]
    definition: str
    short: str
    source: str
    valid_from: date | None
    valid_until: date | None


def value_if_known(value_id: str, on: date) -> DatedValue | None:
    """The period of `value_id` in force on `on`, or None: for old records, which no rule that we hold judges."""
    for period in value_files()[value_id].periods:
        if period.valid_from <= on and (period.valid_until is None or on <= period.valid_until):
            return None if period.value is None else period
    return None


@cache
def sources() -> Mapping[str, Source]:
    """Every document that a value may cite, by id."""
    raw = read_yaml(HERE / "sources.yaml")
    found = {}
    for key, entry in raw.items():
        if set(entry) != SOURCE_KEYS:
            raise ValueError(f"sources.yaml: {key} needs exactly {sorted(SOURCE_KEYS)}")
        found[key] = Source(key, entry["number"], entry["signed_on"], entry["title"])
    return found


@cache
def value_files() -> Mapping[str, ValueFile]:
    """Every value file under `values/`, by id (`<subject>/<value>`, the file's own path)."""
    return {loaded.id: loaded for loaded in map(_value_file, sorted((HERE / "values").rglob("*.yaml")))}


@cache
def terms() -> Mapping[str, Term]:
    """Every term under `terms/<subject>/`, by the identifier used in code."""
    found: dict[str, Term] = {}
    for path in sorted((HERE / "terms").rglob("*.yaml")):
        if path.stem in found:
            raise ValueError(f"{path}: another subject has the term {path.stem} too")
        found[path.stem] = _term(path)
    return found


def _term(path: Path) -> Term:
    raw = read_yaml(path)
    if not TERM_KEYS <= set(raw) <= TERM_KEYS | {"short", "valid_from", "valid_until"}:
        raise ValueError(f"{path}: needs exactly {sorted(TERM_KEYS)}")
    if raw["identifier"] != path.stem or set(raw["label"]) != set(LANGUAGES):
        raise ValueError(f"{path}: the identifier must be {path.stem}, with a label in each of {LANGUAGES}")
    if raw["source"] and raw["source"] not in sources():
        raise ValueError(f"{path}: {raw['source']} is not in sources.yaml")
    return Term(
        path.stem, raw["term"], raw["label"], raw["definition"], raw.get("short", ""), raw["source"],
        raw.get("valid_from"), raw.get("valid_until"),
    )  # fmt: skip


def _value_file(path: Path) -> ValueFile:
    raw = read_yaml(path)
    expected = path.relative_to(HERE / "values").with_suffix("").as_posix()
    if set(raw) != VALUE_KEYS or raw["id"] != expected:
        raise ValueError(f"{path}: needs exactly {sorted(VALUE_KEYS)}, and id must be {expected}")
    periods = tuple(_period(path, raw, entry) for entry in raw["values"])
    for earlier, later in pairwise(periods):
        if earlier.valid_until is None or earlier.valid_until >= later.valid_from:
            raise ValueError(f"{path}: the periods must follow each other without overlap ({later.valid_from})")
    return ValueFile(raw["id"], raw["title"], raw["unit"], periods)


def _period(path: Path, raw: dict[str, Any], entry: dict[str, Any]) -> DatedValue:
    if not PERIOD_KEYS <= set(entry) <= PERIOD_KEYS | {"note"}:
        raise ValueError(f"{path}: the period from {entry.get('from')} needs {sorted(PERIOD_KEYS)}")
    source = sources().get(entry["document"])
    if source is None:
        raise ValueError(f"{path}: {entry['document']} is not in sources.yaml")
    days = (entry["from"], entry["until"] or date.max, entry["checked_on"])
    if not all(isinstance(day, date) for day in days) or days[0] > days[1]:
        raise ValueError(f"{path}: the period from {entry['from']} needs days, the first before the last")
    if entry["certainty"] not in set(Certainty):
        raise ValueError(f"{path}: the certainty is one of {[*map(str, Certainty)]}")
    certainty = Certainty(entry["certainty"])
    citation = Citation(source.id, source.number, source.signed_on, entry["article"] or "", certainty)
    return DatedValue(
        raw["id"], entry["from"], entry["until"], entry["value"], raw["unit"], citation,
        entry["checked_on"], entry.get("note", ""),
    )  # fmt: skip


BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is many times as fast


class _UniqueKeys(BaseLoader):  # type: ignore[misc]
    """A YAML loader that refuses a key written twice: the later one would silently win.

    The words on, off, yes and no stay words: only true and false are truth values.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {
        first: [pair for pair in pairs if first in "tTfF" or not pair[0].endswith(":bool")]
        for first, pairs in BaseLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise ValueError(f"line {key_node.start_mark.line + 1}: the key {key!r} stands twice")
            seen.add(key)
        return dict(super().construct_mapping(node, deep))


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping of a YAML file; a key written twice is refused. Raises ValueError naming the file."""
    return parse_yaml(path.read_text(encoding="utf-8"), str(path))


def parse_yaml(text: str, name: str) -> dict[str, Any]:
    """The mapping that a text in YAML holds; `name` is said in the ValueError that refuses it."""
    try:
        # _UniqueKeys is a SafeLoader.
        loaded = yaml.load(text, _UniqueKeys)  # noqa: S506  # nosec B506
    except (yaml.YAMLError, ValueError) as problem:
        raise ValueError(f"{name}: {problem}") from problem
    if not isinstance(loaded, dict):
        raise ValueError(f"{name}: expected a mapping")
    return loaded
