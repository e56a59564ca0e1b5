"""A database of before gets its lineage with the upgrade."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.office import new_office
from tongket.organizations.intervals import closure_differs
from tongket.organizations.models import OrganizationLineage

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_lineage_of_a_tree_that_stood_before_is_the_one_that_follows_from_it():
    new_office()
    OrganizationLineage.objects.all().delete()
    assert closure_differs()
    import_module("tongket.organizations.migrations.0002_reorganisations").fill_lineage(apps, None)
    assert not closure_differs()
