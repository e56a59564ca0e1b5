"""The list of an open round held against the register: who came, who is gone, who moved, who is no longer due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept, Withdrawal
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.listing import by_who, wanted
from tongket.records.members import queries as members
from tongket.records.members.life.queries import events_of
from tongket.records.reviews.actions.subjects.correct import correct
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.subjects.withdraw import withdraw
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi

NEW, GONE, MOVED, CHANGED = "new", "gone", "moved", "changed"
ENDED = frozenset({"deceased", "expelled", "struck_off", "left", "transferred"})


@dataclass(frozen=True)
class Difference:
    """One point where list and register differ. `id` names it while both stay as they are; `why` in words."""

    id: str
    kind: str
    name: str
    why: str
    line: Kept[SubjectEntry] | None
    entry: SubjectEntry | None


def differences(found: Round, on: date) -> Sequence[Difference]:
    """Every difference, the new first, then the gone, the moved, and those whose being rated changed."""
    entry = found.entry
    now = by_who(wanted(entry.organization, entry.report_year, entry.period, on))
    kept = {(line.entry.subject, line.entry.who): line for line in subjects_of(found.id)}
    new = [(key, now[key]) for key in now.keys() - kept.keys()]
    gone = [(key, kept[key]) for key in kept.keys() - now.keys() if not _entered_by_hand(key)]
    both = [(key, kept[key], now[key]) for key in now.keys() & kept.keys()]
    names = _Names([line for _, line in new] + [line.entry for _, line in gone] + [line.entry for _, line, _ in both])
    told = [
        *(Difference(_id(NEW, key), NEW, names.of(line), names.place(line), None, replace(line, round=found.id))
          for key, line in new),
        *(Difference(_id(GONE, key), GONE, names.of(line.entry), _why_gone(line.entry, on), line, None)
          for key, line in gone),
        *(each for key, line, wish in both if (each := _changed(key, line, wish, names)) is not None),
    ]  # fmt: skip
    order = (NEW, GONE, MOVED, CHANGED)
    return sorted(told, key=lambda each: (order.index(each.kind), each.name, each.id))


def take_over(actor: Actor, found: Round, on: date, chosen: Collection[str]) -> int:
    """Bring the chosen points of the list to what the register says; how many were taken.

    All or nothing. Who is gone is taken out with the reason; what was entered for them stays in the history.
    """
    with transaction.atomic():
        picked = [each for each in differences(found, on) if each.id in chosen]
        gone = [each for each in picked if each.line is not None and each.entry is None]
        put_right = [(each.line, each.entry) for each in picked if each.line is not None and each.entry is not None]
        new = [each.entry for each in picked if each.line is None and each.entry is not None]
        if gone:
            lines = [Withdrawal(each.line.id, each.line.version) for each in gone if each.line is not None]
            withdraw(actor, lines, reasons={index: each.why for index, each in enumerate(gone)})
        if put_right:
            correct(actor, [Correction(line.id, line.version, entry) for line, entry in put_right])
        if new:
            enter(actor, new)
        return len(picked)


def _changed(key: tuple[str, object], line: Kept[SubjectEntry], wish: SubjectEntry, names: _Names) -> Difference | None:
    is_person = wish.member is not None
    if is_person and line.entry.organization != wish.organization:
        entry = replace(
            line.entry, organization=wish.organization, is_head=wish.is_head,
            not_rated_reason=wish.not_rated_reason, why=wish.why,
        )  # fmt: skip
        why = f"{names.unit(line.entry.organization)} → {names.unit(wish.organization)}"
        return Difference(_id(MOVED, key), MOVED, names.of(wish), why, line, entry)
    if is_person and line.entry.not_rated_reason != wish.not_rated_reason and line.entry.not_rated_reason in KNOWN:
        entry = replace(
            line.entry, not_rated_reason=wish.not_rated_reason, why=wish.why,
            intended_level="" if wish.not_rated_reason else line.entry.intended_level,
        )  # fmt: skip
        reason = wish.why or vocabulary.label("rated")
        return Difference(_id(CHANGED, key), CHANGED, names.of(wish), reason, line, entry)
    return None


KNOWN = frozenset({"", "exempted", "suspended", "new_member"})
"""Reasons that the register knows; any other was set by the office and stays."""


def _entered_by_hand(key: tuple[str, object]) -> bool:
    """A collective that no body of the books names was entered by the office: the register says nothing of it."""
    return key[0] == "leadership_collective"


def _why_gone(entry: SubjectEntry, on: date) -> str:
    if entry.member is None:
        return "Tổ chức không còn trong danh sách tổ chức đảng"
    ended = [event for event in events_of(entry.member) if event.kind in ENDED and event.on <= on]
    if ended:
        last = ended[-1]
        return f"{vocabulary.label(last.kind, group='member_event')} ngày {date_vi(last.on)}"
    return "Không còn giữ chức vụ" if entry.subject == "key_cadre" else "Không còn trong sổ đảng viên"


def _id(kind: str, key: tuple[str, object]) -> str:
    subject, who = key
    words = who if isinstance(who, tuple) else (who,)
    return ":".join((kind, subject, *map(str, words)))


class _Names:
    """Names of the lines of both lists, asked for at once."""

    def __init__(self, entries: Sequence[SubjectEntry]) -> None:
        self.people: Mapping[int, str] = members.names({each.member for each in entries if each.member is not None})
        self.units: Mapping[int, str] = organizations.names({each.organization for each in entries})

    def of(self, entry: SubjectEntry) -> str:
        return self.people.get(entry.member or 0, "") or entry.collective or self.units.get(entry.organization, "")

    def unit(self, organization: int) -> str:
        return self.units.get(organization, "")

    def place(self, entry: SubjectEntry) -> str:
        return self.units.get(entry.organization, "") if entry.member is not None else ""
