"""Where a checked text is marked, and how each place stands."""

from __future__ import annotations

from tongket.reconciliation.findings.checked import Found, Severity, State
from tongket.reconciliation.marking import Correction, Standing, corrected, correction_of, counts, marks
from tongket.reconciliation.tests.made import TEXT, Stated, checked, span


def words(check):
    return [(mark.at.of(check.reading.text), mark.standing) for mark in marks(check)]


def said(quote: str, severity: Severity = Severity.WARNING, number: str = "", correction: str = "") -> Found:
    at = span(TEXT, quote)
    return Found(
        "figure-unknown", severity, at, quote, number=span(TEXT, number) if number else None, correction=correction
    )


def test_every_number_is_marked_in_the_order_of_the_text():
    assert words(checked()) == [
        ("6 đảng viên mới", Standing.AGREES),
        ("8 đảng viên", Standing.DIFFERS),
        ("4/8 chi bộ", Standing.AGREES),
        ("168.9 tỷ đồng", Standing.NOT_UNDERSTOOD),
        ("7 đảng viên", Standing.OBJECTIVE),
        ("15", Standing.NOT_UNDERSTOOD),
    ]


def test_a_warning_asks_for_a_look_at_a_number_that_agrees():
    assert ("4/8 chi bộ", Standing.LOOK) in words(checked(findings=[said("4/8 chi bộ")]))


def test_an_error_within_the_text_makes_an_agreeing_number_differ():
    found = checked(findings=[said("6 đảng viên mới", Severity.ERROR)])
    assert words(found)[0] == ("6 đảng viên mới", Standing.DIFFERS)


def test_a_note_leaves_the_standing_as_it_is():
    assert words(checked(findings=[said("4/8 chi bộ", Severity.NOTE)])) == words(checked())


def test_a_finding_without_a_number_gets_a_place_of_its_own():
    found = checked(findings=[said("hoàn thành xuất sắc nhiệm vụ")])
    assert ("hoàn thành xuất sắc nhiệm vụ", Standing.LOOK) in words(found)


def test_a_finding_with_a_number_belongs_to_that_number():
    whole = "trao Huy hiệu Đảng cho 8 đảng viên"
    found = marks(checked(findings=[said("6 đảng viên mới; " + whole, number="8")]))
    assert [len(mark.findings) for mark in found][:2] == [0, 1]


def test_two_facts_of_one_number_are_one_mark_with_the_graver_standing():
    both = [Stated("8 đảng viên", "8", State.AGREES), Stated("8 đảng viên", "8", State.DIFFERS)]
    [mark] = marks(checked(places=both, unread=()))
    assert (mark.standing, len(mark.facts)) == (Standing.DIFFERS, 2)


def test_quotes_that_cross_are_marked_at_their_digits():
    crossing = [
        Stated("8 đảng viên", "8", State.AGREES),
        Stated("Huy hiệu Đảng cho 8 đảng viên.\nCó 4", "4", State.AGREES),
    ]
    assert [at for at, _ in words(checked(places=crossing, unread=()))] == ["8", "4"]


def test_a_long_quote_is_marked_at_its_digits():
    long = Stated("kết nạp 6 đảng viên mới; trao Huy hiệu Đảng cho 8 đảng viên", "6", State.AGREES)
    assert words(checked(places=[long], unread=())) == [("6", Standing.AGREES)]


def test_the_year_of_the_report_is_marked_only_where_it_is_wrong():
    year = Stated("Năm 2023", "2023", State.AGREES, kind="report_year")
    wrong = Stated("Năm 2023", "2023", State.DIFFERS, kind="report_year")
    assert words(checked(places=[year], unread=())) == []
    assert words(checked(places=[wrong], unread=())) == [("Năm 2023", Standing.DIFFERS)]


def test_the_day_of_a_meeting_is_marked_where_the_records_know_it():
    known = Stated("Năm 2023", "2023", State.AGREES, kind="meeting_date")
    unknown = Stated("Năm 2024", "2024", State.NOT_RECORDED, kind="meeting_date")
    assert words(checked(places=[known, unknown], unread=())) == [("Năm 2023", Standing.AGREES)]


def test_the_counts_name_every_standing():
    found = counts(marks(checked()))
    assert found[Standing.NOT_UNDERSTOOD] == 2
    assert found[Standing.LOOK] == 0


def test_a_correction_replaces_the_digits_alone():
    check = checked()
    correction = correction_of(TEXT, check.facts[1])
    assert correction is not None
    assert corrected(TEXT, correction) == TEXT.replace("cho 8 đảng", "cho 7 đảng")


def test_a_correction_is_not_made_where_the_text_has_changed():
    at = span(TEXT, "8 đảng viên")
    assert corrected("x" + TEXT, Correction(at, "8 đảng viên", "7 đảng viên")) is None


def test_a_correction_that_changes_nothing_is_not_offered():
    check = checked(places=[Stated("8 đảng viên", "8", State.AGREES, correction="8")])
    assert correction_of(TEXT, check.facts[0]) is None
