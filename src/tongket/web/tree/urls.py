"""Pages of the tree."""

from django.urls import path

from tongket.web.tree import events, unit, views

urlpatterns = [
    path("cay-to-chuc/", views.tree, name="tree"),
    path("cay-to-chuc/sap-xep/<uuid:plan>/", events.event_page, name="reorganization"),
    path("cay-to-chuc/to-chuc/<uuid:key>/", unit.unit_page, name="tree-unit"),
]
