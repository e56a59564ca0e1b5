"""Where a text speaks of what is planned, not of what was done: the same words, another meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tongket.reconciliation.grammar.load import grammar, pattern
from tongket.reconciliation.occasion.frame import Frame
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.indicators import GROWTH, OF_INDICATORS

_BULLET = pattern("objectives", "bullet")
_NEW_TERM = pattern("objectives", "new_term")
_HEADING = pattern("objectives", "heading")
LATEST = 2030
_SURELY = pattern("objectives", "surely")
_OF_PLAN = pattern("objectives", "of_plan")
ADOPTED = "targets_adopted"


@dataclass(frozen=True)
class Planned:
    """From which place of each sentence on it speaks of the plan; -1 where it does not."""

    since: Sequence[int]

    def holds(self, sentence: Sentence, place: int) -> bool:
        start = self.since[sentence.index]
        return 0 <= start <= place


@cache
def _patterns(name: str) -> Sequence[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in grammar("frame")["objective"][name]]


def planned(document: Document, frame: Frame) -> Planned:
    """The stretches about what is planned: from the opening word to the end of its sentence or paragraph."""
    since: list[int] = []
    going_on = False
    section = 0
    for position, sentence in enumerate(document.sentences):
        text = document.text[sentence.start : sentence.end]
        section = _section(document, sentence, section)
        same = position > 0 and _goes_on(document, position)
        ended = any(pattern.search(text) for pattern in _patterns("ends")) or _of_the_past(text, frame)
        opened, strong = _opened(text, frame)
        if opened is not None and strong and _is_of_results(text, frame):
            opened, ended = None, True
        if opened is not None:
            since.append(sentence.start + opened)
            going_on = strong
        elif section or (going_on and same and not ended):
            since.append(sentence.start)
        else:
            since.append(-1)
            going_on = False
    return Planned(since)


def _is_of_results(text: str, frame: Frame) -> bool:
    """Whether a sentence that only looks like a list of targets says what was reached of them."""
    ahead = any((match := opener.search(text)) and _lies_ahead(match, frame) for opener in _patterns("plain"))
    return not ahead and not _SURELY.search(text) and any(said.search(text) for said in _patterns("done"))


def _section(document: Document, sentence: Sentence, section: int) -> int:
    """The rank of the report's section about the plan that the sentence stands in; 0 outside of any.

    "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026" opens one; the next heading of its rank or above that is no plan's ends it.
    """
    match = _HEADING.match(document.text, sentence.start)
    starts_line = document.text[: sentence.start].rstrip(" ").endswith("\n") or sentence.start == 0
    if not match or not starts_line:
        return section
    end = document.text.find("\n", sentence.start, sentence.start + 300)
    line = document.text[sentence.start : end if end >= 0 else sentence.end].rstrip()
    rank = 1 if match["high"] else 2
    if _OF_PLAN.search(line) and not line.endswith((".", ";")):
        return min(rank, section) if section else rank
    return 0 if section and rank <= section else section


def _goes_on(document: Document, position: int) -> bool:
    """Whether a sentence stands in the paragraph of the one before, or in a list below it."""
    here, before = document.sentences[position], document.sentences[position - 1]
    if here.paragraph == before.paragraph:
        return True
    return bool(_BULLET.match(document.text, here.start)) or document.text[before.end : here.start].strip() == ""


def _of_the_past(text: str, frame: Frame) -> bool:
    term = re.match(r"\s*[-+*]?\s*(?:trong |sau )?nhiệm kỳ (20\d\d)\s*-", text)
    if term and int(term[1]) < frame.new_term:
        return True
    years = [int(year) for year in re.findall(r"^\s*(?:trong |đến )?năm (20\d\d)", text)]
    return bool(years) and bool(frame.report_year) and years[0] <= frame.report_year


def _opened(text: str, frame: Frame) -> tuple[int | None, bool]:
    """Where the plan begins in a sentence, and whether it goes on behind it."""
    found: list[tuple[int, bool]] = []
    strong = [*_patterns("strong"), *(_patterns("of_part_years") if frame.period else ())]
    for opener in strong:
        match = opener.search(text)
        if match and not re.search(r"\bđã $", text[: match.start()]):
            goes_on = match[0] != "phấn đấu" or bool(re.search(r"\d", text[match.end() :]))
            found.append((match.start(), goes_on))
    if (
        frame.event == "congress"
        and (match := _NEW_TERM.search(text))
        and int(match["term"] or match["colon"]) == frame.new_term
    ):
        found.append((match.start(), True))
    for opener in _patterns("plain"):
        match = opener.search(text)
        if match and _lies_ahead(match, frame):
            found.append((match.start(), bool(match.groupdict().get("year"))))
    return min(found) if found else (None, False)


def _lies_ahead(match: re.Match[str], frame: Frame) -> bool:
    parts = match.groupdict()
    if not any(parts.values()):
        return True
    year = int(parts.get("until") or parts.get("year") or parts.get("term") or 0)
    if not frame.report_year:
        return year > (frame.held_in or frame.new_term or LATEST)
    return year > frame.report_year if not parts.get("term") else year >= frame.report_year


def is_planned(scene: Scene, stretches: Planned) -> bool:
    """Whether the number is planned: in such a stretch, or named as the plan itself ("nghị quyết là 11,2%")."""
    if stretches.holds(scene.sentence, scene.start):
        return True
    floor = scene.quantity.approx == "min" and scene.text[scene.start : scene.quantity.start].strip() == "từ"
    if floor and scene.noun_behind.group == "member" and "trở lên" in scene.gap_behind[:40]:
        return True
    before = scene.text[max(scene.sentence.start, scene.start - 60) : scene.start]
    return any(pattern.search(before) for pattern in _patterns("planned_value"))


def unnamed_share(scene: Scene) -> Draft | None:
    """A planned share of something no grammar names: "100% chi bộ xây dựng chương trình"."""
    if scene.quantity.form != "percent":
        return None
    return drafted(OF_INDICATORS[0], scene.quantity, scene.words_end, indicator=scene.noun.name or "unnamed")


AS_PLANNED = {
    "admissions": "admissions", "inspection": "inspection", "supervision": "supervision",
    "resolution_study": "resolution_study", "member_transfer": "member_transfer",
}  # fmt: skip
"""Kinds that, planned, are objectives under this name."""


def as_objective(fact: Draft | None) -> Draft | None:
    """The fact as an objective; None for targets merely adopted. Facts of the meeting itself stay as they are."""
    if fact is None or (fact.kind == "target_achievement" and fact.unit != "%" and fact.of is None):
        return None
    if fact.kind in OF_INDICATORS:
        return _of_indicator(fact)
    name = AS_PLANNED.get(fact.kind, "")
    if fact.kind in ("org_rating", "member_rating"):
        name = f"{fact.kind}_{fact.attributes.get('level', '')}"
    if fact.kind == "target_achievement":
        name = "targets_met"
    if not name:
        return fact
    unit = "đảng viên" if fact.kind == "admissions" else fact.unit
    return replace(fact, kind="objective", unit=unit, attributes={"indicator": name})


def _of_indicator(fact: Draft) -> Draft:
    name = str(fact.attributes.get("indicator", ""))
    value = fact.value
    if fact.kind == GROWTH and name != "economic_growth":
        falls = not isinstance(value, str) and value < 0
        if falls or name in ("poverty_reduction", "poverty_rate", "poor_households"):
            name = "poverty_reduction" if name.startswith("po") else f"{name}_reduction"
        else:
            name = f"{name}_growth"
        value = value if isinstance(value, str) else abs(value)
    kept = {
        key: word for key, word in fact.attributes.items() if key in ("year", "decimal_ambiguous", "foreign_separator")
    }
    return replace(fact, kind="objective", value=value, attributes={**kept, "indicator": name})
