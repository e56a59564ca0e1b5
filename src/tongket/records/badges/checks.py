"""What may be wrong with a badge: its level, the member's party age on the round, a level twice, its days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.facts import badge_facts, levels_given
from tongket.records.members import queries as members
from tongket.records.members.life import queries as life
from tongket.rules import badges as rules
from tongket.rules.badges import MemberBadgeFacts
from tongket.rules.decision import Finding
from tongket.rules.load import value_files, value_on
from tongket.rules.notation import date_vi

Check = Callable[[BadgeAwardEntry], Iterable[Finding]]


def award_checker(entries: Sequence[BadgeAwardEntry], own: Collection[int] = ()) -> Check:
    """The check of these lines; `own` are the kept lines they stand in place of."""
    ids = {entry.member for entry in entries}
    people, given = members.kept(ids), levels_given(ids, own)
    gaps, disciplines = life.interruptions(ids), life.disciplines(ids)
    first: dict[tuple[int, int], BadgeAwardEntry] = {}
    for entry in entries:
        if entry.kind != "reissue":
            first.setdefault((entry.member, entry.level), entry)

    def check(entry: BadgeAwardEntry) -> Iterable[Finding]:
        kept = people.get(entry.member)
        if kept is None:
            yield Finding("member-unknown", {"name": f"#{entry.member}"})
            return
        name = kept.entry.full_name
        if entry.decided_on and entry.awarded_on and entry.awarded_on < entry.decided_on:
            words = {"awarded": date_vi(entry.awarded_on), "decided": date_vi(entry.decided_on)}
            yield Finding("badge-awarded-before-decision", {"name": name, **words})
        again = entry.level in given.get(entry.member, ())
        if entry.kind != "reissue" and (again or first[entry.member, entry.level] != entry):
            yield Finding("badge-level-twice", {"name": name, "level": entry.level})
        person, dated = kept.entry, gaps.get(entry.member, ())
        counted = rules.interruptions_of(person.counts_from, person.interrupted_months, dated)
        yield from _by_regulation(entry, name, badge_facts(person, counted, disciplines.get(entry.member, ())))

    return check


def _by_regulation(entry: BadgeAwardEntry, name: str, facts: MemberBadgeFacts) -> Iterable[Finding]:
    """Nothing is found for a round from before the first regulation known: there is nothing to hold it against."""
    if entry.round_on < value_files()["badges/levels"].periods[0].valid_from:
        return
    known = value_on("badges/levels", entry.round_on)
    if entry.level not in known.value:
        words = {"level": entry.level, "levels": ", ".join(map(str, known.value))}
        yield Finding("badge-level-unknown", words, known.citation)
        return
    if entry.kind == "reissue":
        return
    yield from _unusual_round(entry)
    yield from _too_young(entry, name, facts)
    for finding in rules.obstacles(facts, entry.round_on):
        if entry.kind != "posthumous" or finding.code != "badge-member-left":
            yield finding


def _unusual_round(entry: BadgeAwardEntry) -> Iterable[Finding]:
    days = rules.rounds(entry.round_on.year)
    if entry.kind == "regular_award" and entry.round_on not in days:
        words = {"on": date_vi(entry.round_on), "rounds": ", ".join(map(date_vi, days))}
        citation = value_on("badges/rounds", entry.round_on).citation
        yield Finding("badge-round-unusual", words, citation, warns_only=True)


def _too_young(entry: BadgeAwardEntry, name: str, facts: MemberBadgeFacts) -> Iterable[Finding]:
    months = rules.age_of(facts, entry.round_on)
    short = entry.level * 12 - months
    if short <= 0:
        return
    if entry.kind in ("early_award", "posthumous"):
        posthumous = entry.kind == "posthumous"
        yield from rules.may_be_early(entry.level, short, entry.round_on, posthumous=posthumous).findings
        return
    citation = value_on("badges/levels", entry.round_on).citation
    words = {"name": name, "level": entry.level, "on": date_vi(entry.round_on)}
    age = {"years": months // 12, "months": months % 12}
    # Without the day of the decision the age is only known to be at least this.
    yield Finding("badge-party-age-not-reached", {**words, **age}, citation, warns_only=facts.from_card)
