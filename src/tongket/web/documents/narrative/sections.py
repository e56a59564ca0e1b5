"""The sections of a narrative on the page: as they stand, as they were typed, as they would be printed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tongket.access import audit, keeping
from tongket.documents.actions.narrative.write import SectionText
from tongket.documents.book import NARRATIVES, NarrativeEntry
from tongket.documents.paper.model import Item, Paragraph
from tongket.documents.queries import Part
from tongket.documents.render.html import words_html
from tongket.documents.sentences.shown import Figures
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.web.documents.preview import with_links
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.refusals import finding_of

REPORT = (
    "situation", "political_task", "party_building", "inspection", "mass_work", "internal_affairs",
    "office_and_digital", "leadership_method", "strengths", "shortcomings", "causes", "lessons", "directions",
    "targets", "tasks", "petitions",
)  # fmt: skip
SECTIONS: Mapping[str, Sequence[str]] = {"year_report": REPORT, "mid_term": REPORT}
EXPECTED = frozenset({"shortcomings", "directions", "tasks"})
MINE, THEIRS = "left", "right"
LONGEST = 20_000


@dataclass(frozen=True)
class Posted:
    """A section as it came back: its text, the version and the fingerprint of the text the person had before them."""

    section: str
    text: str
    version: int | None
    seen: str

    def differs(self, standing: Mapping[str, Part]) -> bool:
        """Whether the person changed the text, and to something else than what stands."""
        kept = standing[self.section].text if self.section in standing else ""
        return fingerprint(self.text) not in (self.seen, fingerprint(kept))

    def clashes(self, standing: Mapping[str, Part]) -> bool:
        part = standing.get(self.section)
        return (part.version if part else None) != self.version

    def as_section(self, organization: int, year: int, paper: str) -> SectionText:
        return SectionText(organization, year, paper, self.section, self.text, self.version)


def titles() -> Sequence[tuple[str, str]]:
    return [("year_report", _("Báo cáo tổng kết năm")), ("mid_term", _("Báo cáo sơ kết giữa nhiệm kỳ"))]


def posted(data: QueryDict, paper: str) -> Mapping[str, Posted]:
    """The sections of a form. Where a clash was settled for what stands already, nothing is written."""
    found = {}
    for name in SECTIONS[paper]:
        if f"text-{name}" not in data or data.get(f"chon-{name}") == THEIRS:
            continue
        text = "\n".join(line.rstrip() for line in str(data[f"text-{name}"])[:LONGEST].splitlines()).strip()
        # A clash for which nothing was chosen stays one: version 0 never fits.
        is_open = f"clash-{name}" in data and data.get(f"chon-{name}") != MINE
        version = "0" if is_open else data.get(f"version-{name}", "")
        found[name] = Posted(name, text, int(version) if version.isdigit() else None, data.get(f"seen-{name}", ""))
    return found


def fingerprint(text: str) -> str:
    return hashlib.sha256("\n".join(line.rstrip() for line in text.splitlines()).strip().encode()).hexdigest()[:16]


def shown_section(
    place: Place, figures: Year, paper: str, name: str, standing: Mapping[str, Part], typed: Posted | None, clash: bool
) -> dict[str, object]:
    """One section for the page; `typed` is what the person wrote, not yet in the books."""
    part = standing.get(name)
    kept = part.text if part else ""
    text = typed.text if typed else kept
    found = {
        "id": name,
        "title": vocabulary.label(name, language(), "report_section"),
        "text": text,
        # A clash is settled over what stands now; anything else goes on from what the person saw.
        "version": _version(part) if clash or typed is None else str(typed.version or ""),
        "seen": fingerprint(kept) if typed is None or clash else typed.seen,
        "rows": min(18, max(4, len(text) // 90 + text.count("\n") + 1)),
        "expected": name in EXPECTED,
        "carried_from": part.carried_from if part and not typed else None,
        "clash": _clash(place, paper, name, text, part) if clash else None,
        "finding": None,
        "preview": "",
    }
    try:
        found["preview"] = printed(figures, text)
    except TongketError as error:
        found["finding"] = finding_of(error)
    return found


def _version(part: Part | None) -> str:
    return str(part.version) if part else ""


def printed(figures: Year, text: str) -> str:
    """The text as the paper prints it, its figures as links. Raises what the markup raises."""
    values = Figures(figures.values)
    blocks = [
        Item(values.text(line[1:].strip())) if line.startswith(("-", "–")) else Paragraph(values.text(line))
        for raw in text.splitlines()
        if (line := raw.strip())
    ]
    html = "".join(f"<p>{'– ' if isinstance(block, Item) else ''}{words_html(block.words)}</p>" for block in blocks)
    return mark_safe(with_links(html))  # noqa: S308 - escaped by the renderer  # nosec B308 B703


def placeholders(figures: Year) -> Sequence[dict[str, object]]:
    """Every figure of the year that a text may name, with its label and value of today."""
    return [
        {"tag": "{" + value.tag + "}", "label": shown.label(figures, value), "value": shown.number(value)}
        for value in figures.values.values()
    ]


def _clash(place: Place, paper: str, name: str, mine: str, part: Part | None) -> dict[str, object]:
    by_whom = _last_event(place, paper, name, part)
    row = {
        "label": vocabulary.label(name, language(), "report_section"),
        "left": mine or None,
        "right": (part.text if part else "") or None,
        "changed": True,
        "name": f"chon-{name}",
        "chosen": "",
    }
    return {
        "label": _("So sánh hai bản"),
        "left": {"title": _("Bản của tôi"), "person": place.actor.name, "when": ""},
        "right": {"title": _("Bản đã ghi"), **by_whom},
        "rows": [row],
    }


def _last_event(place: Place, paper: str, name: str, part: Part | None) -> dict[str, str]:
    """By whom and when the text that stands was written."""
    entry = NarrativeEntry(place.office.id, place.year, paper, name, "")
    kept = keeping.locate(NARRATIVES, [entry]).get(NARRATIVES.identity_of(entry)) if part else None
    event = audit.last_change(kept.key) if kept else None
    if event is None:
        return {"person": "", "when": ""}
    return {"person": event.actor, "when": timezone.localtime(event.at).strftime("%H:%M %d/%m/%Y")}
