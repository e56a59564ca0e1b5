import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.procedures.annual_review.evening.headings import column_of
from tongket.procedures.annual_review.evening.matching import Listed
from tongket.procedures.annual_review.evening.pasting import read_paste
from tongket.procedures.annual_review.evening.rows import SHEETS, TASKS, Ballot, EveningRow, TaskCounts
from tongket.rules.notation import number_vi
from tongket.rules.ratings.frames import frame_for
from tongket.rules.ratings.scoring import shown
from tongket.rules.reviews import ORDER
from tongket.rules.vocabulary import label, short

POINTS, LEVELS = frame_for("no_office", 2025), frame_for("no_office", 2023)
AN, HA_1, HA_2, BINH = (
    Listed(1, "Nguyễn Văn An", POINTS, "000000001"),
    Listed(2, "Trần Thị Hà", POINTS, "000000002"),
    Listed(3, "Trần Thị Hạ", POINTS, "000000003"),
    Listed(4, "Lê Văn Bình", POINTS, "000000004"),
)
BINH_TOO = Listed(5, "Lê Văn Bình", POINTS, "000000005")
ROLL = (AN, HA_1, HA_2, BINH, BINH_TOO)
HEADS = "STT\tHọ và tên\tSố thẻ\tTự chấm\tThẩm định\tGiải trình\tTự nhận\tMức đề nghị\tHợp lệ\tXuất sắc\tTốt\tĐúng hạn"


def one(text, listed=ROLL):
    pasted = read_paste(text, listed)
    assert pasted.problems == []
    return [each.row for each in pasted.rows]


def problems(text, listed=ROLL):
    return [(each.line, each.column, each.finding.code) for each in read_paste(text, listed).problems]


def test_columns_are_known_by_their_headings():
    text = f"{HEADS}\n1\tNguyễn Văn An\t\t90,5\t88\tChưa có sản phẩm\txuất sắc\tHTTNV\t8\t1\t7\t4"
    assert one(text) == [
        EveningRow(1, 9050, 8800, "Chưa có sản phẩm", "excellent", "good",
                   ballot=Ballot(valid=8, excellent=1, good=7), tasks=TaskCounts(4)),
    ]  # fmt: skip


def test_columns_come_in_any_order_and_titles_may_stand_above():
    text = "DANH SÁCH CHI BỘ\n\nMức đề nghị\tHọ tên\ntốt\tNguyễn Văn An"
    assert one(text) == [EveningRow(1, level="good")]


def test_without_headings_columns_come_in_the_usual_order():
    row = "\t".join(["1", "Nguyễn Văn An", "90", "88,25", "2", "0", "8", "0", "0", "1", "4", "2"])
    assert one(row) == [
        EveningRow(1, 9000, 8825, level="good", ballot=Ballot(None, None, None, None, 0, 8, 0, 0, 1),
                   tasks=TaskCounts(4, 2)),
    ]  # fmt: skip


def test_years_of_levels_have_no_columns_of_points():
    an = Listed(1, "Nguyễn Văn An", LEVELS)
    assert one("Nguyễn Văn An\tXS\tT", [an]) == [EveningRow(1, self_level="excellent", level="good")]
    assert problems("Họ tên\tTự chấm\nNguyễn Văn An\t90", [an]) == [(2, "self_points", "assessment-without-points")]


def test_criteria_are_known_by_their_number():
    assert one("Họ tên\t1.1\t1.2\nNguyễn Văn An\t2\t1,5") == [EveningRow(1, scores={"a1_1": 200, "a1_2": 150})]


def test_criteria_by_level_are_known_by_their_name():
    an = Listed(1, "Nguyễn Văn An", LEVELS)
    heading = LEVELS.by_id["duties"].label["vi"]
    assert one(f"Họ tên\t{heading}\nNguyễn Văn An\tTốt", [an]) == [EveningRow(1, scores={"duties": "well"})]
    wrong = f"Họ tên\t{heading}\nNguyễn Văn An\tgiỏi"
    assert problems(wrong, [an]) == [(2, "item:duties", "score-level-unknown")]


def test_a_criterion_of_another_frame_is_told():
    leader = Listed(9, "Phạm Văn Dũng", frame_for("leader", 2025))
    text = "Họ tên\ta2_4\nPhạm Văn Dũng\t1\nNguyễn Văn An\t1"
    assert problems(text, [AN, leader]) == [(3, "item:a2_4", "score-unknown-item")]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("chín mươi", "number-not-understood"),
        ("90.5", "number-wrong-separator"),
        ("90,555", "number-too-precise"),
        ("100,5", "assessment-points-beyond"),
        ("-1", "assessment-points-beyond"),
    ],
)
def test_points_that_cannot_be_are_told_at_their_cell(cell, code):
    assert problems(f"Họ tên\tTự chấm\nNguyễn Văn An\t{cell}") == [(2, "self_points", code)]


@pytest.mark.parametrize(
    ("heading", "column", "cell", "code"),
    [
        ("1.1", "item:a1_1", "2,5", "score-beyond-item"),
        ("Đúng hạn", "on_time", "1,5", "evening-not-whole"),
        ("Tốt", "good", "-3", "evening-not-whole"),
        ("Mức đề nghị", "level", "giỏi", "review-level-unknown"),
    ],
)
def test_other_cells_that_cannot_be_are_told_at_their_cell(heading, column, cell, code):
    assert problems(f"Họ tên\t{heading}\nNguyễn Văn An\t{cell}") == [(2, column, code)]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Người Lạ", "member-unknown"), ("Lê Văn Bình", "member-ambiguous"), ("TRAN THI HA", "member-ambiguous")],
)
def test_a_row_that_names_nobody_or_two_is_told(name, code):
    assert problems(f"Họ tên\tTự chấm\n{name}\t90") == [(2, "name", code)]


def test_namesakes_are_told_apart_by_card_and_by_diacritics():
    text = "Họ tên\tSố thẻ\tTự chấm\nLê Văn Bình\t000000005\t90\ntrần thị hạ\t\t80"
    assert [row.subject for row in one(text)] == [5, 3]


def test_a_card_alone_names_its_member():
    assert one("000000004\t90\t88\t2") == [EveningRow(4, 9000, 8800, level="good")]


def test_names_in_decomposed_letters_are_the_same_names():
    text = unicodedata.normalize("NFD", "Họ và tên\tGiải trình\tTự chấm\nNguyễn Văn An\tĐã rõ\t90")
    assert one(text) == [EveningRow(1, 9000, explanation="Đã rõ")]


def test_a_name_stands_once_in_a_block():
    assert problems("Nguyễn Văn An\t90\nNguyễn Văn An\t80") == [(2, "name", "evening-row-twice")]


def test_every_problem_is_told_and_its_row_left_out():
    text = "Họ tên\tTự chấm\tMức đề nghị\nNguyễn Văn An\tx\ty\nTrần Thị Hà\t90\ttốt"
    assert problems(text) == [(2, "self_points", "number-not-understood"), (2, "level", "review-level-unknown")]
    assert [each.row.subject for each in read_paste(text, ROLL).rows] == [2]


def test_rows_of_totals_blank_rows_and_dashes_are_passed_over():
    assert one("Họ tên\tTự chấm\tTốt\n\t\t\nNguyễn Văn An\t-\t7\nTổng cộng\t\t7") == [
        EveningRow(1, ballot=Ballot(good=7))
    ]


def test_columns_that_mean_nothing_here_are_left_out_and_named():
    pasted = read_paste("Họ tên\tQuê quán\tTự chấm\tTự chấm\nNguyễn Văn An\tHà Nội\t90\t80", ROLL)
    assert (pasted.ignored, pasted.rows[0].row) == (["Quê quán"], EveningRow(1, 9000))


def test_a_cell_of_several_lines_stays_one_cell():
    text = 'Họ tên\tGiải trình\tTự chấm\r\nNguyễn Văn An\t"Dòng ""một""\ndòng hai"\t90\r\n'
    assert one(text) == [EveningRow(1, 9000, explanation='Dòng "một" dòng hai')]


def test_a_quote_that_never_ends_hides_no_row():
    text = "Họ tên\tTự chấm\n" + 'Nguyễn Văn An\t"' + "x" * 140_000 + "\nTrần Thị Hà\t90"
    assert [each.row.subject for each in read_paste(text, ROLL).rows] == [2]


def test_nothing_pasted_is_nothing_read():
    assert (read_paste("", ROLL).rows, read_paste("Họ tên\tTự chấm", ()).rows) == ([], [])


@pytest.mark.parametrize(
    ("heading", "column"),
    [("CHẬM", "late"), ("Tự chấm (điểm)", "self_points"), ("khong hop le", "invalid"), ("HTXSNV", "excellent"),
     ("Không hoàn thành nhiệm vụ", "not_completed"), ("Ngày sinh", "ignored"), ("Quê quán", None)],
)  # fmt: skip
def test_a_heading_means_one_column(heading, column):
    assert column_of(heading, [POINTS]) == column


NUMBERS = st.none() | st.integers(0, 300)
MARKS = st.none() | st.integers(0, 10_000)
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), max_size=30).filter(
    lambda text: text == unicodedata.normalize("NFC", text) and text not in ("-", "–")
)
ROWS = st.builds(
    EveningRow,
    subject=st.just(0), self_points=MARKS, appraised_points=MARKS, explanation=WORDS,
    self_level=st.sampled_from(("", *ORDER)), level=st.sampled_from(("", *ORDER)),
    ballot=st.builds(Ballot, *[NUMBERS] * (4 + len(SHEETS))), tasks=st.builds(TaskCounts, *[st.integers(0, 99)] * 4),
)  # fmt: skip
COLUMNS = {
    "name": "Họ và tên", "self_points": "Tự chấm", "appraised_points": "Thẩm định", "explanation": "Giải trình",
    "self_level": "Tự nhận", "level": "Mức đề nghị", "due": "Phải dự", "present": "Có mặt", "valid": "Hợp lệ",
    "invalid": "Không hợp lệ", **{word: label(word) for word in ORDER}, "not_rated": "Chưa xếp loại",
    "on_time": "Đúng hạn", "exceeded": "Vượt", "late": "Chậm", "not_done": "Chưa xong",
}  # fmt: skip


def written(column, name, row):
    """A cell as an office writes it."""
    if column == "name":
        return name
    if column.endswith("points"):
        value = getattr(row, column)
        return "" if value is None else shown(value)
    if column == "explanation":
        return '"' + row.explanation.replace('"', '""') + '"'
    if column.endswith("level"):
        value = getattr(row, column)
        return short(value) if value else ""
    value = getattr(row.tasks if column in TASKS else row.ballot, column)
    return "" if value is None else number_vi(value)


@given(rows=st.lists(ROWS, max_size=5), order=st.permutations(list(COLUMNS)))
def test_what_a_sheet_says_is_what_is_read(rows, order):
    listed = [Listed(place, f"Người Thứ {place}", POINTS) for place in range(5)]
    block = ["\t".join(COLUMNS[column] for column in order)]
    block += [
        "\t".join(written(column, f"Người Thứ {place}", row) for column in order) for place, row in enumerate(rows)
    ]
    for place, row in enumerate(one("\n".join(block), listed)):
        wanted = rows[place]
        empty = wanted.ballot == Ballot()
        assert (row.subject, row.ballot) == (place, None if empty else wanted.ballot)
        fields = ("self_points", "appraised_points", "explanation", "self_level", "level", "tasks")
        assert [getattr(row, name) for name in fields] == [getattr(wanted, name) for name in fields]
    assert len(one("\n".join(block), listed)) == len(rows)


def test_a_hundred_rows_are_read_at_once():
    listed = [Listed(n, f"Nguyễn Văn {n}", POINTS, f"{n:09d}") for n in range(100)]
    cells = "\t90,5\t88\tChưa rõ\txuất sắc\ttốt\t8\t1\t7\t4"
    text = HEADS + "".join(f"\n{n}\tNguyễn Văn {n}\t{cells}" for n in range(100))
    began = perf_counter()
    assert len(one(text, listed)) == 100
    assert perf_counter() - began < 1
