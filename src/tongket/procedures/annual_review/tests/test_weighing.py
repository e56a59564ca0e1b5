import pytest

from tongket.procedures.annual_review.deciding.weighing import Reasons, reason_beyond_cap

KEPT = "Dẫn đầu khối thi đua"


@pytest.mark.parametrize(
    ("code", "given", "reason"),
    [
        ("cap-exceptional", "", KEPT),
        ("cap-exceptional", "Theo Nghị quyết số 9", "Theo Nghị quyết số 9"),
        ("cap-exceeded", "", ""),
        ("cap-reading-matters", "", ""),
    ],
)
def test_the_reason_a_round_keeps_explains_the_exceptional_share_and_no_more(code, given, reason):
    assert reason_beyond_cap(code, Reasons(of_caps=given), KEPT) == reason
