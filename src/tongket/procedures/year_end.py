"""The package of a year: every paper of the conference, made from one reading of the records.

1 Gather the year: figures, lists, the office, the officer's words. 2 Build the papers. 3 Render each to Word and
PDF. 4 The press text, the annex of figures and `figures.json`. 5 Enter the papers in the register. 6 Write the
folder with its `index.html`; what was edited there stays. Then the article that lies there now is recorded too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils import timezone

from tongket.access.actor import Actor
from tongket.access.gate import require, scopes_of
from tongket.documents import queries as register
from tongket.documents.actions.paper.draft import draft
from tongket.documents.actions.paper.record_article import record_article
from tongket.documents.files import folder_of, keep, sha256
from tongket.documents.overview.appendix import to_excel
from tongket.documents.overview.index_page import Listed, index_page
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import Paper, Run, in_runs, name_of, plain
from tongket.documents.papers import press
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.doubts import Doubt, doubts
from tongket.documents.papers.gather import dossier
from tongket.documents.papers.registry import APPENDIX_STEM, PRESS_STEM, PaperKind, papers_of
from tongket.documents.queries import MadeFile, UsedFigure
from tongket.documents.register.articles import ArticleEntry
from tongket.documents.register.life import Draft
from tongket.documents.register.outdated import sentences_in
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.figures.serialise import to_json
from tongket.organizations import queries as organizations
from tongket.procedures import package_folder

STEPS = (
    "Đọc số liệu, danh sách",
    "Soạn văn bản",
    "Xuất tệp Word và PDF",
    "Tin báo chí, phụ lục số liệu",
    "Ghi vào sổ văn bản",
    "Ghi thư mục",
)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Package:
    """What was made: the folder, its files in order, the papers that are drafts with what they lack, the doubts.

    `kept` are the files that were edited since they were made and therefore stayed; the new ones lie beside them.
    """

    folder: Path
    files: Sequence[str]
    drafts: Mapping[str, Sequence[str]]
    doubts: Sequence[Doubt]
    kept: Sequence[str]

    @property
    def index(self) -> Path:
        return self.folder / "index.html"


@dataclass(frozen=True)
class _Made:
    """One paper with its files."""

    kind: PaperKind
    paper: Paper
    files: Mapping[str, bytes]

    @property
    def missing(self) -> tuple[str, ...]:
        """What the paper lacks, as it says so itself: figures and parts not written."""
        return tuple(dict.fromkeys(run.text.strip("[]") for run in _runs(self.paper) if run.missing))


@dataclass(frozen=True)
class _Placed:
    """All files of the package, and the names under which they may be written in the folder."""

    contents: Mapping[str, bytes]
    names: Mapping[str, str]


def _silent(step: int, of: int, label: str) -> None:
    """For callers that show no progress."""


def make_package(
    actor: Actor, slug: str, year: int, out: Path, *, as_of: date | None = None, progress: Progress = _silent
) -> Package:
    """Make the package of a committee's year in the folder `out`.

    Raises `organization-unknown`, `access-denied`, `paper-file-in-use`, and what the papers raise.
    """
    unit = organizations.unit(slug)
    require(actor, "package.make", [unit.id], timezone.localdate())
    progress(1, len(STEPS), STEPS[0])
    year_of = dossier(unit.id, year, as_of)
    progress(2, len(STEPS), STEPS[1])
    built = [(kind, kind.build(year_of)) for kind in papers_of(year_of)]
    progress(3, len(STEPS), STEPS[2])
    made = [_rendered(kind, paper) for kind, paper in built]
    progress(4, len(STEPS), STEPS[3])
    article = press.build(year_of)
    placed = _place(out, made, _others(year_of, article))
    progress(5, len(STEPS), STEPS[4])
    _record(actor, year_of, made)
    progress(6, len(STEPS), STEPS[5])
    package = _written(out, year_of, made, article, placed)
    _record_article(actor, year_of, article, placed)
    return package


def _rendered(kind: PaperKind, paper: Paper) -> _Made:
    return _Made(kind, paper, {f"{kind.stem}.docx": to_word(paper), f"{kind.stem}.pdf": to_pdf(paper)})


def _others(year_of: Dossier, article: press.Article) -> Mapping[str, bytes]:
    """The files that are no papers of the register."""
    return {
        f"{PRESS_STEM}.html": press.page(article).encode("utf-8"),
        f"{PRESS_STEM}.md": press.markdown(article).encode("utf-8"),
        f"{APPENDIX_STEM}.xlsx": to_excel(year_of),
        "figures.json": to_json(list(year_of.figures.values_by_tag.values())).encode("utf-8"),
    }


def _place(out: Path, made: Sequence[_Made], others: Mapping[str, bytes]) -> _Placed:
    contents = {name: content for entry in made for name, content in entry.files.items()}
    contents.update(others)
    return _Placed(contents, package_folder.kept_names(out, [*contents, "index.html"]))


def _written(out: Path, year_of: Dossier, made: Sequence[_Made], article: press.Article, placed: _Placed) -> Package:
    names = placed.names
    page = index_page(year_of, _listed(made, names, article))
    package_folder.write(out, {**placed.contents, "index.html": page.encode("utf-8")}, names)
    kept = [name for name, target in names.items() if target != name]
    drafts = {entry.kind.title: entry.missing for entry in made if entry.paper.draft}
    return Package(out, tuple(names.values()), drafts, tuple(doubts(year_of)), tuple(kept))


def _listed(made: Sequence[_Made], names: Mapping[str, str], article: press.Article) -> list[Listed]:
    papers = [
        Listed(
            entry.kind.title,
            [names[name] for name in entry.files],
            entry.paper.draft,
            entry.missing,
            _kept_note([name for name in entry.files if names[name] != name]),
        )
        for entry in made
    ]
    press_files = [names[f"{PRESS_STEM}.html"], names[f"{PRESS_STEM}.md"]]
    return [
        *papers,
        Listed("Tin báo chí", press_files, bool(article.missing), [text.strip("[]") for text in article.missing]),
        Listed("Phụ lục số liệu", [names[f"{APPENDIX_STEM}.xlsx"]]),
        Listed("Số liệu dạng máy đọc", [names["figures.json"]]),
    ]


def _kept_note(edited: Sequence[str]) -> str:
    return f"đã sửa tay, giữ nguyên: {', '.join(edited)}; bản mới ở bên cạnh" if edited else ""


def _record(actor: Actor, year_of: Dossier, made: Sequence[_Made]) -> None:
    """Enter every paper in the register with its files; who may only make the folder makes it alone."""
    unit = year_of.unit
    if not _may_record(actor, unit, "paper.draft"):
        return
    above = organizations.units_by_id([unit])[unit].key
    body = register.default_body(unit, year_of.paper_date)
    drafts = []
    for entry in made:
        key = register.draft_key(unit, year_of.year, entry.kind.kind)
        files = keep(folder_of(above, year_of.year, key), entry.files)
        drafts.append(
            Draft(
                key, unit, entry.kind.paper_type, entry.kind.kind, year_of.year, name_of(entry.paper)[:300], body,
                files, _used(_runs(entry.paper), year_of), entry.missing, term=year_of.office.term,
            )
        )  # fmt: skip
    draft(actor, drafts)


def _record_article(actor: Actor, year_of: Dossier, article: press.Article, placed: _Placed) -> None:
    """Record what the article states, once its files lie there; who may only make the folder makes it alone."""
    if not _may_record(actor, year_of.unit, "paper.record_article"):
        return
    own = [name for name in placed.contents if name.startswith(PRESS_STEM)]
    files = tuple(MadeFile(placed.names[name], sha256(placed.contents[name])) for name in own)
    runs = [run for paragraph in article.paragraphs for run in paragraph]
    entry = ArticleEntry(
        year_of.unit, year_of.year, article.headline[:300], timezone.localdate(), files, _used(runs, year_of),
        sentences_in(article.paragraphs),
    )  # fmt: skip
    record_article(actor, [entry])


def _may_record(actor: Actor, unit: int, permission: str) -> bool:
    return actor.may(permission, scopes_of([unit]).get(unit, frozenset()), timezone.localdate())


def _runs(paper: Paper) -> Iterable[Run]:
    return (run for words in words_of(paper) for run in in_runs(words))


def _used(runs: Iterable[Run], year_of: Dossier) -> tuple[UsedFigure, ...]:
    """Every figure these words state, once."""
    found: dict[str, UsedFigure] = {}
    for run in runs:
        if run.figure and run.figure not in found:
            value = year_of.figures.values_by_tag.get(run.figure)
            shown = None if run.missing else plain(run)
            found[run.figure] = UsedFigure(run.figure, shown, value.value if value else None)
    return tuple(found.values())
