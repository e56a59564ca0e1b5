"""Posts from–until: one holder at a time where one person holds them, ended with reason and decision."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.access.models import AuditEvent
from tongket.records.members import queries
from tongket.records.members.actions.correct_post import correct_post
from tongket.records.members.actions.end_post import PostEnding, end_post
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import POSTS, PostEntry
from tongket.records.members.models import PostHolding
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SINCE, HANDOVER = date(2020, 6, 15), date(2023, 3, 1)


@pytest.fixture
def office():
    return new_office()


def secretary(office, member, since=SINCE, until=None):
    return PostEntry(member, office.commune, "secretary", since, until)


def codes(action, *lines):
    with pytest.raises(Refused) as refused:
        action(OFFICE, list(lines))
    return [found.finding.code for found in refused.value.found]


def kept():
    return POSTS.kept(PostHolding.objects.get())


def test_two_secretaries_at_once_are_refused(office):
    hold_post(OFFICE, [secretary(office, office.an)])
    assert codes(hold_post, secretary(office, office.dung, HANDOVER)) == ["post-held-by-another"]
    of_cell = [PostEntry(each, office.west, "cell_secretary", SINCE) for each in (office.dung, office.giang)]
    assert codes(hold_post, *of_cell) == ["post-held-by-another"]


def test_two_holders_may_share_the_day_of_handover(office):
    hold_post(OFFICE, [secretary(office, office.an, until=HANDOVER), secretary(office, office.dung, HANDOVER)])
    names = [[name for *_, name in queries.holders([office.commune], day)] for day in (SINCE, date(2024, 1, 1))]
    assert names == [["Nguyễn Văn An"], ["Phạm Văn Dũng"]]


def test_a_committee_has_many_members_but_nobody_twice(office):
    hold_post(OFFICE, [PostEntry(each, office.commune, "committee_member", SINCE) for each in (office.an, office.dung)])
    again = PostEntry(office.an, office.commune, "committee_member", HANDOVER)
    assert codes(hold_post, again) == ["post-held-twice"]


def test_a_post_is_ended_with_reason_and_decision_and_is_free_from_the_day_after(office):
    hold_post(OFFICE, [secretary(office, office.an)])
    end_post(OFFICE, [PostEnding(kept().id, 1, HANDOVER, "reassigned", "45-QĐ/HU, 20/02/2023")])
    assert (kept().entry.held_until, kept().entry.ended_as) == (HANDOVER, "reassigned")
    assert AuditEvent.objects.filter(event="post.ended").count() == 1
    hold_post(OFFICE, [secretary(office, office.dung, HANDOVER)])


def test_a_post_does_not_end_before_it_begins_nor_without_a_day(office):
    hold_post(OFFICE, [secretary(office, office.an)])
    assert codes(end_post, PostEnding(kept().id, 1, date(2019, 1, 1), "retired")) == ["post-ends-before-it-begins"]
    reason_alone = Correction(kept().id, 1, replace(kept().entry, ended_as="retired"))
    assert codes(correct_post, reason_alone) == ["post-end-incomplete"]


def test_a_correction_does_not_clash_with_the_line_it_corrects(office):
    hold_post(OFFICE, [secretary(office, office.an)])
    correct_post(OFFICE, [Correction(kept().id, 1, replace(kept().entry, held_from=date(2020, 7, 1)))])
    assert kept().entry.held_from == date(2020, 7, 1)


def test_a_post_that_is_not_there_is_not_ended():
    with pytest.raises(TongketError, match="record-not-found"):
        end_post(OFFICE, [PostEnding(999_999, 1, HANDOVER, "retired")])
