"""Number by number: what each one states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.reconciliation.occasion.frame import Frame, frame
from tongket.reconciliation.occasion.objectives import (
    ADOPTED,
    Planned,
    as_objective,
    is_planned,
    planned,
    unnamed_share,
)
from tongket.reconciliation.occasion.unnumbered import days_of_state, own_ratings
from tongket.reconciliation.quantities.quantity import Quantity
from tongket.reconciliation.reading.document import Document, Sentence
from tongket.reconciliation.reading.drafts import Draft, Found, drafted
from tongket.reconciliation.reading.repeats import without_repeats
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.reading.wordings import NO_FACT, fitting
from tongket.reconciliation.subjects import indicators
from tongket.reconciliation.subjects.badges import badges
from tongket.reconciliation.subjects.growth import grows, growth
from tongket.reconciliation.subjects.levels import level_of
from tongket.reconciliation.subjects.percentages import percentage

_NESTED = re.compile(
    r"^\s*[-+*]?\s*(?:trong đó|trong số (?:đó|này)|cụ thể|gồm|bao gồm|số còn lại|còn lại|ngoài ra|đồng thời|cùng với đó)\b"
)
_HAS = re.compile(
    r"(?:có|gồm|với|hơn|trên|gần|là|tổng số|tổng cộng|nay|hiện|toàn (?:đảng bộ|xã|phường)|lên|quản lý|của|thuộc|ở|tại)\s*$"
)
_RANK = re.compile(r"\b(?:xếp thứ|đứng thứ|xếp vị trí thứ|xếp hạng|vị trí thứ|xếp vị thứ|xếp|thứ)\s*(?:nhất\s*)?$")
OF_PEOPLE = ("người", "lượt người", "lượt", "trường hợp", "em", "hồ sơ", "lao động", "vụ", "ca")
SETTLEMENT_FIGURES = ("cultural_village", "model_settlement", "conscription", "smart_villages")
MERELY_COUNTED = ("settlements", "conscripts")
_SCOPES = r"(chính thức|dự bị|là nữ|nữ|dân tộc thiểu số|người dân tộc thiểu số)"
_SCOPE = re.compile(rf"\b{_SCOPES}\s*(?:là|có|:)?\s*$")
_SCOPE_BEHIND = re.compile(rf"\s*(?:đảng viên|đồng chí|đ/c)?\s*{_SCOPES}\b")
_LISTED = re.compile(r"[^.;:\d]{0,60}?(?:,|và|;|gồm|\()\s*")
REMEMBERED = 12
"""How many facts of the sentence before a list goes on with; without a bound long lists take quadratic time."""
_AGED = re.compile(
    r"\s*(?:đồng chí|đảng viên|đ/c)?\s*(?:có\s+)?từ (\d{2})(?: đến (\d{2}))?(?:\s+năm)? tuổi đảng|\s*(?:đồng chí|đảng viên|đ/c)\s+từ (?:đủ )?(\d{2})(?: đến (\d{2}))? năm tuổi đảng"
)
CHANGE = "change_of_count"
_AND = re.compile(r"[^,;.\d]{0,25}\bvà\s*")
PARTY = ("member", "cell", "party_organization")


def found_in(document: Document) -> tuple[Frame, Found]:
    """All facts of a text taken apart; numbers in none of them and not set aside stay unrecognised."""
    head = frame(document)
    stretches = planned(document, head)
    listed, ages = badges(document)
    found = Found(
        [*head.facts, *listed, *_held_true(document, stretches), *days_of_state(document)],
        dict.fromkeys(ages, "badge_years"),
    )
    done = {fact.digits[0] for fact in listed} | ages
    sentences: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        sentences.setdefault(document.sentence_at(quantity.start).index, []).append(quantity)
    own = "cell" if head.is_cell else "party_committee"
    previous: list[Draft] = []
    for index, quantities in sentences.items():
        sentence = document.sentences[index]
        previous = _read_sentence(document, sentence, quantities, done, stretches, previous, found, own)
    found.drafts = without_repeats(document, found)
    return head, found


def _read_sentence(
    document: Document, sentence: Sentence, quantities: Sequence[Quantity], done: set[int], stretches: Planned,
    previous: Sequence[Draft], found: Found, own: str,
) -> list[Draft]:  # fmt: skip
    """The facts of one sentence; those of the sentence before stay in sight where this one goes on with it."""
    before = list(previous[-REMEMBERED:]) if _NESTED.match(document.text[sentence.start : sentence.end]) else []
    actor = _actor(previous)
    known = {fact.digits[0]: fact for fact in found.drafts if sentence.start <= fact.start < sentence.end}
    for scene in _scenes(document, sentence, quantities, before, (actor, own)):
        place = scene.quantity.start
        if place in done:
            if place in known:
                before.append(known[place])
            continue
        fact, rule = claimed(scene)
        if is_planned(scene, stretches):
            fact = as_objective(fact or unnamed_share(scene))
            rule = rule or ADOPTED
        if fact is not None:
            found.drafts.append(fact)
            before.append(fact)
        elif rule:
            found.aside[place] = rule
    return before or list(previous)


def _held_true(document: Document, stretches: Planned) -> list[Draft]:
    """The committee's own ratings, but for those it merely strives for."""
    return [
        fact for fact in own_ratings(document)
        if fact.attributes.get("proposed") or not stretches.holds(document.sentence_at(fact.start), fact.start)
    ]  # fmt: skip


def _actor(previous: Sequence[Draft]) -> str:
    last = [fact for fact in previous if fact.kind in ("inspection", "supervision")]
    return str(last[-1].attributes.get("actor", "")) if last else ""


def _scenes(
    document: Document, sentence: Sentence, quantities: Sequence[Quantity], before: list[Draft], actors: tuple[str, str]
) -> Iterator[Scene]:
    previous_end = sentence.start
    for position, quantity in enumerate(quantities):
        has_next = position + 1 < len(quantities)
        following = quantities[position + 1] if has_next else None
        next_start = sentence.end
        if following is not None:
            next_start = following.hedge_start if following.hedge_start >= 0 else following.start
        carried = _topic_of(before[-1]) if before and previous_end == sentence.start else ""
        yield Scene(document, quantity, sentence, previous_end, next_start, before, has_next, carried, *actors)
        previous_end = quantity.end


def _topic_of(fact: Draft) -> str:
    topics = {"admissions": "admit", "inspection": "inspect", "supervision": "supervise", "commendation": "commend",
              "attendance": "attend", "elected": "elect"}  # fmt: skip
    return topics.get(fact.kind, "")


def claimed(scene: Scene) -> tuple[Draft | None, str]:
    """The fact a number states, or the rule by which it is none; neither where nothing was understood."""
    quantity = scene.quantity
    if quantity.form == "percent" or (quantity.form == "range" and quantity.unit == "%"):
        return _percent(scene)
    if quantity.form == "measure" or (quantity.form == "range" and quantity.unit):
        return _measure(scene), ""
    verb = grows(scene)
    if verb in ("tăng", "giảm") and scene.noun_behind.group in ("target", "criterion", "task"):
        return None, CHANGE
    if scene.before and scene.before[-1].kind == indicators.GROWTH and _AND.fullmatch(scene.gap_before):
        return None, CHANGE
    if verb in ("tăng", "giảm") and scene.noun_behind.group in (*PARTY, "office_unit"):
        counted = scene.before and scene.before[-1].kind in ("inspection", "supervision")
        return (None, CHANGE) if counted else (growth(scene, verb), "")
    fitted = fitting(scene)
    if fitted is None and not scene.noun_behind.group:
        going_on = _rating_goes_on(scene)
        if going_on is not None:
            return going_on, ""
    if fitted is not None:
        wording, fact = fitted
        return (None, wording.because) if wording.kind == NO_FACT else (fact, "")
    return _counted(scene)


def _rating_goes_on(scene: Scene) -> Draft | None:
    """ "27 đảng viên HTXSNV, 186 HTTNV": who is rated was named with the number before."""
    earlier = [fact for fact in scene.before if fact.kind in ("org_rating", "member_rating")]
    level = level_of(scene)
    if not earlier or not level:
        return None
    kept = {name: word for name, word in earlier[-1].attributes.items() if name in ("subject", "proposed")}
    return drafted(earlier[-1].kind, scene.quantity, scene.words_end, **{**kept, "level": level})


def _percent(scene: Scene) -> tuple[Draft | None, str]:
    fact = percentage(scene)
    if fact is None:
        fitted = fitting(scene)
        if fitted is not None and fitted[0].kind != NO_FACT:
            return fitted[1], ""
        return None, ""
    return fact, ""


def _measure(scene: Scene) -> Draft:
    verb = grows(scene)
    if verb:
        return growth(scene, verb)
    made = indicators.value(scene, indicators.indicator(scene))
    return made if made.of is None else replace(made, of_role="plan")


def _counted(scene: Scene) -> tuple[Draft | None, str]:
    """A count without a topic: the size of the organisation, a counted thing, or a thing no report counts."""
    noun = scene.noun
    aged = _AGED.match(scene.gap_behind + scene.text[scene.next_start : scene.next_start + 40])
    if aged and scene.noun_behind.group == "member":
        ages = f"{aged[1]}_to_{aged[2]}" if aged[2] else f"from_{aged[1]}"
        return drafted("members_total", scene.quantity, scene.words_end, scope="tuổi đảng", party_age=ages), ""
    ranked = _RANK.search(scene.text[max(scene.sentence.start, scene.start - 30) : scene.start])
    if ranked and scene.quantity.form in ("count", "fraction"):
        return drafted("ranking", scene.quantity, scene.words_end), ""
    if (
        noun.group in ("other", "person")
        and indicators.is_named(scene)
        and scene.text[noun.start : noun.end] in OF_PEOPLE
    ):
        return replace(indicators.value(scene, indicators.indicator(scene), scene.words_end), unit=_unit(scene)), ""
    if re.match(r"\s*lần\b", scene.gap_behind) and grows(scene):
        return growth(scene, grows(scene)), ""
    if noun.group == "delegate":
        return drafted("attendance", scene.quantity, scene.words_end, who="delegate"), ""
    if scene.before and _scoped(scene):
        return drafted(scene.before[-1].kind, scene.quantity, scene.words_end, scope=_scoped(scene)), ""
    if (
        noun.group in PARTY
        and scene.noun_behind.group
        and _HAS.search(scene.text, max(0, scene.quantity.start - 30), scene.quantity.start)
    ):
        kind = "members_total" if noun.group == "member" else "cells_total"
        if noun.name != "member" or "đảng viên" in scene.text[noun.start : noun.end]:
            return drafted(kind, scene.quantity, scene.words_end), ""
    if noun.group in ("target", "task", "criterion"):
        return None, ADOPTED
    if noun.name in MERELY_COUNTED:
        name = indicators.indicator(scene).name
        if name not in SETTLEMENT_FIGURES:
            return None, "other_count"
    if noun.group == "counted":
        verb = grows(scene)
        if verb:
            return growth(scene, verb), ""
        return replace(indicators.value(scene, indicators.indicator(scene), scene.words_end), unit=_unit(scene)), ""
    if noun.group == "other":
        return None, "other_count"
    return None, ""


def _scoped(scene: Scene) -> str:
    """ "403 đảng viên (chính thức 395, dự bị 8)", "5 chi bộ cơ sở, 36 chi bộ khu phố": a part of the total before."""
    last = scene.before[-1]
    if last.kind == "members_total":
        near = _SCOPE.search(scene.gap_before) or _SCOPE_BEHIND.match(scene.gap_behind)
        return near[1] if near else ""
    if last.kind == "cells_total" and scene.noun_behind.group in PARTY[1:] and _LISTED.fullmatch(scene.gap_before):
        return " ".join(scene.text[scene.noun.start : scene.noun.end].split())
    return ""


def _unit(scene: Scene) -> str:
    noun = scene.noun
    return " ".join(scene.document.source.plain[noun.start : noun.end].split())
