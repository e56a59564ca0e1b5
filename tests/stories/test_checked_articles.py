"""The five articles of the examples held against the records: exactly their real faults are found, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction

from tongket.cli.checking import command
from tongket.procedures.examples import load_examples
from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.checked import State
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "reading" / "seeds"
beside = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles do not lie beside this checkout")
FAULTS = {
    "ngoc-ky": [("caption-leaves-out", "warning", "40 năm, 50 năm ,55 năm, 65 năm tuổi Đảng")],
    "nghi-hoa": [
        ("ratio-unexplained", "warning", "39%"),
        ("count-missing", "warning", "có chi bộ hoàn thành tốt nhiệm vụ"),
        ("rating-cap", "warning", "04 chi bộ hoàn thành xuất sắc nhiệm vụ"),
    ],
    "vinh-loc": [("base-unstated", "warning", "39/39 đảng viên")],
    "thach-son": [],
    "ky-tho": [],
}


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples(tuple(FAULTS), say=lambda _: None, with_users=False)
        yield
        transaction.set_rollback(True)


def article(slug: str) -> str:
    number = list(FAULTS).index(slug)
    [path] = SEEDS.glob(f"{number:03d}_*.txt")
    return path.read_text(encoding="utf-8")


@beside
@pytest.mark.parametrize("slug", FAULTS)
def test_an_article_gets_exactly_the_findings_of_its_real_faults(slug: str, loaded: None) -> None:
    found = check(article(slug), slug, 2023).findings
    told = [(one.code, one.severity.value) for one in found]
    assert told == [(code, severity) for code, severity, _ in FAULTS[slug]]
    assert all(words in one.quote or one.quote in words for one, (_, _, words) in zip(found, FAULTS[slug], strict=True))


@beside
@pytest.mark.parametrize("slug", FAULTS)
def test_no_figure_of_an_article_differs_from_the_records_made_from_it(slug: str, loaded: None) -> None:
    checked = check(article(slug), slug, 2023)
    assert [one.fact.quote for one in checked.facts if one.state is State.DIFFERS] == []


@beside
def test_every_number_of_the_richest_article_is_found_in_the_records(loaded: None) -> None:
    checked = check(article("ngoc-ky"), "ngoc-ky", 2023)
    assert {one.state for one in checked.facts} == {State.AGREES}


@beside
def test_nobody_rated_is_derived_from_everyone_of_an_unnamed_group(loaded: None) -> None:
    checked = check(article("vinh-loc"), "vinh-loc", 2023)
    rated = [one for one in checked.facts if one.fact.word("level") == "rated"]
    assert rated == []


TEXT = (
    "Ngày 12/01/2024, Đảng bộ xã Ngọc Kỳ tổng kết công tác xây dựng Đảng năm 2023. "
    "Trong năm đã kết nạp 07 đảng viên mới. Khen thưởng 2 tập thể và 26 cá nhân."
)


def test_the_command_prints_facts_findings_and_what_is_unrecognised(loaded: None, tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, [str(path), "--org", "ngoc-ky", "--year", "2023", "--json"])
    told = json.loads(done.output)
    assert set(told) == {"facts", "findings", "unrecognised"}
    [found] = told["findings"]
    assert (found["code"], found["severity"], found["figure"]) == ("stated-differs", "error", "admissions.members")
    assert (found["stated"], found["recorded"], found["correction"]) == ("07", "6", "06")
    assert TEXT[found["at"] :].startswith(found["quote"])
    assert {"state", "figure", "recorded", "correction", "kind", "value"} <= set(told["facts"][0])


def test_the_command_tells_a_person_what_is_wrong_and_how_to_mend_it(loaded: None, tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, [str(path), "--org", "ngoc-ky", "--year", "2023"])
    assert "lệch: 1" in done.output
    assert "stated-differs" in done.output


def test_a_unit_that_does_not_exist_is_refused(loaded: None) -> None:
    with pytest.raises(TongketError, match="organization-unknown"):
        check(TEXT, "khong-co", 2023)
