"""How the office heads and closes its papers: as entered, else by the rules and the tree."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.access.ledger import Ledger, Selection
from tongket.documents import queries
from tongket.documents.actions.contributions.assign import assign as assign_section
from tongket.documents.actions.office.correct_profile import correct_profile
from tongket.documents.actions.office.correct_recipient import correct_recipient
from tongket.documents.actions.office.correct_signatory import correct_signatory
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_recipient import enter_recipient
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.actions.office.withdraw_profile import withdraw_profile
from tongket.documents.actions.office.withdraw_recipient import withdraw_recipient
from tongket.documents.actions.office.withdraw_signatory import withdraw_signatory
from tongket.documents.book import RecipientEntry, SignatoryEntry
from tongket.documents.drafting.book import ContributionEntry
from tongket.documents.ledgers import LEDGERS, RECIPIENTS
from tongket.documents.tests.store import profile
from tongket.records.members.actions.hold_post import hold_post
from tongket.records.members.book import PostEntry

pytestmark = pytest.mark.django_db
ON = date(2023, 12, 20)


@pytest.fixture
def office() -> Office:
    return new_office()


def secretary(office: Office, **changes: object) -> SignatoryEntry:
    values = {"body": "standing_committee", "name": "Nguyễn Văn An", "valid_from": date(2020, 7, 1), **changes}
    return SignatoryEntry(office.commune, **values)


def test_an_office_that_entered_nothing_is_named_after_the_tree(office: Office) -> None:
    found = queries.office(office.commune, ON)
    assert (found.issuer_name, found.superior_name, found.place) == ("ĐẢNG ỦY XÃ MẪU", "", "Mẫu")
    assert (found.is_entered, found.term) == (False, "")


def test_a_cell_that_entered_nothing_stands_under_its_committee(office: Office) -> None:
    found = queries.office(office.east, ON)
    assert (found.issuer_name, found.superior_name, found.place) == ("CHI BỘ THÔN ĐÔNG", "ĐẢNG BỘ XÃ MẪU", "Mẫu")


def test_the_profile_of_the_day_heads_the_paper(office: Office) -> None:
    enter_profile(
        OFFICE,
        [
            profile(office, valid_until=date(2025, 6, 30)),
            profile(office, valid_from=date(2025, 7, 1), superior_name="ĐẢNG BỘ TỈNH MẪU", term="2025-2030"),
        ],
    )
    assert queries.office(office.commune, date(2025, 6, 30)).superior_name == "ĐẢNG BỘ HUYỆN MẪU"
    assert queries.office(office.commune, date(2025, 7, 1)).superior_name == "ĐẢNG BỘ TỈNH MẪU"


def test_a_corrected_profile_heads_the_paper(office: Office) -> None:
    (line,) = enter_profile(OFFICE, [profile(office)]).written
    correct_profile(OFFICE, [Correction(line.id, 1, profile(office, hall="Nhà văn hóa xã"))])
    assert queries.office(office.commune, ON).hall == "Nhà văn hóa xã"


def test_a_withdrawn_profile_counts_no_more(office: Office) -> None:
    (line,) = enter_profile(OFFICE, [profile(office)]).written
    withdraw_profile(OFFICE, [Withdrawal(line.id, 1)], reason="nhập nhầm")
    assert not queries.office(office.commune, ON).is_entered


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"term": "2025-2020"}, "paper-term-unknown"),
        ({"valid_until": date(2019, 1, 1)}, "office-days-out-of-order"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(office: Office, change: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        enter_profile(OFFICE, [profile(office, **change)])
    assert refused.value.found[0].finding.code == code


def test_without_entries_the_standing_committee_signs_by_the_rule(office: Office) -> None:
    found = queries.signatory(office.commune, "report", ON)
    assert (found.authority, found.post, found.name) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "")


def test_without_entries_the_name_is_that_of_the_holder_of_the_post(office: Office) -> None:
    hold_post(OFFICE, [PostEntry(office.an, office.commune, "secretary", date(2020, 7, 1))])
    assert queries.signatory(office.commune, "report", ON, "party_committee").name == "Nguyễn Văn An"


def test_a_cell_signs_for_itself(office: Office) -> None:
    found = queries.signatory(office.east, "report", ON)
    assert (found.body, found.authority, found.post) == ("cell", "T/M CHI BỘ", "BÍ THƯ")


def test_the_inspection_commission_is_signed_for_by_its_head(office: Office) -> None:
    found = queries.signatory(office.commune, "report", ON, "inspection_commission")
    assert (found.authority, found.post) == ("T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM")


def test_the_signer_of_a_type_goes_before_the_signer_of_all(office: Office) -> None:
    deputy = secretary(office, name="Trần Thị Bình", paper_type="invitation", post="PHÓ BÍ THƯ")
    enter_signatory(OFFICE, [secretary(office), deputy])
    invitation, report = (queries.signatory(office.commune, word, ON) for word in ("invitation", "report"))
    assert (invitation.name, invitation.post) == ("Trần Thị Bình", "PHÓ BÍ THƯ")
    assert (report.name, report.post, report.authority) == ("Nguyễn Văn An", "BÍ THƯ", "T/M BAN THƯỜNG VỤ")


def test_a_signer_no_longer_in_office_does_not_sign(office: Office) -> None:
    (line,) = enter_signatory(OFFICE, [secretary(office)]).written
    correct_signatory(OFFICE, [Correction(line.id, 1, secretary(office, valid_until=date(2023, 6, 30)))])
    assert queries.signatory(office.commune, "report", ON).name == ""


def test_a_withdrawn_signer_does_not_sign(office: Office) -> None:
    (line,) = enter_signatory(OFFICE, [secretary(office)]).written
    withdraw_signatory(OFFICE, [Withdrawal(line.id, 1)], reason="nhập nhầm")
    assert queries.signatory(office.commune, "report", ON).name == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body": "choir"}, "paper-body-unknown"),
        ({"paper_type": "poem"}, "paper-type-unknown"),
        ({"valid_until": date(2019, 1, 1)}, "office-days-out-of-order"),
    ],
)
def test_a_signer_that_cannot_be_is_refused(office: Office, change: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        enter_signatory(OFFICE, [secretary(office, **change)])
    assert refused.value.found[0].finding.code == code


def test_recipients_come_in_their_order_and_by_type(office: Office) -> None:
    enter_recipient(
        OFFICE,
        [
            RecipientEntry(office.commune, "Lưu Văn phòng Đảng ủy", position=9),
            RecipientEntry(office.commune, "Các chi bộ trực thuộc", position=1),
            RecipientEntry(office.commune, "Ban Thường vụ Huyện ủy", "report", 1),
        ],
    )
    assert queries.recipients(office.commune, "report", ON) == ("Ban Thường vụ Huyện ủy",)
    assert queries.recipients(office.commune, "notice", ON) == ("Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy")


def test_without_recipients_the_paper_is_filed_in_the_office(office: Office) -> None:
    assert queries.recipients(office.commune, "report", ON) == ("Lưu Văn phòng Đảng ủy",)
    assert queries.recipients(office.east, "report", ON) == ("Lưu chi bộ",)


def test_recipients_of_another_type_leave_the_default(office: Office) -> None:
    enter_recipient(OFFICE, [RecipientEntry(office.commune, "Ban Thường vụ Huyện ủy", "report")])
    assert queries.recipients(office.commune, "notice", ON) == ("Lưu Văn phòng Đảng ủy",)


def test_a_recipient_is_corrected_and_withdrawn(office: Office) -> None:
    (line,) = enter_recipient(OFFICE, [RecipientEntry(office.commune, "Huyện ủy")]).written
    correct_recipient(OFFICE, [Correction(line.id, 1, RecipientEntry(office.commune, "Ban Thường vụ Huyện ủy"))])
    assert queries.recipients(office.commune, "report", ON) == ("Ban Thường vụ Huyện ủy",)
    withdraw_recipient(OFFICE, [Withdrawal(line.id, 2)], reason="nhập nhầm")
    assert RECIPIENTS.count(Selection([office.commune])) == 0


def test_a_recipient_of_an_unknown_type_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        enter_recipient(OFFICE, [RecipientEntry(office.commune, "Huyện ủy", "poem")])
    assert refused.value.found[0].finding.code == "paper-type-unknown"


def test_without_a_body_named_the_usual_one_signs(office: Office) -> None:
    committee = secretary(office, body="party_committee", name="Trần Thị Bình", valid_from=date(2021, 1, 1))
    enter_signatory(OFFICE, [secretary(office), committee])
    assert queries.signatory(office.commune, "report", ON).name == "Nguyễn Văn An"
    assert queries.signatory(office.commune, "report", ON, "party_committee").name == "Trần Thị Bình"


def test_an_office_without_standing_committee_is_signed_for_by_its_party_committee(office: Office) -> None:
    enter_signatory(OFFICE, [secretary(office, body="party_committee")])
    found = queries.signatory(office.commune, "report", ON)
    assert (found.body, found.authority) == ("party_committee", "T/M ĐẢNG ỦY")


def test_the_inspection_commissions_signer_does_not_sign_for_the_committee(office: Office) -> None:
    enter_signatory(OFFICE, [secretary(office, body="inspection_commission")])
    assert queries.signatory(office.commune, "report", ON).name == ""


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.id)
def test_the_fields_declared_are_those_kept(ledger: Ledger) -> None:
    assert set(ledger.spec.fields) == {field.name for field in fields(ledger.book.entry)}


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.id)
def test_every_ledger_is_searched_without_diacritics(office: Office, ledger: Ledger) -> None:
    enter_profile(OFFICE, [profile(office, hall="Nhà văn hóa")])
    enter_signatory(OFFICE, [secretary(office, name="Văn Hóa")])
    enter_recipient(OFFICE, [RecipientEntry(office.commune, "Phòng Văn hóa")])
    section = ContributionEntry(office.commune, 2023, "year_report", "mass_work", "Ban Văn hóa", "other", ON)
    assign_section(OFFICE, [section])
    found = ledger.select(Selection([office.commune], search="van hoa"))
    assert len(found.lines) == 1
