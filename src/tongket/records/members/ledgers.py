"""The ledgers of members and posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tongket.access.book import Kept
from tongket.access.ledger import Ledger
from tongket.records.members import queries
from tongket.records.members.actions.correct import correct
from tongket.records.members.actions.correct_discipline import correct_discipline
from tongket.records.members.actions.correct_post import correct_post
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.actions.register import register
from tongket.records.members.actions.withdraw import withdraw
from tongket.records.members.actions.withdraw_discipline import withdraw_discipline
from tongket.records.members.actions.withdraw_post import withdraw_post
from tongket.records.members.book import MEMBERS as BOOK
from tongket.records.members.book import POSTS as POST_BOOK
from tongket.records.members.book import MemberEntry
from tongket.records.members.discipline import DISCIPLINES as DISCIPLINE_BOOK
from tongket.rules.fields import load_entries

SPECS = load_entries(Path(__file__).parent)


def _find(entries: Sequence[MemberEntry]) -> Mapping[tuple[object, ...], Kept[MemberEntry]]:
    return {(index,): kept for index, kept in enumerate(queries.same_members(entries)) if kept is not None}


MEMBERS = Ledger(SPECS["members"], BOOK, "member.read", add=register, correct=correct, withdraw=withdraw, find=_find)
POSTS = Ledger(SPECS["posts"], POST_BOOK, "post.read", add=hold_post, correct=correct_post, withdraw=withdraw_post)
DISCIPLINES = Ledger(
    SPECS["disciplines"],
    DISCIPLINE_BOOK,
    "discipline.read",
    add=impose_discipline,
    correct=correct_discipline,
    withdraw=withdraw_discipline,
)
LEDGERS = (MEMBERS, POSTS, DISCIPLINES)
