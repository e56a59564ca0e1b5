"""What a collective's papers print: its report, the sheet of 2019; and the comment sheet of anyone reviewed."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.documents.reviews.known import Known
from tongket.documents.reviews.measured import counted, rows
from tongket.documents.reviews.persons import Facts, graded, levels, written
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules import vocabulary
from tongket.rules.ratings.kinds import PERSONS

PLACES = {"cell": "Chi bộ", "leadership": "Tập thể lãnh đạo"}
PARTS = (("I", "Về xây dựng tập thể; cơ quan, đơn vị", False), ("II", "Về kết quả thực hiện nhiệm vụ", True))


def report(known: Known, subject: Subject) -> Facts:
    """A collective's report under any regime; forms take what they print."""
    return {
        "period": known.period,
        "collective": known.name(subject),
        "ordinal": ordinal(known, subject.entry.organization),
        **written(known, subject),
        **graded(known, subject),
        "evidence": evidence(known, subject),
        **levels(known, subject),
    }


def ordinal(known: Known, unit: int) -> int | None:
    """The number of the session in the term, where one was noted with a step of the unit."""
    done = known.standings[unit].done.values() if unit in known.standings else ()
    return next((step.ordinal for step in done if step.ordinal is not None), None)


def evidence(known: Known, subject: Subject) -> Sequence[Facts]:
    """The figures the decision rested on as they were frozen with it; before it, as they stand now."""
    decided = known.rating(subject.id, "decided")
    frozen = decided.evidence.get("figures") if decided else None
    return rows(counted(subject.entry.organization, known.year) if frozen is None else frozen)


def sheet_of_2019(known: Known, subject: Subject) -> Facts:
    """The sheet on which a leadership collective is analysed criterion by criterion."""
    frame = known.frame(subject.entry.frame)
    rows: list[Facts] = []
    for letter, label, is_result in PARTS:
        rows.append({"place": letter, "label": label})
        items = [item for item in (frame.items if frame else ()) if item.is_result is is_result]
        rows += [{"place": str(number), "label": item.label["vi"]} for number, item in enumerate(items, 1)]
    return {"period": known.period, "collective": known.name(subject), "criteria": rows}


def comments(known: Known, subject: Subject) -> Facts:
    """Everything that was said of a subject, where, by whom, what was answered and promised."""
    given = [kept.entry for kept in known.comments.get(subject.id, ())]
    answers = [entry.answer for entry in given]
    is_person = subject.entry.subject in PERSONS
    return {
        "period": known.period,
        "subject": f"đồng chí {known.name(subject)}" if is_person else known.name(subject),
        "full_name": known.name(subject) if is_person else None,
        "accepted": answers.count("accept"),
        "explained": answers.count("explain"),
        "comments": [_said(entry) for entry in given],
    }


def _said(entry: CommentEntry) -> Facts:
    return {
        "place": PLACES.get(entry.place, vocabulary.label(entry.place, group="comment_place")),
        "opinion": entry.opinion,
        "giver": giver(entry),
        "answer": entry.answer or None,
        "explanation": entry.explanation,
        "remedy": entry.remedy,
        "remedy_by": entry.remedy_by,
        "remedied_on": entry.remedied_on,
    }


def giver(entry: CommentEntry) -> str:
    """Who gave a comment as the minutes name one: a person with "Đồng chí" before the name."""
    named = entry.giver.strip()
    is_bare = entry.giver_kind == "person" and named and not named.lower().startswith("đồng chí")
    return f"Đồng chí {named}" if is_bare else named


def opinions(known: Known, subjects: Sequence[Subject]) -> Sequence[Facts]:
    """The comments on several subjects as minutes tell them; who got none is left out."""
    rows: list[Facts] = []
    for subject in subjects:
        given = [kept.entry for kept in known.comments.get(subject.id, ())]
        told = f"đồng chí {known.name(subject)}" if subject.entry.subject in PERSONS else known.name(subject)
        said = [
            {"giver": giver(entry), "opinion": _unended(entry.opinion), "answer": entry.answer or None,
             "explanation": _unended(entry.explanation)}
            for entry in given
        ]  # fmt: skip
        if said:
            rows.append({"subject": told, "said": said})
    return rows


def _unended(text: str) -> str:
    """Without the full stop: the sentence of the minutes goes on."""
    return text.strip().rstrip(".;").strip()
