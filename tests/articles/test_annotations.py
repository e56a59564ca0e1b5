"""The annotated articles: every annotation stands where it says, and no number of a text is left unexplained."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
ANNOTATED = sorted([*HERE.glob("open/*.yaml"), *HERE.glob("held_out/*.yaml")])
KINDS = {
    "org_name",
    "meeting_date",
    "report_year",
    "term",
    "as_of_date",
    "attendance",
    "members_total",
    "cells_total",
    "admissions",
    "member_transfer",
    "badge_total",
    "badge_award",
    "org_rating",
    "member_rating",
    "inspection",
    "supervision",
    "discipline",
    "target_achievement",
    "indicator_value",
    "indicator_plan_ratio",
    "indicator_growth",
    "objective",
    "commendation",
    "elected",
    "resolution_study",
    "ranking",
}
# The words an attribute of a kind may hold; attributes not named here are free text or numbers.
LEVELS = {
    "xuat_sac",
    "xuat_sac_tieu_bieu",
    "tot",
    "xuat_sac+tot",
    "hoan_thanh",
    "khong_hoan_thanh",
    "khong_xep_loai",
    "duoc_danh_gia",
}
CHECKED_UNITS = {"cuoc", "chi_bo", "to_chuc_dang", "don_vi", "dang_vien"}
WORDS = {
    ("org_rating", "subject"): {"chi_bo", "dang_bo", "to_chuc_dang", "tap_the_lanh_dao"},
    ("org_rating", "level"): LEVELS,
    ("member_rating", "subject"): {"dang_vien", "can_bo"},
    ("member_rating", "level"): LEVELS,
    ("inspection", "actor"): {"dang_uy", "ubkt", "chi_bo"},
    ("inspection", "unit"): CHECKED_UNITS,
    ("supervision", "actor"): {"dang_uy", "ubkt", "chi_bo"},
    ("supervision", "unit"): CHECKED_UNITS,
    ("target_achievement", "result"): {
        "dat",
        "vuot",
        "dat_vuot",
        "chua_dat",
        "dang_thuc_hien",
        "tong_so",
        "xuat_sac",
        "tot",
        "hoan_thanh",
    },
    ("commendation", "subject"): {"tap_the", "ca_nhan", "chi_bo", "dang_vien", "to_chuc_dang"},
    ("commendation", "level"): LEVELS,
    ("elected", "body"): {"BCH", "chi ủy", "đoàn đại biểu", "đoàn đại biểu dự khuyết"},
    ("member_transfer", "direction"): {"in", "chinh_thuc"},
}
NEEDED = {
    "org_rating": {"subject"},
    "member_rating": {"level"},
    "inspection": {"unit"},
    "supervision": {"unit"},
    "target_achievement": {"result"},
    "indicator_value": {"indicator"},
    "indicator_plan_ratio": {"indicator", "unit"},
    "indicator_growth": {"indicator"},
    "objective": {"indicator"},
    "commendation": {"subject"},
    "elected": {"body"},
    "member_transfer": {"direction"},
    "badge_award": {"years"},
}
Annotation = dict[str, object]

every_article = pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: f"{path.parent.name}-{path.stem}")


def text_of(path: Path) -> str:
    return path.with_suffix(".txt").read_bytes().decode("utf-8")


def document(path: Path) -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def rows(path: Path, name: str) -> list[Annotation]:
    found = document(path)[name]
    assert isinstance(found, list)
    return found


def quotes(path: Path) -> list[tuple[int, str]]:
    found = []
    for row in rows(path, "facts") + rows(path, "ignored"):
        at, quote = row["at"], row["quote"]
        assert isinstance(at, int), row
        assert isinstance(quote, str), row
        found.append((at, quote))
    return found


def test_every_text_has_its_annotations_and_every_annotation_its_text() -> None:
    texts = {path.with_suffix("") for path in [*HERE.glob("open/*.txt"), *HERE.glob("held_out/*.txt")]}
    assert texts
    assert texts == {path.with_suffix("") for path in ANNOTATED}


@every_article
def test_an_article_is_named_as_its_files_are(path: Path) -> None:
    read = document(path)
    assert (read["id"], read["text"], read["wording"]) == (path.stem, f"{path.stem}.txt", "own")


@every_article
def test_every_quote_stands_where_the_annotation_says(path: Path) -> None:
    text = text_of(path)
    assert [(at, quote) for at, quote in quotes(path) if text[at : at + len(quote)] != quote] == []


@every_article
def test_every_quote_has_between_one_and_twelve_words(path: Path) -> None:
    assert [quote for _, quote in quotes(path) if not 1 <= len(quote.split()) <= 12] == []


@every_article
def test_every_fact_is_of_a_known_kind_and_says_what_that_kind_needs(path: Path) -> None:
    for fact in rows(path, "facts"):
        kind = str(fact["kind"])
        assert kind in KINDS, fact
        assert fact.get("value") is not None, fact
        assert set(NEEDED.get(kind, ())) <= set(fact), fact


@every_article
def test_every_word_of_the_vocabulary_is_spelt_as_it_is_there(path: Path) -> None:
    for fact in rows(path, "facts"):
        assert fact.get("approx", "min") in {"min", "max", "about"}, fact
        for name, value in fact.items():
            words = WORDS.get((str(fact["kind"]), name))
            assert words is None or value in words, (name, fact)


@every_article
def test_every_number_left_out_says_why(path: Path) -> None:
    assert [row for row in rows(path, "ignored") if not str(row.get("why") or "").strip()] == []


@every_article
def test_every_digit_of_a_text_is_in_the_quote_of_a_fact_or_of_a_number_left_out(path: Path) -> None:
    text = text_of(path)
    covered = {place for at, quote in quotes(path) for place in range(at, at + len(quote))}
    bare = [match for match in re.finditer(r"\d+", text) if not covered.issuperset(range(*match.span()))]
    assert [text[max(0, match.start() - 20) : match.end() + 20] for match in bare] == []


@every_article
def test_a_text_is_composed_unless_its_annotations_say_otherwise(path: Path) -> None:
    form = document(path).get("normalization", "NFC")
    assert form in ("NFC", "NFD")
    assert unicodedata.is_normalized("NFC", text_of(path)) is (form == "NFC")
