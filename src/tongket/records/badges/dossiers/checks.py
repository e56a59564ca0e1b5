"""What may be wrong with a dossier and with a step of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.checks import award_checker
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import DossierEntry, StepEntry
from tongket.records.badges.dossiers.queries import Dossier, dossiers, open_levels
from tongket.records.badges.facts import levels_given
from tongket.records.members import queries as members
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import Wording
from tongket.rules.load import value_on
from tongket.rules.notation import date_vi

CheckStep = Callable[[StepEntry], Iterable[Finding]]


def award_of(entry: DossierEntry, decided: StepEntry | None = None) -> BadgeAwardEntry:
    """The line of the book of badges that the dossier leads to."""
    number, on = (decided.number, decided.on) if decided else ("", None)
    return BadgeAwardEntry(
        entry.member, entry.organization, entry.level, entry.round_on, entry.kind,
        decision_number=number, decided_on=on,
    )  # fmt: skip


def draft_checker(entries: Sequence[DossierEntry]) -> Callable[[DossierEntry], Iterable[Finding]]:
    """All that stands against the badge itself, and what a dossier of its kind needs besides."""
    ids = {entry.member for entry in entries}
    of_award = award_checker([award_of(entry) for entry in entries])
    waiting, given, people = open_levels(ids), levels_given(ids), members.kept(ids)

    def check(entry: DossierEntry) -> Iterable[Finding]:
        name = people[entry.member].entry.full_name if entry.member in people else ""
        words = {"name": name, "level": entry.level}
        if (entry.level, entry.kind) in waiting.get(entry.member, ()):
            yield Finding("badge-dossier-twice", words)
        if entry.kind == "early_award" and not entry.note:
            yield Finding("badge-early-reason-missing", words)
        if entry.kind == "posthumous" and name and people[entry.member].entry.ended_as != "deceased":
            yield Finding("badge-not-deceased", {"name": name})
        if entry.kind == "reissue" and entry.level not in given.get(entry.member, ()):
            yield Finding("badge-nothing-to-reissue", words, warns_only=True)
        yield from of_award(award_of(entry))

    return check


def step_checker(entries: Sequence[StepEntry], today: date) -> CheckStep:
    """A step follows the one before it, on a day not before that and not after today."""
    found = dossiers({entry.dossier for entry in entries})

    def check(entry: StepEntry) -> Iterable[Finding]:
        dossier = found.get(entry.dossier)
        if dossier is None:
            yield Finding("badge-dossier-unknown", {"dossier": entry.dossier})
            return
        if dossier.state not in states.AFTER[entry.step]:
            words = {"state": _said(dossier.state), "step": _said(entry.step)}
            yield Finding("badge-dossier-step-order", {"name": dossier.name, **words})
            return
        yield from _days(entry, dossier, today)
        if entry.step == states.DECIDED:
            yield from _decision(entry, dossier)
        if entry.step == states.FORWARDED and not states.passes_district(entry.on):
            citation = value_on("badges/route", entry.on).citation
            yield Finding("badge-dossier-level-ended", {"on": date_vi(entry.on)}, citation)
        if entry.step == states.RETURNED and not entry.note:
            yield Finding("badge-return-reason-missing", {"name": dossier.name})

    return check


def regulation_again(entries: Sequence[StepEntry]) -> CheckStep:
    """What the regulations hold against the badge on the day of a step: facts may have changed since the draft."""
    found = dossiers({entry.dossier for entry in entries})
    awards: Mapping[int, BadgeAwardEntry] = {key: award_of(each.entry) for key, each in found.items()}
    of_award = award_checker(list(awards.values()))

    def check(entry: StepEntry) -> Iterable[Finding]:
        if entry.dossier in awards:
            yield from of_award(awards[entry.dossier])

    return check


def _days(entry: StepEntry, dossier: Dossier, today: date) -> Iterator[Finding]:
    if entry.on > today:
        yield Finding("badge-dossier-step-future", {"name": dossier.name, "on": date_vi(entry.on)})
    if dossier.steps and entry.on < dossier.steps[-1].on:
        words = {"on": date_vi(entry.on), "before": date_vi(dossier.steps[-1].on)}
        yield Finding("badge-dossier-step-before", {"name": dossier.name, **words})


def _decision(entry: StepEntry, dossier: Dossier) -> Iterator[Finding]:
    if not entry.number:
        yield Finding("badge-decision-number-missing", {"name": dossier.name})
    if dossier.state == states.APPRAISED and states.passes_district(entry.on):
        citation = value_on("badges/route", entry.on).citation
        yield Finding("badge-dossier-level-skipped", {"name": dossier.name}, citation)


def _said(state: str) -> Wording:
    word = f"dossier_{state}"
    return Wording(vocabulary.in_sentence(word), vocabulary.label(word, "en").lower())
