"""Figures of years gone by: what an old paper offers, and what of it an officer accepts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Refused
from tongket.figures.definition import Status
from tongket.figures.reported.standing import lines_of
from tongket.figures.year import figures_of
from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.checked import State
from tongket.reconciliation.history.accepting import Acceptance, accept, sure
from tongket.reconciliation.history.heading import source_of
from tongket.reconciliation.history.offers import Offer, Offered, offered_in
from tongket.reconciliation.history.quoting import sentence_around
from tongket.records.targets.actions.record import record
from tongket.records.targets.book import TargetEntry
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
HEAD = "ĐẢNG BỘ HUYỆN MẪU\nĐẢNG ỦY XÃ MẪU\nSố 12-BC/ĐU\nMẫu, ngày 20 tháng 12 năm 2022\n"
TITLE = "BÁO CÁO tổng kết công tác xây dựng Đảng năm 2022 của Đảng bộ xã Mẫu\n"
BODY = (
    "Năm 2022, Đảng bộ xã Mẫu có 191 đảng viên. Trong năm đã kết nạp 06 đảng viên mới.\n"
    "Tổng giá trị sản xuất đạt 370,74 tỷ đồng, bằng 104,7% kế hoạch.\n"
    "Có 02 chi bộ hoàn thành xuất sắc nhiệm vụ, 08 chi bộ hoàn thành tốt nhiệm vụ.\n"
)
VALUE = "indicators.value?indicator=production_value"


@pytest.fixture
def office() -> Office:
    office = new_office()
    line = TargetEntry(
        office.commune, 2023, "year", "Tổng giá trị sản xuất", "higher", indicator="production_value", unit="tỷ đồng",
        result=Decimal(400),
    )  # fmt: skip
    record(OFFICE, [line])
    return office


def paper(text: str = HEAD + TITLE + BODY, year: int = 2022, name: str = "bao-cao-2022.txt") -> Offered:
    return offered_in(name, text.encode(), "mau", year)


def offer(found: Offered, tag: str) -> Offer:
    return next(each for each in found.offers if each.tag == tag)


@pytest.mark.usefixtures("office")
def test_every_fact_that_is_a_figure_is_offered_with_its_sentence_and_what_is_counted() -> None:
    members = offer(paper(), "members.total")
    assert (members.year, members.value, members.computed) == (2022, 191, 5)
    assert members.quote == "Năm 2022, Đảng bộ xã Mẫu có 191 đảng viên."


@pytest.mark.usefixtures("office")
def test_an_indicator_of_later_years_is_known_in_the_old_paper() -> None:
    value = offer(paper(), VALUE)
    assert (value.value, value.unit, value.decimals, value.computed) == (Decimal("370.74"), "tỷ đồng", 2, None)
    assert value.name == "Tổng giá trị sản xuất"


@pytest.mark.usefixtures("office")
def test_a_value_is_offered_in_the_unit_of_the_records() -> None:
    value = offer(paper(TITLE + "Tổng giá trị sản xuất đạt 370.740 triệu đồng.\n"), VALUE)
    assert (value.value, value.unit) == (Decimal("370.74"), "tỷ đồng")


def test_an_indicator_no_year_records_is_offered_under_its_usual_code() -> None:
    new_office()
    text = TITLE + "Thu nhập bình quân đầu người đạt 61,5 triệu đồng/người/năm.\n"
    value = offer(paper(text), "indicators.value?indicator=income_per_capita")
    assert (value.value, value.name) == (Decimal("61.5"), "Thu nhập bình quân đầu người")


@pytest.mark.usefixtures("office")
def test_an_old_paper_that_counts_no_rows_says_missing_not_zero() -> None:
    assert offer(paper(), "ratings.cells?level=excellent").computed is None


@pytest.mark.usefixtures("office")
def test_objectives_of_the_next_year_are_not_offered() -> None:
    found = paper(TITLE + "Năm 2023 phấn đấu kết nạp 09 đảng viên.\n")
    assert [each.value for each in found.offers if each.tag == "admissions.members"] == []


@pytest.mark.usefixtures("office")
def test_a_figure_told_twice_alike_is_offered_once_and_differently_is_doubtful() -> None:
    twice = paper(HEAD + TITLE + BODY + "Kết nạp 06 đảng viên mới.\n")
    assert len([each for each in twice.offers if each.tag == "admissions.members"]) == 1
    differing = paper(HEAD + TITLE + BODY + "Kết nạp 07 đảng viên mới.\n")
    told = [each for each in differing.offers if each.tag == "admissions.members"]
    assert [(each.value, each.is_doubtful) for each in told] == [(6, True), (7, True)]


@pytest.mark.usefixtures("office")
def test_a_paper_of_another_year_or_commune_is_not_accepted_as_a_whole() -> None:
    other_year = paper(year=2023)
    other_commune = paper((TITLE + BODY).replace("xã Mẫu", "xã Tân Mộc"))
    assert (other_year.other_years, sure(other_year)) == ((2022,), [])
    assert (other_commune.other_name, sure(other_commune)) == ("Tân Mộc", [])


def test_accepted_offers_become_reported_values_of_their_year(office: Office) -> None:
    found = paper()
    accept(OFFICE, found, Acceptance(sure(found)))
    values = {value.tag: value for value in figures_of("mau", 2022)}
    assert (values[VALUE].value, values[VALUE].status) == (Decimal("370.74"), Status.REPORTED)
    assert values["members.total"].status is Status.COMPUTED
    assert {line.entry.source.number for line in lines_of(office.commune)} == {"12-BC/ĐU"}


def test_only_what_is_accepted_is_kept_and_nothing_else_of_the_text(office: Office) -> None:
    found = paper()
    place = found.offers.index(offer(found, "admissions.members"))
    accept(OFFICE, found, Acceptance([place]))
    [line] = lines_of(office.commune)
    assert (line.entry.tag, line.entry.quote) == ("admissions.members", "Trong năm đã kết nạp 06 đảng viên mới.")


def test_a_corrected_value_says_that_it_was_corrected(office: Office) -> None:
    found = paper()
    place = found.offers.index(offer(found, VALUE))
    accept(OFFICE, found, Acceptance([place], {place: Decimal("371.5")}))
    [line] = lines_of(office.commune)
    assert (line.entry.value, line.entry.is_corrected, line.entry.decimals) == (Decimal("371.5"), True, 1)


@pytest.mark.usefixtures("office")
def test_a_paper_given_again_knows_what_was_accepted_from_it() -> None:
    accept(OFFICE, paper(), Acceptance(sure(paper())))
    assert {each.is_kept for each in paper().offers} == {True}
    assert accept(OFFICE, paper(), Acceptance(range(len(paper().offers)))) == ()


def test_acceptance_is_all_or_nothing(office: Office) -> None:
    found = paper()
    place = found.offers.index(offer(found, "admissions.members"))
    with pytest.raises(Refused):
        accept(OFFICE, found, Acceptance(range(len(found.offers)), {place: Decimal("6.5")}))
    assert lines_of(office.commune) == []


def test_who_only_reads_accepts_nothing(office: Office) -> None:
    reader = Actor("Người xem", (Grant("viewer", office.commune, date(2020, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        accept(reader, paper(), Acceptance([0]))


@pytest.mark.usefixtures("office")
def test_a_secret_paper_is_not_read() -> None:
    with pytest.raises(TongketError, match="text-file-secret"):
        paper("TỐI MẬT\n" + HEAD + TITLE + BODY)


def test_the_head_of_a_paper_gives_its_number_and_day() -> None:
    found = source_of("a.txt", "0" * 64, HEAD + TITLE)
    assert (found.number, found.dated_on) == ("12-BC/ĐU", date(2022, 12, 20))


@pytest.mark.parametrize("text", [TITLE + BODY, "Số lượng: 12 đảng viên", "ngày 31 tháng 02 năm 2022"])
def test_a_head_without_number_or_day_gives_none(text: str) -> None:
    found = source_of("a.txt", "0" * 64, text)
    assert (found.number, found.dated_on) == ("", None)


def test_a_long_sentence_is_cut_at_words_around_its_number() -> None:
    text = "Đầu. " + "dài " * 100 + "kết nạp 06 đảng viên " + "nữa " * 100 + ". Cuối."
    start = text.index("06")
    quote = sentence_around(text, Span(start, start + 2))
    assert quote.startswith("…dài")
    assert quote.endswith("nữa…")
    assert "kết nạp 06 đảng viên" in quote
    assert len(quote) < 300


@pytest.mark.usefixtures("office")
def test_a_text_is_held_against_the_records_and_not_against_old_papers() -> None:
    accept(OFFICE, paper(), Acceptance(sure(paper())))
    checked = check(TITLE + BODY, "mau", 2022)
    value = next(each for each in checked.facts if each.fact.value == Decimal("370.74"))
    assert (value.state, value.recorded) == (State.NOT_RECORDED, None)
