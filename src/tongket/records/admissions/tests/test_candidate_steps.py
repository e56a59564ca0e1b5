"""Each step by its own action, with its permission and its line in the trail; relatives by relation and name alone."""

from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import ACTIONS, Refused
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.correct_relative import correct_relative
from tongket.records.admissions.actions.candidates.reveal_family import reveal_family
from tongket.records.admissions.actions.candidates.withdraw_relative import withdraw_relative
from tongket.records.admissions.actions.deciding.recognize import recognize
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.book import FamilyReveal, RelativeEntry
from tongket.records.admissions.candidates.models import Candidate, CandidateRelative
from tongket.records.admissions.tests.candidates_cast import entered, former, path, ready, step
from tongket.records.admissions.tests.cast import codes
from tongket.records.members import queries as members
from tongket.records.members.actions.life.recognize import recognize as recognize_member
from tongket.records.members.life.entry import LifeEntry
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BY_ACTION = [
    ("candidate.certify", "awareness_certificate"),
    ("candidate.introduce_by_union", "union_resolution"),
    ("candidate.gather_opinions", "residence_opinions"),
    ("candidate.consent", "provincial_consent"),
]
FOLLOWING = ("member_file", "new_member_class", "probation_self_review", "helper_remarks", "mass_remarks")

ALL = (
    "cell_vote", "committee_vote", "admission_decision", "admission_ceremony", *FOLLOWING, "residence_remarks",
    "recognition_vote",
)  # fmt: skip


@pytest.fixture
def office():
    return new_office()


@pytest.mark.parametrize(("name", "kind"), BY_ACTION)
def test_a_step_is_taken_by_its_own_action_and_told_in_the_trail(office, name, kind):
    [line] = ACTIONS[name](OFFICE, [step(entered(office), kind)]).written
    [told] = audit.history(line.key)
    assert (told.event, told.changes["kind"][1]) == (ACTIONS[name].event, kind)


def test_who_may_vote_may_not_decide(office):
    pk = ready(office)
    secretary = Actor("Bí thư", (Grant("cell_secretary", office.east, date(2000, 1, 1)),))
    ACTIONS["candidate.vote"](secretary, [step(pk, "cell_vote")])
    with pytest.raises(TongketError, match="access-denied"):
        ACTIONS["candidate.decide"](secretary, [step(pk, "admission_decision")])


def test_a_number_of_those_due_that_the_register_does_not_bear_out_is_told(office):
    line = step(ready(office), "cell_vote", due=2, present=2, agree=2)
    passage = ACTIONS["candidate.vote"](OFFICE, [line])
    [told] = [found.finding for found in passage.found]
    assert (told.code, told.arguments["register"]) == ("vote-due-not-as-registered", 3)


def test_the_committee_decides_by_two_thirds_of_its_members(office):
    pk = ready(office)
    path(pk, "cell_vote")
    with pytest.raises(Refused) as refused:
        ACTIONS["candidate.vote_in_committee"](OFFICE, [step(pk, "committee_vote", present=9, agree=9)])
    assert codes(refused) == ["admission-vote-too-few"]


def test_a_secretary_of_another_cell_takes_no_step(office):
    secretary = Actor("Bí thư", (Grant("cell_secretary", office.west, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        ACTIONS["candidate.apply"](secretary, [step(entered(office), "application")])


def test_the_papers_of_probation_follow_the_ceremony(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony", *FOLLOWING)
    [each] = queries.board([office.east], date(2026, 8, 30))
    assert (each.standing.stage, each.standing.next_step) == ("probation", "residence_remarks")


def test_the_papers_of_probation_do_not_come_before_the_ceremony(office):
    with pytest.raises(Refused) as refused:
        ACTIONS["candidate.follow"](OFFICE, [step(entered(office), "new_member_class")])
    assert codes(refused) == ["candidate-step-needed"]


def test_recognition_is_not_voted_on_before_twelve_months(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    with pytest.raises(Refused) as refused:
        ACTIONS["candidate.vote_on_recognition"](OFFICE, [step(pk, "recognition_vote", date(2026, 9, 1))])
    assert "probation-too-short" in codes(refused)


def test_a_late_vote_on_recognition_is_told_with_the_official_day(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    passage = ACTIONS["candidate.vote_on_recognition"](OFFICE, [step(pk, "recognition_vote", date(2026, 11, 20))])
    [late] = [found.finding for found in passage.found if found.finding.code == "recognition-late"]
    assert late.arguments["official"] == "02/09/2026"


def test_a_member_file_is_told_late_after_its_working_days(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    passage = ACTIONS["candidate.follow"](OFFICE, [step(pk, "member_file", date(2025, 12, 20))])
    assert "member-file-too-late" in [found.finding.code for found in passage.found]


def test_relatives_are_kept_by_relation_name_and_check_alone(office):
    pk = entered(office)
    line = RelativeEntry(pk, "spouse", "Trần Thị Vợ", None, is_clear_member=True)
    check_relative(OFFICE, [line])
    assert [kept.entry for kept in queries.relatives(pk)] == [line]
    kept = {field.name for field in CandidateRelative._meta.local_fields} - CandidateRelative.KEPT
    assert kept == {"candidate", "relation", "full_name", "checked_on", "is_clear_member"}


def test_a_relative_is_checked_later_and_taken_out_when_entered_by_mistake(office):
    pk = entered(office)
    [line] = check_relative(OFFICE, [RelativeEntry(pk, "father", "Bùi Văn Cha")]).written
    checked = replace(queries.relatives(pk)[0].entry, checked_on=date(2025, 6, 1))
    correct_relative(OFFICE, [Correction(line.id, 1, checked)])
    assert queries.relatives(pk)[0].entry.checked_on == date(2025, 6, 1)
    withdraw_relative(OFFICE, [Withdrawal(line.id, 2)], reason="Nhập nhầm")
    assert queries.relatives(pk) == []


def test_a_relative_is_not_checked_in_the_future(office):
    with pytest.raises(Refused) as refused:
        check_relative(OFFICE, [RelativeEntry(entered(office), "father", "Bùi Văn Cha", date(2100, 1, 1))])
    assert codes(refused) == ["candidate-day-ahead"]


def test_a_relatives_name_is_no_word_to_search_for(office):
    check_relative(OFFICE, [RelativeEntry(entered(office), "father", "Bùi Văn Cha")])
    assert "cha" not in CandidateRelative.objects.get().search_key.split()


def test_plan_against_result_tells_the_gap_of_each_cell(office):
    entered(office)
    plan(OFFICE, [AdmissionPlanEntry(office.east, 3, 2025)])
    found = queries.years_plan([office.east, office.west], 2025, queries.board([office.east], date(2025, 8, 1)))
    line = found[office.east]
    assert (line.planned, line.admitted, line.in_pipeline, line.gap) == (3, 0, 1, 2)


def test_recognition_makes_the_member_official_from_the_day_probation_ended(office):
    pk = ready(office)
    path(pk, *ALL)
    recognize(OFFICE, [replace(step(pk, "recognition_decision"), since=None)])
    [each] = queries.board([office.east], date(2026, 10, 1))
    assert each.standing.stage == "official"
    assert members.kept([each.candidate.member])[each.candidate.member].entry.official_on == date(2026, 9, 2)


def test_an_official_day_later_than_the_end_of_probation_asks_for_a_reason(office):
    pk = ready(office)
    path(pk, *ALL)
    with pytest.raises(Refused) as refused:
        recognize(OFFICE, [step(pk, "recognition_decision", since=date(2026, 9, 25))])
    assert codes(refused) == ["official-after-probation"]


def test_recognition_without_the_cells_vote_warns_by_the_guidance_of_its_day(office):
    pk = ready(office)
    path(pk, *ALL[:-1])
    passage = recognize(OFFICE, [step(pk, "recognition_decision")])
    assert [found.finding.code for found in passage.found] == ["candidate-step-missing"]


def test_nobody_is_recognised_before_the_ceremony(office):
    with pytest.raises(Refused) as refused:
        recognize(OFFICE, [step(ready(office), "recognition_decision")])
    assert "candidate-step-needed" in codes(refused)


def test_who_is_official_already_is_not_recognised_again(office):
    pk = ready(office)
    path(pk, *ALL)
    member = queries.candidate(Candidate.objects.get(pk=pk).key).member
    recognize_member(OFFICE, [LifeEntry(member, date(2026, 9, 2))])
    with pytest.raises(Refused) as refused:
        recognize(OFFICE, [step(pk, "recognition_decision")])
    assert codes(refused) == ["member-official-already"]


def test_who_is_readmitted_returns_to_the_register_and_serves_probation_again(office):
    gone = former(office)
    pk = ready(office, readmits=gone)
    path(pk, "provincial_consent", "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    assert members.states_on([gone], date(2025, 9, 2))[gone].organization == office.east
    [each] = queries.board([office.east], date(2026, 1, 1))
    assert each.standing.stage == "probation"
    path(pk, *FOLLOWING, "residence_remarks", "recognition_vote", "recognition_decision")
    [each] = queries.board([office.east], date(2026, 10, 1))
    assert each.standing.stage == "official"


def test_a_readmission_too_soon_asks_for_a_reason_at_the_vote(office):
    gone = former(office, ended_on=date(2023, 6, 1))
    pk = ready(office, readmits=gone)
    with pytest.raises(Refused) as refused:
        ACTIONS["candidate.vote"](OFFICE, [step(pk, "cell_vote")])
    assert codes(refused) == ["readmission-too-soon", "readmission-without-consent"]


def test_who_looked_at_the_relatives_and_why_stands_in_the_trail(office):
    pk = entered(office)
    with pytest.raises(TongketError, match="reason-required"):
        reveal_family(OFFICE, [FamilyReveal(pk)])
    [line] = reveal_family(OFFICE, [FamilyReveal(pk)], reason="Thẩm tra lý lịch").written
    assert audit.history(line.key)[0].event == "candidate.family_revealed"
