"""A candidate's line and steps: entered once, corrected, withdrawn, dropped; nothing that others build on goes."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import ACTIONS, Refused
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.organizations.models import Organization
from tongket.records.admissions.actions.candidates.correct import correct
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.candidates.withdraw import withdraw
from tongket.records.admissions.actions.candidates.withdraw_step import withdraw_step
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.models import Candidate, CandidateStep
from tongket.records.admissions.tests.candidates_cast import entered, former, khoa, path, ready, step
from tongket.records.admissions.tests.cast import codes
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def refusal(name, line, **options):
    with pytest.raises(Refused) as refused:
        ACTIONS[name](OFFICE, [line], **options)
    return codes(refused)


def known(pk):
    return queries.candidate(Candidate.objects.get(pk=pk).key)


def stage(pk, on):
    [each] = queries.board([known(pk).line.entry.organization], on)
    return str(each.standing.stage), each.standing.next_step


def test_a_member_introduces_a_candidate_once(office):
    pk = entered(office)
    path(pk, ("introduced", office.an))
    assert "introducer-twice" in refusal("candidate.introduce", step(pk, "introduced", member=office.an))


def test_only_who_left_is_readmitted(office):
    assert refusal("candidate.enter", khoa(office, readmits=office.an)) == ["candidate-is-member"]


def test_a_step_is_taken_once(office):
    pk = entered(office)
    path(pk, "application")
    assert "candidate-step-twice" in refusal("candidate.apply", step(pk, "application", date(2025, 5, 2)))


def test_a_step_lies_not_in_the_future(office):
    ahead = step(entered(office), "application", date(2100, 1, 1))
    assert refusal("candidate.apply", ahead) == ["candidate-day-ahead"]


def test_nobody_is_a_candidate_twice(office):
    entered(office)
    again = khoa(office, full_name="BÙI ANH KHOA", entered_on=date(2025, 3, 1))
    assert refusal("candidate.enter", again) == ["candidate-twice"]


def test_a_member_is_no_candidate(office):
    dung = khoa(office, full_name="Phạm Văn Dũng", birth_date=date(1965, 1, 1))
    assert refusal("candidate.enter", dung) == ["candidate-is-member"]


def test_a_former_member_is_entered_with_a_question(office):
    former(office)
    passage = enter(OFFICE, [khoa(office, full_name="Lý Văn Rời", birth_date=date(1970, 5, 5))])
    assert [found.finding.code for found in passage.found] == ["candidate-was-member"]


def test_nobody_is_entered_before_birth(office):
    assert refusal("candidate.enter", khoa(office, birth_date=date(2025, 2, 1))) == ["candidate-born-after-entry"]


def test_a_dropped_candidate_takes_no_further_step(office):
    pk = entered(office)
    ACTIONS["candidate.drop"](OFFICE, [step(pk, "candidate_dropped")], reason="Chuyển đi nơi khác")
    assert stage(pk, date(2025, 8, 1))[0] == "ended"
    assert refusal("candidate.apply", step(pk, "application")) == ["candidate-already-dropped"]


def test_dropping_needs_a_reason(office):
    with pytest.raises(TongketError, match="reason-required"):
        ACTIONS["candidate.drop"](OFFICE, [step(entered(office), "candidate_dropped")])


def test_after_the_ceremony_nobody_is_dropped_or_taken_out(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    dropping = step(pk, "candidate_dropped", date(2025, 10, 1))
    assert refusal("candidate.drop", dropping, reason="Thôi") == ["candidate-admitted-already"]
    with pytest.raises(Refused) as refused:
        withdraw(OFFICE, [Withdrawal(pk, 1)], reason="Nhầm")
    assert codes(refused) == ["candidate-admitted-already"]


def test_a_step_entered_by_mistake_is_taken_out_and_may_be_taken_again(office):
    pk = entered(office)
    path(pk, "application")
    [row] = CandidateStep.objects.filter(candidate=pk)
    withdraw_step(OFFICE, [Withdrawal(row.pk, 1)], reason="Ghi nhầm ngày")
    path(pk, "application")
    assert known(pk).facts.steps["application"] == date(2025, 4, 1)


@pytest.mark.parametrize("kind", ["admission_decision", "admission_ceremony"])
def test_a_step_that_others_build_on_stays(office, kind):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    row = CandidateStep.objects.get(candidate=pk, kind=kind)
    with pytest.raises(Refused) as refused:
        withdraw_step(OFFICE, [Withdrawal(row.pk, 1)], reason="Nhầm")
    assert codes(refused) == ["candidate-step-built-upon"]


def test_a_withdrawn_candidate_leaves_the_board_and_takes_no_step(office):
    pk = entered(office)
    withdraw(OFFICE, [Withdrawal(pk, 1)], reason="Nhầm")
    assert queries.board([office.east], date(2025, 8, 1)) == []
    assert refusal("candidate.apply", step(pk, "application")) == ["candidate-withdrawn"]


def test_a_step_of_nobody_is_not_found(office):
    with pytest.raises(TongketError, match="record-not-found"):
        ACTIONS["candidate.apply"](OFFICE, [step(99, "application")])


def test_a_correction_changes_the_line(office):
    pk = entered(office)
    correct(OFFICE, [Correction(pk, 1, khoa(office, schooling="lower_secondary_diploma"))])
    assert known(pk).line.entry.schooling == "lower_secondary_diploma"


def test_a_closed_cell_takes_nobody_further_until_the_candidate_goes_over(office):
    pk = entered(office)
    east = ORGANIZATIONS.one(Organization.objects.get(pk=office.east).key)
    ORGANIZATIONS.correct(OFFICE, [Correction(east.id, east.version, replace(east.entry, closed_on=date(2025, 3, 31)))])
    assert refusal("candidate.apply", step(pk, "application")) == ["candidate-cell-closed"]
    correct(OFFICE, [Correction(pk, 1, khoa(office, organization=office.west))])
    assert len(ACTIONS["candidate.apply"](OFFICE, [step(pk, "application")]).written) == 1
