"""The papers of one reviewed subject, under each regime."""

from __future__ import annotations

import pytest

from tests.office import new_office
from tongket.documents.forms.gathering import forms_of, made
from tongket.documents.tests.forms.frames import text_of
from tongket.documents.tests.reviews.evening import hold, settle
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def office():
    return new_office()


def ids(key):
    return [form.id for form in forms_of("reviews", key)]


def said(form_id, key):
    return text_of(made(form_id, key).filled.paper)


@pytest.mark.parametrize(
    ("year", "leader", "member", "collective"),
    [
        (2019, "reviews/personal_2019", "reviews/personal_2019", "reviews/collective_2019"),
        (2022, "reviews/personal_2019", "reviews/personal_2019", "reviews/collective_2019"),
        (2023, "reviews/leader_2023", "reviews/personal_2023", "reviews/collective_2023"),
        (2024, "reviews/leader_2023", "reviews/personal_2023", "reviews/collective_2023"),
        (2025, "reviews/leader_2025", "reviews/personal_2025", "reviews/collective_2025"),
    ],
)
def test_each_subject_has_the_form_of_its_kind_and_year(office, year, leader, member, collective):
    evening = hold(office, year)
    found = [ids(evening.of(subject))[0] for subject in (evening.an, evening.binh, evening.collective)]
    assert found == [leader, member, collective]


@pytest.mark.parametrize(("year", "number"), [(2021, "02-"), (2023, "02B-"), (2025, "2B-")])
def test_the_form_bears_the_number_its_guide_gives_it(office, year, number):
    evening = hold(office, year)
    paper = made(ids(evening.of(evening.an))[0], evening.of(evening.an)).filled.paper
    assert paper.mark == f"Mẫu {number}HD KĐ.ĐG {2019 if year < 2023 else year}"


def test_no_number_is_printed_where_no_guide_gives_one(office):
    evening = hold(office, 2023)
    assert made("reviews/collective_2023", evening.of(evening.collective)).filled.paper.mark is None


def test_who_is_not_rated_gets_the_reason_alone(office):
    evening = hold(office, 2025)
    assert ids(evening.of(evening.cuc)) == ["ratings/slip"]
    assert "miễn sinh hoạt từ tháng 5" in said("ratings/slip", evening.of(evening.cuc))


def test_a_self_review_prints_texts_tasks_and_both_sides_points(office):
    evening = hold(office, 2025)
    shown = said("reviews/leader_2025", evening.of(evening.an))
    for words in ("Hoàn thành 12 việc được giao.", "Vận động hiến đất mở đường", "vượt mức", "Hai việc chậm"):
        assert words in shown
    assert "<strong>88</strong>" in shown or "88/100" in shown
    assert "82" in shown


def test_before_points_each_section_has_its_level(office):
    evening = hold(office, 2023)
    shown = said("reviews/leader_2023", evening.of(evening.an))
    assert shown.count("Tự đánh giá về cấp độ thực hiện") == 7
    assert "Tốt" in shown
    assert "/100" not in shown


def test_an_empty_section_is_left_to_be_written_by_hand(office):
    evening = hold(office, 2023)
    rows = made("reviews/personal_2023", evening.of(evening.binh)).gathered.facts["sections"]
    assert [row["is_open"] for row in rows if "is_open" in row] == [True] * 8


def test_a_quarter_has_the_sheet_of_leaders(office):
    evening = hold(office, 2025, "quarter_4")
    assert ids(evening.of(evening.an))[0] == "reviews/quarter"
    assert "quý IV năm 2025" in said("reviews/quarter", evening.of(evening.an))


def test_an_appraisal_five_points_away_asks_for_its_explanation(office):
    evening = hold(office, 2025)
    facts = made("reviews/appraisal", evening.of(evening.an)).gathered.facts
    assert (facts["apart_total"], facts["must_explain"], facts["explanation"]) == (-6, True, "Hai việc chậm")


def test_the_comment_sheet_tells_givers_answers_and_counts_them(office):
    evening = hold(office, 2025)
    facts = made("reviews/comments", evening.of(evening.an)).gathered.facts
    assert [(row["place"], row["giver"], row["answer"]) for row in facts["comments"]] == [
        ("Chi bộ", "Đồng chí Lê Thị Cúc", "accept"),
        ("Chi bộ", "Tập thể chi ủy", "explain"),
    ]
    assert (facts["accepted"], facts["explained"]) == (1, 1)


def test_the_slip_tells_level_decision_and_remedies_but_neither_tally_nor_giver(office):
    evening = hold(office, 2025)
    settle(office, evening, 2025)
    shown = said("ratings/slip", evening.of(evening.an))
    for words in ("Hoàn thành tốt nhiệm vụ", "25-QĐ/ĐU", "Dự đủ các buổi họp tổ", "31/03/2026"):
        assert words in shown
    assert "Lê Thị Cúc" not in shown
    assert "phiếu" not in shown.lower().replace("phiếu báo kết quả", "")


def test_until_it_is_decided_the_slip_says_so(office):
    evening = hold(office, 2025)
    assert "mới là mức đề xuất" in said("ratings/slip", evening.of(evening.an))


def test_a_form_of_another_year_is_refused(office):
    evening = hold(office, 2023)
    with pytest.raises(TongketError) as refused:
        made("reviews/leader_2025", evening.of(evening.an))
    assert refused.value.code == "form-record-unknown"
