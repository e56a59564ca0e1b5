"""Which level of rating a number belongs to: the phrase behind it or before it, whichever it is joined to."""

from __future__ import annotations

import re

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.document import Cue
from tongket.reconciliation.reading.nouns import noun_behind
from tongket.reconciliation.reading.scene import Scene

_JOINED_BEFORE = pattern("levels", "joined_before")
_STRICTLY_BEFORE = re.compile(_JOINED_BEFORE.pattern.replace("[,:(]?", "[:]?"))
_APART = pattern("levels", "apart")
_BRACKET = pattern("levels", "bracket")
_SHORT = pattern("levels", "short")
_NESTED = pattern("levels", "nested")


def level_behind(scene: Scene) -> str:
    """The level named behind the number, by a list of numbers that share it too: commendations name it last."""
    text, end = scene.text, _clause_end(scene)
    cues = [cue for cue in scene.document.cues_in(scene.quantity.end, end) if cue.group == "level"]
    if not cues:
        return ""
    between = text[scene.quantity.end : cues[0].start]
    return "" if len(between) > 160 else cues[0].name


def level_in_list(scene: Scene) -> bool:
    """Whether a level follows number and noun at once, or their list: "01 chi bộ và 39 đảng viên hoàn thành …"."""
    listed = re.match(r"\s*(?:và|,)\s*\d", scene.text[scene.words_end : scene.words_end + 8])
    return bool(_adjacent(scene) or (listed and _shared(scene)))


def level_joined_before(scene: Scene) -> str:
    """The level that stands directly before the number: "Không xếp loại: 01 đ/c"."""
    return _before(scene)


def level_of(scene: Scene) -> str:
    """The level of a rating the number counts; "" where none is joined to it."""
    found = _adjacent(scene) or _before(scene, _STRICTLY_BEFORE) or _behind(scene) or _shared(scene) or _before(scene)
    if found == "good" and _NESTED.search(scene.text[scene.quantity.end : scene.sentence.end]):
        return "good_or_better"
    return found


def _clause_end(scene: Scene) -> int:
    match = _APART.search(scene.text, scene.quantity.end, scene.sentence.end)
    return match.start() if match else scene.sentence.end


def _adjacent(scene: Scene) -> str:
    """The level that follows number and noun at once: "21 chi bộ HTTNV"."""
    cues = _levels(scene, scene.quantity.end, min(scene.next_start, _clause_end(scene)))
    if not cues:
        return ""
    between = scene.text[scene.words_end : cues[0].start]
    return cues[0].name if len(between.strip()) <= 12 and not re.search(r"[,:(]|trong đó", between) else ""


def _behind(scene: Scene) -> str:
    bracket = _BRACKET.match(scene.text, scene.words_end, scene.sentence.end)
    if bracket:
        found = _levels(scene, bracket.end(), min(bracket.end() + 60, scene.sentence.end))
        joined = found and re.fullmatch(r"[^,;.\d]{0,25}", scene.text[bracket.end() : found[0].start])
        return found[0].name if joined else ""
    cues = _levels(scene, scene.quantity.end, min(scene.next_start, _clause_end(scene)))
    for cue in cues[:1]:
        between = scene.text[scene.words_end : cue.start]
        owned_by_next = _JOINED_BEFORE.fullmatch(scene.text[cue.end : scene.next_start]) and scene.has_next
        comma = re.search(r",(?!\s*đảng|\s*công chức|\s*cán bộ|\s*quản lý|\s*viên chức)", between)
        if comma and len(between) > 25:
            return ""
        if len(between) <= 70 and not re.search(r"[:]|\btrong đó\b", between) and not (comma and owned_by_next):
            if owned_by_next and _before(scene):
                return ""
            return cue.name
    return ""


def _before(scene: Scene, joining: re.Pattern[str] = _JOINED_BEFORE) -> str:
    cues = _levels(scene, scene.previous_end, scene.start)
    if not cues:
        return ""
    cue = cues[-1]
    between = scene.text[cue.end : scene.start]
    if scene.noun_before.group and scene.noun_before.start >= cue.end:
        between = scene.text[cue.end : scene.noun_before.start]
    return cue.name if joining.fullmatch(between) else ""


def _shared(scene: Scene) -> str:
    """In a list such as "2 chi bộ, 48 cá nhân hoàn thành xuất sắc" the level stands once, at its end."""
    if scene.noun.group in ("", "counted", "other"):
        return ""
    end = _clause_end(scene)
    cues = _levels(scene, scene.quantity.end, end)
    if not cues:
        return ""
    between = re.sub(r"\([^)]*\)", "", scene.text[scene.quantity.end : cues[0].start])
    others = [cue for cue in scene.document.cues_in(scene.quantity.end, cues[0].start) if cue.group == "topic"]
    plain = re.fullmatch(r"(?:[^\d:;(]|\d+(?:[.,]\d+)*\s?%?)*", between)
    if others or not plain or len(between) >= 90 or re.search(r"\btrong đó\b|\bgồm\b", between):
        return ""
    alone = "," in between and not re.search(r"\d", between)
    return "" if alone or _parted_from_next(scene, cues[0]) else cues[0].name


def _parted_from_next(scene: Scene, level: Cue) -> bool:
    """Whether the number behind belongs to no common list: another noun, or the same one counted anew."""
    if not scene.has_next:
        return False
    following = noun_behind(scene.text, scene.document.quantity_behind(scene.quantity.end), level.start)
    anew = re.search(r",\s*(?:có|trong đó|gồm)\b|:", scene.text[scene.quantity.end : following.start])
    return following.group not in RATED or bool(following.group == scene.noun.group and anew)


def _levels(scene: Scene, start: int, end: int) -> list[Cue]:
    """The levels named between two places; the short words only where the sentence is about ratings."""
    found = [cue for cue in scene.document.cues_in(start, end) if cue.group == "level" and cue.end <= end]
    if any(scene.text[cue.start : cue.end] in EXEMPT for cue in found) and not about_ratings(scene):
        found = [cue for cue in found if scene.text[cue.start : cue.end] not in EXEMPT]
    if not _about_ratings(scene):
        return found
    covered = [(cue.start, cue.end) for cue in found]
    for match in _SHORT.finditer(scene.text, start, end):
        if all(match.end() <= first or match.start() >= last for first, last in covered):
            found.append(Cue(match.start(), match.end(), "level", match.lastgroup or "excellent"))
    return sorted(found, key=lambda cue: cue.start)


RATED = ("cell", "party_organization", "leadership", "collective", "individual", "member", "cadre", "office_unit", "")
"""What a list under one level counts; another noun between ends the list."""
EXEMPT = ("được miễn", "miễn sinh hoạt")


def about_ratings(scene: Scene) -> bool:
    """Whether the sentence, or the one before it, speaks of ratings; exemption alone is none."""
    before = scene.document.sentences[max(0, scene.sentence.index - 1)]
    cues = scene.document.cues_in(before.start, scene.sentence.end)
    return any(
        (cue.group == "level" and scene.text[cue.start : cue.end] not in EXEMPT)
        or (cue.group == "topic" and cue.name == "rate")
        for cue in cues
    )


def _about_ratings(scene: Scene) -> bool:
    cues = scene.document.cues_in(scene.sentence.start, scene.sentence.end)
    return any(cue.group == "level" or (cue.group == "topic" and cue.name == "rate") for cue in cues)
