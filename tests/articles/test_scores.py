"""The reader may become better, never worse: no score falls below its floor."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.articles.reading import OWN, SHARED, Elsewhere, own_score, shared_score

FLOORS: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8")
)


def hold(part: str, strict: Decimal, loose: Decimal) -> None:
    floors = {count: Decimal(floor) for count, floor in FLOORS[part].items()}
    print(f"{part}: strict F1 {strict}, loose {loose}; floors {floors['strict']}, {floors['loose']}")
    assert (strict >= floors["strict"], loose >= floors["loose"]) == (True, True), (part, strict, loose)


@pytest.mark.parametrize("part", OWN)
def test_the_score_of_our_own_articles_is_not_below_its_floor(part: str) -> None:
    outcome = own_score(part)
    hold(part, outcome.strict.f1, outcome.loose.f1)


@pytest.fixture(scope="module")
def shared() -> Elsewhere:
    if not SHARED.is_dir():
        pytest.skip("the shared texts do not lie beside this checkout")
    return shared_score()


def test_the_score_of_the_shared_texts_is_not_below_its_floor(shared: Elsewhere) -> None:
    hold("shared", shared.strict, shared.loose)


def test_our_scorer_counts_as_the_shared_one_does(shared: Elsewhere) -> None:
    assert (shared.ours.strict.f1, shared.ours.loose.f1) == (shared.strict, shared.loose)
    assert (set(shared.ours.missing), set(shared.ours.wrong)) == (set(shared.missing), set(shared.wrong))
