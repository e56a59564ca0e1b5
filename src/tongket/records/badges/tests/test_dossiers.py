from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.access.models import AuditEvent
from tongket.records.badges.actions.dossiers.appraise import appraise
from tongket.records.badges.actions.dossiers.award_dossier import award_dossier
from tongket.records.badges.actions.dossiers.decide import decide
from tongket.records.badges.actions.dossiers.draft import draft
from tongket.records.badges.actions.dossiers.forward import forward
from tongket.records.badges.actions.dossiers.propose import propose
from tongket.records.badges.actions.dossiers.return_dossier import return_dossier
from tongket.records.badges.actions.dossiers.withdraw_dossier import withdraw_dossier
from tongket.records.badges.dossiers.book import DossierEntry, StepEntry
from tongket.records.badges.dossiers.queries import dossier, dossiers, dossiers_of, states_by_round
from tongket.records.badges.dossiers.states import next_steps
from tongket.records.badges.queries import awards_of_year
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
ROUND, OLD = date(2026, 9, 2), date(2023, 9, 2)


@pytest.fixture
def office():
    return new_office()


def entry(office, **changes):
    return replace(DossierEntry(office.an, office.east, 30, ROUND), **changes)


def begun(*entries):
    return [line.id for line in draft(OFFICE, list(entries)).written]


def state(key):
    return dossiers([key])[key].state


def refusal(act, *lines, **options):
    with pytest.raises(Refused) as refused:
        act(OFFICE, list(lines), **options)
    return [found.finding.code for found in refused.value.found]


def brought_to_decision(office, *entries):
    keys = begun(*(entries or [entry(office)]))
    propose(OFFICE, [StepEntry(key, date(2026, 7, 10), "12-NQ/CB") for key in keys])
    appraise(OFFICE, [StepEntry(key, date(2026, 7, 20)) for key in keys])
    decide(OFFICE, [StepEntry(key, date(2026, 8, 21), "1205-QĐ/TU") for key in keys])
    return keys


def test_a_dossier_goes_from_the_draft_to_the_ceremony_and_the_badge_stands_in_the_book(office):
    [key] = brought_to_decision(office)
    [line] = awards_of_year([office.east], 2026)
    assert (line.entry.decision_number, line.entry.decided_on) == ("1205-QĐ/TU", date(2026, 8, 21))
    award_dossier(OFFICE, [StepEntry(key, date(2026, 9, 1), "A 000123")])
    [line] = awards_of_year([office.east], 2026)
    assert (state(key), line.entry.awarded_on, line.entry.badge_number) == ("awarded", date(2026, 9, 1), "A 000123")


def test_many_dossiers_take_a_step_as_one_list(office):
    keys = brought_to_decision(office, entry(office), entry(office, member=office.binh))
    assert {state(key) for key in keys} == {"decided"}
    assert states_by_round([office.east]) == {ROUND: {"decided": 2}}
    events = AuditEvent.objects.values_list("event", flat=True)
    assert [sum(each == name for each in events) for name in ("badge_dossier.decided", "badge.awarded")] == [2, 2]


def test_one_dossier_out_of_order_stops_the_whole_list(office):
    one, other = begun(entry(office), entry(office, member=office.binh))
    propose(OFFICE, [StepEntry(one, date(2026, 7, 10))])
    assert refusal(appraise, StepEntry(one, date(2026, 7, 20)), StepEntry(other, date(2026, 7, 20))) == [
        "badge-dossier-step-order"
    ]
    assert state(one) == "proposed"


def test_a_returned_dossier_keeps_the_reason_and_may_be_proposed_again(office):
    [key] = begun(entry(office))
    propose(OFFICE, [StepEntry(key, date(2026, 7, 10))])
    assert refusal(return_dossier, StepEntry(key, date(2026, 7, 12))) == ["badge-return-reason-missing"]
    return_dossier(OFFICE, [StepEntry(key, date(2026, 7, 12), note="Thiếu bản sao quyết định kết nạp")])
    propose(OFFICE, [StepEntry(key, date(2026, 7, 15))])
    assert [step.step for step in dossiers([key])[key].steps] == ["proposed", "returned", "proposed"]
    assert dossiers([key])[key].taken("returned").note.startswith("Thiếu")


def test_a_badge_is_not_handed_over_before_its_decision(office):
    [key] = begun(entry(office))
    assert refusal(award_dossier, StepEntry(key, date(2026, 9, 1))) == ["badge-dossier-step-order"]
    [other] = brought_to_decision(office, entry(office, member=office.binh))
    assert refusal(award_dossier, StepEntry(other, date(2026, 8, 20))) == ["badge-dossier-step-before"]


def test_a_decision_has_a_number(office):
    [key] = begun(entry(office))
    propose(OFFICE, [StepEntry(key, date(2026, 7, 10))])
    appraise(OFFICE, [StepEntry(key, date(2026, 7, 20))])
    assert refusal(decide, StepEntry(key, date(2026, 8, 21))) == ["badge-decision-number-missing"]


def test_a_step_is_recorded_once_its_day_has_come(office):
    [key] = begun(entry(office))
    assert refusal(propose, StepEntry(key, date(2126, 7, 10))) == ["badge-dossier-step-future"]


def test_until_june_2025_a_dossier_goes_by_the_district(office):
    [key] = begun(entry(office, round_on=OLD))
    propose(OFFICE, [StepEntry(key, date(2023, 7, 10))])
    appraise(OFFICE, [StepEntry(key, date(2023, 7, 20))])
    decision = StepEntry(key, date(2023, 8, 21), "876-QĐ/TU")
    assert refusal(decide, decision) == ["badge-dossier-level-skipped"]
    forward(OFFICE, [StepEntry(key, date(2023, 8, 1))])
    decide(OFFICE, [decision])
    assert state(key) == "decided"


def test_since_july_2025_the_district_level_is_no_more(office):
    [key] = begun(entry(office))
    propose(OFFICE, [StepEntry(key, date(2026, 7, 10))])
    appraise(OFFICE, [StepEntry(key, date(2026, 7, 20))])
    assert refusal(forward, StepEntry(key, date(2026, 8, 1))) == ["badge-dossier-level-ended"]
    assert (next_steps("appraised", OLD), next_steps("appraised", ROUND)) == (
        ["forwarded", "returned"], ["decided", "returned"],
    )  # fmt: skip


def test_what_changed_since_the_draft_is_looked_at_again_when_the_cell_proposes(office):
    [key] = begun(entry(office))
    kept = members.kept([office.an])[office.an]
    changes = {"admission_decided_on": date(1996, 9, 3), "admitted_on": date(1996, 9, 3)}
    late = replace(kept.entry, **changes, official_on=date(1997, 9, 3))
    correct_member(OFFICE, [Correction(office.an, kept.version, late)])
    assert refusal(propose, StepEntry(key, date(2026, 7, 10))) == ["badge-party-age-not-reached"]


def test_a_second_dossier_for_the_same_badge_is_refused(office):
    begun(entry(office))
    assert refusal(draft, entry(office, round_on=date(2026, 11, 7))) == ["badge-dossier-twice"]


def test_an_early_award_says_why(office):
    young = entry(office, level=40, kind="early_award")
    assert refusal(draft, young) == ["badge-early-reason-missing", "badge-too-early"]


def test_a_posthumous_award_needs_the_death_on_record(office):
    assert refusal(draft, entry(office, kind="posthumous")) == ["badge-not-deceased"]


def test_a_reissue_without_a_badge_on_record_is_a_question(office):
    found = draft(OFFICE, [entry(office, kind="reissue")]).found
    assert [each.finding.code for each in found] == ["badge-nothing-to-reissue"]


def test_a_level_of_35_years_and_a_level_held_are_refused(office):
    brought_to_decision(office)
    assert refusal(draft, entry(office, level=35)) == ["badge-level-unknown"]
    assert refusal(draft, entry(office, round_on=date(2026, 11, 7))) == ["badge-level-twice"]


def test_a_dossier_begun_by_mistake_is_withdrawn_and_a_decided_one_stays(office):
    [key] = begun(entry(office))
    withdraw_dossier(OFFICE, [Withdrawal(key, 1)], reason="Nhập nhầm")
    assert dossiers_of([office.east]) == []
    assert refusal(propose, StepEntry(key, date(2026, 7, 10))) == ["badge-dossier-unknown"]
    [other] = brought_to_decision(office)
    with pytest.raises(TongketError, match="badge-dossier-decided"):
        withdraw_dossier(OFFICE, [Withdrawal(other, 1)], reason="Nhập nhầm")


def test_a_cell_secretary_proposes_for_the_own_cell_alone(office):
    secretary = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.east, date(2000, 1, 1)),))
    [line] = draft(secretary, [entry(office)]).written
    propose(secretary, [StepEntry(line.id, date(2026, 7, 10))])
    with pytest.raises(TongketError, match="access-denied"):
        draft(secretary, [entry(office, member=office.dung, organization=office.west)])
    with pytest.raises(TongketError, match="access-denied"):
        appraise(secretary, [StepEntry(line.id, date(2026, 7, 20))])


def test_a_dossier_is_found_by_its_key(office):
    [key] = begun(entry(office))
    known = dossiers([key])[key]
    assert (dossier(known.key).name, dossier(known.key).state) == ("Nguyễn Văn An", "draft")
