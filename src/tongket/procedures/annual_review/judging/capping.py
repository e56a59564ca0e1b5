"""The cap on “excellent” at the levels meant for a round: the group of each subject, and what stands against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap import GroupCap, grouped, own_cap
from tongket.procedures.annual_review.judging.gathering import Gathered
from tongket.records.reviews.counting.levels import LevelCount
from tongket.rules.decision import Finding


def caps_at(known: Gathered, levels: Mapping[int, str]) -> Mapping[int, GroupCap]:
    """Subject → the cap of its group, at these levels; nothing is read but what the office said of the cap.

    The committee's own rating is its superior's and counts in no group.
    """
    held, counts = known.held.entry, Counter[tuple[str, str, bool, str]]()
    inside = {}
    for key, level in levels.items():
        entry = known.relations.subjects[key].entry
        if level and not (entry.subject == "organization" and entry.organization == held.organization):
            counts[entry.subject, entry.group, entry.is_head, level] += 1
            inside[key] = (entry.subject, entry.group)
    if not counts:
        return {}
    on = organizations.standing_day(held.organization, known.relations.on)
    rows = [LevelCount(*told, count) for told, count in counts.items()]
    caps = {
        (cap.subject, cap.group): cap for cap in grouped(rows, held.report_year, own_cap(held.organization, on, held))
    }
    return {key: caps[group] for key, group in inside.items() if group in caps}


def cap_findings(caps: Iterable[GroupCap]) -> Iterable[Finding]:
    """What stands against the excellent of these groups, each group once."""
    return [finding for cap in {cap.id: cap for cap in caps}.values() for finding in cap.decision.findings]
