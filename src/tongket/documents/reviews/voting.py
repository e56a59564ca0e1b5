"""What the papers of a vote print: the ballot, the tellers' minutes, the list of proposals. Numbers, never a voter."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tongket.documents.reviews.known import Known
from tongket.documents.reviews.persons import Facts, points, reason
from tongket.documents.reviews.sums import share
from tongket.records.reviews.subjects.queries import Subject
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules import vocabulary
from tongket.rules.ratings.kinds import BODIES, PERSONS
from tongket.rules.ratings.tallies import NOT_RATED, Tally, Why, result_of
from tongket.rules.reviews import ORDER

TITLES = {
    "organization": "Tổ chức đảng",
    "leadership_collective": "Tập thể lãnh đạo, quản lý",
    "key_cadre": "Cán bộ lãnh đạo, quản lý",
    "member": "Đảng viên",
}
COMMITTEE = ("committee_vote",)
OWN = ("cell_vote", "leadership_vote")
OPEN_RESULTS = {Why.TIE: "Số phiếu ngang nhau, chưa có kết quả", Why.NO_MAJORITY: "Không có mức nào quá nửa"}


def voted_on(known: Known, unit: int) -> Sequence[tuple[str, Sequence[Subject]]]:
    """Whom a unit votes on, by kind: a cell on its own people and itself, the committee on bodies and its leaders."""
    found = [
        subject for subject in known.subjects
        if not subject.entry.not_rated_reason
        and (subject.entry.organization == unit or (unit == known.committee and subject.entry.subject in BODIES))
    ]  # fmt: skip
    groups = [(kind, [subject for subject in found if subject.entry.subject == kind]) for kind in TITLES]
    return [(kind, subjects) for kind, subjects in groups if subjects]


def ballot(known: Known, unit: int) -> Facts:
    """One ballot of the unit: names with empty boxes."""
    return {
        "period": known.period,
        "held_on": known.step_on(unit, "voted"),
        "groups": [
            {"title": TITLES[kind], "subjects": [_named(known, subject) for subject in subjects]}
            for kind, subjects in voted_on(known, unit)
        ],
    }


def _named(known: Known, subject: Subject) -> Facts:
    return {"name": known.name(subject), "note": known.posts.get(subject.entry.member or 0, "")}


def count(known: Known, unit: int) -> Facts:
    """The tellers' minutes of a unit: of its own votes, at the committee of the committee's."""
    told = [
        (TITLES[kind], [(subject, tally) for subject in subjects for tally in tallies_at(known, subject, unit)])
        for kind, subjects in _tallied(known, unit)
    ]
    counted = [tally for _, rows in told for _, tally in rows]
    days = {tally.held_on for tally in counted}
    return {
        "period": known.period, "unit": unit_name(known, unit), "held_on": min(days, default=None),
        "due": _same(tally.due for tally in counted), "present": _same(tally.present for tally in counted),
        "groups": [
            {"title": title, "tallies": [_counted(known, subject, tally) for subject, tally in rows]}
            for title, rows in told if rows
        ],
    }  # fmt: skip


def _tallied(known: Known, unit: int) -> Sequence[tuple[str, Sequence[Subject]]]:
    at = known.subjects if unit == known.committee else [s for s in known.subjects if s.entry.organization == unit]
    return [(kind, [subject for subject in at if subject.entry.subject == kind]) for kind in TITLES]


def tallies_at(known: Known, subject: Subject, unit: int) -> Sequence[TallyEntry]:
    """The tallies of a subject that were counted at this unit, in the order of the ballots."""
    own = subject.entry.organization == unit
    wanted = (*(OWN if own else ()), *(COMMITTEE if unit == known.committee else ()))
    return [kept.entry for kept in known.tallies.get(subject.id, ()) if kept.entry.vote in wanted]


def unit_name(known: Known, unit: int) -> str:
    """How papers name the body that met: the cell, or the committee of an organisation."""
    return known.unit_names.get(unit, "").replace("Đảng bộ", "Đảng ủy", 1)


def _counted(known: Known, subject: Subject, tally: TallyEntry) -> Facts:
    names = ("due", "present", "valid", "invalid", *ORDER, NOT_RATED)
    numbers = {name: getattr(tally, name) for name in names}
    return {"name": known.name(subject), **numbers, "ballot": tally.counting, "result": outcome(tally)}


def outcome(tally: TallyEntry) -> str:
    """What the ballot says, by the majority rule of its day."""
    counts = {word: getattr(tally, word) for word in (*ORDER, NOT_RATED)}
    found = result_of(Tally(tally.due, tally.present, tally.valid, tally.invalid, counts), tally.held_on)
    if found.level == NOT_RATED:
        return "Chưa xếp loại"
    return vocabulary.label(found.level) if found.level else OPEN_RESULTS.get(found.why, "Số phiếu không khớp")


def _same(numbers: object) -> int | None:
    """The number all have in common, else None."""
    found = set(numbers)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else None


def proposals(known: Known, unit: int) -> Facts:
    """The cell's list: what each gave themselves, the points, the votes, the level proposed."""
    people = [s for s in known.subjects if s.entry.organization == unit and s.entry.subject in PERSONS]
    rows = [_proposed(known, subject, unit) for subject in people]
    given = [str(row["proposed_level"]) for row in rows if row["proposed_level"]]
    return {
        "period": known.period,
        "scored": any(row["own"] is not None or row["appraised"] is not None for row in rows),
        "people": rows,
        "rated": len(given),
        "unrated": sum(1 for subject in people if unrated_reason(known, subject)),
        "counts": level_counts(given),
    }


def level_counts(levels: Sequence[str]) -> Sequence[Facts]:
    """How many have each level that was given, with its share, best first."""
    return [
        {"level": vocabulary.in_sentence(level), "count": levels.count(level),
         "share": share(Fraction(levels.count(level), len(levels)))}
        for level in ORDER if level in levels
    ]  # fmt: skip


def _proposed(known: Known, subject: Subject, unit: int) -> Facts:
    own, appraised = known.side(subject.id, "self"), known.side(subject.id, "appraised")
    proposed = known.rating(subject.id, "proposed")
    level = proposed.level if proposed else ""
    kept = known.people.get(subject.entry.member or 0)
    return {
        "name": known.name(subject), "birth_date": kept.entry.birth_date if kept else None,
        "post": known.posts.get(subject.entry.member or 0, ""),
        "own": points(own.points) if own else None, "appraised": points(appraised.points) if appraised else None,
        "self_level": own.level if own else None, "proposed_level": level or None,
        "votes": _votes(tallies_at(known, subject, unit), level), "why": unrated_reason(known, subject),
    }  # fmt: skip


def _votes(tallies: Sequence[TallyEntry], level: str) -> str:
    """ "18/23": sheets for the level of those present, in the last ballot."""
    return f"{getattr(tallies[-1], level)}/{tallies[-1].present}" if tallies and level else ""


def unrated_reason(known: Known, subject: Subject) -> str:
    """Why a subject has no rating: as the list says, else as the rating does."""
    rating = known.rating(subject.id, "decided") or known.rating(subject.id, "proposed")
    word = subject.entry.not_rated_reason or (rating.not_rated_reason if rating else "")
    return subject.entry.why or reason(word) if word else ""
