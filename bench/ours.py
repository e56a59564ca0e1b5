"""Our side of each race. Run as `python -m bench.ours TASK`; the data folder is `TONGKET_DATA`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

from bench.badge_round import badges, search
from bench.cap_check import cap
from bench.ratings import prepare_ratings
from bench.register import prepare_register
from bench.report import Answer, tell

LONG = 30
"""A cell of a table is shorter: what is longer is prose."""
SLUG = os.environ.get("BENCH_SLUG", "mau-hop-nhat")


def prepare(folder: Path) -> Answer:
    """Two data folders, made once: `empty` knows the commune only, `full` holds its year; and the workbook."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now

    from tongket.organizations import queries as organizations  # noqa: PLC0415
    from tongket.organizations.actions.establish import establish  # noqa: PLC0415
    from tongket.organizations.book import OrganizationEntry  # noqa: PLC0415
    from tongket.procedures import examples  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if os.environ["TONGKET_DATA"].endswith("full"):
        examples.load_example(SLUG)
        return Answer(0, None)
    made = examples.make(SLUG)
    raw = made.commune.raw["organization"]
    establish(
        examples.ACTOR, [OrganizationEntry(raw["name"], raw["type"], None, raw["established_on"], place=raw["place"])]
    )
    (folder / "workbook.xlsx").write_bytes(examples.workbook(made, organizations.unit(SLUG)))
    (folder / "year").write_text(str(made.commune.year), encoding="ascii")
    return Answer(0, None)


def year(folder: Path) -> int:
    return int((folder / "year").read_text(encoding="ascii"))


def figures(folder: Path) -> Answer:
    """All figures of the commune from the store. The first asking also reads the catalogue and is told apart."""
    from tongket.figures.year import figures_of  # noqa: PLC0415

    reported = year(folder)
    start = time.perf_counter()
    figures_of(SLUG, reported)
    first = time.perf_counter() - start
    start = time.perf_counter()
    values = figures_of(SLUG, reported)
    taken = time.perf_counter() - start
    return Answer(taken, {value.tag: None if value.value is None else str(value.value) for value in values}, first)


def workbook(folder: Path) -> Answer:
    """Preview and confirm of the whole workbook, with all checks, into a commune that has nothing yet."""
    from tongket.exchange import uploads  # noqa: PLC0415
    from tongket.procedures.examples import ACTOR  # noqa: PLC0415

    content = (folder / "workbook.xlsx").read_bytes()
    start = time.perf_counter()
    found = uploads.preview(ACTOR, "workbook.xlsx", content)
    first = time.perf_counter() - start
    done = uploads.confirm(ACTOR, found.key)
    return Answer(time.perf_counter() - start, {"rows": str(sum(done.report.counts.values()))}, first)


def papers(folder: Path) -> Answer:
    """The papers of the year as Word files, one after the other; kept for the other side to read."""
    from tongket.documents.render.word import to_word  # noqa: PLC0415

    built = _built(folder)
    start = time.perf_counter()
    files = {stem: to_word(paper) for stem, paper in built.items()}
    taken = time.perf_counter() - start
    (folder / "papers").mkdir(exist_ok=True)
    for stem, content in files.items():
        (folder / "papers" / f"{stem}.docx").write_bytes(content)
    return Answer(taken / len(files), {"papers": str(len(files))})


def pdf(folder: Path) -> Answer:
    """The same papers as PDF."""
    from tongket.documents.render.pdf import to_pdf  # noqa: PLC0415

    built = _built(folder)
    start = time.perf_counter()
    files = [to_pdf(paper) for paper in built.values()]
    assert all(content.startswith(b"%PDF") for content in files)
    return Answer((time.perf_counter() - start) / len(files), {"papers": str(len(files))})


def package(folder: Path) -> Answer:
    """The whole year-end package, from the store to the folder."""
    from tongket.procedures.examples import ACTOR  # noqa: PLC0415
    from tongket.procedures.year_end import make_package  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        made = make_package(ACTOR, SLUG, year(folder), Path(out))
        return Answer(time.perf_counter() - start, {"files": str(len(made.files))})


def reconcile(folder: Path) -> Answer:
    """An article of over 150 figures read and held against the records; the second time, as in a running program."""
    from tongket.documents.paper.markup import words_of  # noqa: PLC0415
    from tongket.documents.paper.model import plain  # noqa: PLC0415
    from tongket.documents.papers import press  # noqa: PLC0415
    from tongket.documents.papers.gather import dossier  # noqa: PLC0415
    from tongket.documents.papers.registry import papers_of  # noqa: PLC0415
    from tongket.organizations import queries as organizations  # noqa: PLC0415
    from tongket.reconciliation.findings.check import check  # noqa: PLC0415

    told = dossier(organizations.unit(SLUG).id, year(folder))
    article = press.build(told)
    lines = [article.headline, *map(plain, article.paragraphs)]
    lines += [plain(words) for words in words_of(papers_of(told)[0].build(told)) if len(plain(words)) > LONG]
    text = "\n".join(lines)
    start = time.perf_counter()
    check(text, SLUG, year(folder))
    first = time.perf_counter() - start
    start = time.perf_counter()
    checked = check(text, SLUG, year(folder))
    taken = time.perf_counter() - start
    return Answer(taken, {"figures": str(len(checked.facts)), "characters": str(len(text))}, first)


def _built(folder: Path) -> dict[str, object]:
    from tongket.documents.papers.gather import dossier  # noqa: PLC0415
    from tongket.documents.papers.registry import papers_of  # noqa: PLC0415
    from tongket.organizations import queries as organizations  # noqa: PLC0415

    year_of = dossier(organizations.unit(SLUG).id, year(folder))
    return {kind.stem: kind.build(year_of) for kind in papers_of(year_of)}


TASKS: dict[str, Callable[[Path], Answer]] = {
    "prepare": prepare, "figures": figures, "workbook": workbook, "papers": papers, "pdf": pdf, "package": package,
    "reconcile": reconcile, "prepare_register": prepare_register, "badges": badges, "search": search,
    "prepare_ratings": prepare_ratings, "cap": cap,
}  # fmt: skip

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.config.settings"
    django.setup()
    tell(TASKS[sys.argv[1]](Path(os.environ["BENCH_FOLDER"])))
