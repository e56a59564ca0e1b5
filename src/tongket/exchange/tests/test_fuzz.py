"""Whatever is dropped on the gate ends in a report or in a coded error, quickly."""

import io
import time
import zipfile
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.office import EAST, OFFICE, new_office
from tongket.exchange.excel.columns import columns
from tongket.exchange.excel.drafts import FIRST_SERIAL, SERIAL_START
from tongket.exchange.excel.reading import read_workbook
from tongket.exchange.tests.sheets import MEMBER_HEADER, workbook
from tongket.exchange.tests.wrong import FILE
from tongket.exchange.uploads import preview
from tongket.records.ledgers import all_ledgers
from tongket.rules.errors import TongketError

LAN = ["Bùi Thị Lan", "1/2/1980", EAST, "000000101", "1/5/2005", "19/05/2005", "19/05/2006"]
GOOD = workbook({"Đảng viên": [MEMBER_HEADER, LAN], "Chức vụ": [["Họ và tên", "Chức vụ"], ["A", 1]]}, FILE)
with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
    PARTS = {name: package.read(name) for name in package.namelist()}
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
FAST_ENOUGH = 3
TEXT = st.text(max_size=30) | st.sampled_from(
    ["(xóa)", "Ví dụ", "Tổng cộng", "\0", "_x0000_", "=1+1", "Mật khẩu", EAST]
)
DAY = st.dates(date(1900, 3, 1), date(2100, 12, 31))
NUMBER = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False, width=32)
CELL = st.none() | TEXT | DAY | NUMBER | st.booleans()
LEDGERS = ["Đảng viên", "Chức vụ", "Xếp loại đảng viên", "Hội nghị", "Chỉ tiêu", "Tổ chức đảng", "Huy hiệu Đảng"]


def answered(read) -> bool:
    """Whether it was read; False where it was refused with a code. Any other exception fails the test."""
    started = time.process_time()
    try:
        read()
    except TongketError as error:
        return error.entry is None
    finally:
        assert time.process_time() - started < FAST_ENOUGH
    return True


@QUICK
@given(st.binary(max_size=3000))
def test_random_bytes_are_refused(content):
    assert not answered(lambda: read_workbook("a.xlsx", content))
    assert not answered(lambda: read_workbook("a.xlsx", b"PK\x03\x04" + content))


@QUICK
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_workbook_with_bytes_turned_over_is_read_or_refused(turned):
    content = bytearray(GOOD)
    for place, value in turned:
        content[place] = value
    answered(lambda: read_workbook("a.xlsx", bytes(content)))


@QUICK
@given(st.sampled_from(sorted(PARTS)), st.data())
def test_a_workbook_with_a_spoilt_part_is_read_or_refused(name, data):
    part = PARTS[name]
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 60)))
    spoilt = part[:start] + data.draw(st.binary(max_size=20)) + part[end:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for path, content in (PARTS | {name: spoilt}).items():
            package.writestr(path, content)
    answered(lambda: read_workbook("a.xlsx", stream.getvalue()))


@QUICK
@given(st.sampled_from(sorted(PARTS)))
def test_a_workbook_without_one_of_its_parts_is_read_or_refused(name):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for path in PARTS.keys() - {name}:
            package.writestr(path, PARTS[path])
    answered(lambda: read_workbook("a.xlsx", stream.getvalue()))


class AnyCellsTest(TestCase):
    """Cells of every kind under the right headers."""

    def setUp(self):
        new_office()

    @settings(QUICK, max_examples=40)
    @given(st.sampled_from(LEDGERS), st.data())
    def test_any_cells_under_the_headers_are_read_or_refused(self, title, data):
        spec = next(ledger.spec for ledger in all_ledgers().values() if ledger.spec.sheet["vi"] == title)
        header = [column.header for column in columns(spec)]
        rows = data.draw(st.lists(st.lists(CELL, min_size=len(header), max_size=len(header)), max_size=4))
        content = workbook({title: [header, *rows]}, FILE)
        answered(lambda: preview(OFFICE, "a.xlsx", content))


def test_the_serial_days_begin_where_years_typed_alone_end():
    assert SERIAL_START + timedelta(days=FIRST_SERIAL) == date(1925, 1, 1)
    assert FIRST_SERIAL > 2100
