"""Set the level the committee intends for a subject, before it decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access.gate import Act, Written, action
from tongket.access.keeping import Clash
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.rounds.units import committees_of_intentions
from tongket.records.reviews.subjects.book import SUBJECTS, Intention
from tongket.records.reviews.subjects.checks import check_intention
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


@action(
    "review_subject.intend", event="review_subject.intended", ledger="review_subjects", units=committees_of_intentions
)
def intend(act: Act, intentions: Sequence[Intention]) -> Sequence[Written]:
    """A draft: caps and links are shown for it, nothing is decided. Raises `Clash` where someone moved it meanwhile."""
    rows = _rows(intentions)
    rounds = rounds_by_id({row.round_id for row in rows.values()})
    people = members.names({row.member_id for row in rows.values() if row.member_id is not None})

    def check(each: Intention) -> Iterable[Finding]:
        row = rows[each.id]
        yield from closed(rounds.get(row.round_id))
        yield from check_intention(SUBJECTS.to_entry(row), each.level, people.get(row.member_id or 0, row.collective))

    changed, written = [], []
    for index, each in act.sift(intentions, check):
        row = rows[each.id]
        if row.intended_level != each.level:
            changes = {"intended_level": [row.intended_level, each.level]}
            row.intended_level, row.version = each.level, row.version + 1
            changed.append(row)
            written.append(Written(row.pk, row.key, row.organization_id, changes, index))
    ReviewSubject.objects.bulk_update(changed, ["intended_level", "version"], batch_size=200)
    return written


def _rows(intentions: Sequence[Intention]) -> dict[int, ReviewSubject]:
    wanted = [each.id for each in intentions]
    rows: dict[int, ReviewSubject] = {}
    for start in range(0, len(wanted), 500):
        found = ReviewSubject.objects.select_for_update().filter(pk__in=wanted[start : start + 500])
        rows.update({row.pk: row for row in found})
    for each in intentions:
        row = rows.get(each.id)
        if row is None or row.withdrawn_at is not None:
            raise TongketError("record-not-found", key=each.id)
        if row.version != each.version:
            raise Clash(SUBJECTS.kept(row))
    return rows
