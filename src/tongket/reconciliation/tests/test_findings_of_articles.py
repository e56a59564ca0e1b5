"""The annotated articles as the reader reads them, without records: what is wrong in them is told, and little else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Check, Severity
from tongket.reconciliation.reader import read
from tongket.reconciliation.tests.stated import empty

FOLDER = Path(__file__).resolve().parents[4] / "tests" / "articles" / "open"
REAL_FAULTS = {("312", "separators-mixed"), ("316", "separators-mixed")}
"""What the articles have wrong themselves."""


def check(path: Path) -> Check:
    reading = read(path.read_text(encoding="utf-8"))
    years = [int(str(fact.value)) for fact in reading.facts if fact.kind == "report_year"]
    names = [str(fact.value) for fact in reading.facts if fact.kind == "org_name"]
    ledger = empty(years[0] if years else 2023)
    return held(reading, replace(ledger, unit=replace(ledger.unit, place=names[0] if names else "Mẫu")))


@pytest.fixture(scope="module")
def checks() -> dict[str, Check]:
    return {path.stem: check(path) for path in sorted(FOLDER.glob("*.txt"))}


def test_of_100_figures_at_most_one_is_called_wrong(checks: dict[str, Check]) -> None:
    alarms = [
        (stem, found.code, found.quote)
        for stem, one in checks.items()
        for found in one.findings
        if found.severity is not Severity.NOTE and (stem, found.code) not in REAL_FAULTS
    ]
    figures = sum(len(one.facts) for one in checks.values())
    assert figures > 800
    assert Fraction(len(alarms), figures) <= Fraction(1, 100), alarms


@pytest.mark.parametrize(("stem", "code"), sorted(REAL_FAULTS))
def test_what_an_article_has_wrong_is_told(stem: str, code: str, checks: dict[str, Check]) -> None:
    assert code in [found.code for found in checks[stem].findings]


def test_percentages_cut_off_are_accepted_and_said(checks: dict[str, Check]) -> None:
    cut = [found for one in checks.values() for found in one.findings if found.code.endswith("-truncated")]
    assert len(cut) >= 4
    assert {found.severity for found in cut} == {Severity.NOTE}
