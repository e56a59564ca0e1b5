"""Socio-economic figures: which indicator a number belongs to, and whether it is its value, its growth or its plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tongket.reconciliation.grammar.load import alternatives, grammar, pattern
from tongket.reconciliation.reading.document import Cue
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.scene import Scene
from tongket.rules.notation import fold

VALUE, RATIO, GROWTH = "indicator_value", "indicator_plan_ratio", "indicator_growth"
OF_INDICATORS = (VALUE, RATIO, GROWTH)
SECTORS = {
    "agriculture_value": "share_agriculture",
    "industry_value": "share_industry",
    "services_value": "share_services",
}
COUNTS = ("count", "fraction", "range")
GENERAL = frozenset(
    {
        "households",
        "population",
        "settlements",
        "schools",
        "pupils",
        "jobs",
        "houses_built",
        "livestock",
        "trees",
        "conscripts",
    }
)
SAID_OF = {
    "settlements": {"văn hóa": "cultural_village", "kiểu mẫu": "model_settlement"},
    "households": {"văn hóa": "cultural_family", "cận nghèo": "near_poverty_rate", "nghèo": "poverty_rate"},
    "schools": {"chuẩn": "national_standard_schools"},
}
LENGTHS = frozenset({"roads_built", "canals", "street_lighting", "drains"})
"""Built by length: a percentage reached of them is how much of them is built."""
_GOES_ON = pattern("indicators", "goes_on")
_AFTER_COMMA = pattern("indicators", "after_comma")
_YEAR_BEFORE = pattern("indicators", "year_before")
_VERB = pattern("indicators", "verb")


@dataclass(frozen=True)
class Indicator:
    """`name` of the open list; `is_rate`: a share or rate, whose percentage is the figure itself."""

    name: str
    is_rate: bool
    end: int = 0


@cache
def _plan() -> re.Pattern[str]:
    words = alternatives(grammar("indicators")["plan_words"])
    return re.compile(
        rf"\s*\)?\s*(?:so\s+)?(?:với\s+|của\s+|theo\s+|trên\s+|so\s+)?(?:các\s+|cả\s+)?(?P<word>{words})(?![\wđ])"
    )


def has_plan_behind(scene: Scene) -> bool:
    """Whether the plan, the budget estimate or the resolution follows the number at once."""
    return bool(_plan().match(scene.gap_behind))


def ratio(scene: Scene, name: str) -> Draft:
    return drafted(RATIO, scene.quantity, indicator=name)


def value(scene: Scene, found: Indicator, end: int = 0) -> Draft:
    return drafted(VALUE, scene.quantity, end, indicator=found.name, year=_year(scene))


def _year(scene: Scene) -> str:
    """The year named in the words of the number itself: "năm 2015 … lên 33,6 triệu đồng năm 2020"."""
    behind = re.match(r"[^,;.\d]{0,25}?năm (20\d\d)\b", scene.text[scene.quantity.end : scene.quantity.end + 40])
    if behind:
        return behind[1]
    before = _YEAR_BEFORE.findall(scene.text[max(scene.sentence.start, scene.start - 40) : scene.start])
    return before[-1] if before else ""


def indicator(scene: Scene) -> Indicator:
    """What is measured: the words joined to the number, else those before it, else what the sentence last measured."""
    earlier = next((one for one in reversed(scene.before) if one.kind in (*OF_INDICATORS, "objective")), None)
    return (
        _of_the_noun(scene, earlier) or _in_turn(scene) or _of_the_words(scene, earlier) or _of_the_rest(scene, earlier)
    )


def _of_the_noun(scene: Scene, earlier: Draft | None) -> Indicator | None:
    """A number that goes on with the one before ("xuống còn 5 hộ"), or counts a thing that is a figure of its own."""
    noun = scene.noun_behind
    if earlier is not None and _GOES_ON.fullmatch(scene.gap_before):
        return _of(scene, earlier)
    if noun.group == "counted" and noun.name not in GENERAL and scene.quantity.form in COUNTS:
        return _counted(scene)
    if scene.quantity.form in ("percent", *COUNTS) and (said := _counted(scene)).name not in ("", noun.name):
        return said
    return None


def _of_the_words(scene: Scene, earlier: Draft | None) -> Indicator | None:
    """The indicator named between this number and its neighbours."""
    before = names_between(scene, scene.previous_end, scene.start)
    behind = _behind(scene)
    comma = _AFTER_COMMA.search(scene.gap_before)
    if earlier is not None and before and comma and before[-1].end <= scene.previous_end + comma.start():
        return _of(scene, earlier)
    if ";" in scene.gap_before and (behind or scene.noun_behind.group == "counted"):
        cut = scene.previous_end + scene.gap_before.rindex(";")
        before = [cue for cue in before if cue.start > cut]
    joined = before and not scene.text[before[-1].end : scene.start].strip()
    if behind and not joined and not (before and _VERB.search(scene.gap_before)):
        return behind
    return _composed(scene, before) if before else None


def _of_the_rest(scene: Scene, earlier: Draft | None) -> Indicator:
    """What is counted in general, what was measured last, what the sentence names; else its own words."""
    if scene.noun_behind.group == "counted" and scene.quantity.form != "measure":
        return _counted(scene)
    if earlier is not None:
        return _of(scene, earlier)
    named = names_between(scene, scene.sentence.start, scene.start)
    return _composed(scene, named) if named else Indicator(_in_words(scene), False)


def _of(scene: Scene, fact: Draft) -> Indicator:
    """The indicator of the fact before; a percentage of poor households is their rate."""
    name = str(fact.attributes.get("indicator", ""))
    if scene.quantity.form == "percent" and name in ("poor_households", "near_poor_households"):
        name = name.replace("poor_households", "poverty_rate")
    return Indicator(name, _is_rate(name))


def _in_turn(scene: Scene) -> Indicator | None:
    """ "nông nghiệp - công nghiệp - dịch vụ lần lượt là 29% - 31,4% - 39,6%": names and numbers in the same order."""
    match = re.search(r"lần lượt(?: là| đạt|:)?", scene.text[scene.sentence.start : scene.start])
    if not match:
        return None
    place = scene.sentence.start + match.end()
    names = [cue for cue in names_between(scene, max(scene.sentence.start, place - 140), place) if cue.name in SECTORS]
    turn = sum(1 for one in scene.document.quantities if place <= one.start < scene.quantity.start)
    return _as_indicator(scene, names[turn]) if turn < len(names) else None


def _counted(scene: Scene) -> Indicator:
    """The counted thing itself, or what its clause says of it: "85,44% khu dân cư và 89,42% hộ đạt chuẩn văn hóa"."""
    noun = scene.noun_behind
    if noun.group != "counted":
        return Indicator("", False)
    clause = re.split(r"[;.](?!\d)", scene.text[noun.end : scene.sentence.end])[0][:90]
    if scene.quantity.form == "count":
        clause = re.split(r"\d", clause)[0]
    for word, name in SAID_OF.get(noun.name, {}).items():
        if word in clause:
            return Indicator(name, True, noun.end)
    return Indicator(noun.name, noun.name in _rates(), noun.end)


def is_named(scene: Scene) -> bool:
    """Whether an indicator of the grammar stands between this number and its neighbours."""
    return bool(names_between(scene, scene.previous_end, scene.start) or _behind(scene))


def names_between(scene: Scene, start: int, end: int) -> list[Cue]:
    return [cue for cue in scene.document.cues_in(start, end) if cue.group == "indicator" and cue.end <= end]


def _behind(scene: Scene) -> Indicator | None:
    limit = min(scene.next_start, scene.chunk[1])
    found = names_between(scene, scene.quantity.end, limit)
    if scene.quantity.form == "percent":
        found = [cue for cue in found if cue.name not in ("population", "livestock")]
    if not found or found[0].start - scene.quantity.end > 45:
        return None
    between = scene.text[scene.quantity.end : found[0].start]
    if re.search(r"\b(?:so với|kế hoạch|cùng kỳ|tăng|giảm|và)\b", between):
        return None
    return _as_indicator(scene, found[-1] if _more_exact(found) else found[0])


def _more_exact(found: list[Cue]) -> bool:
    return found[-1].name.endswith("*") and not found[0].name.endswith("*")


def _composed(scene: Scene, found: list[Cue]) -> Indicator:
    """The nearest name; "giá trị sản xuất" followed by a sector is the sector's."""
    last = found[-1]
    pair = len(found) > 1 and {found[-2].name, last.name} == {"poverty_rate*", "near_poverty_rate*"}
    if pair and re.fullmatch(r"\s*(?:,|và)\s*", scene.text[found[-2].end : last.start]):
        last = found[-2]
    joined = scene.text[last.end : scene.start]
    wide = [cue for cue in found if re.search(r"[,;:]\s", scene.text[cue.end : scene.start]) is None]
    if wide and last.name == "economic_growth" and wide[0].name in ("production_value", "gross_product"):
        last = wide[0]
    if wide and wide[0].name in ("income_per_capita", "value_added_per_capita", "poverty_rate*") and len(joined) < 90:
        last = wide[0]
    return _as_indicator(scene, last)


def _as_indicator(scene: Scene, cue: Cue) -> Indicator:
    name = cue.name.rstrip("*")
    form = scene.quantity.form
    if form == "percent" and name in ("poor_households", "near_poor_households"):
        return Indicator(name.replace("poor_households", "poverty_rate"), True, cue.end)
    between = scene.text[cue.end : scene.start] if cue.end <= scene.start else ""
    if name == "poverty_reduction" and re.search(r"\b(?:xuống|còn)\b", between):
        name = "poverty_rate"
        return Indicator(name, True, cue.end)
    if form == "percent" and name in LENGTHS and not has_plan_behind(scene):
        return Indicator(name, True, cue.end)
    if form == "percent" and name in SECTORS:
        return Indicator(SECTORS[name], True, cue.end)
    if name == "poverty_rate" and form in ("count", "fraction"):
        return Indicator("poor_households", False, cue.end)
    return Indicator(name, cue.name.endswith("*"), cue.end)


@cache
def _rates() -> frozenset[str]:
    names = grammar("indicators")["indicators"]
    return frozenset(name.rstrip("*") for name in names if name.endswith("*")) | frozenset(SECTORS.values())


def _is_rate(name: str) -> bool:
    return name in _rates()


def _in_words(scene: Scene) -> str:
    """A name made of the words around a number whose indicator the grammar does not know."""
    said = re.split(r"[,;:.()]", scene.gap_before)[-1]
    nouns = [word for word in fold(said).split() if word.isalpha()][-5:]
    behind = [word for word in fold(re.split(r"[,;:.()]", scene.gap_behind)[0]).split() if word.isalpha()][:4]
    return "_".join(nouns or behind) or "unnamed"
