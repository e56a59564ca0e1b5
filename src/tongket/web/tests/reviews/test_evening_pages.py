"""The grid of a unit's review: typed, pasted, filled, written all or nothing, with what is wrong at its cell."""

from __future__ import annotations

import pytest

from tests.office import OFFICE
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.rounds.queries import standings
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.web.tests.desk_client import Desk, new_desk, page
from tongket.web.tests.reviews.round import MEETING, Opened, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return new_desk()


@pytest.fixture
def at(desk) -> Opened:
    return opened(desk, OFFICE)


def row(at: Opened, name: str, **cells: object) -> dict[str, str]:
    return {f"{column}-{at.subjects[name]}": str(text) for column, text in cells.items()}


def post(client, at: Opened, *rows: dict[str, str], do: str = "save", **more: str):
    given = {**MEETING, "do": do, **more}
    for each in rows:
        given |= each
    return client.post(at.evening(), given)


def side(at: Opened, name: str, which: str = "appraised"):
    return assessments_of([at.subjects[name]])[at.subjects[name]][which].entry


def tally(at: Opened, name: str):
    return kept_tallies([at.subjects[name]])[at.subjects[name]][0].entry


def test_the_grid_lists_the_organisation_first_and_then_every_member(desk, at):
    shown = page(desk.secretary, at.evening())
    places = [shown.index(name) for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc")]
    assert places == sorted(places)
    assert shown.count("data-row=") == 4
    assert "Vũ Thị Giang" not in shown


def test_a_row_typed_is_written_as_both_sides_tasks_and_tally(desk, at):
    cells = row(at, "binh", self_points="82,5", appraised_points="80", on_time=8, exceeded=2, level="good", good=3)
    assert post(desk.secretary, at, cells).status_code == 302
    assert (side(at, "binh", "self").points, side(at, "binh").points, side(at, "binh").level) == (8250, 8000, "good")
    assert [each.entry.result for each in tasks_of([at.subjects["binh"]])[at.subjects["binh"]]].count("on_time") == 8
    counted = tally(at, "binh")
    assert (counted.due, counted.present, counted.valid, counted.good, counted.vote) == (3, 3, 3, 3, "cell_vote")


def test_blank_numbers_of_people_are_those_of_the_meeting_and_typed_ones_stand(desk, at):
    post(desk.secretary, at, row(at, "binh", present=2, invalid=1, good=1), row(at, "cuc", good=3))
    assert (tally(at, "binh").due, tally(at, "binh").present, tally(at, "binh").valid) == (3, 2, 1)
    assert tally(at, "cuc").present == 3


def test_a_tally_that_does_not_add_up_is_refused_at_its_cell_and_nothing_is_written(desk, at):
    answer = post(desk.secretary, at, row(at, "binh", self_points=82, good=2), row(at, "cuc", good=3))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'aria-describedby="why-excellent-{at.subjects["binh"]}"' in shown
    assert 'value="82"' in shown
    assert not assessments_of(at.subjects.values())
    assert not kept_tallies(at.subjects.values())


def test_what_is_no_number_is_told_at_its_cell(desk, at):
    answer = post(desk.secretary, at, row(at, "binh", self_points="tám mươi"))
    assert f'id="why-self_points-{at.subjects["binh"]}"' in answer.content.decode()


def test_points_five_apart_ask_for_an_explanation_at_its_cell(desk, at):
    apart = row(at, "binh", self_points=90, appraised_points=80)
    answer = post(desk.secretary, at, apart)
    assert answer.status_code == 422
    assert f'id="why-explanation-{at.subjects["binh"]}"' in answer.content.decode()
    explained = row(at, "binh", explanation="Một việc chậm tiến độ")
    assert post(desk.secretary, at, apart, explained).status_code == 302


def test_a_tally_without_a_day_asks_for_it_at_the_meeting(desk, at):
    answer = post(desk.secretary, at, row(at, "binh", good=3), meeting_on="")
    assert answer.status_code == 422
    assert 'id="why-meeting-on"' in answer.content.decode()


def test_a_value_of_the_book_is_not_emptied_in_the_grid(desk, at):
    post(desk.secretary, at, row(at, "binh", self_points=82, level="good"))
    answer = post(desk.secretary, at, row(at, "binh", level=""))
    assert answer.status_code == 422
    assert "evening-cell-emptied" in answer.content.decode()
    assert side(at, "binh").level == "good"


def test_levels_are_filled_in_from_the_points_and_nothing_is_written(desk, at):
    answer = post(desk.secretary, at, row(at, "binh", appraised_points=75), do="fill")
    assert '<option value="good"' in answer.content.decode()
    assert answer.content.decode().count(" selected") == 1
    assert not assessments_of(at.subjects.values())


def test_a_block_with_heads_goes_to_names_and_columns_and_what_fits_nobody_comes_back(desk, at):
    block = "Họ tên\tMức đề nghị\tTự chấm\ntran thi binh\tHTTNV\t81\nNgười Lạ\t1\t90"
    shown = post(desk.secretary, at, do="paste", pasted=block).content.decode()
    assert 'value="81"' in shown
    assert "dòng 3: Người Lạ" in shown
    assert shown.count(" selected") == 1


def test_what_stands_in_the_book_is_shown_and_corrected(desk, at):
    post(desk.secretary, at, row(at, "binh", self_points=82, good=3))
    assert 'value="82"' in page(desk.secretary, at.evening())
    post(desk.secretary, at, row(at, "binh", self_points=83, good=2, not_rated=1))
    assert (side(at, "binh", "self").points, tally(at, "binh").not_rated) == (8300, 1)


def test_counts_of_tasks_are_changed_and_taken_back(desk, at):
    post(desk.secretary, at, row(at, "binh", on_time=3, late=1))
    post(desk.secretary, at, row(at, "binh", on_time=2, exceeded=1, late=0))
    results = sorted(each.entry.result for each in tasks_of([at.subjects["binh"]])[at.subjects["binh"]])
    assert results == ["exceeded", "on_time", "on_time"]


def test_two_who_write_one_cell_see_both_values_and_other_cells_are_merged(desk, at):
    post(desk.secretary, at, row(at, "binh", self_points=82))
    seen = page(desk.officer, at.evening()).partition(f'name="seen-{at.subjects["binh"]}" value="')[2].partition('"')[0]
    post(desk.secretary, at, row(at, "binh", self_points=84, level="good"))
    old = row(at, "binh", self_points=83, level="") | {f"seen-{at.subjects['binh']}": seen}
    answer = post(desk.officer, at, old)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="83"' in shown
    assert "Trong sổ: <b>84</b>" in shown
    assert side(at, "binh").level == "good"
    other = row(at, "binh", self_points=82, appraised_points=81) | {f"seen-{at.subjects['binh']}": seen}
    assert post(desk.officer, at, other).status_code == 302
    assert (side(at, "binh", "self").points, side(at, "binh").points, side(at, "binh").level) == (8400, 8100, "good")


def test_a_year_of_levels_asks_for_levels_and_for_no_points(desk):
    old = opened(desk, OFFICE, 2023)
    shown = page(desk.secretary, old.evening())
    assert "Mức tự nhận" in shown
    assert "Điểm tự chấm" not in shown
    given = row(old, "binh", self_level="good", level="completed") | MEETING | {"do": "save"}
    assert desk.secretary.post(old.evening(), given).status_code == 302
    assert (side(old, "binh", "self").level, side(old, "binh").level) == ("good", "completed")


END = {"on": "06/12/2025", "ordinal": "20", "due": "3", "present": "3"}


def whole_evening(at: Opened) -> None:
    """Every subject of the east has its points, its level and its ballot."""
    cells = {"self_points": 65, "appraised_points": 60, "on_time": 5, "level": "completed", "completed": 3}
    rows = [row(at, name, **cells) for name in ("an", "binh", "cuc", "east")]
    assert post(at.desk.secretary, at, *rows, explanation="").status_code in (302, 422)
    explained = [each | row(at, name, explanation="Chi bộ chấm lại") for each, name in
                 zip(rows, ("an", "binh", "cuc", "east"), strict=True)]  # fmt: skip
    assert post(at.desk.secretary, at, *explained).status_code == 302


def test_a_file_without_levels_is_not_handed_up_and_says_whose_is_missing(desk, at):
    post(desk.secretary, at, row(at, "binh", good=3))
    answer = desk.secretary.post(at.evening(page="review-hand-up"), END)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa gửi được hồ sơ" in shown
    assert "Chưa có mức đề nghị: Chi bộ thôn Đông, Nguyễn Văn An" in shown
    assert 'value="20"' in shown
    assert not standings(at.id)


def test_the_file_is_handed_up_with_the_meeting_and_then_only_shown(desk, at):
    whole_evening(at)
    desk.secretary.post(at.evening(page="review-hand-up"), END | {"reason": "Theo biên bản họp chi bộ"})
    standing = standings(at.id)[desk.office.east]
    assert standing.handed_up
    assert standing.done["persons_reviewed"].ordinal == 20
    shown = page(desk.secretary, at.evening())
    assert "Hồ sơ đã gửi lên cấp ủy ngày 06/12/2025" in shown
    assert "Ghi sổ" not in shown


def test_a_day_that_cannot_be_read_hands_nothing_up(desk, at):
    answer = desk.secretary.post(at.evening(page="review-hand-up"), {"on": "hôm qua"})
    assert "hôm qua" in answer.content.decode()
    assert not standings(at.id)


def test_who_is_not_rated_has_a_reason_and_no_cells(desk, at):
    shown = page(desk.officer, at.evening(desk.office.west))
    assert "Không xếp loại:" in shown
    assert shown.count("data-row=") == 1


def test_strangers_find_no_grid_and_no_tally(desk, at):
    for client in (desk.viewer, desk.nobody):
        assert client.get(at.evening()).status_code in (302, 404)
        assert client.get(at.evening(page="review-tallies")).status_code in (302, 404)
    west = at.evening(desk.office.west)
    assert desk.secretary.get(west).status_code == 404
    assert desk.secretary.post(west, {"do": "save"}).status_code == 404
