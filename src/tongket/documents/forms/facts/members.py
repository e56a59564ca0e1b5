"""The facts of a member for the papers of the member's file. The record is the member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from tongket.access.book import Kept
from tongket.access.ledger import Selection
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import committee_of, declared, member_of, party_age, person
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.history import Sentence, sentences
from tongket.rules.vocabulary import label

PARTY_AGE, SHEET, SUPPLEMENT = "members/party_age", "members/sheet", "members/supplement"
READ = "member.read"


def forms_of(key: str) -> Sequence[str]:
    """The papers that any member may ask for; party age once there is any."""
    kept = member_of(SHEET, key)
    return (PARTY_AGE, SHEET, SUPPLEMENT) if kept.entry.admission_decided_on else (SHEET, SUPPLEMENT)


def gather(form_id: str, key: str) -> Gathered:
    """The member's facts for one form, as of today."""
    kept, today = member_of(form_id, key), timezone.localdate()
    entry = kept.entry
    steps = [each for each in sentences(kept.id) if not _is_post(each)]
    known = {
        **person(kept),
        **party_age(kept, today),
        "counted_on": today,
        "year": str(today.year),
        "steps": [{"on": each.on, "said": each.text} for each in steps],
        "posts": _posts(kept),
        "badges": _badges(kept),
        "changes": [{"on": each.on, "said": each.text} for each in sentences(kept.id) if each.on.year == today.year],
    }
    return Gathered(
        declared(form_id, known), committee_of(entry.organization, today), today, entry.organization, READ,
        f"đồng chí {entry.full_name}",
    )  # fmt: skip


def _is_post(sentence: Sentence) -> bool:
    """Posts have a table of their own."""
    return sentence.event is None and sentence.text.startswith("Giữ chức vụ")


def _posts(kept: Kept[MemberEntry]) -> list[dict[str, object]]:
    lines = [line.entry for line in _lines("posts", kept) if line.entry.member == kept.id]
    names = organizations.names({each.organization for each in lines})
    return [
        {
            "post": label(each.post), "unit": names.get(each.organization, ""), "held_from": each.held_from,
            "held_until": each.held_until,
        }
        for each in sorted(lines, key=lambda line: line.held_from)
    ]  # fmt: skip


def _badges(kept: Kept[MemberEntry]) -> list[dict[str, object]]:
    lines = [line.entry for line in _lines("badge_awards", kept) if line.entry.member == kept.id]
    return [
        {"level": each.level, "number": each.badge_number, "decided_on": each.decided_on}
        for each in sorted(lines, key=lambda line: (line.level, line.round_on or date.min))
    ]


def _lines(ledger: str, kept: Kept[MemberEntry]) -> Sequence[Kept[Any]]:
    """The member's lines of a ledger, in whichever unit under the same committee they were written."""
    units = organizations.ids_below(committee_of(kept.entry.organization, timezone.localdate()))
    return all_ledgers()[ledger].select(Selection(units, search=kept.entry.full_name)).lines
