"""The same fact in two texts: found by the figure both are bound to, and told where the wording differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from urllib.parse import parse_qs

from tongket.figures.catalogue.entries import entry
from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import CheckedFact
from tongket.reconciliation.kinds import kind_label
from tongket.rules.notation import number_vi
from tongket.rules.vocabulary import label, terms

COMPARED = ("level", "subject", "actor", "result", "years", "posthumous", "direction", "body", "proposed", "indicator")
"""The attributes that make a fact of one kind another fact."""
HEDGES = {"min": "“trên, hơn”", "max": "“gần, dưới”", "about": "“khoảng”"}
WORDS = {
    "met": "đạt",
    "exceeded": "vượt",
    "met_or_exceeded": "đạt và vượt",
    "not_met": "chưa đạt",
    "all": "tổng số",
    "good_or_better": "hoàn thành tốt nhiệm vụ trở lên",
    "excellent_exemplary": "hoàn thành xuất sắc nhiệm vụ tiêu biểu",
}
"""The words of facts that are no terms of the trade."""
HELD = "meetings.held"


def back_of(fact: CheckedFact, read_back: Sequence[CheckedFact]) -> int | None:
    """The place of the fact among those read back; None where nothing there states it.

    The same figure in the same kind first, then the same figure, then the figure as the whole of another.
    """
    places = range(len(read_back))
    if not fact.tag:
        return next((place for place in places if _is_alike(fact.fact, read_back[place].fact)), None)
    same = [place for place in places if read_back[place].tag == fact.tag]
    same.sort(key=lambda place: read_back[place].fact.kind != fact.fact.kind)
    if same:
        return same[0]
    return next((place for place in places if _holds(read_back[place], fact)), None)


def differences(fact: CheckedFact, back: CheckedFact) -> Sequence[str]:
    """How the new wording differs from the document's, in words; empty where it states the very same."""
    return list(_changes(fact.fact, back.fact, fact.recorded_of))


def _is_alike(one: Fact, other: Fact) -> bool:
    """The same statement of two texts where no figure tells: names, days, sums of several figures."""
    if one.kind != other.kind:
        return False
    if isinstance(one.value, str) or isinstance(other.value, str):
        return str(one.value).casefold() == str(other.value).casefold()
    return one.value == other.value and all(one.attributes.get(name) == other.attributes.get(name) for name in COMPARED)


def _holds(back: CheckedFact, fact: CheckedFact) -> bool:
    """A day of a meeting tells that it was held; "12/24" tells the 24."""
    figure_id, _, words = fact.tag.partition("?")
    if figure_id == HELD:
        return back.fact.kind == "meeting_date" and back.fact.word("event") in parse_qs(words).get("kind", ())
    if not back.tag or back.fact.of is None:
        return False
    return entry(back.tag.partition("?")[0]).of == figure_id and back.recorded_of == fact.recorded == back.fact.of


def _changes(fact: Fact, back: Fact, recorded_of: Decimal | None) -> Iterable[str]:
    if isinstance(back.value, str) or isinstance(fact.value, str):
        if back.value != fact.value and fact.kind == back.kind:
            yield f"ghi “{word(back.value)}” thay cho “{word(fact.value)}”"
        elif fact.kind != back.kind:
            yield f"nêu bằng {kind_label(back.kind).lower()}"
    elif fact.value == back.of and fact.value != back.value:
        yield "nêu làm tổng số của số khác"
        return
    elif fact.value != back.value:
        yield f"ghi {word(back.value)} thay cho {word(fact.value)}"
    if fact.approx and not back.approx:
        yield f"bỏ chữ {HEDGES[fact.approx]}, vì sổ có số chính xác"
    if fact.of is not None and back.of is None:
        is_unclear = fact.of == fact.value and recorded_of != fact.of
        yield f"không nhắc lại tổng số {number_vi(fact.of)}" + (", vì không rõ là tổng số nào" if is_unclear else "")
    elif fact.of is not None and fact.of != back.of:
        yield f"ghi tổng số {word(back.of or 0)} thay cho {number_vi(fact.of)}"
    if fact.attributes and fact.kind == back.kind:
        yield from _attributes(fact, back)


def _attributes(fact: Fact, back: Fact) -> Iterable[str]:
    for name in COMPARED:
        one, other = fact.attributes.get(name), back.attributes.get(name)
        if one is not None and one != other:
            yield f"nói “{word(str(other or 'không rõ'))}” thay cho “{word(str(one))}”"
    if fact.kind in ("inspection", "supervision") and fact.unit != back.unit:
        yield f"nói “{word(back.unit)}” thay cho “{word(fact.unit)}”"


def word(value: Decimal | str | int) -> str:
    """A value or an attribute as a sentence has it."""
    if not isinstance(value, str):
        return number_vi(value)
    return WORDS.get(value) or (label(value).lower() if value in terms() else value)
