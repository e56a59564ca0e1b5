"""The printed proof of the cap: each group, each reading, no person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction
from tongket.documents.forms.gathering import forms_of, made
from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import plain
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rounds.correct import correct
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import round_with
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
LEVELS = {"an": "excellent", "binh": "good", "cuc": "good", "dung": "good", "giang": "good"}


@pytest.fixture
def office():
    return new_office()


def opened(office, year=2025):
    entry = RoundEntry(office.commune, year, date(year, 12, 1), regime="R366" if year == 2025 else "R124")
    written = open_round(OFFICE, [entry]).written[0]
    enter(OFFICE, [SubjectEntry(written.id, office.east, "member", "no_office", office.an)])
    return written.key


def propose(office, stage="proposed", year=2025, **levels):
    places = {"an": office.east, "binh": office.east, "cuc": office.east, "dung": office.west, "giang": office.west}
    rate(OFFICE, [
        MemberRatingEntry(getattr(office, who), places[who], year, level, stage=stage) for who, level in levels.items()
    ])  # fmt: skip


def words(key):
    return "\n".join(plain(text) for text in words_of(made("review_caps/proof", str(key)).filled.paper))


def test_before_anyone_has_a_level_there_is_no_proof(office):
    assert forms_of("review_caps", str(opened(office))) == []


def test_the_proof_states_every_reading_with_article_and_certainty(office):
    key = opened(office)
    propose(office, "decided", **LEVELS)
    told = words(key)
    assert told.count("20% số hoàn thành tốt nhiệm vụ, làm tròn từ 0,5") == 1
    assert "mức đã quyết định" in told
    assert "366-QĐ/TW ngày 30/08/2025 (theo nguồn dẫn lại)" in told
    assert "không quy định cách làm tròn" not in told


def test_before_the_decision_it_is_of_what_is_intended(office):
    key = opened(office)
    propose(office, an="excellent")
    assert "mức dự kiến, trước khi quyết định" in words(key)


def test_rounding_that_no_text_states_is_said(office):
    key = opened(office, 2023)
    propose(office, "decided", 2023, **LEVELS)
    assert "không quy định cách làm tròn" in words(key)


def test_the_reason_for_the_exceptional_share_stands_in_it(office):
    key = opened(office)
    propose(office, "decided", **LEVELS)
    found = round_with(key)
    correct(
        OFFICE, [Correction(found.id, found.line.version, replace(found.entry, exceptional_reason="Vượt chỉ tiêu"))]
    )
    assert "Lý do: Vượt chỉ tiêu" in words(key)


def test_no_person_is_named_in_it(office):
    key = opened(office)
    propose(office, "decided", **LEVELS)
    assert "Nguyễn Văn An" not in words(key)


def test_a_round_that_is_not_there_has_none(office):
    with pytest.raises(TongketError) as refused:
        forms_of("review_caps", str(uuid4()))
    assert refused.value.code == "record-not-found"
