"""A closed round refuses to have lines taken out of it."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Found, Refused
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.queries import rounds_by_id


def refuse_where_closed(rounds: Sequence[int | None]) -> None:
    """The round of each line (None: a line that is not there, told elsewhere). Raises `Refused`."""
    known = rounds_by_id({each for each in rounds if each is not None})
    found = [
        Found(index, finding)
        for index, each in enumerate(rounds)
        if each is not None
        for finding in closed(known.get(each))
    ]
    if found:
        raise Refused(found)
