"""What the declared wordings look for with @: who acted, whom it is about, which body, which result."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.levels import level_behind, level_of

_SUBJECT = {
    "cell": "cell", "party_organization": "organization", "leadership": "leadership_collective", "member": "member",
    "cadre": "key_cadre", "collective": "collective", "individual": "individual", "office_unit": "organization",
    "delegate": "member",
}  # fmt: skip
_COUNTED = {
    "session": "inspection_case", "cell": "cell", "party_organization": "organization", "member": "member",
    "office_unit": "office_unit", "cadre": "member", "collective": "organization", "individual": "member",
}  # fmt: skip
_BODIES = (
    ("alternate_delegates", r"đại biểu dự khuyết|dự khuyết"),
    (
        "delegation",
        r"đoàn đại biểu|(?:đi )?dự đại hội|đại biểu (?:chính thức )?(?:đi )?dự|đại biểu chính thức|đại biểu",
    ),
    ("standing_committee", r"ban thường vụ|btv"),
    ("inspection_commission", r"ủy ban kiểm tra|ubkt"),
    ("cell_committee", r"chi ủy|cấp ủy chi bộ|ban chi ủy"),
    ("executive_committee", r"ban chấp hành|bch|đảng ủy|cấp ủy"),
)
_TOTAL = pattern("finders", "total")
_CADRES = pattern("finders", "cadres")
_ACTS = pattern("finders", "acts")
_RESULT_JOINED = re.compile(r"\s*(?:được|là|có|:|các|số|cho|mức|tổng số|toàn bộ|\s)*")
_BOTH = pattern("finders", "both")


def actor(scene: Scene) -> str:
    """Who inspected: the nearest body named before the number, in its sentence or in those of its paragraph."""
    sentence = scene.sentence
    first = sentence.start
    for cue in scene.cues_before("actor", 600):
        if cue.name == "cell" and not _acts(scene, cue.start, cue.end):
            continue
        if cue.name in ("inspection_commission", "cell") and _BOTH.search(
            scene.text[max(0, cue.start - 40) : cue.start]
        ):
            return "party_committee"
        return cue.name
    earlier = [one for one in scene.before if one.kind in ("inspection", "supervision")]
    if earlier:
        return str(earlier[-1].attributes.get("actor", ""))
    previous = scene.document.sentences[max(0, sentence.index - 1)]
    if scene.carried_actor and previous.paragraph == sentence.paragraph and first > 0:
        return scene.carried_actor
    return scene.own_actor


def _acts(scene: Scene, start: int, end: int) -> bool:
    """A cell acts where the inspection follows its name and no number stands before it."""
    rest = scene.text[end : scene.start]
    acting = _ACTS.match(rest)
    counted = re.search(r"\d[\d.,]*\s*(?:lượt\s+)?$", scene.text[max(0, start - 12) : start])
    return bool(acting) and not counted


def subject(scene: Scene) -> str:
    if scene.noun.group == "member" and _CADRES.search(scene.text[scene.sentence.start : scene.start]):
        return "key_cadre"
    words_of = scene.text[scene.noun.start : scene.noun.end]
    if scene.noun.group == "party_organization" and words_of.startswith("đảng bộ") and "chi bộ" not in words_of:
        return "committee_organization"
    return _SUBJECT.get(scene.noun.group, "")


def who(scene: Scene) -> str:
    return "delegate" if scene.noun.group == "delegate" else "member"


def body(scene: Scene) -> str:
    """Which body was elected: named in the words of the number, else the nearest before it."""
    near = scene.text[scene.quantity.end : min(scene.next_start, scene.quantity.end + 60)]
    near = re.split(r"[,;.]|\bvà\b", near)[0]
    if scene.noun.group == "alternate" or "dự khuyết" in near[:24]:
        return "alternate_delegates"
    for name, words_of in _BODIES:
        if re.search(words_of, near):
            return name
    before = scene.text[scene.sentence.start : scene.start]
    found = [(match.end(), name) for name, words_of in _BODIES for match in re.finditer(words_of, before)]
    return max(found)[1] if found else "executive_committee"


def words(scene: Scene) -> str:
    """The words the number stands beside, as they are written."""
    plain = scene.document.source.plain
    return " ".join(plain[scene.quantity.end : scene.words_end].split()) or scene.noun.name


def result(scene: Scene) -> str:
    """What became of targets: the word joined to the number before it, else behind it, else earlier in the chunk."""
    return _joined_result(scene) or _result_behind(scene) or _earlier_result(scene)


def _joined_result(scene: Scene) -> str:
    before = scene.cues_before("result")
    if not before or before[0].start < scene.previous_end:
        return ""
    return before[0].name if _RESULT_JOINED.fullmatch(scene.text[before[0].end : scene.start]) else ""


def _result_behind(scene: Scene) -> str:
    behind = scene.cues_behind("result")
    if not behind or re.search(r"[;]|\.(?!\d)", scene.text[scene.quantity.end : behind[0].start]):
        return ""
    owned = scene.has_next and re.fullmatch(r"\s*(?:được\s*)?", scene.text[behind[0].end : scene.next_start])
    return "" if owned else behind[0].name


def _earlier_result(scene: Scene) -> str:
    before = scene.cues_before("result")
    if _TOTAL.search(scene.text[scene.sentence.start : scene.start]):
        return "all"
    if before and scene.chunk[0] <= before[0].start:
        return before[0].name
    earlier = [one for one in scene.before if one.kind == "target_achievement"]
    if earlier and earlier[-1].attributes.get("result") != "all":
        return str(earlier[-1].attributes.get("result", ""))
    if scene.quantity.form == "fraction":
        return before[0].name if before else "met"
    return ""


FINDERS: Mapping[str, Callable[[Scene], str]] = {
    "@actor": actor,
    "@level": level_of,
    "@level_behind": level_behind,
    "@subject": subject,
    "@who": who,
    "@body": body,
    "@result": result,
    "@words": words,
}


def counted(scene: Scene) -> str:
    return _COUNTED.get(scene.noun.group, "")
