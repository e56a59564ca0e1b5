"""The cap over the ratings a commune keeps: groups, heads apart, the office's own reading, what-if."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.organizations import queries as organizations
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.procedures.annual_review.cap import caps_of, what_if
from tongket.procedures.examples import load_example
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SIGNED = date(2025, 11, 3)


@pytest.fixture
def office():
    found = new_office()
    levels = {"an": "excellent", "binh": "good", "cuc": "good", "dung": "completed", "giang": "good"}
    places = {"an": found.east, "binh": found.east, "cuc": found.east, "dung": found.west, "giang": found.west}
    rate(OFFICE, [
        MemberRatingEntry(getattr(found, who), places[who], 2025, level) for who, level in levels.items()
    ])  # fmt: skip
    return found


def own(office, setting, value):
    entry = LocalValueEntry(
        office.commune, setting, value, "12-HD/TU", SIGNED, "Ban Thường vụ Tỉnh ủy", SIGNED, "", "Mục 4"
    )
    enter(OFFICE, [entry])


def exceeded(cap):
    return [reading.id for reading in cap.report.readings if reading.exceeded]


def example(slug):
    load_example(slug)
    return {cap.id: cap for cap in caps_of(organizations.unit(slug).id, 2023)}


def test_four_excellent_cells_of_the_example_pass_the_cap_however_it_is_read():
    cap = example("nghi-hoa")["organization"]
    assert (len(exceeded(cap)), cap.report.rounding_said, str(cap.report.certainty)) == (6, False, "second_hand")


@pytest.mark.parametrize(("slug", "good"), [("ngoc-ky", 8), ("vinh-loc", 9)])
def test_two_excellent_cells_pass_the_cap_only_where_the_literal_base_is_rounded_down(slug, good):
    cap = example(slug)["organization"]
    assert (cap.counts["good"], exceeded(cap)) == (good, ["good_only.floor"])


def test_thirty_nine_excellent_members_are_the_whole_of_what_the_cap_allows():
    cap = example("vinh-loc")["member"]
    assert (cap.counts["excellent"], cap.report.default.limit, cap.room.more, exceeded(cap)) == (39, 39, 0, [])


def test_the_committees_own_rating_is_not_in_its_cap(office):
    rate_collective(OFFICE, [
        CollectiveRatingEntry(office.commune, "organization", 2025, level="excellent"),
        CollectiveRatingEntry(office.east, "organization", 2025, level="good"),
    ])  # fmt: skip
    found = {cap.id: cap.counts for cap in caps_of(office.commune, 2025)}
    assert found["organization"] == {"good": 1}


def test_proposed_and_decided_ratings_are_told_apart(office):
    assert [cap.id for cap in caps_of(office.commune, 2025)] == ["member"]
    assert caps_of(office.commune, 2025, source="proposed") == []


def test_the_reading_a_superiors_document_sets_is_applied_and_cited_first(office):
    own(office, "excellent_cap_base", "Tổng số được xếp loại")
    own(office, "excellent_cap_rounding", "Bỏ phần lẻ")
    [cap] = caps_of(office.commune, 2025)
    assert (cap.report.default.id, str(cap.report.citations[0])) == (
        "all_rated.floor", "12-HD/TU ngày 03/11/2025, Mục 4, Ban Thường vụ Tỉnh ủy",
    )  # fmt: skip


def test_a_settled_reading_ends_the_question(office):
    [before] = caps_of(office.commune, 2025)
    own(office, "excellent_cap_base", "all_rated")
    own(office, "excellent_cap_rounding", "half_up")
    [after] = caps_of(office.commune, 2025)
    assert [found.code for found in before.decision.findings] == ["cap-reading-matters"]
    assert after.decision.findings == ()


def test_a_share_of_its_own_lowers_every_limit(office):
    own(office, "excellent_cap_rate", "10")
    [cap] = caps_of(office.commune, 2025)
    assert [reading.limit for reading in cap.report.readings] == [0, 0, 0, 0, 0, 1]


def test_the_head_is_set_apart_since_2025_and_counted_before(office):
    hold_post(OFFICE, [PostEntry(office.an, office.east, "cell_secretary", date(2022, 1, 5))])
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2023, "excellent")])
    [now], [before] = caps_of(office.commune, 2025), caps_of(office.commune, 2023)
    assert (now.counts.get("excellent", 0), now.heads) == (0, {"excellent": 1})
    assert (before.counts["excellent"], before.heads) == (1, {})


def test_what_if_one_more_were_excellent_writes_nothing(office):
    [cap] = caps_of(office.commune, 2025)
    thought = what_if(cap, "good", "excellent")
    assert (thought.counts["excellent"], thought.counts["good"]) == (2, 2)
    assert caps_of(office.commune, 2025) == [cap]


def test_nobody_can_be_moved_who_is_not_there(office):
    [cap] = caps_of(office.commune, 2025)
    with pytest.raises(ValueError, match="zero or more"):
        what_if(cap, "not_completed", "good")


def test_a_year_whose_cap_was_not_found_is_refused(office):
    rate(OFFICE, [MemberRatingEntry(office.an, office.east, 2018, "excellent")])
    with pytest.raises(TongketError) as refused:
        caps_of(office.commune, 2018)
    assert refused.value.code == "rule-value-unknown"
