"""What holds for a round, frozen when it is opened: criteria, levels, thresholds, conditions, the cap, the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tongket.organizations.local_values.queries import LocalValues
from tongket.rules.errors import TongketError
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings.frames import FRAMES, frame_for, plain
from tongket.rules.reviews import levels, regime_for

FROZEN = (
    "reviews/exempt", "reviews/not_graded", "reviews/thresholds", "reviews/excellent_conditions",
    "reviews/good_conditions", "reviews/completed_conditions", "reviews/completed_conditions_persons",
    "reviews/fail_reasons", "reviews/fail_reasons_carried_over", "reviews/fail_reasons_leaders", "reviews/head_link",
    "reviews/review_order", "reviews/rating_order", "reviews/authority_members", "reviews/authority_organizations",
    "reviews/cap_groups", "quotas/excellent_cap",
)  # fmt: skip
"""The values whose wording of the day a later reader of the round has to see."""


def frozen_criteria(year: int, own: LocalValues) -> Mapping[str, Any]:
    """Everything as JSON holds it: `regime`, `levels`, `frames` by id, `rules` by the value's id. Gaps are absent."""
    regime = regime_for(year)
    last_day = year_span(year)[1]
    found = {name: value_if_known(name, last_day) for name in FROZEN}
    return {
        "regime": {"id": regime.id, "source": str(regime.citation)},
        "levels": list(levels(year)),
        "frames": {word: criteria for word in FRAMES if (criteria := _frame(word, year, own)) is not None},
        "rules": {name: _plain(value) for name, value in found.items() if value is not None},
    }


def _frame(word: str, year: int, own: LocalValues) -> Mapping[str, Any] | None:
    try:
        return plain(frame_for(word, year, own.of("reviews/result_points")))
    except TongketError:
        return None


def _plain(found: DatedValue) -> Mapping[str, Any]:
    return {"value": found.value, "source": str(found.citation), "certainty": str(found.citation.certainty)}
