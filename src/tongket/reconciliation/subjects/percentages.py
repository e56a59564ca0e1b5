"""Percentages: shares of ratings and of those present, of the plan, growth, or a figure of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.nouns import Noun, noun_behind, party_noun_in
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects import indicators
from tongket.reconciliation.subjects.growth import grows, growth
from tongket.reconciliation.subjects.levels import level_joined_before, level_of

PRESENT = ("attendance", "resolution_study")
TOPICS_OF_PRESENT = {"attend": "attendance", "study": "resolution_study"}
_RATED = ("org_rating", "member_rating")
_SAME_THING = pattern("percentages", "same_thing")
_TARGETS = pattern("percentages", "targets")
_AND_IN = pattern("percentages", "and_in")
_RATE_OF = pattern("percentages", "rate_of")
_DONE = pattern("percentages", "done")


def percentage(scene: Scene) -> Draft | None:
    """The fact a percentage states; None where nothing says what it is a share of."""
    last = _last(scene)
    if last is not None and last.kind == "discipline" and _SAME_THING.fullmatch(scene.gap_before):
        return None  # shares of the forms of discipline are no figure of a report
    return next((fact for way in WAYS if (fact := way(scene)) is not None), None)


def _last(scene: Scene) -> Draft | None:
    return scene.before[-1] if scene.before else None


def _plan_of_last(scene: Scene) -> Draft | None:
    """ "kết nạp 14 đảng viên, đạt 116,6%": a share of the plan, whether the plan is named or not."""
    last = _last(scene)
    if last is None or grows(scene):
        return None
    joined = _SAME_THING.fullmatch(scene.gap_before)
    if last.kind == indicators.RATIO and _AND_IN.fullmatch(scene.gap_before):
        return indicators.ratio(scene, str(last.attributes.get("indicator", "")))
    if last.kind == "target_achievement" and last.of is not None and joined:
        return drafted(last.kind, scene.quantity, 0, **last.attributes)
    if last.kind == "admissions" and joined and scene.noun_behind.group in ("", "other", "target"):
        return indicators.ratio(scene, "admissions")
    if last.kind in ("inspection", "supervision", "attendance") and joined and indicators.has_plan_behind(scene):
        return indicators.ratio(scene, last.kind + "s" if last.kind != "attendance" else last.kind)
    return None


def _admitted(scene: Scene) -> Draft | None:
    """ "kết nạp đảng viên mới hằng năm đạt từ 3% trở lên": a share, of the plan where the plan is named."""
    planned = indicators.has_plan_behind(scene)
    cues = [
        cue
        for cue in scene.cues_before("topic", 90)[:1]
        if cue.name in ("admit", "admit_skip") and (planned or cue.start >= scene.previous_end)
    ]
    if not cues or indicators.is_named(scene) or grows(scene):
        return None
    if planned:
        last = _last(scene)
        between = last is not None and last.start > cues[0].end and last.kind != "admissions"
        return None if between else indicators.ratio(scene, "admissions")
    return indicators.value(scene, indicators.Indicator("admissions", True), scene.words_end)


def _present(scene: Scene) -> Draft | None:
    """ "tỷ lệ đảng viên tham gia học tập đạt 97,6%": a share of those who came or studied."""
    if indicators.has_plan_behind(scene) or grows(scene) or level_of(scene):
        return None
    last = _last(scene)
    named = indicators.is_named(scene)
    if last is not None and last.kind in PRESENT and _SAME_THING.fullmatch(scene.gap_before) and not named:
        return drafted(last.kind, scene.quantity, who=last.attributes.get("who", ""))
    reached = re.search(r"(?:đạt|chiếm|là|bằng|tỷ lệ)\s*$", scene.gap_before)
    if last is not None and last.kind in PRESENT and reached and scene.noun.group in ("member", "cadre"):
        return drafted(last.kind, scene.quantity, who="member")
    for cue in scene.cues_before("topic", 120)[:1]:
        joined = scene.text[cue.end : scene.start]
        people = party_noun_in(scene.text, scene.sentence.start, cue.start)
        reached = re.search(r"(?:đạt|chiếm|là|bằng|tỷ lệ)\s*$", scene.gap_before)
        if (
            cue.name in TOPICS_OF_PRESENT
            and people
            and reached
            and len(joined) < 60
            and cue.start >= scene.previous_end
        ):
            studied = any(one.name == "study" for one in scene.cues_before("topic"))
            kind = "resolution_study" if studied else TOPICS_OF_PRESENT[cue.name]
            return drafted(kind, scene.quantity, who="member")
    return None


def _rating(scene: Scene) -> Draft | None:
    """A share of those rated: named beside it, or continuing the rating just before."""
    last = _last(scene)
    if indicators.has_plan_behind(scene) or grows(scene):
        return None
    noun = scene.noun if scene.noun.group in ("cell", "party_organization", "member", "cadre", "leadership") else None
    level = level_of(scene)
    if last is not None and last.kind in _RATED and not noun and _goes_on_with(scene, level):
        return _like(scene, last)
    if noun is None and level:
        noun = _earlier_noun(scene) or party_noun_in(scene.text, scene.sentence.start, scene.start)
        if noun is None:
            return (
                _like(scene, last, level)
                if last is not None and last.kind in _RATED
                else _rated(scene, "member", level)
            )
    if level and noun is not None:
        return _rated(scene, noun.group if noun else "member", level)
    if last is not None and last.kind in _RATED and noun is not None and len(scene.gap_before) < 60:
        return _rated(scene, noun.group, str(last.attributes.get("level", "")))
    return None


def _goes_on_with(scene: Scene, level: str) -> bool:
    """Whether the share is of the rating just before: joined to it, without a level of its own."""
    continues = _continues(scene)
    if level and level_joined_before(scene):
        return False
    if level and (not continues and scene.gap_behind):
        return False
    return (continues or not level) and bool(_SAME_THING.fullmatch(scene.gap_before))


def _continues(scene: Scene) -> bool:
    return bool(re.match(r"\s*[,(]?\s*(?:chiếm|tỷ lệ|tỉ lệ|bằng|đạt|tương)|\s*\(", scene.gap_before)) or bool(
        re.search(r"(?:chiếm|\()\s*(?:tỷ lệ|tỉ lệ)?\s*$", scene.gap_before)
    )


def _like(scene: Scene, last: Draft, level: str = "") -> Draft:
    kept = {name: word for name, word in last.attributes.items() if name in ("subject", "level", "reason", "proposed")}
    if level:
        kept["level"] = level
    return drafted(last.kind, scene.quantity, 0, **kept)


def _earlier_noun(scene: Scene) -> Noun | None:
    """Who was rated, named before the level: "Tổ chức đảng hoàn thành tốt trở lên bình quân đạt 97%"."""
    levels = [cue for cue in scene.cues_before("level") if cue.start >= scene.previous_end]
    return party_noun_in(scene.text, scene.previous_end, levels[0].start) if levels else None


def _rated(scene: Scene, group: str, level: str) -> Draft:
    subjects = {"cell": "cell", "party_organization": "organization", "leadership": "leadership_collective"}
    if group in subjects:
        return drafted("org_rating", scene.quantity, scene.words_end, subject=subjects[group], level=level)
    subject = "key_cadre" if group == "cadre" else "member"
    return drafted("member_rating", scene.quantity, scene.words_end, subject=subject, level=level)


def _targets(scene: Scene) -> Draft | None:
    """ "hoàn thành 100% các chỉ tiêu"."""
    match = _TARGETS.match(scene.gap_behind)
    if match and _DONE.search(scene.gap_before) and not indicators.is_named(scene) and not _measured(scene):
        found = "exceeded" if "vượt" in scene.gap_before[-12:] else "met"
        if re.search(r"đạt và vượt|đạt, vượt", scene.gap_before[-16:] + scene.gap_behind[:60]):
            found = "met_or_exceeded"
        end = scene.quantity.end + match.end()
        return drafted("target_achievement", scene.quantity, end, result=found, what=match["noun"])
    return None


def _measured(scene: Scene) -> bool:
    last = _last(scene)
    return last is not None and last.kind in ("admissions", *indicators.OF_INDICATORS) and len(scene.gap_before) < 30


def _change_or_indicator(scene: Scene) -> Draft | None:
    verb = grows(scene)
    if verb:
        return growth(scene, verb)
    found = indicators.indicator(scene)
    if indicators.has_plan_behind(scene):
        return indicators.ratio(scene, found.name)
    if found.name == "economic_growth":
        return drafted(indicators.GROWTH, scene.quantity, indicator=found.name)
    if found.is_rate or not _follows_value(scene) or _RATE_OF.search(scene.text[scene.sentence.start : scene.start]):
        return _share(scene, found)
    return indicators.ratio(scene, found.name)


def _follows_value(scene: Scene) -> bool:
    """ "9.720 tấn, đạt 105,4%", "thu ngân sách đạt 180%": reached, of a figure that is itself no percentage."""
    return bool(re.search(r"\b(?:đạt|bằng|ước đạt|hoàn thành|được)\s*$|[(=]\s*$", scene.gap_before))


def _share(scene: Scene, found: indicators.Indicator) -> Draft | None:
    noun = noun_behind(scene.text, scene.quantity.end, scene.sentence.end)
    if noun.group in ("member", "cadre", "cell", "party_organization") and not indicators.is_named(scene):
        return None
    return indicators.value(scene, found, scene.words_end)


WAYS: Sequence[Callable[[Scene], Draft | None]] = (
    _plan_of_last, _admitted, _present, _rating, _targets, _change_or_indicator,
)  # fmt: skip
