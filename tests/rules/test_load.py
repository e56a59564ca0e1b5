"""A value or a term that does not say where it comes from is refused, and the refusal names the file."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.rules import load
from tongket.rules.decision import Certainty
from tongket.rules.errors import TongketError

VALUE = """
id: subject/value
title: {vi: "Giá trị", en: "Value"}
unit: members
values:
  - {from: 2020-01-01, until: 2020-12-31, value: 1,
     document: LAW, article: '', certainty: verified, checked_on: 2026-11-21}
  - {from: 2021-01-01, until: null, value: null,
     document: LAW, article: '', certainty: verified, checked_on: 2026-11-21}
"""
TERM = """
term: đảng viên
identifier: member
label: {vi: "Đảng viên", en: "Member"}
definition: ""
source: ''
"""
SOURCES = 'LAW: {number: "1-QĐ/TW", signed_on: 2020-01-01, title: "Quy định"}\n'


@pytest.fixture
def rules(tmp_path, monkeypatch):
    for folder in ("values/subject", "terms/people"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "values/subject/value.yaml").write_text(VALUE, encoding="utf-8")
    (tmp_path / "terms/people/member.yaml").write_text(TERM, encoding="utf-8")
    monkeypatch.setattr(load, "HERE", tmp_path)
    caches = (load.sources, load.value_files, load.terms)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_a_value_answers_for_its_days_with_its_citation(rules):
    found = load.value_on("subject/value", date(2020, 12, 31))
    assert (found.value, str(found.citation)) == (1, "1-QĐ/TW ngày 01/01/2020")


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2021, 6, 1)])
def test_no_period_and_a_gap_are_both_unknown(rules, day):
    with pytest.raises(TongketError) as refused:
        load.value_on("subject/value", day)
    assert (refused.value.code, refused.value.arguments["value"]) == ("rule-value-unknown", "Giá trị")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: members", ""),
        ("unit: members", "unit: members\ncolour: red"),
        ("id: subject/value", "id: subject/other"),
        ("document: LAW", "document: HEARSAY"),
        ("certainty: verified", "certainty: sure"),
        ("article: '', ", ""),
        ("until: 2020-12-31", "until: 2021-01-01"),
        ("until: 2020-12-31", "until: null"),
        ("until: 2020-12-31", "until: 2019-12-31"),
        ("unit: members", "unit: members\nunit: people"),
        ("from: 2020-01-01", "from: soon"),
        ("checked_on: 2026-11-21", "checked_on: today"),
        ("values:", "values: ["),
    ],
)
def test_a_malformed_value_is_refused_by_file(rules, old, new):
    path = rules / "values/subject/value.yaml"
    path.write_text(VALUE.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"value\.yaml"):
        load.value_files()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("identifier: member", "identifier: person"),
        ('label: {vi: "Đảng viên", en: "Member"}', 'label: {vi: "Đảng viên"}'),
        ("source: ''", "source: HEARSAY"),
        ('definition: ""', ""),
    ],
)
def test_a_malformed_term_is_refused_by_file(rules, old, new):
    (rules / "terms/people/member.yaml").write_text(TERM.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"member\.yaml"):
        load.terms()


def test_the_same_term_in_two_subjects_is_refused(rules):
    (rules / "terms/others").mkdir()
    (rules / "terms/others/member.yaml").write_text(TERM, encoding="utf-8")
    with pytest.raises(ValueError, match=r"member\.yaml"):
        load.terms()


def test_a_source_without_a_title_is_refused(rules):
    (rules / "sources.yaml").write_text('LAW: {number: "1-QĐ/TW", signed_on: null}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"sources\.yaml"):
        load.sources()


def test_a_file_that_is_no_mapping_is_refused(rules):
    (rules / "sources.yaml").write_text("- LAW\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"sources\.yaml"):
        load.sources()


def test_on_and_yes_stay_words(rules):
    (rules / "sources.yaml").write_text("on: yes\n", encoding="utf-8")
    assert load.read_yaml(rules / "sources.yaml") == {"on": "yes"}


@pytest.mark.parametrize("value", load.value_files().values(), ids=lambda value: value.id)
def test_every_value_has_titles_a_unit_and_a_day_of_checking(value):
    assert value.title["vi"]
    assert value.title["en"]
    assert value.unit
    assert all(period.checked_on >= date(2026, 11, 21) for period in value.periods)


@pytest.mark.parametrize("value", load.value_files().values(), ids=lambda value: value.id)
def test_a_value_that_is_only_practice_never_refuses(value):
    for period in value.periods:
        if period.citation.document == "PRACTICE":
            assert period.citation.certainty is not Certainty.VERIFIED


BACKDATED = {"QD01_2026"}
"""Signed on 03/02/2026 with force from 01/02/2026, as its own text says."""
YEARLY = ("reviews/", "quotas/", "self_reviews/")
"""Looked up for the last day of the reviewed year."""


@pytest.mark.parametrize("value", load.value_files().values(), ids=lambda value: value.id)
def test_no_value_is_in_force_before_its_document_was_signed(value):
    for period in value.periods:
        if period.citation.document in BACKDATED:
            continue
        signed = load.sources()[period.citation.document].signed_on
        assert signed is None or signed <= period.valid_from or value.id.startswith(YEARLY)
