"""The cap on “excellent” as procedures, pages and commands ask for it; it is counted where the ratings are kept."""

from tongket.records.reviews.counting.cap import (
    CAP_RATE,
    CAP_SETTINGS,
    SOURCES,
    SUBJECTS,
    GroupCap,
    caps_of,
    group_name,
    grouped,
    held,
    own_cap,
    own_cap_of,
    what_if,
)

__all__ = [
    "CAP_RATE", "CAP_SETTINGS", "SOURCES", "SUBJECTS", "GroupCap", "caps_of", "group_name", "grouped", "held",
    "own_cap", "own_cap_of", "what_if",
]  # fmt: skip
