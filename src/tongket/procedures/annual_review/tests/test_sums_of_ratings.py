"""Whatever is proposed, intended, returned and revised: every subject is counted once at each stage, and sums tie."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.office import OFFICE
from tongket.figures.year import computed_of
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.deciding.announce import announce
from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.revise import revise
from tongket.procedures.annual_review.tests.rated_office import WHY, staged
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.models import CollectiveRating, MemberRating
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules.reviews import ORDER

pytestmark = pytest.mark.django_db
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
NAMES = ("east", "west", "an", "binh", "cuc", "dung", "giang", "hoa")
some_levels = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ORDER), max_size=5)


def standing(stage, name):
    return {key: each.level for key, each in kept.rated(stage.held.id, name, stage.subjects.values()).items()}


def versions() -> tuple[int, int]:
    """How many ratings stand, and how many were withdrawn."""
    rows = [*MemberRating.objects.all(), *CollectiveRating.objects.all()]
    return sum(row.withdrawn_at is None for row in rows), sum(row.withdrawn_at is not None for row in rows)


@given(proposed=some_levels, intended=some_levels, revised=some_levels)
@settings(max_examples=12, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_every_stage_counts_each_subject_once(proposed, intended, revised):
    with transaction.atomic():
        stage = staged(2023)
        stage.propose_all(**proposed)
        by_id = {each.id: each for each in subjects_of(stage.held.id)}
        moved = [(by_id[stage.subjects[name]], level) for name, level in intended.items()]
        intend(OFFICE, [Intention(each.id, each.version, level) for each, level in moved])
        stage.decide()
        told, first = standing(stage, "proposed"), standing(stage, "decided")
        changed = {stage.subjects[name] for name in intended} & {key for key in first if first[key] != told[key]}
        kept_as_proposed = {key for key in first if first[key] == told[key]}
        assert len(first) == len(NAMES) == len(changed) + len(kept_as_proposed)
        if revised:
            revise(
                OFFICE,
                stage.held,
                stage.paper("50-QĐ/ĐU"),
                {stage.subjects[name]: Meant(level) for name, level in revised.items()},
                WHY,
            )
        last = standing(stage, "decided")
        assert last == first | {stage.subjects[name]: level for name, level in revised.items()}
        announce(OFFICE, stage.held, stage.paper("12-TB/ĐU"), reasons=WHY)
        assert standing(stage, "announced") == last
        assert versions() == (len(told) + 2 * len(NAMES), len(revised))
        figures_tell(stage, last)
        transaction.set_rollback(True)


def figures_tell(stage, last):
    """The figures of the commune count the decided ratings, each once, and nothing else."""
    slug = organizations.units_by_id([stage.office.commune])[stage.office.commune].slug
    told = {value.tag: int(value.value or 0) for value in computed_of(slug, 2023)}
    people = Counter(last[stage.subjects[name]] for name in NAMES[2:])
    assert {level: told.get(f"ratings.members?level={level}", 0) for level in ORDER} == {
        level: people[level] for level in ORDER
    }
    assert told["ratings.members_rated"] == len(NAMES[2:])
