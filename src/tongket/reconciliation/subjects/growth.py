"""How much something changed: "tăng", "giảm", "vượt", and what it is compared to."""

from __future__ import annotations

import re
from dataclasses import replace

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.indicators import GROWTH, OF_INDICATORS, Indicator, indicator, names_between

OF_PARTY = {"admissions": "admissions", "members_total": "members", "cells_total": "cells"}
_GROWS = pattern("growth", "grows")
_OVER_PLAN = pattern("growth", "over_plan")
_RATE_OF_GROWTH = pattern("growth", "rate_of_growth")
_NO_GROWTH = pattern("growth", "no_growth")


def grows(scene: Scene) -> str:
    """ "tăng", "giảm", "vượt" … where the number says by how much something changed; "" otherwise."""
    if _RATE_OF_GROWTH.search(scene.gap_before) and scene.quantity.form == "percent":
        return "tăng"
    if _OVER_PLAN.search(scene.gap_before):
        return "vượt"
    match = _GROWS.search(scene.gap_before)
    hedge = scene.text[scene.start : scene.quantity.start].strip()
    if match and match["verb"] == "giảm" and hedge == "dưới":
        return ""
    if not match or _NO_GROWTH.search(match["rest"]):
        return ""
    if match["verb"] == "vượt" and scene.quantity.form == "count" and "so với" not in scene.gap_behind[:40]:
        return ""
    return match["verb"]


def growth(scene: Scene, verb: str) -> Draft:
    """The change a number states: negative for a decrease, with what it is compared to as the text says it."""
    found = indicator(scene)
    if found.name == "households" and scene.before and scene.before[-1].kind in OF_INDICATORS:
        found = Indicator(
            str(scene.before[-1].attributes["indicator"]).replace("poverty_rate", "poor_households"), False
        )
    last = scene.before[-1] if scene.before else None
    topics = [cue for cue in scene.cues_before("topic", 60)[:1] if cue.start >= scene.previous_end]
    if topics and topics[0].name == "admit" and not names_between(scene, scene.previous_end, scene.start):
        found = Indicator("admissions", False)
    if last is not None and last.kind in OF_PARTY and not names_between(scene, scene.previous_end, scene.start):
        found = Indicator(OF_PARTY[last.kind], False)
    made = drafted(GROWTH, scene.quantity, indicator=found.name, vs=_compared(scene, verb))
    if verb in ("giảm", "thấp hơn", "hụt") and not isinstance(made.value, str):
        made = replace(made, value=-made.value)
    if re.match(r"\s*lần\b", scene.gap_behind):
        made = replace(made, unit="lần")
    return made


def _compared(scene: Scene, verb: str) -> str:
    behind = re.split(r"[;.](?!\d)", scene.text[scene.quantity.end : scene.quantity.end + 90])[0]
    rest = _GROWS.search(scene.gap_before)
    said = behind + (" " + rest["rest"] if rest else "")
    year = re.search(r"so (?:với )?(?:cùng kỳ )?(?:năm )?(20\d\d)", said)
    if year:
        return year[1]
    if re.search(r"cùng kỳ|năm trước|năm ngoái", said):
        return "same_period"
    if re.search(r"đầu nhiệm kỳ|nhiệm kỳ trước|nhiệm kỳ", said):
        return "term_start"
    planned = re.match(r"\s*(?:so với\s*)?(?:kế hoạch|kh\b|dự toán|nghị quyết|chỉ tiêu|mục tiêu)", behind)
    return "plan" if verb == "vượt" or planned else ""
