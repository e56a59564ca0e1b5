"""A paper's way through Word: drafts handed back, their numbers held against the records, brought up to date.

The officer's prose is kept word for word. What stands in the tagged places is compared with the records; numbers
written beside them are read and reconciled; what has been overtaken can be put right in a copy of the same file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tongket.access.actor import Actor
from tongket.documents import files
from tongket.documents import queries as register
from tongket.documents.actions.drafts.hand_in import hand_in as keep_draft
from tongket.documents.actions.paper.draft import draft as enter_paper
from tongket.documents.drafting import answers, queries, tagged
from tongket.documents.drafting.book import DraftEntry
from tongket.documents.drafting.checks import accepted
from tongket.documents.drafting.compare import LineChange, NumberChange, compare, numbers_changed
from tongket.documents.drafting.tagged import TaggedNumbers
from tongket.documents.drafting.wordfile import WordText, read_word, with_numbers
from tongket.documents.paper.model import name_of
from tongket.documents.papers.gather import dossier
from tongket.documents.queries import PaperRecord
from tongket.documents.register.life import Draft
from tongket.documents.render.pdf import to_pdf
from tongket.documents.render.word import to_word
from tongket.documents.sentences.shown import Figures
from tongket.figures.compute import Asked
from tongket.figures.year import printed_figures
from tongket.organizations import queries as organizations
from tongket.procedures.new_numbers import NewNumbers, new_numbers
from tongket.rules.errors import TongketError
from tongket.rules.notation import normalise


@dataclass(frozen=True)
class Examined:
    """A draft held against the records: its tagged numbers, and what was written beside them."""

    number: int
    word: WordText
    tagged: TaggedNumbers
    new: NewNumbers


@dataclass(frozen=True)
class Compared:
    """Two drafts held against each other."""

    before: int
    after: int
    lines: Sequence[LineChange]
    numbers: Sequence[NumberChange]


def hand_in(actor: Actor, paper: PaperRecord, content: bytes, marking: str, *, author: str = "", note: str = "") -> int:
    """Keep an edited Word file as the paper's next draft. Its number comes back.

    With the first draft the file the program made is kept as number 0, so that there is something to go back to.
    Raises what `checks.accepted` raises (nothing is kept then), `access-denied`, `Refused`, `paper-file-in-use`.
    """
    word = accepted(content, marking)
    recorded = recorded_now(paper)
    kept = queries.drafts(paper)
    contents: dict[int, bytes] = {}
    entries: list[DraftEntry] = []
    if not kept and (made := register_made(paper)) is not None:
        contents[queries.MADE] = made
        entries.append(_entry(paper, queries.MADE, made, read_word(made), recorded))
    number = kept[-1].number + 1 if kept else 1
    contents[number] = content
    entries.append(_entry(paper, number, content, word, recorded, author=author or actor.name, note=note))
    _keep(actor, paper, entries, contents)
    return number


def examine(paper: PaperRecord, number: int) -> Examined:
    """Every number of a draft. Raises `draft-unknown`, `draft-file-gone`, `draft-file-changed`, `paper-not-word`."""
    kept = queries.drafts(paper)
    word = read_word(queries.content(queries.draft(paper, number)))
    base = next((each for each in kept if each.number == queries.MADE), None)
    made = read_word(queries.content(base)) if base is not None else WordText((), ())
    stated = {place.tag: place.text for place in made.numbers}
    earlier = [each for each in kept if each.number <= number]
    found = tagged.stand(word, tagged.given_texts(paper, earlier), recorded_now(paper), stated)
    slug = organizations.units_by_id([paper.organization])[paper.organization].slug
    return Examined(number, word, found, new_numbers(word, made.lines, slug, paper.report_year))


def refresh(actor: Actor, paper: PaperRecord, number: int, by_hand: Sequence[str] = ()) -> int:
    """A draft with its overtaken numbers brought up to date, kept as the next draft. Its number comes back.

    Nothing else of the file changes. Numbers written by hand are put back only where their tag is in `by_hand`.
    Raises `draft-nothing-to-refresh`, and what `examine` and `hand_in` raise.
    """
    kept = queries.drafts(paper)
    content = queries.content(queries.draft(paper, number))
    recorded = recorded_now(paper)
    earlier = [each for each in kept if each.number <= number]
    found = tagged.stand(read_word(content), tagged.given_texts(paper, earlier), recorded, {})
    wanted = tagged.to_refresh(found, by_hand)
    if not wanted:
        raise TongketError("draft-nothing-to-refresh", number=number)
    fresh = with_numbers(content, wanted)
    entry = _entry(
        paper, kept[-1].number + 1, fresh, read_word(fresh), recorded, author=actor.name, refreshed_from=number
    )
    _keep(actor, paper, [entry], {entry.number: fresh})
    return entry.number


def compare_drafts(paper: PaperRecord, before: int, after: int) -> Compared:
    """Two drafts, paragraph by paragraph. Raises as `examine` does."""
    old, new = (read_word(queries.content(queries.draft(paper, number))) for number in (before, after))
    lines = compare(_lines(old), _lines(new))
    return Compared(before, after, lines, numbers_changed(lines))


def table_of_answers(actor: Actor, paper: PaperRecord) -> UUID:
    """Make the report “tiếp thu, giải trình” of a paper's opinions and enter it in the register. Its key comes back.

    Raises `comments-none`, `access-denied`, `paper-file-in-use`.
    """
    found = queries.comments(paper)
    if not found:
        raise TongketError("comments-none", title=paper.title)
    year_of = dossier(paper.organization, paper.report_year)
    made = answers.build(year_of, paper.title, found)
    variant = f"{paper.kind} {paper.variant}".strip()
    key = register.draft_key(paper.organization, paper.report_year, answers.KIND, variant)
    above = organizations.units_by_id([paper.organization])[paper.organization].key
    missing = ("trả lời ý kiến góp ý",) if made.draft else ()
    with transaction.atomic():
        contents = {"tiep-thu-giai-trinh.docx": to_word(made), "tiep-thu-giai-trinh.pdf": to_pdf(made)}
        entry = Draft(
            key, paper.organization, "report", answers.KIND, paper.report_year, name_of(made)[:300], paper.body,
            tuple(register.MadeFile(name, files.sha256(content)) for name, content in contents.items()),
            missing=missing, variant=variant, term=year_of.office.term,
        )  # fmt: skip
        enter_paper(actor, [entry])
        files.keep(files.folder_of(above, paper.report_year, key), contents)
    return key


def recorded_now(paper: PaperRecord) -> Mapping[str, str | None]:
    """What the records say now, by tag, as a paper prints it."""
    unit = organizations.units_by_id([paper.organization])[paper.organization]
    values = printed_figures(Asked(unit.id, unit.slug, paper.report_year, date(paper.report_year, 12, 31)))
    return Figures({value.tag: value for value in values})


def register_made(paper: PaperRecord) -> bytes | None:
    """The Word file the program made of the paper; None where it was edited in place or is gone."""
    own = (file for file in paper.files if file.name.endswith(".docx") and not file.gone and not file.edited)
    found = next(own, None)
    return found.path.read_bytes() if found else None


def is_made_anew(paper: PaperRecord) -> bool:
    """Whether the program made the paper again, with other words, since its first draft was handed in."""
    first = next((draft for draft in queries.drafts(paper) if draft.number == queries.MADE), None)
    now = register_made(paper)
    return first is not None and now is not None and files.sha256(now) != first.sha256


def _entry(
    paper: PaperRecord, number: int, content: bytes, word: WordText, recorded: Mapping[str, str | None],
    *, author: str = "", note: str = "", refreshed_from: int | None = None,
) -> DraftEntry:  # fmt: skip
    return DraftEntry(
        paper.organization, paper.id, number, timezone.localdate(), files.sha256(content), author, note,
        refreshed_from, tagged.placed_figures(word, recorded), word.lacking,
    )  # fmt: skip


def _keep(actor: Actor, paper: PaperRecord, entries: Sequence[DraftEntry], contents: Mapping[int, bytes]) -> None:
    with transaction.atomic():
        # Entered first: where the register refuses, no file comes to lie there.
        keep_draft(actor, entries)
        named = {queries.file_name(number): content for number, content in contents.items()}
        files.keep(queries.folder_of_drafts(paper), named)


def _lines(word: WordText) -> list[str]:
    """The paragraphs that say something, with ordinary spaces: a changed space is no change."""
    return [text for line in word.lines if (text := normalise(line))]
