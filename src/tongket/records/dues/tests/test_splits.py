from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, establish_one, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.organizations.book import OrganizationEntry
from tongket.records.dues import splitting
from tongket.records.dues.actions.kept.correct_kept import correct_kept
from tongket.records.dues.actions.kept.withdraw_kept import withdraw_kept
from tongket.records.dues.actions.remittances.correct_remittance import correct_remittance
from tongket.records.dues.actions.remittances.withdraw_remittance import withdraw_remittance
from tongket.records.dues.queries import kept_of_year, remitted_of_year
from tongket.records.dues.tests.cast import YEAR, codes, kept, own_values, paid, sent

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MARCH = date(2026, 3, 1)


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def shares(office):
    """The office keeps 70 % in cells and 40 % in the commune, by a paper of its own."""
    own_values(office.commune, kept_by_cell="70", kept_by_grassroots_organization="40")


def refusal(call):
    with pytest.raises(Refused) as refused:
        call()
    return [found.finding.code for found in refused.value.found if found.refuses]


def collected(office):
    paid(office.an, office.east, 3, 30_000)
    paid(office.binh, office.east, 3, 12_421)


def test_the_share_of_a_cell_is_told_with_what_is_due_up(office, shares):
    collected(office)
    found = splitting.proposals([(office.east, MARCH)])[office.east, MARCH]
    assert (found.received, found.split.kept, found.split.up) == (42_421, 29_695, 12_726)
    assert [citation.number for citation in found.share.decision.citations] == ["01-QC/ĐU"]


def test_the_commune_splits_what_it_received_and_not_what_was_collected(office, shares):
    collected(office)
    kept(office.east, 3, 29_695)
    sent(office.east, 3, 12_726)
    found = splitting.proposals([(office.commune, MARCH)])[office.commune, MARCH]
    assert (found.received, found.split.kept, found.split.up) == (12_726, 5_090, 7_636)


def test_without_a_share_nothing_is_proposed_and_the_finding_says_what_to_enter(office):
    collected(office)
    found = splitting.proposals([(office.east, MARCH)])[office.east, MARCH]
    assert found.split is None
    assert [finding.code for finding in found.share.decision.findings] == ["dues-share-missing"]


def test_what_was_really_kept_may_be_entered_before_the_share_is_known_with_a_warning(office):
    collected(office)
    assert codes(kept(office.east, 3, 20_000)) == ["dues-share-missing"]
    [line] = kept_of_year([office.east], YEAR)
    assert (line.entry.received, line.entry.kept, line.entry.level) == (42_421, 20_000, "cell")


def test_another_amount_than_the_share_needs_a_reason(office, shares):
    collected(office)
    assert refusal(lambda: kept(office.east, 3, 20_000)) == ["dues-kept-not-the-share"]
    assert codes(kept(office.east, 3, 20_000, reason="Theo thỏa thuận")) == ["dues-kept-not-the-share"]


def test_more_than_there_was_cannot_be_kept(office, shares):
    collected(office)
    assert refusal(lambda: kept(office.east, 3, 50_000)) == ["dues-kept-more-than-received"]


def test_an_organisation_between_the_levels_keeps_nothing(office):
    founded = date(2020, 1, 1)
    unit = establish_one(OrganizationEntry("Đảng bộ bộ phận", "part_committee_organization", office.commune, founded))
    assert refusal(lambda: kept(unit, 3, 0)) == ["dues-level-unknown"]


def test_a_corrected_line_looks_up_anew_what_was_there(office, shares):
    kept(office.east, 3, 0)
    collected(office)
    [line] = kept_of_year([office.east], YEAR)
    correct_kept(OFFICE, [Correction(line.id, line.version, replace(line.entry, kept=29_695))])
    assert kept_of_year([office.east], YEAR)[0].entry.received == 42_421


def test_a_month_whose_split_is_withdrawn_is_open_again(office, shares):
    kept(office.east, 3, 0)
    [line] = kept_of_year([office.east], YEAR)
    withdraw_kept(OFFICE, [Withdrawal(line.id, line.version)], reason="Ghi nhầm")
    assert kept_of_year([office.east], YEAR) == []


def test_the_committee_above_gets_what_a_cell_sends_up(office):
    sent(office.east, 3, 1_000)
    [line] = remitted_of_year([office.east], YEAR)
    assert (line.entry.level, line.entry.received_by) == ("cell", office.commune)


def test_money_is_not_sent_up_before_its_month(office):
    sent(office.east, 3, 1_000)
    [line] = remitted_of_year([office.east], YEAR)
    early = replace(line.entry, remitted_on=date(2026, 2, 28))
    assert refusal(lambda: correct_remittance(OFFICE, [Correction(line.id, line.version, early)])) == [
        "dues-remitted-too-early"
    ]


def test_more_than_is_due_up_is_a_warning(office, shares):
    collected(office)
    kept(office.east, 3, 29_695)
    assert codes(sent(office.east, 3, 20_000)) == ["dues-remitted-more-than-due"]


def test_a_withdrawn_remittance_was_not_received(office):
    sent(office.east, 3, 1_000)
    [line] = remitted_of_year([office.east], YEAR)
    withdraw_remittance(OFFICE, [Withdrawal(line.id, line.version)], reason="Ghi nhầm")
    assert splitting.received([(office.commune, MARCH)]) == {}
