"""The declared wordings of the catalogue, and which of them a number fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from tongket.figures import catalogue
from tongket.reconciliation.facts import Attribute
from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.document import Cue
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.finders import FINDERS, counted
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.levels import level_in_list, level_joined_before

PLACE = Path(catalogue.__file__).parent / "wordings"
NO_FACT = "none"
REACH, REACH_BEHIND = 260, 45


@dataclass(frozen=True)
class Wording:
    """One entry of `figures/catalogue/wordings`; its README says what the words mean."""

    kind: str
    topic: str
    noun: tuple[str, ...]
    form: tuple[str, ...]
    near: int = REACH
    set: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    fraction: str = "total"
    because: str = ""
    unless_right: str = ""
    if_sentence: str = ""
    if_left: str = ""

    def follows(self, scene: Scene) -> bool:
        """Whether the words before the number are those the wording asks for."""
        return not self.if_left or bool(re.search(self.if_left, scene.text[max(0, scene.start - 60) : scene.start]))

    def takes(self, scene: Scene) -> bool:
        """Whether form and noun of the number are this wording's."""
        if scene.quantity.form not in self.form or scene.noun.group not in self.noun:
            return False
        if self.if_sentence and not re.search(self.if_sentence, scene.text[scene.sentence.start : scene.start]):
            return False
        return not (self.unless_right and re.search(self.unless_right, scene.gap_behind))


@cache
def wordings() -> Sequence[Wording]:
    """All declared wordings, subject by subject."""
    found = []
    for path in sorted(PLACE.glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(Wording(**{**raw, "noun": tuple(raw["noun"]), "form": tuple(raw["form"])}))
    return found


@cache
def by_topic() -> Mapping[str, Sequence[Wording]]:
    found: dict[str, list[Wording]] = {}
    for wording in wordings():
        found.setdefault(wording.topic, []).append(wording)
    return found


def fitting(scene: Scene) -> tuple[Wording, Draft] | None:
    """The wording a number fits and its fact: by the topic behind it, by level or result, by the topics before it."""
    return _by_joined_topic(scene) or _by_topic_behind(scene) or _by_level(scene) or _by_topic_before(scene)


_CAME = pattern("wordings", "came")
TOTALS = ("member", "cell", "party_organization")
JOINING = frozenset({
    "represent", "admit", "elect", "recognize_official", "moved_in", "commend", "inspect", "supervise",
    "inspect_supervise", "discipline", "attend", "absent", "convened", "found", "develop",
})  # fmt: skip
_SESSION = pattern("wordings", "session")
_ELECTED = pattern("wordings", "elected")
_JOINED = pattern("wordings", "joined")


def _by_joined_topic(scene: Scene) -> tuple[Wording, Draft] | None:
    """ "thay mặt cho 717 đảng viên … về dự": the topic right before the number is nearer than what follows."""
    for cue in scene.cues_before("topic", 40)[:1]:
        if cue.name in JOINING and _JOINED.fullmatch(scene.text[cue.end : scene.start]):
            return _first(scene, by_topic().get(cue.name, ()), cue)
    if scene.noun.group == "session" and (own := _SESSION.search(scene.text, scene.noun.start, scene.noun.end)):
        return _first(scene, by_topic().get("inspect" if own[0] == "kiểm tra" else "supervise", ()), None)
    if _ELECTED.search(scene.text[max(scene.sentence.start, scene.start - 110) : scene.start]) and scene.noun.group in (
        "member",
        "delegate",
    ):
        return _first(scene, by_topic().get("elect", ()), None)
    if scene.gap_behind.lstrip().startswith(("đồng chí dự khuyết", "dự khuyết")):
        return _first(scene, by_topic().get("elect", ()), None)
    if scene.noun.group in ("delegate", "alternate") and any(
        cue.name == "elect" for cue in scene.cues_before("topic", 250)
    ):
        return _first(scene, by_topic().get("elect", ()), None)
    return None


def _by_topic_behind(scene: Scene) -> tuple[Wording, Draft] | None:
    """ "6 đảng viên mới được kết nạp": the topic follows at once, and no other number comes between."""
    if level_joined_before(scene):
        return None
    end = min(scene.next_start, scene.chunk[1])
    if _CAME.match(scene.text, scene.words_end, end):
        return _first(scene, by_topic()["attend"], None)
    for cue in scene.cues_behind("topic", end):
        if _belongs_elsewhere(scene, cue, end):
            return None
        came = scene.text[cue.start : cue.end] == "tham gia"
        studied = came and any(one.name == "study" for one in scene.cues_before("topic"))
        return _first(scene, by_topic().get("study" if studied else cue.name, ()), cue)
    return None


def _belongs_elsewhere(scene: Scene, cue: Cue, end: int) -> bool:
    """Whether a topic behind the number is parted from it, names a rating, or speaks of the next number."""
    between = scene.text[scene.words_end : cue.start]
    rated = any(level.start < cue.end + 12 for level in scene.cues_behind("level", end))
    parted = len(between) > REACH_BEHIND or re.search(r"\b(?:và|để|do|đã|gồm)\b|huy hiệu", between)
    of_next = scene.has_next and re.match(r"[^,;.:]{0,30}$", scene.text[cue.end : scene.next_start])
    return bool((rated and cue.name != "commend") or parted or of_next)


def _by_level(scene: Scene) -> tuple[Wording, Draft] | None:
    if commends(scene) or (_is_total(scene) and not level_in_list(scene)):
        return None
    for topic in ("@level", "@result"):
        for wording in by_topic()[topic]:
            if wording.takes(scene) and FINDERS[topic](scene):
                return wording, fact(scene, wording)
    return None


def commends(scene: Scene) -> bool:
    """Whether the nearest topic before the number, ratings apart, is a commendation, in the same clause."""
    for cue in scene.cues_before("topic", 170):
        if re.search(r"[;.](?!\d)", scene.text[cue.end : scene.start]):
            return False
        if cue.name != "rate":
            return cue.name == "commend"
    return bool(scene.before) and scene.before[0].end < scene.sentence.start and scene.before[-1].kind == "commendation"


_TOTAL = pattern("wordings", "total")


def _is_total(scene: Scene) -> bool:
    """ "hiện toàn xã có 276 đảng viên": the size of the organisation."""
    since = max(scene.sentence.start, scene.start - 60)
    return scene.noun_behind.group in TOTALS and bool(_TOTAL.search(scene.text, since, scene.start))


def _by_topic_before(scene: Scene) -> tuple[Wording, Draft] | None:
    if _is_total(scene):
        return None
    for cue in scene.cues_before("topic", REACH):
        found = _first(scene, by_topic().get(cue.name, ()), cue)
        if found:
            return found
    later = _commended_later(scene)
    if later is not None:
        return later
    carried = scene.carried or ("commend" if commends(scene) else "")
    if carried:
        return _first(scene, by_topic().get(carried, ()), None)
    return None


def _commended_later(scene: Scene) -> tuple[Wording, Draft] | None:
    """ "03 tập thể và 30 cá nhân tiêu biểu được khen thưởng": the word stands at the end of the list."""
    if scene.noun.group not in ("collective", "individual"):
        return None
    clause = re.split(r"[;.](?!\d)", scene.text[scene.quantity.end : scene.sentence.end])[0]
    end = scene.quantity.end + len(clause)
    ahead = [cue for cue in scene.document.cues_in(scene.quantity.end, end) if cue.name == "commend"]
    return _first(scene, by_topic()["commend"], None) if ahead and len(clause) < 200 else None


def _first(scene: Scene, candidates: Sequence[Wording], cue: Cue | None) -> tuple[Wording, Draft] | None:
    for wording in candidates:
        apart = cue is not None and wording.kind == "attendance" and ";" in scene.text[cue.end : scene.start]
        if apart:
            continue
        far = cue is not None and cue.end <= scene.start and scene.start - cue.end > wording.near
        if not far and wording.takes(scene) and (cue is None or cue.start > scene.start or wording.follows(scene)):
            return wording, fact(scene, wording)
    return None


def fact(scene: Scene, wording: Wording) -> Draft:
    """The fact of a number by a wording."""
    attributes: dict[str, Attribute] = {
        name: FINDERS[word](scene) if word in FINDERS else word for name, word in wording.set.items()
    }
    made = drafted(wording.kind, scene.quantity, scene.words_end, **attributes)
    return Draft(
        made.kind, made.value, made.start, made.end, made.digits, made.of,
        wording.fraction if made.of is not None and wording.fraction != "total" else "",
        counted(scene) if wording.unit == "@counted" else made.unit,
        made.approx, made.decimals, made.attributes,
    )  # fmt: skip
