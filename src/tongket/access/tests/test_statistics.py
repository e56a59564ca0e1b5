import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tongket.access.statistics import MANY, gather_after

pytestmark = [pytest.mark.django_db]


@pytest.mark.parametrize(("lines", "gathers"), [(MANY - 1, False), (MANY, True)])
def test_many_new_lines_make_postgresql_look_at_its_tables_again(lines, gathers):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        gather_after(lines)
    wanted = ["ANALYZE"] if gathers and connection.vendor == "postgresql" else []
    assert [query["sql"] for query in asked] == wanted
