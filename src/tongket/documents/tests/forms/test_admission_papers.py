"""The papers of a candidate filled from the records: what is held is printed, the rest stays to be written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.documents.forms.gathering import forms_of, made
from tongket.documents.render.html import to_html
from tongket.procedures.form_papers import enter_in_register, file_of, form_for
from tongket.records.admissions.candidates.models import Candidate
from tongket.records.admissions.tests.candidates_cast import entered, former, path, ready
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def key_of(candidate):
    return str(Candidate.objects.get(pk=candidate).key)


def printed(form_id, candidate):
    return to_html(made(form_id, key_of(candidate)).filled.paper)


def test_a_candidate_calls_for_the_nine_papers_in_their_order(office):
    found = forms_of("admissions", key_of(entered(office)))
    numbers = [each.numbers[0].number for each in found]
    assert numbers == [f"{number}-KNĐ" for number in range(1, 10)]


def test_form_numbers_that_are_only_remembered_say_so(office):
    found = forms_of("admissions", key_of(entered(office)))
    unsure = [each.numbers[0].number for each in found if each.numbers[0].citation.certainty == "unverified"]
    assert unsure == ["1-KNĐ", "7-KNĐ"]


def test_the_papers_of_recognition_come_after_the_ceremony_and_bear_no_number(office):
    pk = ready(office)
    assert forms_of("probation", key_of(pk)) == []
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    found = forms_of("probation", key_of(pk))
    assert len(found) == 4
    assert [each.numbers for each in found] == [(), (), (), ()]


def test_the_cells_resolution_prints_the_tally_with_its_share(office):
    pk = ready(office)
    path(pk, "cell_vote")
    text = printed("admissions/cell_resolution", pk)
    assert "phải dự: 03; có mặt: 03; vắng mặt: 0." in text
    assert "đạt 100 %" in text
    assert "Đoàn xã Mẫu" in text


def test_a_vote_not_yet_taken_is_named_as_missing_and_the_paper_is_a_draft(office):
    found = made("admissions/cell_resolution", key_of(ready(office))).filled
    assert found.paper.draft
    assert "Số tán thành" in found.missing


def test_each_introducer_has_a_page(office):
    pk = entered(office)
    path(pk, ("introduced", office.an), ("introduced", office.binh))
    text = printed("admissions/introduction", pk)
    assert text.index("Nguyễn Văn An") < text.index("Trần Thị Bình")


def test_the_decision_names_the_cells_resolution_and_the_last_day_of_the_ceremony(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision")
    text = printed("admissions/decision", pk)
    assert "05-NQ/CB" in text
    assert "chậm nhất đến hết ngày" in text


def test_relatives_stand_on_the_background_file_alone_for_who_may_see_them(office):
    pk = ready(office)
    assert "Lê Thị Mẹ" in printed("admissions/background", pk)
    viewer = Actor("Người xem", (Grant("viewer", None, date(2000, 1, 1)),))
    form_for(viewer, "admissions/application", key_of(pk))
    with pytest.raises(TongketError, match="access-denied"):
        form_for(viewer, "admissions/background", key_of(pk))


def test_the_recognition_resolution_names_the_day_probation_ended(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony")
    text = printed("probation/cell_resolution", pk)
    assert "02/09/2026" in text


def test_the_decision_on_a_readmission_is_another_paper(office):
    pk = ready(office, readmits=former(office))
    assert "admissions/decision" not in [each.id for each in forms_of("admissions", key_of(pk))]


@pytest.mark.parametrize("form_id", ["admissions/decision", "probation/self_review"])
def test_a_paper_of_nobody_is_refused(office, form_id):
    with pytest.raises(TongketError, match="form-record-unknown"):
        made(form_id, "khong-co")


def test_a_paper_opens_as_word_and_as_pdf_and_enters_the_register(office):
    pk = ready(office)
    path(pk, "cell_vote", "committee_vote", "admission_decision")
    found = form_for(OFFICE, "admissions/decision", key_of(pk))
    assert file_of(found, "docx")[:2] == b"PK"
    assert file_of(found, "pdf")[:4] == b"%PDF"
    assert enter_in_register(OFFICE, "admissions/decision", key_of(pk))
