"""What may be asked of tallies. A person's tally is for the own body and for those who decide, and for no one else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from tongket.access.actor import Actor
from tongket.access.book import Kept
from tongket.records.reviews.assessing.models import ReviewTally
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.tallies.book import TALLIES, TallyEntry

SEE = "review_tally.see"
CHUNK = 900


def seen_by(actor: Actor, subjects: Collection[int], on: date) -> frozenset[int]:
    """The subjects among these whose tallies the actor may see.

    The permission counts where it is held at the very unit of the subject, at the committee of the round, or
    everywhere: a role held above both decides nothing there and sees nothing.
    """
    allowed: dict[tuple[int, int], bool] = {}
    found = set()
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewSubject.objects.filter(pk__in=wanted[start : start + CHUNK])
        for subject, unit, committee in rows.values_list("id", "organization_id", "round__organization_id"):
            if (unit, committee) not in allowed:
                allowed[unit, committee] = actor.may(SEE, {unit, committee}, on)
            if allowed[unit, committee]:
                found.add(subject)
    return frozenset(found)


def tallies_for(actor: Actor, subjects: Collection[int], on: date) -> Mapping[int, Sequence[Kept[TallyEntry]]]:
    """The tallies that the actor may see of each of these subjects, in the order of the ballots.

    A subject without any, or that the actor may not look into, is not in it: both look alike.
    """
    return kept_tallies(seen_by(actor, subjects, on))


def kept_tallies(subjects: Collection[int]) -> Mapping[int, Sequence[Kept[TallyEntry]]]:
    """All tallies of these subjects, for what works on them without showing them: whoever shows one asks
    `tallies_for`."""
    found: dict[int, list[Kept[TallyEntry]]] = defaultdict(list)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewTally.objects.filter(subject__in=wanted[start : start + CHUNK], withdrawn_at=None)
        for row in rows.order_by("subject", "held_on", "vote", "counting", "id"):
            found[row.subject_id].append(TALLIES.kept(row))
    return found


def entries_of(ids: Collection[int]) -> Mapping[int, TallyEntry]:
    """These tallies by their own id, withdrawn ones too, for what is checked before they change."""
    found: dict[int, TallyEntry] = {}
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewTally.objects.filter(pk__in=wanted[start : start + CHUNK])
        found.update({row.pk: TALLIES.to_entry(row) for row in rows})
    return found
