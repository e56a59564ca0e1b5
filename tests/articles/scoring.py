"""How near a reading comes to the annotations of a text.

A found fact is right when its kind, its value and, where the annotation has one, its whole agree; in the strict count
the attributes that say what the number means must agree too. Every annotation is matched with one found fact at most,
the nearest in the text. Facts annotated as `derived` may be found or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Fact = Mapping[str, object]
CORE_INDICATORS = frozenset(
    [
        "income_per_capita",
        "budget_revenue",
        "production_value",
        "admissions",
        "food_output",
        "cultural_family",
        "poverty_rate",
        "investment",
        "economic_growth",
        "sown_area",
        "cultural_village",
        "poor_households",
        "model_settlement",
        "gross_product",
        "industry_value",
        "agriculture_value",
        "services_value",
        "national_standard_schools",
        "health_insurance",
        "roads_built",
    ]
)
_INDICATOR, _CHECKING = ("indicator",), ("actor", "unit")
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "attendance": ("who",),
    "badge_award": ("years", "posthumous"),
    "org_rating": ("subject", "level", "self"),
    "member_rating": ("subject", "level"),
    "inspection": _CHECKING,
    "supervision": _CHECKING,
    "target_achievement": ("result",),
    "elected": ("body",),
    "member_transfer": ("direction",),
    "commendation": ("subject", "level"),
    "indicator_value": _INDICATOR,
    "indicator_plan_ratio": _INDICATOR,
    "indicator_growth": (*_INDICATOR, "vs"),
    "objective": _INDICATOR,
}
ABSENT_MEANS: Mapping[tuple[str, str], object] = {
    ("member_rating", "subject"): "dang_vien",
    ("badge_award", "posthumous"): False,
    ("inspection", "actor"): "dang_uy",
    ("supervision", "actor"): "dang_uy",
}
# Free words beside a few fixed ones: only two fixed ones can contradict each other.
FIXED = {"who": frozenset({"đảng viên", "đại biểu"}), "vs": frozenset({"same_period", "term_start", "plan"})}
SIX_PLACES = Decimal("0.000001")
_DASH = re.compile(r"\s*[-\u2013]\s*")


@dataclass(frozen=True)
class Score:
    """Counts of annotated, found and right facts; shares to four places."""

    annotated: int
    found: int
    right: int

    @property
    def precision(self) -> Decimal:
        return _share(self.right, self.found)

    @property
    def recall(self) -> Decimal:
        return _share(self.right, self.annotated)

    @property
    def f1(self) -> Decimal:
        return _share(2 * self.right, self.annotated + self.found)

    def __add__(self, other: Score) -> Score:
        return Score(self.annotated + other.annotated, self.found + other.found, self.right + other.right)


@dataclass(frozen=True)
class Outcome:
    """The scores of several texts; `missing` and `wrong` name the facts of the strict count, each with its text."""

    strict: Score
    loose: Score
    kinds: Mapping[str, Score]
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


def score(texts: Mapping[str, tuple[Sequence[Fact], Sequence[Fact]]]) -> Outcome:
    """The outcome over all texts; each gives its annotated and its found facts."""
    strict = loose = Score(0, 0, 0)
    kinds: Counter[tuple[str, str]] = Counter()
    missing: list[str] = []
    wrong: list[str] = []
    for name, (annotated, all_found) in texts.items():
        gold = [fact for fact in annotated if not fact.get("derived")]
        free = [fact for fact in annotated if fact.get("derived")]
        found = [fact for fact in all_found if not any(agrees(fact, other, strictly=False) for other in free)]
        loose += Score(len(gold), len(found), len(matches(gold, found, strictly=False)))
        pairs = matches(gold, found, strictly=True)
        strict += Score(len(gold), len(found), len(pairs))
        taken = set(pairs.values())
        kinds.update([("annotated", str(fact["kind"])) for fact in gold])
        kinds.update([("found", str(fact["kind"])) for fact in found])
        kinds.update([("right", str(gold[place]["kind"])) for place in pairs])
        missing += [_said(name, fact) for place, fact in enumerate(gold) if place not in pairs]
        wrong += [_said(name, fact) for place, fact in enumerate(found) if place not in taken]
    by_kind = {
        kind: Score(kinds["annotated", kind], kinds["found", kind], kinds["right", kind])
        for kind in sorted({kind for _, kind in kinds})
    }
    return Outcome(strict, loose, by_kind, tuple(missing), tuple(wrong))


def matches(gold: Sequence[Fact], found: Sequence[Fact], *, strictly: bool) -> Mapping[int, int]:
    """For each annotation that was found, in their order: its place and that of the nearest free fact agreeing."""
    pairs: dict[int, int] = {}
    free = set(range(len(found)))
    for place, fact in enumerate(gold):
        near = [other for other in free if agrees(found[other], fact, strictly=strictly)]
        if near:
            pairs[place] = min(near, key=lambda other: (abs(_at(found[other]) - _at(fact)), other))
            free.discard(pairs[place])
    return pairs


def agrees(found: Fact, gold: Fact, *, strictly: bool) -> bool:
    """Whether a found fact says what an annotation says."""
    if found.get("kind") != gold["kind"] or comparable(found.get("value")) != comparable(gold.get("value")):
        return False
    if gold.get("of") is not None and comparable(found.get("of")) != comparable(gold["of"]):
        return False
    if not strictly:
        return True
    if (found.get("approx") or None) != (gold.get("approx") or None) or _is_share(found) != _is_share(gold):
        return False
    return all(_same(name, found, gold) for name in ATTRIBUTES.get(str(gold["kind"]), ()))


def comparable(value: object) -> object:
    """Numbers to six places, lists without their order, text without regard to case and to the look of a dash."""
    if isinstance(value, list):
        return comparable(value[0]) if len(value) == 1 else sorted(str(comparable(item)) for item in value)
    if isinstance(value, bool):
        return Decimal(int(value)).quantize(SIX_PLACES)
    text = unicodedata.normalize("NFC", str(value)).strip().lower()
    try:
        return Decimal(text).quantize(SIX_PLACES)
    except InvalidOperation:
        return _DASH.sub("-", text)


def _same(name: str, found: Fact, gold: Fact) -> bool:
    wanted, got = _attribute(name, gold), _attribute(name, found)
    return wanted is None or wanted == got or (got is None and name in FIXED)


def _attribute(name: str, fact: Fact) -> object:
    value = fact.get(name)
    if value is None:
        value = ABSENT_MEANS.get((str(fact["kind"]), name))
    if value is None or (name == "indicator" and value not in CORE_INDICATORS):
        return None
    word = comparable(value)
    return None if name in FIXED and word not in FIXED[name] else word


def _is_share(fact: Fact) -> bool:
    return fact["kind"] == "indicator_plan_ratio" or any(sign in str(fact.get("unit") or "") for sign in "%‰")


def _at(fact: Fact) -> int:
    at = fact.get("at")
    return at if isinstance(at, int) else 0


def _said(name: str, fact: Fact) -> str:
    return f"{name}: {fact['kind']} {fact.get('value')} «{fact.get('quote')}»"


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole if whole else Decimal(0)).quantize(Decimal("0.0001"))
