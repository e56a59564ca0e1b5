"""Reads one form from its YAML file. What it does not understand it refuses, naming the file and the place in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from tongket.documents.forms.definition import LIST, PLAIN, Fact, Form, Kind, Numbered
from tongket.documents.forms.reading.blocks import Refusal, annex, blocks, keys, signings
from tongket.documents.forms.reading.checking import problems
from tongket.rules import vocabulary
from tongket.rules.decision import Certainty, Citation
from tongket.rules.load import read_yaml, sources

REQUIRED = {"name", "paper_type", "facts", "blocks"}
OPTIONAL = {
    "numbers", "body", "title", "subject", "address", "signatures", "recipients", "annexes", "landscape", "note",
}  # fmt: skip
NUMBER_KEYS = {"number", "from", "until", "document", "article", "certainty", "checked_on"}
FACT_KEYS = {"kind", "label", "sample", "required", "options", "fields"}
SAMPLES: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "date": lambda value: isinstance(value, date),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "money": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "choice": lambda value: isinstance(value, str),
    "yes_no": lambda value: isinstance(value, bool),
    "list": lambda value: isinstance(value, list) and all(isinstance(row, dict) for row in value),
}


def read_form(path: Path, form_id: str) -> Form:
    """The form in the file. Raises ValueError that names the file and what is wrong in it."""
    try:
        return _form(read_yaml(path), form_id)
    except Refusal as refused:
        raise ValueError(f"{path}: {refused}") from refused


def _form(raw: Mapping[str, Any], form_id: str) -> Form:
    keys(raw, REQUIRED, OPTIONAL, "the form")
    if set(raw["name"]) != {"vi", "en"}:
        raise Refusal("name: needs vi and en")
    if raw["paper_type"] not in (PLAIN, LIST) and raw["paper_type"] not in vocabulary.identifiers("paper_type"):
        raise Refusal(f"paper_type: {raw['paper_type']} is no type of paper, nor “plain” or “list”")
    if raw.get("body") and raw["body"] not in vocabulary.identifiers("issuing_body"):
        raise Refusal(f"body: {raw['body']} is no body that issues papers")
    made = Form(
        id=form_id, name=raw["name"], numbers=tuple(_number(entry) for entry in raw.get("numbers", ())),
        paper_type=raw["paper_type"], body=raw.get("body", ""), title=raw.get("title", ""),
        subject=raw.get("subject", ""), facts=_facts(raw["facts"], "facts"), blocks=blocks(raw["blocks"], "blocks"),
        address=tuple(raw.get("address", ())), signatures=signings(raw.get("signatures", ()), "signatures"),
        recipients=tuple(raw.get("recipients", ())), landscape=raw.get("landscape", False), note=raw.get("note", ""),
        annexes=tuple(annex(entry, f"annexes {n}") for n, entry in enumerate(raw.get("annexes", ()), 1)),
    )  # fmt: skip
    if not made.takes_number and not made.title:
        raise Refusal("title: a paper without a type has to say what it is called")
    if found := problems(made):
        raise Refusal("; ".join(found))
    return made


def _number(raw: Mapping[str, Any]) -> Numbered:
    keys(raw, NUMBER_KEYS, set(), "numbers")
    source = sources().get(raw["document"])
    if source is None:
        raise Refusal(f"numbers: {raw['document']} is not in sources.yaml")
    if raw["certainty"] not in set(Certainty):
        raise Refusal(f"numbers: the certainty is one of {[*map(str, Certainty)]}")
    if not isinstance(raw["from"], date) or (raw["until"] or date.max) < raw["from"]:
        raise Refusal("numbers: from and until are days, the first before the last")
    citation = Citation(source.id, source.number, source.signed_on, raw["article"] or "", Certainty(raw["certainty"]))
    return Numbered(raw["number"], raw["from"], raw["until"], citation)


def _facts(raw: Mapping[str, Any], where: str) -> Mapping[str, Fact]:
    return {name: _fact(name, entry, f"{where}.{name}") for name, entry in raw.items()}


def _fact(name: str, raw: Mapping[str, Any], where: str) -> Fact:
    keys(raw, {"kind", "label", "sample"}, FACT_KEYS, where)
    kind = raw["kind"]
    if kind not in get_args(Kind):
        raise Refusal(f"{where}: the kind is one of {list(get_args(Kind))}")
    if (kind == "choice") != ("options" in raw) or (kind == "list") != ("fields" in raw):
        raise Refusal(f"{where}: a choice has options, a list has fields, nothing else has either")
    if not SAMPLES[kind](raw["sample"]):
        raise Refusal(f"{where}: the sample is no {kind}")
    fields = _facts(raw.get("fields", {}), where)
    _check_sample(raw, fields, where)
    return Fact(name, kind, raw["label"], raw.get("required", False), raw["sample"], raw.get("options", {}), fields)


def _check_sample(raw: Mapping[str, Any], fields: Mapping[str, Fact], where: str) -> None:
    if raw["kind"] == "choice" and raw["sample"] not in raw["options"]:
        raise Refusal(f"{where}: the sample is not among the options")
    rows: Sequence[Mapping[str, object]] = raw["sample"] if raw["kind"] == "list" else ()
    for row in rows:
        wrong = [name for name, value in row.items() if name not in fields or not _fits(fields[name], value)]
        if wrong:
            raise Refusal(f"{where}: a row of the sample has {wrong} which is no field or of another kind")


def _fits(fact: Fact, value: object) -> bool:
    return value is None or SAMPLES[fact.kind](value)
