"""The plan of the guide is one that can be read."""

import re
from pathlib import Path

from tongket.procedures.reorganizing.plan import Consolidate, Merge, Split
from tongket.procedures.reorganizing.reading import read_plan

GUIDE = Path(__file__).resolve().parents[5] / "docs" / "how-to" / "reorganise.md"


def test_the_plan_in_the_guide_is_read_as_it_says(tmp_path):
    [text] = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    plan = read_plan(path)
    assert [type(step) for step in plan.steps] == [Consolidate, Merge, Split]
    assert [str(part.share) for part in plan.steps[2].parts] == ["2/3", "1/3"]
    assert plan.steps[2].parts[0].is_bearer
