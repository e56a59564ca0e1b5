from datetime import date

import pytest

from tongket.documents.reviews.bodies import evidence
from tongket.documents.reviews.known import know
from tongket.documents.reviews.measured import counted, rows
from tongket.procedures.annual_review.tests.rated_office import staged
from tongket.records.reviews.subjects.queries import subjects_by_id

pytestmark = pytest.mark.django_db


def of_the_east(stage):
    known = know(stage.held, date(2023, 12, 20), [stage.office.east])
    return evidence(known, subjects_by_id([stage.subjects["east"]])[stage.subjects["east"]])


def test_a_figure_is_told_with_its_level_and_its_whole():
    entry = {"label": "Đảng viên theo mức xếp loại", "value": "21", "of": "24", "dimensions": {"level": "good"}}
    assert rows([entry]) == [{"label": "Đảng viên theo mức xếp loại: hoàn thành tốt nhiệm vụ", "value": "21/24"}]


def test_before_the_decision_a_report_counts_anew():
    stage = staged()
    assert of_the_east(stage) == rows(counted(stage.office.east, 2023))


def test_a_decided_report_shows_what_was_frozen_with_it():
    stage = staged()
    stage.propose_all()
    stage.decide()
    frozen = of_the_east(stage)
    assert frozen
    assert any("Đảng viên" in str(row["label"]) for row in frozen)
