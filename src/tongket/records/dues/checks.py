"""What may be wrong with lines of dues."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from tongket.records.dues.assessing import as_relief, assess, kept_categories
from tongket.records.dues.book import CategoryEntry, CollectionEntry, KeptEntry, ReliefEntry, RemittanceEntry
from tongket.records.dues.models import DuesKept, DuesRemittance
from tongket.records.dues.places import last_day
from tongket.records.dues.splitting import proposals
from tongket.records.members import queries as members
from tongket.records.members.queries import MemberOn
from tongket.rules import dues as rules
from tongket.rules.decision import Finding
from tongket.rules.dues import month_of
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi, number_vi
from tongket.rules.vocabulary import wording

Own = Collection[int]
CategoryCheck = Callable[[CategoryEntry], Iterable[Finding]]
ReliefCheck = Callable[[ReliefEntry], Iterable[Finding]]
CollectionCheck = Callable[[CollectionEntry], Iterable[Finding]]
KeptCheck = Callable[[KeptEntry], Iterable[Finding]]
RemittanceCheck = Callable[[RemittanceEntry], Iterable[Finding]]
States = Mapping[date, Mapping[int, MemberOn]]


def category_checker(entries: Sequence[CategoryEntry], own: Own = ()) -> CategoryCheck:
    """Days in order, one category at a time, each of a rule that holds on all its days."""
    kept = kept_categories({entry.member for entry in entries})
    beside = {member: [line.entry for line in lines if line.id not in own] for member, lines in kept.items()}
    names = members.names({entry.member for entry in entries})

    def check(entry: CategoryEntry) -> Iterable[Finding]:
        if entry.held_until is not None and entry.held_until < entry.held_from:
            yield Finding("dues-days-out-of-order", _days(entry))
            return
        others = [*beside.get(entry.member, ()), *(one for one in entries if one is not entry)]
        if any(one.member == entry.member and _overlap(one, entry) for one in others):
            yield Finding("dues-two-categories", {"name": names.get(entry.member, "")})
        yield from _of_their_time(entry)
        if entry.base_amount is not None and entry.base_amount < 0:
            yield Finding("dues-amount-negative", {"amount": number_vi(entry.base_amount)})

    return check


def relief_checker(entries: Sequence[ReliefEntry], own: Own = ()) -> ReliefCheck:
    """Days in order, and what the rule of the time allows."""
    del entries, own

    def check(entry: ReliefEntry) -> Iterable[Finding]:
        if entry.held_until is not None and entry.held_until < entry.held_from:
            yield Finding("dues-days-out-of-order", _days(entry))
            return
        decided = bool(entry.decision_number and entry.decided_on)
        yield from rules.relief_allowed(as_relief(entry), decided=decided).findings

    return check


def collection_checker(entries: Sequence[CollectionEntry], own: Own = ()) -> CollectionCheck:
    """The member was in the cell that month, the amounts are sound, and more than is owed has a reason."""
    del own
    ids = {entry.member for entry in entries}
    people = members.kept(ids)
    months = {entry.month_on for entry in entries}
    states: States = {day: members.states_on(ids, day) for month in months for day in (month, last_day(month))}
    answers = assess({(entry.member, entry.organization, entry.month_on) for entry in entries})

    def check(entry: CollectionEntry) -> Iterable[Finding]:
        if entry.member not in people:
            yield Finding("member-unknown", {"name": f"#{entry.member}"})
            return
        name = people[entry.member].entry.full_name
        for amount in (entry.collected, entry.arrears):
            if amount < 0:
                yield Finding("dues-amount-negative", {"amount": number_vi(amount)})
        yield from _belongs(entry, name, people[entry.member].entry, states)
        answer = answers[entry.member, entry.month_on].answer
        for finding in answer.decision.findings:
            yield Finding(finding.code, finding.arguments, finding.citation, warns_only=True)
        if answer.amount is not None and entry.collected > answer.amount:
            words = {"name": name, "collected": number_vi(entry.collected), "due": number_vi(answer.amount)}
            rates = value_if_known("dues/rates", entry.month_on)
            yield Finding("dues-more-than-due", words, rates.citation if rates else None)

    return check


def kept_checker(entries: Sequence[KeptEntry], own: Own = ()) -> KeptCheck:
    """What is kept is a part of what was there, and the share that the rule or the office's own value says."""
    del own
    known = proposals({(entry.organization, entry.month_on) for entry in entries})

    def check(entry: KeptEntry) -> Iterable[Finding]:
        one = known.get((entry.organization, entry.month_on))
        if one is None:
            yield Finding("dues-level-unknown", {"month": month_of(entry.month_on)})
            return
        if not 0 <= entry.kept <= one.received:
            words = {"kept": number_vi(entry.kept), "received": number_vi(one.received)}
            yield Finding("dues-kept-more-than-received", words)
            return
        for finding in one.share.decision.findings:
            yield Finding(finding.code, finding.arguments, finding.citation, warns_only=finding.citation is None)
        if one.split is not None and entry.kept != one.split.kept:
            words = {"kept": number_vi(entry.kept), "share": number_vi(one.split.kept)}
            yield Finding("dues-kept-not-the-share", words, one.share.decision.citations[0])

    return check


def remittance_checker(entries: Sequence[RemittanceEntry], own: Own = ()) -> RemittanceCheck:
    """Sent up not before its month, and not more than is due up."""
    months = {(entry.organization, entry.month_on) for entry in entries}
    due_up = _due_up(months)
    sent = _sent(months, own)

    def check(entry: RemittanceEntry) -> Iterable[Finding]:
        key = (entry.organization, entry.month_on)
        if entry.amount < 0:
            yield Finding("dues-amount-negative", {"amount": number_vi(entry.amount)})
        if entry.remitted_on < entry.month_on:
            words = {"on": date_vi(entry.remitted_on), "month": month_of(entry.month_on)}
            yield Finding("dues-remitted-too-early", words)
        together = sent.get(key, 0) + sum(one.amount for one in entries if (one.organization, one.month_on) == key)
        if key in due_up and together > due_up[key]:
            words = {"amount": number_vi(together), "due": number_vi(due_up[key]), "month": month_of(entry.month_on)}
            yield Finding("dues-remitted-more-than-due", words, warns_only=True)

    return check


def _days(entry: CategoryEntry | ReliefEntry) -> Mapping[str, str]:
    until = date_vi(entry.held_until) if entry.held_until else ""
    return {"start": date_vi(entry.held_from), "end": until}


def _overlap(one: CategoryEntry, other: CategoryEntry) -> bool:
    ends = (one.held_until or date.max, other.held_until or date.max)
    return one.held_from <= ends[1] and other.held_from <= ends[0]


def _of_their_time(entry: CategoryEntry) -> Iterable[Finding]:
    """The category stands in the rule of its first and of its last day."""
    first, last = value_if_known("dues/rates", entry.held_from), entry.held_until
    known = [(entry.held_from, first)]
    if last is not None:
        known.append((last, value_if_known("dues/rates", last)))
    elif first is not None and first.valid_until is not None:
        after = first.valid_until + timedelta(days=1)
        known.append((after, value_if_known("dues/rates", after)))
    for day, rule in known:
        if rule is not None and entry.category not in rule.value:
            words = {"category": wording(entry.category, "dues_category"), "month": month_of(day)}
            yield Finding("dues-category-unknown", words)
            return


def _belongs(entry: CollectionEntry, name: str, member: object, states: States) -> Iterable[Finding]:
    """Whether the member was in the cell on the first or the last day of the month."""
    admitted, ended = getattr(member, "admitted_on", None), getattr(member, "ended_on", None)
    first, last = entry.month_on, last_day(entry.month_on)
    words = {"name": name, "month": month_of(first)}
    places = {state.organization for day in (first, last) if (state := states[day].get(entry.member))}
    if admitted is not None and last < admitted:
        yield Finding("dues-before-membership", {**words, "admitted": date_vi(admitted)})
    elif ended is not None and ended < first:
        yield Finding("dues-after-leaving", {**words, "ended": date_vi(ended)})
    elif entry.organization not in places:
        yield Finding("dues-not-in-the-cell", words)


def _due_up(months: Collection[tuple[int, date]]) -> Mapping[tuple[int, date], int]:
    rows = DuesKept.objects.filter(organization__in={unit for unit, _ in months}, withdrawn_at=None)
    found = rows.filter(month_on__in={month for _, month in months})
    return {(row.organization_id, row.month_on): row.received - row.kept for row in found}


def _sent(months: Collection[tuple[int, date]], own: Own) -> Mapping[tuple[int, date], int]:
    rows = DuesRemittance.objects.filter(organization__in={unit for unit, _ in months}, withdrawn_at=None)
    found: dict[tuple[int, date], int] = {}
    for row in rows.filter(month_on__in={month for _, month in months}).exclude(pk__in=list(own)):
        found[row.organization_id, row.month_on] = found.get((row.organization_id, row.month_on), 0) + row.amount
    return found
