"""A candidate from entry to the ceremony, and everything that is refused on the way."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.gate import ACTIONS, Refused
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.models import Candidate
from tongket.records.admissions.queries import admissions_of_year
from tongket.records.admissions.tests.candidates_cast import entered, former, khoa, path, ready, step
from tongket.records.admissions.tests.cast import codes
from tongket.records.members import queries as members

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


def test_a_candidate_goes_from_entry_to_the_ceremony_and_becomes_a_member(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    [line] = admissions_of_year([office.east], 2025)
    entry = members.kept([known(pk).member])[known(pk).member].entry
    assert (line.entry.full_name, line.entry.decision_number) == ("Bùi Anh Khoa", "41-QĐ/ĐU")
    assert (entry.admission_decided_on, entry.admitted_on, entry.official_on) == (
        date(2025, 8, 20), date(2025, 9, 2), None,
    )  # fmt: skip


def test_the_stage_follows_from_the_steps_alone(office):
    pk = entered(office)
    assert stage(pk, date(2025, 8, 1)) == ("preparing", "awareness_certificate")
    path(pk, "awareness_certificate")
    assert stage(pk, date(2025, 8, 1)) == ("filing", "application")


def test_a_ready_candidate_waits_for_the_cell(office):
    assert stage(ready(office), date(2025, 8, 1)) == ("voting", "cell_vote")


def test_a_vote_that_does_not_add_up_is_refused(office):
    line = step(ready(office), "cell_vote", due=3, present=2, agree=3)
    assert refusal("candidate.vote", line) == ["vote-does-not-add-up"]


def test_a_vote_without_its_numbers_is_refused(office):
    line = step(ready(office), "cell_vote", due=3, present=None, agree=3)
    assert refusal("candidate.vote", line) == ["candidate-vote-incomplete"]


def test_a_vote_below_two_thirds_asks_for_a_reason(office):
    line = step(ready(office), "cell_vote", due=3, present=3, agree=1)
    assert refusal("candidate.vote", line) == ["admission-vote-too-few"]
    assert len(ACTIONS["candidate.vote"](OFFICE, [line], reason="Ghi lại kết quả không đủ tỷ lệ").written) == 1


def test_under_eighteen_on_the_day_of_the_vote_asks_for_a_reason(office):
    pk = ready(office, birth_date=date(2007, 8, 2))
    assert refusal("candidate.vote", step(pk, "cell_vote", date(2025, 8, 1))) == ["admission-too-young"]


def test_an_expired_certificate_asks_for_a_reason_at_the_vote(office):
    pk = ready(office, certified_on=date(2020, 7, 31))
    assert refusal("candidate.vote", step(pk, "cell_vote", date(2025, 8, 1))) == ["awareness-certificate-expired"]


def test_the_ceremony_before_the_decision_is_refused(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote")
    assert refusal("candidate.hold_ceremony", step(pk, "admission_ceremony")) == ["candidate-step-needed"]


def test_a_decision_by_another_body_warns_and_passes(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote")
    line = step(pk, "admission_decision", issuer="district_standing_committee")
    passage = ACTIONS["candidate.decide"](OFFICE, [line])
    assert [found.finding.code for found in passage.found] == ["admission-decided-by-another"]


def test_a_decision_needs_its_number(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote")
    line = replace(step(pk, "admission_decision"), number="")
    assert refusal("candidate.decide", line) == ["candidate-step-without-number"]


def test_a_probationary_member_does_not_introduce(office):
    pk = entered(office)
    line = step(pk, "introduced", member=office.hoa, since=date(2020, 1, 1))
    assert refusal("candidate.introduce", line) == ["introducer-not-official"]


def test_an_introducer_has_to_be_named(office):
    assert refusal("candidate.introduce", step(entered(office), "introduced")) == ["introducer-not-named"]


def test_who_is_readmitted_does_not_introduce_oneself(office):
    [line] = enter(OFFICE, [khoa(office, readmits=former(office))]).written
    own = step(line.id, "introduced", member=former(office), since=date(2020, 1, 1))
    assert "introducer-is-candidate" in refusal("candidate.introduce", own)


def test_a_readmission_waits_for_the_consent_of_the_province(office):
    pk = ready(office, readmits=former(office))
    assert stage(pk, date(2025, 8, 1)) == ("checking", "provincial_consent")
    path(pk, "provincial_consent")
    assert stage(pk, date(2025, 8, 1)) == ("voting", "cell_vote")


def test_the_background_file_does_not_come_before_the_application(office):
    pk = entered(office)
    assert refusal("candidate.declare", step(pk, "background_file")) == ["background-file-before-application"]


def test_the_background_is_not_concluded_on_while_a_relative_waits(office):
    pk = entered(office)
    path(pk, "application", "background_file", "relatives")
    assert refusal("candidate.check_background", step(pk, "background_checked")) == ["relatives-unchecked"]
