"""What may be wrong with a rating."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.rules.decision import Finding


def check_member_rating(entry: MemberRatingEntry) -> Iterable[Finding]:
    """A level or a reason, never both. Who may be rated at all is the action's question: it needs the register."""
    if bool(entry.level) == bool(entry.not_rated_reason):
        yield Finding("rating-level-or-reason", {"subject": "Đảng viên"})


def check_collective_rating(entry: CollectiveRatingEntry) -> Iterable[Finding]:
    if bool(entry.level) == bool(entry.not_rated_reason):
        yield Finding("rating-level-or-reason", {"subject": entry.collective or "Tổ chức đảng"})
    if bool(entry.collective) != (entry.subject == "leadership_collective"):
        yield Finding("rating-collective-name")
