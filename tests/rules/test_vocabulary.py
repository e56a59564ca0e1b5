"""Labels, choices and the terms they are read from."""

from __future__ import annotations

import unicodedata

import pytest

from tongket.rules import load, vocabulary

GLOSSARY = """
organization committee_organization party_committee executive_committee standing_committee cell cell_committee
cell_group grassroots_organization inspection_commission member probationary official admission_decided_on
admitted_on official_on party_age exempted suspended transfer temporary internal struck_off left expelled deceased
dues candidate admit recognize_official badge round posthumous reissue early_award review self_review rating
excellent good completed not_completed leadership_collective excellent_cap standing_deputy_secretary office
party_building_board superior_working_group shortcoming remedy accept explain ballot tally inspection supervision
thematic signs_of_violation inspection_case discipline reprimand warning dismissal expulsion resolution target plan
budget same_period term mid_term_review year_end_summary met exceeded not_met on_track at_risk new_rural advanced
model modern award certificate collective individual meeting conference cell_meeting delegate summoned present
absent minutes conclusion task report proposal decision notice invitation programme official_format number symbol
recipients figure reconciliation package lock dialogue petition
"""


@pytest.mark.parametrize("identifier", str.split(GLOSSARY))
def test_every_word_of_the_glossary_is_a_term(identifier):
    assert identifier in load.terms()


@pytest.mark.parametrize("group", vocabulary.groups())
def test_no_two_choices_of_a_group_look_the_same(group):
    for language in ("vi", "en"):
        labels = [shown for _, shown in vocabulary.choices(group, language)]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("term", load.terms().values(), ids=lambda term: term.identifier)
def test_every_label_is_composed_and_never_begins_in_lower_case(term):
    text = term.label["vi"] + term.term + term.definition
    assert unicodedata.is_normalized("NFC", text)
    assert not term.label["vi"][0].islower()
    assert "uỷ" not in text
    assert "Uỷ" not in text


def test_levels_are_offered_best_first():
    assert [word for word, _ in vocabulary.choices("rating_level")] == [
        "excellent",
        "good",
        "completed",
        "not_completed",
    ]


def test_a_word_has_a_label_a_running_form_and_an_abbreviation():
    forms = vocabulary.label("good"), vocabulary.in_sentence("good"), vocabulary.short("good")
    assert forms == ("Hoàn thành tốt nhiệm vụ", "hoàn thành tốt nhiệm vụ", "HTTNV")


def test_a_word_without_abbreviation_shows_its_label():
    assert vocabulary.short("round") == "Đợt trao tặng"


def test_a_group_may_word_a_label_its_own_way():
    assert (vocabulary.label("official"), vocabulary.label("official", group="member_status")) == (
        "Chính thức", "Đảng viên chính thức",
    )  # fmt: skip


def test_labels_exist_in_english():
    assert vocabulary.label("excellent", "en") == "Excellent"


@pytest.mark.parametrize(
    "text", ["HTXSNV", "hoan thanh xuat sac nhiem vu", "excellent", "Hoàn thành xuất sắc  nhiệm vụ"]
)
def test_a_choice_is_recognised_however_it_is_written(text):
    assert vocabulary.identifier_of("rating_level", text) == "excellent"


def test_a_wording_that_fits_two_choices_is_not_guessed():
    assert vocabulary.identifier_of("paper_type", "QĐ") is None


def test_what_is_no_choice_is_none():
    assert vocabulary.identifier_of("rating_level", "giỏi") is None


def test_short_forms_hold_the_abbreviation_and_the_running_form():
    assert vocabulary.short_forms("excellent") == ("HTXSNV", "hoàn thành xuất sắc nhiệm vụ")
