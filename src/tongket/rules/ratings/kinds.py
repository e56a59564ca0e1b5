"""Kinds of subjects of a review, and which posts make a head or a leader of one."""

from __future__ import annotations

PERSONS = ("member", "key_cadre")
BODIES = ("organization", "leadership_collective")
HEADS = ("secretary", "cell_secretary")
"""Posts whose holders head their organisation: at the cap they stand apart where the year says so."""
OF_A_COMMITTEE = (
    "secretary", "standing_deputy_secretary", "deputy_secretary", "standing_committee_member", "inspection_head",
    "deputy_inspection_head",
)  # fmt: skip
"""Posts whose holders are reviewed in the leadership collective besides the cell."""
LEADERS = (*OF_A_COMMITTEE, "cell_secretary", "deputy_cell_secretary")
"""Posts whose holders are reviewed as leaders; the office may set the frame of a line otherwise."""
