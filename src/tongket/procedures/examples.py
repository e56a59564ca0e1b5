"""The example communes: made by their generator, brought in as a workbook by the ordinary import.

1 Establish the committee and mark it as an example. 2 Write the workbook. 3 Preview and confirm it. 4 Enter how the
office heads and signs its papers, and the narrative parts. 5 Follow its path: what became of it after the year.
6 Where nobody works for real here: the example users.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import yaml
from django.conf import settings
from django.db import transaction

from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_recipient import enter_recipient
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.book import OfficeProfileEntry, RecipientEntry, SignatoryEntry
from tongket.exchange import uploads
from tongket.exchange.excel.form import Form, FormSheet
from tongket.exchange.excel.form import write as write_workbook
from tongket.exchange.excel.forms import example_notice
from tongket.organizations import queries as organizations
from tongket.organizations.actions.establish import establish
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.models import Organization
from tongket.organizations.queries import Unit
from tongket.procedures.example_paths import follow_path
from tongket.procedures.example_users import USERS_FILE, may_have_users, provide_users
from tongket.records.ledgers import all_ledgers
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec

__all__ = ["SLUGS", "USERS_FILE", "Loaded", "Made", "load_example", "load_examples", "make", "workbook"]

SLUGS = ("ngoc-ky", "nghi-hoa", "vinh-loc", "thach-son", "ky-tho", "mau-hop-nhat")
ACTOR = Actor("Dữ liệu ví dụ", (Grant("office", None, date(1900, 1, 1)),))
NOTICE = "số liệu theo bài đã đăng; người là giả định."
MADE_UP = "mau-hop-nhat"
NEIGHBOUR_NOTICE = "chỉ biết tên; không có hồ sơ."
MADE_UP_NOTICE = "số liệu và người đều là giả định."
GENERATOR = "tongket_examples"
NEW, SAME, EDITED = "new", "same", "edited"
SAID = {NEW: "đã nạp", SAME: "đã có, không thay đổi", EDITED: "đã có và đã được sửa, giữ nguyên"}
Row = Mapping[str, object]
Say = Callable[[str], object]


class Commune(Protocol):
    """The inputs of an example, as its generator read them from `commune.yaml`."""

    slug: str
    raw: Mapping[str, Any]

    @property
    def year(self) -> int: ...

    @property
    def name(self) -> str: ...


class Made(Protocol):
    """What the generator makes: rows by ledger and column, and the names of the committee's posts' holders."""

    commune: Commune
    sheets: Mapping[str, Sequence[Row]]
    holders: Mapping[str, str]


@dataclass(frozen=True)
class Loaded:
    """An example in the books. `outcome`: `new`; `same` where it stood there already, row for row; `edited` where
    someone has worked in it since: then it is left as it is."""

    slug: str
    year: int
    outcome: str
    rows: int


def load_examples(
    slugs: Sequence[str] = (), *, say: Say = print, with_users: bool = True, with_path: bool = True
) -> Sequence[Loaded]:
    """Load the named examples, or all. Raises `example-unknown`, `example-name-taken`.

    Without their path they stand as they were at the end of their year.
    """
    loaded = []
    for slug in slugs or SLUGS:
        loaded.append(load_example(slug, with_path=with_path))
        say(f"{slug}, năm {loaded[-1].year}: {SAID[loaded[-1].outcome]}, {loaded[-1].rows} dòng")
    if with_users and may_have_users():
        for line in provide_users(ACTOR, [organizations.unit(example.slug) for example in loaded]):
            say(line)
    return loaded


def load_example(slug: str, *, with_path: bool = True) -> Loaded:
    """One example, all of it or nothing. Loading it again changes nothing. Raises as `load_examples`."""
    made = make(slug)
    with transaction.atomic():
        unit, is_new = _root(made)
        found = uploads.preview(ACTOR, f"{slug}.xlsx", workbook(made, unit))
        rows = sum(len(sheet.rows) for sheet in found.report.sheets)
        if not is_new:
            uploads.discard(ACTOR, found.key)
            outcome = SAME if found.report.counts[SAME] == rows or _is_untouched(unit) else EDITED
            return Loaded(slug, made.commune.year, outcome, rows)
        uploads.confirm(ACTOR, found.key)
        mark(organizations.ids_below(unit.id), slug)
        _settings(made, unit)
        _narrative(made, unit)
        if with_path:
            follow_path(ACTOR, unit, lambda neighbours: mark(neighbours, slug, NEIGHBOUR_NOTICE))
    return Loaded(slug, made.commune.year, NEW, rows)


def make(slug: str) -> Made:
    """The rows of an example. Raises `example-unknown`."""
    folder = Path(settings.EXAMPLES) / slug
    if slug not in SLUGS or not folder.is_dir():
        raise TongketError("example-unknown", slug=slug, slugs=", ".join(SLUGS))
    made: Made = _generator().make(folder)
    return made


def workbook(made: Made, unit: Unit) -> bytes:
    """The example as the workbook a clerk would have filled in."""
    sheets = [
        FormSheet(ledger, [_in_words(ledger.spec, row) for row in made.sheets.get(ledger.id, ())])
        for ledger in all_ledgers().values()
    ]
    names = [made.commune.name, *(str(row["name"]) for row in made.sheets["organizations"])]
    properties = {"org": unit.slug, "year": str(made.commune.year)}
    title = f"Số liệu năm {made.commune.year} – {made.commune.name}"
    return write_workbook(Form(title, names, sheets, properties, with_example=False, notice=example_notice(unit)))


def mark(units: Collection[int], slug: str, notice: str = "") -> None:
    """The one place where organisations become examples: everything that is shown and printed asks for this mark."""
    said = notice or (MADE_UP_NOTICE if slug == MADE_UP else NOTICE)
    Organization.objects.filter(id__in=units).update(is_example=True, example_notice=said)


def _is_untouched(unit: Unit) -> bool:
    """Whether nobody wrote in the books of an example since it was loaded. Its path has moved some of its lines."""
    began = datetime(1900, 1, 1, tzinfo=UTC)
    traces = audit.traces_since(organizations.ids_below(unit.id), began)
    return all(trace.actor == ACTOR.name for trace in traces if trace.ledger in all_ledgers())


def _generator() -> Any:
    """The generator's package. It lies with the examples, outside the program: loaded from there by its path."""
    if GENERATOR not in sys.modules:
        folder = Path(settings.EXAMPLES) / "generator"
        spec = importlib.util.spec_from_file_location(
            GENERATOR, folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        if spec is None or spec.loader is None:
            raise TongketError("example-unknown", slug=str(folder), slugs=", ".join(SLUGS))
        sys.modules[GENERATOR] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[GENERATOR])
    return sys.modules[GENERATOR]


def _root(made: Made) -> tuple[Unit, bool]:
    """The example's committee, and whether it was established just now."""
    raw, slug = made.commune.raw["organization"], made.commune.slug
    known = [unit for unit in organizations.roots() if unit.slug == slug]
    if known and not known[0].is_example:
        raise TongketError("example-name-taken", slug=slug)
    if known:
        return known[0], False
    entry = OrganizationEntry(
        raw["name"], raw["type"], None, raw["established_on"], raw.get("code", ""), place=raw["place"]
    )
    written = establish(ACTOR, [entry]).written
    mark([written[0].id], slug)
    return organizations.unit(slug), True


def _in_words(spec: EntrySpec, row: Row) -> Row:
    """The row as a clerk would see it: choices by their labels."""
    shown = dict(row)
    for name, value in row.items():
        field = spec.fields.get(name)
        if field is not None and field.vocabulary and value:
            shown[name] = dict(field.choices())[str(value)]
    return shown


def _settings(made: Made, unit: Unit) -> None:
    office = made.commune.raw["office"]
    since: date = office["term_started_on"]
    profile = OfficeProfileEntry(
        unit.id, since, office["issuer"], office["term"], superior_name=office["superior"], place=unit.place,
        symbol=office["symbol"], term_started_on=since, hall=office.get("hall", ""),
    )  # fmt: skip
    enter_profile(ACTOR, [profile])
    secretary, deputy = made.holders["secretary"], made.holders["standing_deputy_secretary"]
    enter_signatory(ACTOR, [
        SignatoryEntry(unit.id, "standing_committee", secretary, since),
        SignatoryEntry(unit.id, "standing_committee", deputy, since, paper_type="invitation", post="PHÓ BÍ THƯ"),
        SignatoryEntry(unit.id, "standing_committee", deputy, since, paper_type="programme", post="PHÓ BÍ THƯ"),
    ])  # fmt: skip
    lines = office.get("recipients", ())
    enter_recipient(ACTOR, [RecipientEntry(unit.id, text, position=place) for place, text in enumerate(lines)])


def _narrative(made: Made, unit: Unit) -> None:
    path = Path(settings.EXAMPLES) / made.commune.slug / "narrative.yaml"
    parts = yaml.safe_load(path.read_text(encoding="utf-8"))
    write(ACTOR, [
        SectionText(unit.id, made.commune.year, parts["paper"], section, text.strip())
        for section, text in parts["sections"].items()
    ])  # fmt: skip
