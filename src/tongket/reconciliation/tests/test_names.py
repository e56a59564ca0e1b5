"""What the reader's own names are called for people."""

from __future__ import annotations

from tongket.reconciliation.names import name_of


def test_an_indicator_is_called_as_prose_calls_it() -> None:
    assert name_of("income_per_capita") == "Thu nhập bình quân đầu người"


def test_a_rate_is_found_without_its_star() -> None:
    assert name_of("poverty_rate") == "Tỷ lệ hộ nghèo"


def test_a_level_of_the_readers_own_has_its_words() -> None:
    assert name_of("good_or_better") == "Hoàn thành tốt nhiệm vụ trở lên"


def test_what_has_no_other_name_stands_as_it_is() -> None:
    assert name_of("Yang Tao") == "Yang Tao"
