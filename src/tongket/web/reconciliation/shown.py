"""A check as the page shows it: the text in pieces, a card for what asks for a look, a list of all its numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Check, CheckedFact, Found
from tongket.reconciliation.kinds import standing_label
from tongket.reconciliation.marking import SIGNS, Mark, Standing, correction_of, counts, marks
from tongket.rules.errors import error_entry, mend, message
from tongket.rules.notation import number_vi
from tongket.web.figures import shown
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reconciliation.given import value_of
from tongket.web.refusals import TONE_OF_SEVERITY

TONES: Mapping[Standing, str] = {
    Standing.AGREES: "ok",
    Standing.DIFFERS: "bad",
    Standing.LOOK: "due",
    Standing.NOT_UNDERSTOOD: "due",
    Standing.OBJECTIVE: "info",
    Standing.NOT_RECORDED: "none",
}
LONGEST_NAMED = 60


@dataclass(frozen=True)
class Shown:
    """A check with what the page needs beside it: the figures its facts are bound to, in the words of the page."""

    place: Place
    check: Check

    @property
    def text(self) -> str:
        return self.check.reading.text

    @cached_property
    def marks(self) -> Sequence[Mark]:
        return marks(self.check)

    @cached_property
    def cards(self) -> Mapping[int, dict[str, object]]:
        """By the place in `marks`: what was found there. A number that agrees, or that nobody keeps, has none."""
        asking = [place for place, mark in enumerate(self.marks) if mark.findings or mark.standing is Standing.DIFFERS]
        return {place: self._card(place, count) for count, place in enumerate(asking, 1)}

    @cached_property
    def _year(self) -> shown.Year:
        tags = {mark.tag.partition("?")[0] for mark in self.marks if mark.tag}
        return shown.year_of(self.place, sorted(tags)) if tags else shown.Year(self.place, {})

    def chips(self) -> list[dict[str, object]]:
        """How many numbers stand how, each leading to the first of them; standings that do not occur are left out."""
        first = {mark.standing: f"#so-{place}" for place, mark in reversed(list(enumerate(self.marks)))}
        return [
            {
                "label": f"{number_vi(count)} {standing_label(each, language())}",
                "sign": SIGNS[each],
                "tone": TONES[each],
                "url": first[each],
            }
            for each, count in counts(self.marks).items()
            if count
        ]

    def pieces(self) -> Iterable[dict[str, object]]:
        """The text in its order: plain stretches and marked places."""
        reached = 0
        for place, mark in enumerate(self.marks):
            yield {"text": self.text[reached : mark.at.start]}
            yield {"mark": self._mark(place, mark)}
            reached = mark.at.end
        yield {"text": self.text[reached:]}

    def numbers(self) -> dict[str, object]:
        """All marked numbers as `parts/table.html` takes them."""
        heads = [_("Trong bài"), _("Tình trạng"), _("Số liệu"), _("Sổ ghi")]
        rows = []
        for place, mark in enumerate(self.marks):
            label, url = self._figure(mark.tag)
            standing = standing_label(mark.standing, language())
            cells: list[dict[str, object]] = [
                {"text": mark.at.of(self.text), "url": f"#so-{place}"},
                {
                    "text": None,
                    "chip": {"label": standing, "tone": TONES[mark.standing]},
                },
                {"text": label, "url": url},
                {"text": self._recorded(mark)},
            ]
            rows.append({"cells": [cell | {"label": head} for cell, head in zip(cells, heads, strict=True)]})
        columns = [{"id": head, "label": head} for head in heads]
        return {"label": _("Mọi số trong bài"), "columns": columns, "rows": rows, "fold": True}

    def _mark(self, place: int, mark: Mark) -> dict[str, object]:
        number = _digits(mark)
        card = self.cards.get(place)
        _label, rows = self._figure(mark.tag)
        return {
            "id": f"so-{place}",
            "tone": TONES[mark.standing],
            "sign": SIGNS[mark.standing],
            "standing": standing_label(mark.standing, language()),
            "before": self.text[mark.at.start : number.start],
            "number": number.of(self.text),
            "place": str(number.start),
            "after": self.text[number.end : mark.at.end],
            "card": card["number"] if card else "",
            "href": f"#{card['id']}" if card else rows,
            "opens": not card and bool(rows),
            "rows": rows,
        }

    def _card(self, place: int, count: int) -> dict[str, object]:
        mark = self.marks[place]
        label, rows = self._figure(mark.tag)
        other_year = self._other_year(mark)
        weights = [TONE_OF_SEVERITY[finding.severity] for finding in mark.findings]
        tone = "bad" if mark.standing is Standing.DIFFERS else "due" if "due" in weights else "info"
        return {
            "id": f"muc-{count}",
            "number": count,
            "back": f"#so-{place}",
            "tone": tone,
            "sign": SIGNS[mark.standing],
            "standing": standing_label(mark.standing, language()),
            "quote": mark.at.of(self.text),
            "said": [self._said(finding) for finding in mark.findings],
            "figure": label,
            "recorded": self._recorded(mark) if mark.tag else "",
            "rows": rows,
            # A text of another year is checked against that year; its year is not written over.
            "corrections": [] if other_year else self._corrections(mark),
            "year": other_year,
        }

    def _said(self, finding: Found) -> dict[str, object]:
        arguments = dict(finding.arguments)
        others = [place for span in finding.others if (place := self._marked_at(span)) is not None]
        return {
            "title": error_entry(finding.code).title[language()],
            "message": message(finding.code, arguments, language()),
            "mend": mend(finding.code, arguments, language()),
            "code": finding.code,
            "citations": [str(citation) for citation in finding.citations],
            "others": [
                {"url": f"#so-{place}", "text": self.marks[place].at.of(self.text)[:LONGEST_NAMED]}
                for place in dict.fromkeys(others)
            ],
        }

    def _corrections(self, mark: Mark) -> list[dict[str, str]]:
        given: list[CheckedFact | Found] = [*mark.findings, *mark.facts]
        offered = [correction for each in given if (correction := correction_of(self.text, each)) is not None]
        return [
            {"value": value_of(each), "new": each.new}
            for each in dict.fromkeys(offered)
            if "|" not in each.old + each.new
        ]

    def _other_year(self, mark: Mark) -> str:
        """The year the text says it reports on, where the office keeps that year and stands in another."""
        named = {str(each.fact.value) for each in mark.facts if each.fact.kind == "report_year"}
        return next((str(year) for year in self.place.years if str(year) in named and year != self.place.year), "")

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [mark.at.end for mark in self.marks]

    def _marked_at(self, span: Span) -> int | None:
        """The place whose mark holds some of these letters."""
        place = bisect_right(self._ends, span.start)
        return place if place < len(self.marks) and self.marks[place].at.start < span.end else None

    def _figure(self, tag: str) -> tuple[str, str]:
        """The figure's label and the address of its rows; "" where the place is bound to none."""
        if not tag:
            return "", ""
        value = self._year.get(tag)
        return (shown.label(self._year, value) if value else _("Mở số liệu")), shown.figure_url(tag)

    def _recorded(self, mark: Mark) -> str:
        """What the records say now, with its unit; "" where the place is bound to no figure."""
        bound = next((fact for fact in mark.facts if fact.tag), None)
        value = self._year.get(mark.tag) if mark.tag else None
        if value is not None and shown.measured(self._year, value) is not None:
            unit = shown.unit(self._year, value)
            of = value.of if bound is not None and bound.fact.of is not None else None
            number = "/".join(filter(None, (shown.number(value), number_vi(of) if of is not None else "")))
            return " ".join(filter(None, (number, unit)))
        if bound is not None and bound.recorded is not None:
            return number_vi(bound.recorded)
        return _("chưa có số liệu") if mark.tag else ""


def _digits(mark: Mark) -> Span:
    """The part of the mark a correction replaces; all of it where nothing is told apart."""
    inside = [each.fact.number for each in mark.facts] + [each.number for each in mark.findings if each.number]
    fitting = (span for span in inside if mark.at.start <= span.start < span.end <= mark.at.end)
    return next(fitting, mark.at)


def says_how_many(found: Sequence[Mark]) -> str:
    return _("Số trong bài: %(count)s") % {"count": number_vi(len(found))}
