"""Drafts, their numbers and their differences as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.documents.drafting.compare import LineChange, NumberChange
from tongket.documents.drafting.queries import MADE, DraftRecord, comments, drafts
from tongket.documents.drafting.tagged import Standing, TaggedNumber
from tongket.documents.drafting.wordfile import WordText
from tongket.documents.queries import PaperRecord
from tongket.documents.sentences.shown import label_of
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.drilldown import read_tag
from tongket.procedures.new_numbers import NewNumber
from tongket.reconciliation.findings.checked import Found, State
from tongket.reconciliation.kinds import standing_label
from tongket.records.targets import queries as targets
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.figures.shown import digits, figure_url
from tongket.web.language import language
from tongket.web.refusals import TONE_OF_SEVERITY, finding_of

Chip = Mapping[str, object]
Names = Mapping[str, str]
AROUND = 70
STANDINGS: Mapping[Standing, tuple[str, str | Promise]] = {
    Standing.AGREES: ("ok", gettext_lazy("Khớp với sổ")),
    Standing.CHANGED: ("due", gettext_lazy("Sổ đã đổi")),
    Standing.EDITED: ("bad", gettext_lazy("Sửa tay")),
    Standing.EDITED_AND_CHANGED: ("bad", gettext_lazy("Sửa tay, sổ cũng đã đổi")),
    Standing.NOT_RECORDED: ("info", gettext_lazy("Trong sổ chưa có")),
}
TONES: Mapping[State, str] = {
    State.AGREES: "ok",
    State.DIFFERS: "bad",
    State.NOT_RECORDED: "info",
    State.OBJECTIVE: "info",
    State.NOT_UNDERSTOOD: "due",
}


def tabs(paper: PaperRecord, current: str) -> Sequence[Mapping[str, object]]:
    """The pages of one paper; a paper signed outside has no drafts."""
    if paper.is_external:
        return ()
    handed_in = sum(draft.number != MADE for draft in drafts(paper))
    pages = (
        ("paper", _("Văn bản"), None),
        ("drafts", _("Dự thảo"), handed_in),
        ("comments", _("Góp ý"), len(comments(paper))),
    )
    return [
        {"title": title, "count": count, "url": reverse(name, args=[paper.key]), "current": name == current}
        for name, title, count in pages
    ]


def breadcrumb(paper: PaperRecord, *rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Sổ văn bản"), reverse("papers")), (paper.title, reverse("paper", args=[paper.key])), *rest]


def draft_name(number: int) -> str:
    return _("Dự thảo %(number)s") % {"number": number} if number != MADE else _("Bản lập từ sổ")


def draft_line(paper: PaperRecord, draft: DraftRecord) -> Mapping[str, object]:
    """A draft for the list."""
    return {
        "name": draft_name(draft.number),
        "url": reverse("draft", args=[paper.key, draft.number]) if draft.number != MADE else "",
        "file_url": reverse("draft-file", args=[paper.key, draft.number]),
        "file": draft.path.name,
        "day": date_vi(draft.received_on),
        "author": draft.author,
        "note": draft.note,
        "refreshed_from": draft.refreshed_from,
        "hash": draft.sha256[:12],
    }


def tagged_rows(
    word: WordText, numbers: Iterable[TaggedNumber], names: Names, *, opens: bool
) -> Sequence[Mapping[str, object]]:
    """One row for all places that state one figure alike; the words shown are those of its longest paragraph."""
    alike: dict[tuple[str, str, Standing], list[TaggedNumber]] = {}
    for number in numbers:
        alike.setdefault((number.place.tag, number.place.text, number.standing), []).append(number)
    return [_tagged_row(word, found, names, opens=opens) for found in alike.values()]


def _tagged_row(word: WordText, found: Sequence[TaggedNumber], names: Names, *, opens: bool) -> Mapping[str, object]:
    number = max(found, key=lambda each: len(word.lines[each.place.line]))
    tone, label = STANDINGS[number.standing]
    place = number.place
    return {
        "tag": place.tag,
        "label": figure_label(place.tag, names),
        "url": figure_url(place.tag) if opens and place.tag.split("?")[0] in catalogue() else "",
        "written": place.text,
        "recorded": number.recorded,
        "places": len(found) if len(found) > 1 else None,
        "chip": {"label": label, "tone": tone},
        **_around(word, place.line, place.start, place.end),
    }


def names_of(paper: PaperRecord) -> Names:
    """What the records of the paper's year call its indicators, by their codes."""
    return {code: each.name for code, each in targets.series(paper.organization, paper.report_year).items()}


def figure_label(tag: str, names: Names) -> str:
    """The figure in words; a tag of a figure that is no more stands as it is."""
    if tag.split("?", maxsplit=1)[0] not in catalogue():
        return tag
    label = label_of(tag, names)
    return label[:1].upper() + label[1:]


def by_hand(numbers: Iterable[TaggedNumber], names: Names) -> Sequence[tuple[str, str, str, str]]:
    """Each figure whose number was written over by hand: tag, words, what was written in all its places, the record."""
    written: dict[tuple[str, str], list[str]] = {}
    for number in numbers:
        if number.standing in (Standing.EDITED, Standing.EDITED_AND_CHANGED) and number.recorded is not None:
            written.setdefault((number.place.tag, number.recorded), []).append(number.place.text)
    return [
        (tag, figure_label(tag, names), ", ".join(dict.fromkeys(texts)), recorded)
        for (tag, recorded), texts in written.items()
    ]


def new_row(word: WordText, number: NewNumber, names: Names, *, opens: bool) -> Mapping[str, object]:
    name = standing_label(number.state, language())
    chip: Chip = {"label": f"{name[:1].upper()}{name[1:]}", "tone": TONES[number.state]}
    if number.rule:
        chip = {"label": _("Không phải số liệu"), "tone": "none"}
    checked = number.checked
    tag = checked.tag if checked else ""
    return {
        "written": number.text,
        "chip": chip,
        "label": figure_label(tag, names) if tag else "",
        "url": figure_url(tag) if tag and opens else "",
        "recorded": digits(read_tag(tag)[0], checked.recorded) if checked and checked.recorded is not None else "",
        "correction": checked.correction if checked else "",
        **_around(word, number.line, number.at.start, number.at.end),
    }


def checked(found: Found) -> Mapping[str, object]:
    """A finding of the check as `parts/finding.html` takes it, with the words it is about."""
    told = finding_of(TongketError(found.code, **found.arguments))
    return {**told, "tone": TONE_OF_SEVERITY[found.severity], "place": f"“{found.quote}”"}


def _around(word: WordText, line: int, start: int, end: int) -> Mapping[str, str]:
    """As `around`; a cell of a table that is a number alone is led by the nearest words before it, those of its row."""
    found = around(word.lines[line], start, end)
    if _has_letters(word.lines[line]):
        return found
    named = next(filter(_has_letters, reversed(word.lines[:line])), "")
    return {**found, "before": f"{named[-AROUND:].strip()}: {found['before']}" if named else found["before"]}


def _has_letters(line: str) -> bool:
    return any(letter.isalpha() for letter in line)


def around(line: str, start: int, end: int) -> Mapping[str, str]:
    """A number with the words on its two sides."""
    before, after = line[:start], line[end:]
    return {
        "before": before if len(before) <= AROUND else "…" + before[-AROUND:].partition(" ")[2],
        "number": line[start:end],
        "after": after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + "…",
    }


def number_changes(changes: Iterable[NumberChange]) -> Sequence[Mapping[str, object]]:
    return [
        {"before": each.before, "after": each.after, "text": each.line.text[:160], "line": _anchor(each.line)}
        for each in changes
    ]


def diff_rows(lines: Sequence[LineChange], *, whole: bool) -> Sequence[Mapping[str, object]]:
    """The paragraphs of a comparison; without `whole`, stretches without change are told by their length, but for the
    paragraph before and after a change."""
    rows: list[Mapping[str, object]] = []
    for is_same, group in groupby(lines, key=lambda line: line.kind == "same"):
        found = list(group)
        if is_same and not whole and len(found) > 3:
            first, last = (found[:1] if rows else []), found[-1:] if found[-1] is not lines[-1] else []
            rows += [_diff_row(line) for line in first]
            rows.append({"kind": "skipped", "count": len(found) - len(first) - len(last)})
            rows += [_diff_row(line) for line in last]
        else:
            rows += [_diff_row(line) for line in found]
    return rows


def _diff_row(line: LineChange) -> Mapping[str, object]:
    return {"kind": line.kind, "pieces": line.pieces, "id": _anchor(line)}


def _anchor(line: LineChange) -> str:
    return f"doan-{line.after}" if line.after is not None else f"bo-{line.before}"
