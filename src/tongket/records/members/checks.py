"""What may be wrong with a member's line or a post."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tongket.records.members.book import POSTS, MemberEntry, PostEntry
from tongket.records.members.models import Member, PostHolding
from tongket.rules import notation, vocabulary
from tongket.rules.decision import Finding

HELD_BY_ONE = ("secretary", "standing_deputy_secretary", "inspection_head", "office_head", "cell_secretary")
"""Posts that one person holds at a time; of the others there may be several."""
ORDERED = (
    ("birth_date", "ngày sinh"),
    ("admission_decided_on", "ngày quyết định kết nạp"),
    ("admitted_on", "ngày kết nạp"),
    ("official_on", "ngày chính thức"),
)


def check_member(entry: MemberEntry) -> Iterable[Finding]:
    """Days in order; an end with both reason and day; a status other than active with its first day."""
    standing = [(getattr(entry, name), label) for name, label in ORDERED if getattr(entry, name) is not None]
    for (earlier, earlier_label), (later, later_label) in pairwise(standing):
        if later < earlier:
            yield _order(entry, later_label, earlier_label)
    if entry.ended_on is not None and entry.ended_on < entry.admitted_on:
        yield _order(entry, "ngày giảm", "ngày kết nạp")
    if entry.joined_on is not None and entry.ended_on is not None and entry.ended_on < entry.joined_on:
        yield _order(entry, "ngày giảm", "ngày về chi bộ")
    if bool(entry.ended_as) != (entry.ended_on is not None):
        yield Finding("member-end-incomplete", {"name": entry.full_name})
    if entry.status not in ("", "active") and entry.status_since is None:
        yield Finding("member-status-without-day", {"name": entry.full_name, "status": vocabulary.label(entry.status)})


def card_checker(
    entries: Sequence[MemberEntry], own: frozenset[int] = frozenset()
) -> Callable[[MemberEntry], Iterable[Finding]]:
    """`check_member`, and besides: no card number twice, neither in the book nor among `entries`."""
    cards = {entry.card_number for entry in entries if entry.card_number}
    kept = Member.objects.filter(card_number__in=cards, withdrawn_at=None).exclude(id__in=own)
    taken = set(kept.values_list("card_number", flat=True))

    def check(entry: MemberEntry) -> Iterable[Finding]:
        if entry.card_number:
            if entry.card_number in taken:
                yield Finding("member-card-taken", {"card": entry.card_number, "name": entry.full_name})
            taken.add(entry.card_number)
        yield from check_member(entry)

    return check


def newcomer_checker(entries: Sequence[MemberEntry]) -> Callable[[MemberEntry], Iterable[Finding]]:
    """`card_checker`, and besides: nobody already in the book, told by name and birth date where a card is blank."""
    check_cards = card_checker(entries)
    born = {entry.birth_date for entry in entries if entry.birth_date}
    kept = Member.objects.filter(birth_date__in=born, withdrawn_at=None)
    cards: dict[tuple[str, object], list[str]] = {}
    for name, birth_date, card in kept.values_list("name_key", "birth_date", "card_number"):
        cards.setdefault((name, birth_date), []).append(card)

    def check(entry: MemberEntry) -> Iterable[Finding]:
        known = cards.get((notation.fold(entry.full_name), entry.birth_date), [])
        if any(not (card and entry.card_number) for card in known):
            yield Finding("member-twice", {"name": entry.full_name})
        yield from check_cards(entry)

    return check


def post_checker(
    entries: Sequence[PostEntry], own: frozenset[int] = frozenset()
) -> Callable[[PostEntry], Iterable[Finding]]:
    """Days in order; nobody twice in a post at once, and no second holder of a post that one person holds.

    Two holders may share the day of handover alone.
    """
    kept = PostHolding.objects.filter(organization__in={entry.organization for entry in entries}, withdrawn_at=None)
    standing = [POSTS.to_entry(row) for row in kept.exclude(id__in=own)]
    people = {entry.member for entry in (*standing, *entries)}
    names = dict(Member.objects.filter(id__in=people).values_list("id", "full_name"))

    def check(entry: PostEntry) -> Iterable[Finding]:
        post = vocabulary.label(entry.post)
        if entry.held_until is not None and entry.held_until < entry.held_from:
            yield Finding("post-ends-before-it-begins", {"post": post})
        if (entry.ended_as or entry.end_decision) and entry.held_until is None:
            yield Finding("post-end-incomplete", {"post": post})
        for other in standing:
            if (other.organization, other.post) != (entry.organization, entry.post) or not _overlap(entry, other):
                continue
            words = {"post": post, "name": names.get(other.member, ""), "since": notation.date_vi(other.held_from)}
            if other.member == entry.member and other.held_from != entry.held_from:
                yield Finding("post-held-twice", words)
            elif other.member != entry.member and entry.post in HELD_BY_ONE:
                yield Finding("post-held-by-another", words)
        standing.append(entry)

    return check


def _overlap(one: PostEntry, other: PostEntry) -> bool:
    """Whether two holdings share more than a day of handover."""
    return (other.held_until is None or one.held_from < other.held_until) and (
        one.held_until is None or other.held_from < one.held_until
    )


def _order(entry: MemberEntry, later: str, earlier: str) -> Finding:
    return Finding("member-dates-out-of-order", {"name": entry.full_name, "later": later, "earlier": earlier})
