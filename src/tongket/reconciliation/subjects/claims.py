"""What one number states: the ways are tried in order, and the first that knows it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.occasion.objectives import ADOPTED
from tongket.reconciliation.reading.drafts import drafted
from tongket.reconciliation.reading.nouns import party_noun_in
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.reading.wordings import NO_FACT, fitting
from tongket.reconciliation.subjects import indicators
from tongket.reconciliation.subjects.growth import grows, growth
from tongket.reconciliation.subjects.levels import level_joined_before, level_of
from tongket.reconciliation.subjects.membership import (
    PARTY,
    Claim,
    aged,
    badge_holders,
    counted_words,
    exempted,
    part_of_those_present,
    part_of_total,
    total,
)
from tongket.reconciliation.subjects.percentages import percentage

_RANK = pattern("claims", "rank")
OF_PEOPLE = ("người", "lượt người", "lượt", "trường hợp", "em", "hồ sơ", "lao động", "vụ", "ca")
SETTLEMENT_FIGURES = (
    "cultural_village",
    "model_settlement",
    "conscription",
    "smart_villages",
    "national_standard_schools",
)
MERELY_COUNTED = ("settlements", "conscripts", "schools")
_NUMBER_OF = pattern("claims", "number_of")
_WITHIN_CHANGE = pattern("claims", "within_change")
CHANGE = "change_of_count"
_AND = pattern("claims", "and")
_AND_THOSE = pattern("claims", "and_those")
_NEWCOMERS = pattern("claims", "newcomers")
OTHER = "other_count"
REACH_BACK = 200


def claimed(scene: Scene) -> Claim:
    """The fact a number states, or the rule by which it is none; neither where nothing was understood."""
    return _first(scene, WAYS) or (None, "")


def _first(scene: Scene, ways: Sequence[Callable[[Scene], Claim | None]]) -> Claim | None:
    return next((claim for way in ways if (claim := way(scene)) is not None), None)


def _percent(scene: Scene) -> Claim | None:
    quantity = scene.quantity
    if quantity.form != "percent" and not (quantity.form == "range" and quantity.unit == "%"):
        return None
    fact = percentage(scene)
    if fact is not None:
        return fact, ""
    fitted = fitting(scene)
    return (fitted[1], "") if fitted is not None and fitted[0].kind != NO_FACT else (None, "")


def _measured(scene: Scene) -> Claim | None:
    quantity = scene.quantity
    if quantity.form != "measure" and not (quantity.form == "range" and quantity.unit):
        return None
    verb = grows(scene)
    if verb:
        return growth(scene, verb), ""
    made = indicators.value(scene, indicators.indicator(scene))
    return (made if made.of is None else replace(made, of_role="plan")), ""


def _changed(scene: Scene) -> Claim | None:
    """ "tăng 116 đảng viên so với đầu nhiệm kỳ": a change of a count, not the count."""
    verb, noun = grows(scene), scene.noun_behind.group
    last = scene.before[-1] if scene.before else None
    if last is not None and last.kind == indicators.GROWTH and _AND.fullmatch(scene.gap_before):
        return None, CHANGE
    within = _WITHIN_CHANGE.search(scene.text, max(scene.sentence.start, scene.start - 90), scene.start)
    if within and noun in (*PARTY, "office_unit", "counted"):
        return None, CHANGE
    if verb in ("tăng", "giảm") and noun in ("target", "criterion", "task"):
        return None, CHANGE
    if verb in ("tăng", "giảm", "vượt") and noun in (*PARTY, "office_unit"):
        counted = last is not None and last.kind in ("inspection", "supervision")
        return (None, CHANGE) if counted else (growth(scene, verb), "")
    return None


def _worded(scene: Scene) -> Claim | None:
    """By the wordings declared beside the figures."""
    fitted = fitting(scene)
    if fitted is None:
        return None
    wording, fact = fitted
    return (None, wording.because) if wording.kind == NO_FACT else (fact, "")


def _too_new_to_rate(scene: Scene) -> Claim | None:
    """ "Chưa xếp loại 01 đồng chí vì ốm và 02 đồng chí mới kết nạp": the newcomers are not rated either."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.attributes.get("level") != "not_rated" or not _AND_THOSE.fullmatch(scene.gap_before):
        return None
    if not _NEWCOMERS.match(scene.text, scene.words_end):
        return None
    return drafted(last.kind, scene.quantity, scene.words_end, **{**last.attributes, "reason": "new_member"}), ""


def _rating_goes_on(scene: Scene) -> Claim | None:
    """ "27 đảng viên HTXSNV, 186 HTTNV": who is rated was named with the number before."""
    earlier = [fact for fact in scene.before if fact.kind in ("org_rating", "member_rating")]
    level = level_of(scene) if not scene.noun_behind.group else ""
    if not level:
        return None
    if not earlier:
        return _rating_of_list(scene, level)
    kept = {name: word for name, word in earlier[-1].attributes.items() if name in ("subject", "proposed")}
    return drafted(earlier[-1].kind, scene.quantity, scene.words_end, **{**kept, "level": level}), ""


def _rating_of_list(scene: Scene, level: str) -> Claim | None:
    """ "Kết quả xếp loại chi bộ: hoàn thành xuất sắc 02, hoàn thành tốt 09": who is rated stands before the list."""
    noun = party_noun_in(scene.text, max(0, scene.sentence.start - REACH_BACK), scene.start)
    if noun is None or not level_joined_before(scene):
        return None
    if noun.group in ("member", "cadre"):
        subject = "member" if noun.group == "member" else "key_cadre"
        return drafted("member_rating", scene.quantity, subject=subject, level=level), ""
    subject = {"cell": "cell", "leadership": "leadership_collective"}.get(noun.group, "organization")
    return drafted("org_rating", scene.quantity, subject=subject, level=level), ""


def _number_of(scene: Scene) -> Claim | None:
    """ "Số cơ sở sản xuất tiểu thủ công nghiệp là 66 cơ sở": what is counted is said before."""
    said = scene.text[scene.sentence.start : scene.start]
    if scene.previous_end != scene.sentence.start or not _NUMBER_OF.search(said) or _of_party(scene):
        return None
    return _indicated(scene)


def _of_party(scene: Scene) -> bool:
    return scene.noun_behind.group in PARTY or scene.noun_before.group in PARTY


def _ranked(scene: Scene) -> Claim | None:
    ranked = _RANK.search(scene.text[max(scene.sentence.start, scene.start - 30) : scene.start])
    if ranked and scene.quantity.form in ("count", "fraction"):
        return drafted("ranking", scene.quantity, scene.words_end), ""
    return None


def _of_people(scene: Scene) -> Claim | None:
    """People and cases that an indicator named before them counts: "dân số 22.312 người"."""
    noun = scene.noun
    if noun.group not in ("other", "person") or scene.text[noun.start : noun.end] not in OF_PEOPLE:
        return None
    return _indicated(scene) if indicators.is_named(scene) else None


def _times(scene: Scene) -> Claim | None:
    verb = grows(scene)
    return (growth(scene, verb), "") if verb and re.match(r"\s*lần\b", scene.gap_behind) else None


def _delegates(scene: Scene) -> Claim | None:
    if scene.noun.group != "delegate":
        return None
    return drafted("attendance", scene.quantity, scene.words_end, who="delegate"), ""


def _counted(scene: Scene) -> Claim | None:
    """Targets merely adopted, and counted things: figures of their own, or of no report."""
    noun = scene.noun
    if noun.group in ("target", "task", "criterion"):
        return None, ADOPTED
    if noun.name in MERELY_COUNTED and indicators.indicator(scene).name not in SETTLEMENT_FIGURES:
        return None, OTHER
    if noun.group == "counted":
        verb = grows(scene)
        return (growth(scene, verb), "") if verb else _indicated(scene)
    return (None, OTHER) if noun.group == "other" else None


def _indicated(scene: Scene) -> Claim:
    fact = indicators.value(scene, indicators.indicator(scene), scene.words_end)
    return replace(fact, unit=counted_words(scene)), ""


WAYS: Sequence[Callable[[Scene], Claim | None]] = (
    _percent, _measured, _changed, aged, _too_new_to_rate, _number_of, badge_holders, exempted, part_of_those_present,
    _worded, _rating_goes_on, _ranked, _of_people, _times, _delegates, part_of_total, total, _counted,
)  # fmt: skip
