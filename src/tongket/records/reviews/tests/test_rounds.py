from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.rounds.correct import correct as correct_round
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.rounds.reopen import reopen as reopen_round
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.actions.steps.reopen import reopen
from tongket.records.reviews.actions.steps.send_back import send_back
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.steps.withdraw import withdraw
from tongket.records.reviews.rounds import queries
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.tests.opened import DAY, ROUND, WHY, new_round, refused, step
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


def standing(opened, unit):
    return queries.standings(opened)[unit]


def test_a_round_of_a_year_is_opened_once(office, opened):
    assert refused(open_round, [replace(ROUND, organization=office.commune)]) == ["line-twice"]


def test_a_quarter_is_a_round_of_its_own(office, opened):
    quarter = replace(ROUND, organization=office.commune, period="quarter_3")
    open_round(OFFICE, [quarter])
    assert [each.entry.period for each in queries.rounds_of([office.commune], 2023)] == ["quarter_3", "year"]


def test_a_round_under_another_years_regime_is_refused(office):
    assert refused(open_round, [replace(ROUND, organization=office.commune, regime="R366")]) == ["review-regime-other"]


def test_a_conference_before_the_opening_is_refused(office):
    early = replace(ROUND, organization=office.commune, conference_on=date(2023, 11, 1))
    assert refused(open_round, [early]) == ["review-day-outside"]


def test_correcting_a_round_leaves_what_was_frozen(office, opened):
    moved = replace(
        ROUND, organization=office.commune, report_year=2020, regime="R132_HD21", modes={"appraised": "off"}
    )
    correct_round(OFFICE, [Correction(opened, 1, moved)])
    entry = queries.rounds_by_id([opened])[opened].entry
    assert (entry.report_year, entry.regime, entry.modes) == (2023, "R124", {"appraised": "off"})


def test_where_a_unit_stands_follows_from_its_steps(office, opened):
    take(OFFICE, [step(opened, office.east, "self_reviewed"), step(opened, office.east, "voted")], reason=WHY)
    found = standing(opened, office.east)
    assert (found.last, found.next({}), found.next({"collective_reported": "off"})) == (
        "voted", "collective_reported", "persons_reviewed",
    )  # fmt: skip


def test_a_step_before_its_turn_asks_for_the_reason_and_keeps_it(office, opened):
    early = step(opened, office.east, "persons_reviewed")
    assert refused(take, [early]) == ["review-out-of-order"] * 2
    take(OFFICE, [early], reason=WHY)
    assert standing(opened, office.east).done["persons_reviewed"].note == WHY


def test_steps_that_come_together_are_in_order(office, opened):
    words = ("self_reviewed", "collective_reported", "persons_reviewed", "voted", "proposed")
    take(OFFICE, [step(opened, office.east, word) for word in words])
    assert standing(opened, office.east).handed_up


def test_a_step_is_taken_once(office, opened):
    take(OFFICE, [step(opened, office.east, "voted")], reason=WHY)
    assert refused(take, [step(opened, office.east, "voted", note="lần hai")], reason=WHY) == ["review-step-twice"]


def test_the_committees_step_is_none_of_the_cells(office, opened):
    assert refused(take, [step(opened, office.east, "decided")], reason=WHY) == ["review-step-not-here"]


def test_a_step_switched_off_is_refused(office, opened):
    correct_round(OFFICE, [Correction(opened, 1, replace(ROUND, organization=office.commune, modes={"voted": "off"}))])
    assert refused(take, [step(opened, office.east, "voted")], reason=WHY) == ["review-step-off"]


def test_a_step_from_paper_names_its_paper(office, opened):
    assert refused(take, [step(opened, office.east, "voted", way="on_paper")], reason=WHY) == [
        "review-step-without-paper"
    ]


def test_a_step_before_the_opening_is_refused(office, opened):
    early = replace(step(opened, office.east, "voted"), on=date(2023, 11, 1))
    assert refused(take, [early], reason=WHY) == ["review-step-too-early"]


def test_more_present_than_summoned_is_refused(office, opened):
    assert refused(take, [step(opened, office.east, "voted", due=20, present=21)], reason=WHY) == ["review-attendance"]


def test_the_session_of_the_term_is_kept(office, opened):
    take(OFFICE, [step(opened, office.commune, "persons_reviewed", ordinal=20, due=15, present=14)], reason=WHY)
    kept = queries.steps_of(opened, office.commune)[0].entry
    assert (kept.ordinal, kept.due, kept.present) == (20, 15, 14)


def test_what_was_not_handed_up_is_not_decided(office, opened):
    assert refused(conclude, [step(opened, office.east, "decided")]) == ["review-not-handed-up"]


def test_a_return_takes_back_the_handing_up_and_keeps_the_reason(office, opened):
    take(OFFICE, [step(opened, office.east, "voted"), step(opened, office.east, "proposed")], reason=WHY)
    send_back(OFFICE, [step(opened, office.east, "")], reason="Thiếu biên bản kiểm phiếu")
    found = standing(opened, office.east)
    assert (found.last, found.handed_up, found.back.note) == ("voted", False, "Thiếu biên bản kiểm phiếu")


def test_a_return_without_a_reason_is_refused(office, opened):
    with pytest.raises(TongketError, match="reason-required"):
        send_back(OFFICE, [step(opened, office.east, "")])


def test_nothing_is_returned_that_was_not_handed_up(office, opened):
    assert refused(send_back, [step(opened, office.east, "")], reason="Nhầm") == ["review-not-handed-up"]


def test_a_decided_unit_is_reopened_with_a_reason(office, opened):
    take(OFFICE, [step(opened, office.east, "proposed")], reason=WHY)
    assert refused(reopen, [step(opened, office.east, "")], reason="Nhầm") == ["review-not-decided"]
    conclude(OFFICE, [step(opened, office.east, "decided", number="12-QĐ/ĐU", body="Đảng ủy")])
    reopen(OFFICE, [step(opened, office.east, "")], reason="Có kết luận kiểm tra mới")
    assert standing(opened, office.east).last == ""


def test_a_handed_up_unit_takes_no_more_of_its_own_steps(office, opened):
    take(OFFICE, [step(opened, office.east, "proposed")], reason=WHY)
    assert refused(take, [step(opened, office.east, "voted")], reason=WHY) == ["review-handed-up"]


def test_a_step_entered_by_mistake_is_withdrawn(office, opened):
    taken = take(OFFICE, [step(opened, office.east, "voted")], reason=WHY).written[0].id
    withdraw(OFFICE, [Withdrawal(taken, 1)], reason="Ghi nhầm chi bộ")
    assert queries.standings(opened) == {}
    assert [word for _, word in queries.step_keys(opened, office.east)] == ["voted"]


def test_a_closed_round_takes_nothing_until_it_is_reopened(office, opened):
    taken = take(OFFICE, [step(opened, office.east, "self_reviewed")], reason=WHY).written[0].id
    close(OFFICE, [Closing(opened, DAY)])
    assert refused(take, [step(opened, office.east, "voted")], reason=WHY) == ["review-closed"]
    assert refused(withdraw, [Withdrawal(taken, 1)], reason="Nhầm") == ["review-closed"]
    assert refused(close, [Closing(opened, DAY)]) == ["review-closed"]
    reopen_round(OFFICE, [Closing(opened, DAY)], reason="Bổ sung đảng viên đi công tác về")
    take(OFFICE, [step(opened, office.east, "voted")], reason=WHY)


def test_a_file_is_handed_up_twice_on_one_day(office, opened):
    take(OFFICE, [step(opened, office.east, "proposed")], reason=WHY)
    send_back(OFFICE, [step(opened, office.east, "")], reason="Thiếu chữ ký")
    take(OFFICE, [step(opened, office.east, "proposed")], reason=WHY)
    assert standing(opened, office.east).handed_up


def test_an_open_round_is_not_reopened(office, opened):
    assert refused(reopen_round, [Closing(opened, DAY)], reason="Nhầm") == ["review-already-open"]
