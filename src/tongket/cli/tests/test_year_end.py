"""`tongket year-end`."""

import pytest
from click.testing import CliRunner

from tongket.cli.year_end import command
from tongket.documents.tests.papers.full_year import YEAR, full_year
from tongket.organizations import queries as organizations

pytestmark = pytest.mark.django_db


def test_the_command_says_where_the_package_lies_and_what_to_look_at(tmp_path):
    unit = full_year().commune
    slug = organizations.units_by_id([unit])[unit].slug
    done = CliRunner().invoke(command, ["--org", slug, "--year", str(YEAR), "--out", str(tmp_path / "goi")])
    assert done.exit_code == 0, done.output
    assert "[6/6]" in done.output
    assert str(tmp_path / "goi" / "index.html") in done.output
    assert "số còn lại vì sao chưa có kết quả?" in done.output
