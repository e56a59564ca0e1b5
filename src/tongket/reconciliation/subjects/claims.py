"""What one number states: the ways are tried in order, and the first that knows it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.occasion.objectives import ADOPTED
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.reading.wordings import NO_FACT, fitting
from tongket.reconciliation.subjects import indicators
from tongket.reconciliation.subjects.growth import grows, growth
from tongket.reconciliation.subjects.levels import about_ratings, level_of
from tongket.reconciliation.subjects.percentages import percentage

_HAS = pattern("claims", "has")
_RANK = pattern("claims", "rank")
OF_PEOPLE = ("người", "lượt người", "lượt", "trường hợp", "em", "hồ sơ", "lao động", "vụ", "ca")
SETTLEMENT_FIGURES = ("cultural_village", "model_settlement", "conscription", "smart_villages")
MERELY_COUNTED = ("settlements", "conscripts")
_SCOPE = pattern("claims", "scope")
_SCOPE_BEHIND = pattern("claims", "scope_behind")
_LISTED = pattern("claims", "listed")
_AGED = pattern("claims", "aged")
_NUMBER_OF = pattern("claims", "number_of")
_EXEMPTED_ONLY = pattern("claims", "exempted_only")
_AGE_BEHIND = re.compile(r"\s*\d{2}(?:\s+năm)?\s+tuổi\b")
_EXEMPTED = pattern("claims", "exempted")
SCOPES = {
    "chính thức": "official", "dự bị": "probationary", "nữ": "women", "là nữ": "women",
    "dân tộc thiểu số": "ethnic_minority", "người dân tộc thiểu số": "ethnic_minority",
}  # fmt: skip
PLAIN_CELLS = ("chi bộ", "chi bộ trực thuộc")
CHANGE = "change_of_count"
_AND = pattern("claims", "and")
PARTY = ("member", "cell", "party_organization")
OTHER = "other_count"
Claim = tuple[Draft | None, str]
"""A fact, or None with the rule by which the number is none."""


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
    if verb in ("tăng", "giảm") and noun in ("target", "criterion", "task"):
        return None, CHANGE
    if verb in ("tăng", "giảm") and noun in (*PARTY, "office_unit"):
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


def _rating_goes_on(scene: Scene) -> Claim | None:
    """ "27 đảng viên HTXSNV, 186 HTTNV": who is rated was named with the number before."""
    earlier = [fact for fact in scene.before if fact.kind in ("org_rating", "member_rating")]
    level = level_of(scene) if earlier and not scene.noun_behind.group else ""
    if not level:
        return None
    kept = {name: word for name, word in earlier[-1].attributes.items() if name in ("subject", "proposed")}
    return drafted(earlier[-1].kind, scene.quantity, scene.words_end, **{**kept, "level": level}), ""


def _aged(scene: Scene) -> Claim | None:
    """ "05 đồng chí từ 50 năm tuổi Đảng trở lên": members by party age."""
    aged = _AGED.match(scene.gap_behind + scene.text[scene.next_start : scene.next_start + 40])
    if not aged or scene.noun_behind.group != "member":
        return None
    ages = f"from_{aged[1]}_to_{aged[2]}" if aged[2] else f"from_{aged[1]}"
    return drafted("members_total", scene.quantity, scene.words_end, scope="party_age", party_age=ages), ""


def _number_of(scene: Scene) -> Claim | None:
    """ "Số cơ sở sản xuất tiểu thủ công nghiệp là 66 cơ sở": what is counted is said before."""
    said = scene.text[scene.sentence.start : scene.start]
    if scene.previous_end != scene.sentence.start or not _NUMBER_OF.search(said) or _of_party(scene):
        return None
    return _indicated(scene)


def _of_party(scene: Scene) -> bool:
    return scene.noun_behind.group in PARTY or scene.noun_before.group in PARTY


def _badge_holders(scene: Scene) -> Claim | None:
    """ "10 đảng viên 30 năm tuổi Đảng" outside a list of badges given: those who hold one, or another body's."""
    if scene.noun_behind.group != "member" or not scene.has_next:
        return None
    aged = _AGE_BEHIND.match(scene.text, scene.words_end, scene.words_end + 30)
    return (None, "badge_years") if aged else None


def _exempted(scene: Scene) -> Claim | None:
    """Members exempted from work and meetings: a state of theirs, no rating."""
    alone = scene.noun_behind.group == "member" and _EXEMPTED_ONLY.match(
        scene.text, scene.words_end, scene.sentence.end
    )
    if alone and not about_ratings(scene):
        return None, "exempted"
    if scene.noun_behind.group != "member" or not _EXEMPTED.match(scene.text, scene.words_end, scene.sentence.end):
        return None
    if about_ratings(scene):
        return None
    return drafted("members_total", scene.quantity, scene.words_end, scope="exempted"), ""


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


def _part_of_total(scene: Scene) -> Claim | None:
    """ "403 đảng viên (chính thức 395, dự bị 8)", "5 chi bộ cơ sở, 36 chi bộ khu phố": a part of the total before."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.kind not in ("members_total", "cells_total"):
        return None
    party, listed = scene.noun_behind.group in PARTY, _LISTED.fullmatch(scene.gap_before)
    if last.kind == "members_total":
        near = _SCOPE.search(scene.gap_before) or _SCOPE_BEHIND.match(scene.gap_behind)
        if near:
            return drafted(last.kind, scene.quantity, scene.words_end, scope=SCOPES[near[1]]), ""
    if not (party and listed):
        return None
    if scene.noun.group == "member":
        return drafted("members_total", scene.quantity, scene.words_end), ""
    return _organizations(scene, scope=_counted_words(scene).lower())


def _total(scene: Scene) -> Claim | None:
    """The size of the organisation: "Đảng bộ có 191 đảng viên"."""
    noun = scene.noun_behind
    if noun.group not in PARTY or not _HAS.search(scene.text, max(0, scene.quantity.start - 30), scene.quantity.start):
        return None
    if noun.group == "member" and "đảng viên" not in scene.text[noun.start : noun.end]:
        return None
    if noun.group == "member":
        return drafted("members_total", scene.quantity, scene.words_end), ""
    return _organizations(scene)


def _organizations(scene: Scene, scope: str = "") -> Claim:
    """Cells or other organisations below; of what type, where the words say more than "chi bộ"."""
    words = _counted_words(scene).lower()
    if scene.noun.group == "party_organization":
        scope = "committee_organization" if words.startswith("đảng bộ") and "chi bộ" not in words else "organization"
    elif words in PLAIN_CELLS:
        scope = ""
    return drafted("cells_total", scene.quantity, scene.words_end, scope=scope), ""


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
    return replace(fact, unit=_counted_words(scene)), ""


def _counted_words(scene: Scene) -> str:
    noun = scene.noun
    return " ".join(scene.document.source.plain[noun.start : noun.end].split())


WAYS: Sequence[Callable[[Scene], Claim | None]] = (
    _percent, _measured, _changed, _aged, _number_of, _badge_holders, _exempted, _worded, _rating_goes_on, _ranked,
    _of_people, _times, _delegates, _part_of_total, _total, _counted,
)  # fmt: skip
