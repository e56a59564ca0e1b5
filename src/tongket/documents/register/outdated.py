"""The papers that a later change of a record made wrong, each with the sentences in which the changed figures stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from tongket.documents.drafting.wordfile import PlacedNumber, WordText, read_word
from tongket.documents.files import folder_of
from tongket.documents.models import Paper
from tongket.documents.paper.model import Run, plain
from tongket.documents.queries import PaperRecord
from tongket.documents.register import articles
from tongket.documents.register.articles import ArticleRecord, Sentence
from tongket.documents.register.book import PAPERS, PaperEntry
from tongket.documents.register.stale import changes_of
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError

END = re.compile(r"(?<=[.!?…])\s+(?=[\w“\"(–-])")
Current = Mapping[str, Decimal | None]


@dataclass(frozen=True)
class WrongFigure:
    """A figure as the paper states it and as it is now (None: missing), and the sentences of the paper that say it.

    Without sentences where no Word file of the paper can be read any more, or the number was taken out of it.
    """

    tag: str
    then: Decimal | None
    now: Decimal | None
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class OutdatedPaper:
    """A paper of the register that states what is no longer so, or the year's press article.

    The article has the kind `articles.KIND`, neither state nor number, and for its date the day it was made.
    """

    key: UUID
    organization: int
    report_year: int
    kind: str
    title: str
    state: str
    number_line: str
    dated_on: date | None
    changes: tuple[WrongFigure, ...]


def years_with_papers(organizations_asked: Iterable[int] = ()) -> Sequence[tuple[int, int]]:
    """Every unit and year that has papers or an article; of these units alone, if any are named."""
    rows = Paper.objects.filter(withdrawn_at=None, is_external=False)
    wanted = list(organizations_asked)
    found = rows.filter(organization__in=wanted) if wanted else rows
    return sorted({*found.values_list("organization_id", "report_year"), *articles.years_with_articles(wanted)})


def outdated(organization: int, year: int, current: Current, read: int | None = None) -> Sequence[OutdatedPaper]:
    """The papers of a unit's year whose figures differ from `current` (tag → exact value; absent is missing now), and
    after them its article if it is one of them.

    With `read`, the sentences of the first so many papers alone are read out of their files.
    """
    rows = Paper.objects.filter(organization=organization, report_year=year, withdrawn_at=None).order_by("id")
    units = organizations.units_by_id([organization])
    found: list[OutdatedPaper] = []
    for row in rows:
        entry = PAPERS.to_entry(row)
        changes = changes_of(entry.figures, current)
        if not changes:
            continue
        is_read = read is None or len(found) < read
        folder = folder_of(units[organization].key, year, row.key)
        said = _read([folder / file.name for file in entry.files]) if is_read else {}
        wrong = (WrongFigure(each.tag, each.then, each.now, said.get(each.tag, ())) for each in changes)
        found.append(_paper(row.key, entry, tuple(wrong)))
    made = articles.article(organization, year)
    return [*found, *(_article(made, current) if made else ())]


def sentences_in(paragraphs: Iterable[Sequence[Run]]) -> tuple[Sentence, ...]:
    """The sentences of a text just made that state figures, in its order."""
    lines: list[str] = []
    numbers: list[PlacedNumber] = []
    for runs in paragraphs:
        start = 0
        for run in runs:
            end = start + len(run.text)
            if run.figure:
                numbers.append(PlacedNumber(run.figure, run.text, len(lines), start, end, ()))
            start = end
        lines.append(plain(tuple(runs)))
    tags: dict[str, dict[str, None]] = {}
    word = WordText(tuple(lines), tuple(numbers))
    for number in numbers:
        tags.setdefault(_sentence(word, number), {})[number.tag] = None
    return tuple(Sentence(text, tuple(named)) for text, named in tags.items())


def sentences_by_figure(word: WordText) -> Mapping[str, tuple[str, ...]]:
    """For each figure's tag the sentences it stands in, in the order of the text, each once."""
    found: dict[str, dict[str, None]] = {}
    for number in word.numbers:
        found.setdefault(number.tag, {})[_sentence(word, number)] = None
    return {tag: tuple(sentences) for tag, sentences in found.items()}


def sentences_of(paper: PaperRecord) -> Mapping[str, tuple[str, ...]]:
    """For each figure's tag the sentences of one paper of the register, as its file lies there now."""
    return _read([file.path for file in paper.files])


def _sentence(word: WordText, number: PlacedNumber) -> str:
    line = word.lines[number.line]
    start, end = 0, len(line)
    for found in END.finditer(line):
        if found.end() <= number.start:
            start = found.end()
        elif found.start() >= number.end:
            end = found.start()
            break
    sentence = " ".join(line[start:end].split())
    if any(letter.isalpha() for letter in sentence):
        return sentence
    # A cell of a table is a number alone: the nearest words before it name its row.
    before = (each for each in reversed(word.lines[: number.line]) if any(letter.isalpha() for letter in each))
    return f"{' '.join(next(before, '').split())}: {sentence}"


def _read(paths: Sequence[Path]) -> Mapping[str, tuple[str, ...]]:
    """The sentences of the paper's newest Word file, as it lies there now; none where there is none to be read."""
    for path in reversed(paths):
        if path.suffix == ".docx" and path.exists():
            state = path.stat()
            found = _sentences_at(path, state.st_mtime_ns, state.st_size)
            if found is not None:
                return found
    return {}


@lru_cache(maxsize=64)
def _sentences_at(path: Path, changed_at: int, size: int) -> Mapping[str, tuple[str, ...]] | None:
    """What a file says; None where it was edited into something that is no Word file.

    The desk asks with every page, and a file that was not changed (`changed_at`, `size`) says the same again.
    """
    del changed_at, size
    try:
        return sentences_by_figure(read_word(path.read_bytes()))
    except TongketError:
        return None


def _article(made: ArticleRecord, current: Current) -> Iterable[OutdatedPaper]:
    said, entry = made.sentences_by_figure, made.entry
    wrong = (
        WrongFigure(each.tag, each.then, each.now, said.get(each.tag, ()))
        for each in changes_of(entry.figures, current)
    )
    if changes := tuple(wrong):
        title = f"{articles.TITLE}: {entry.headline}"
        yield OutdatedPaper(
            made.key, entry.organization, entry.report_year, articles.KIND, title, "", "", entry.made_on, changes
        )


def _paper(key: UUID, entry: PaperEntry, changes: tuple[WrongFigure, ...]) -> OutdatedPaper:
    return OutdatedPaper(
        key, entry.organization, entry.report_year, entry.kind, entry.title, entry.state, entry.number_line,
        entry.dated_on, changes,
    )  # fmt: skip
