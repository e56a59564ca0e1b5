"""What a person's papers print: the self-review by its form, the appraisal sheet, the result slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tongket.documents.reviews.known import Known
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules import vocabulary
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings.frames import COMMON, HUNDREDTHS, LEVELS, RESULTS, Frame, Item
from tongket.rules.ratings.scoring import explanation_needed
from tongket.rules.review_sections import sections_of

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
Facts = dict[str, object]


def points(hundredths: object) -> Decimal | None:
    """Hundredths of a point as a number: 8950 is 89.5; None for what is no number."""
    if not isinstance(hundredths, int):
        return None
    return Decimal(hundredths) / HUNDREDTHS if hundredths % HUNDREDTHS else Decimal(hundredths // HUNDREDTHS)


def who(known: Known, subject: Subject) -> Facts:
    """The head of a person's paper."""
    entry = subject.entry
    kept = known.people.get(entry.member) if entry.member is not None else None
    return {
        "period": known.period,
        "full_name": kept.entry.full_name if kept else None,
        "birth_date": kept.entry.birth_date if kept else None,
        "party_post": known.posts.get(entry.member or 0),
        "cell": known.unit_names.get(entry.organization, ""),
    }


def self_review(known: Known, subject: Subject) -> Facts:
    """A person's self-review under any regime; forms take what they print."""
    own = known.side(subject.id, "self")
    return {
        **who(known, subject),
        **written(known, subject),
        **graded(known, subject),
        "tasks": [
            {"title": kept.entry.title, "product": kept.entry.product, "result": kept.entry.result}
            for kept in known.tasks.get(subject.id, ())
        ],
        "official_level": own.official_level if own else None,
        **levels(known, subject),
    }


def levels(known: Known, subject: Subject) -> Facts:
    """What is wished, proposed and decided for a subject, and who decides."""
    own = known.side(subject.id, "self")
    proposed, decided = known.rating(subject.id, "proposed"), known.rating(subject.id, "decided")
    return {
        "self_level": own.level if own else None,
        "proposed_level": proposed.level if proposed else None,
        "decided_level": decided.level if decided else None,
        "deciding_body": (decided.decided_by if decided else "") or "Đảng ủy",
    }


def written(known: Known, subject: Subject) -> Facts:
    """The sections with what was written in them; one without text is left open to be written by hand."""
    own = known.side(subject.id, "self")
    texts: Mapping[str, str] = own.sections if own else {}
    scores: Mapping[str, object] = own.scores if own else {}
    found = sections_of(subject.entry.frame, known.year)
    above = {section.part for section in found}
    rows: list[Facts] = []
    part = inner = 0
    for section in found:
        row: Facts = {}
        if section.part:
            inner += 1
            row["label"] = f"{inner}. {section.label['vi']}"
        else:
            row["heading"] = f"{ROMAN[part]}- {section.label['vi'].upper()}"
            part, inner = part + 1, 0
        if section.id not in above:
            text = texts.get(section.id, "").strip()
            row |= {"content": text, "is_open": not text, "is_rated": section.is_rated}
            row["degree"] = scores.get(section.id) if section.is_rated else None
        rows.append(row)
    return {"sections": rows}


def graded(known: Known, subject: Subject) -> Facts:
    """The criteria with points or levels on both sides, and their sums."""
    frame = known.frame(subject.entry.frame)
    if frame is None:
        return {}
    own, appraised = known.side(subject.id, "self"), known.side(subject.id, "appraised")
    sides = {"own": dict(own.scores) if own else {}, "appraised": dict(appraised.scores) if appraised else {}}
    if frame.scale == LEVELS:
        return {"criteria": other_criteria(known, subject, frame, sides["own"])}
    found: Facts = {"explanation": appraised.explanation if appraised else None}
    for part in (COMMON, RESULTS):
        found[part] = [_row(item, sides) for item in frame.items if item.part == part]
    for side, scores in sides.items():
        for part in (COMMON, RESULTS):
            given = [scores[item.id] for item in frame.items if item.part == part and item.id in scores]
            found[f"{side}_{part}_total"] = points(sum(map(int, given))) if given else None
    found["own_total"] = points(own.points) if own else None
    found["appraised_total"] = points(appraised.points) if appraised else None
    return found


def other_criteria(known: Known, subject: Subject, frame: Frame, scores: Mapping[str, object]) -> Sequence[Facts]:
    """The criteria of a frame that no section asks for."""
    asked = {section.id for section in sections_of(subject.entry.frame, known.year) if section.is_rated}
    return [{"label": item.label["vi"], "degree": scores.get(item.id)} for item in frame.items if item.id not in asked]


def _row(item: Item, sides: Mapping[str, Mapping[str, object]]) -> Facts:
    place, label = numbered(item)
    own, appraised = points(sides["own"].get(item.id)), points(sides["appraised"].get(item.id))
    met = own is not None and own > 0
    return {
        "place": place, "label": label, "maximum": points(item.points), "own": own, "appraised": appraised,
        "met": "x" if met else "", "unmet": "x" if own is not None and not met else "",
    }  # fmt: skip


def numbered(item: Item) -> tuple[str, str]:
    """ "1.1. Bản lĩnh chính trị" → ("1.1", "Bản lĩnh chính trị")."""
    head, space, rest = item.label["vi"].partition(" ")
    return (head.rstrip("."), rest) if space and head[:1].isdigit() else ("", item.label["vi"])


def appraisal(known: Known, subject: Subject) -> Facts:
    """Points of both sides beside each other, and whether the difference has to be explained."""
    frame = known.frame(subject.entry.frame)
    own, appraised = known.side(subject.id, "self"), known.side(subject.id, "appraised")
    rule = value_if_known("reviews/explanation_gap", year_span(known.year)[1])
    needed = explanation_needed(own.points if own else None, appraised.points if appraised else None, known.year)
    sums = graded(known, subject)
    return {
        "period": known.period, "subject": known.name(subject),
        "cell": known.unit_names.get(subject.entry.organization, ""),
        "items": [] if frame is None else _compared(frame, sums),
        "own_total": sums.get("own_total"), "appraised_total": sums.get("appraised_total"),
        "apart_total": _apart(sums.get("own_total"), sums.get("appraised_total")),
        "must_explain": bool(needed.findings), "limit": rule.value if rule else None,
        "explanation": appraised.explanation if appraised else None,
        "self_level": own.level if own else None, "appraised_level": appraised.level if appraised else None,
    }  # fmt: skip


def _compared(frame: Frame, sums: Facts) -> Sequence[Facts]:
    rows: list[Facts] = []
    for part, letter, label in ((COMMON, "A", "Tiêu chí chung"), (RESULTS, "B", "Kết quả thực hiện nhiệm vụ")):
        own, appraised = sums.get(f"own_{part}_total"), sums.get(f"appraised_{part}_total")
        head = {"place": letter, "label": label, "maximum": points(frame.parts.get(part)), "own": own}
        rows.append({**head, "appraised": appraised, "apart": _apart(own, appraised)})
        inner: object = sums.get(part)
        for row in inner if isinstance(inner, list) else ():
            kept = {name: row[name] for name in ("place", "label", "maximum", "own", "appraised")}
            rows.append({**kept, "apart": _apart(row["own"], row["appraised"])})
    return rows


def _apart(own: object, appraised: object) -> Decimal | None:
    known = isinstance(own, Decimal) and isinstance(appraised, Decimal)
    return appraised - own if known else None  # type: ignore[operator]


def reason(word: str) -> str:
    """Why someone has no rating, as a sentence takes it."""
    return vocabulary.label(word, group="not_rated_reason") if word else ""
