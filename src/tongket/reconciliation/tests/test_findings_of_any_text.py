"""Whatever stands in a text, it is checked without breaking, and in bounded time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.serialise import as_json
from tongket.reconciliation.reader import read
from tongket.reconciliation.tests.stated import empty

ARTICLE = (
    "Ngày 12/01/2024, Đảng bộ xã Mẫu tổng kết năm 2023. Có mặt 149/191 đảng viên. Trao Huy hiệu Đảng đợt 02/9 cho "
    "3 đảng viên: 1 đ/c 65 năm, 2 đ/c 55 năm. Kết nạp 14 đảng viên, đạt 116,6% kế hoạch. Có 138 đảng viên hoàn thành "
    "tốt, chiếm 90,19%, trong đó xuất sắc 27 đồng chí, chiếm 19,5%. Sản xuất đạt 370,740 tỷ đồng, tăng 12,9% so với "
    "cùng kỳ."
)
SIGNS = st.sampled_from([*"0123456789.,/%-– ()", "\n", "năm ", "tỷ đồng", " đảng viên", "trên ", "chi bộ ", "đạt "])


@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), SIGNS), max_size=12))
@settings(max_examples=60, deadline=None)
def test_an_article_with_anything_put_in_is_checked(changes: list[tuple[int, str]]) -> None:
    text = ARTICLE
    for at, sign in changes:
        text = text[:at] + sign + text[at:]
    told = as_json(held(read(text), empty()))
    assert all(text[row["at"] :].split() for row in told["findings"])


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_at_all_is_checked(text: str) -> None:
    assert set(as_json(held(read(text), empty()))) == {"facts", "findings", "unrecognised"}


def test_a_long_text_takes_no_more_than_in_proportion() -> None:
    """Twenty times the article is some twenty times the work: nothing is compared with everything."""
    times = []
    for repeated in (10, 200):
        reading = read("\n".join([ARTICLE] * repeated))
        start = time.process_time()
        held(reading, empty())
        times.append(time.process_time() - start)
    assert times[1] < 60 * times[0] + 1
