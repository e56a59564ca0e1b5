"""Pages of the tree."""

from django.urls import path

from tongket.web.tree import events, plans, unit, views

urlpatterns = [
    path("cay-to-chuc/", views.tree, name="tree"),
    path("cay-to-chuc/phuong-an/", plans.new_plan, name="new-plan"),
    path("cay-to-chuc/phuong-an/thuc-hien/", plans.carry_out_plan, name="carry-out-plan"),
    path("cay-to-chuc/sap-xep/<uuid:plan>/hoan-tac/", plans.undo_plan, name="undo-plan"),
    path("cay-to-chuc/sap-xep/<uuid:plan>/", events.event_page, name="reorganization"),
    path("cay-to-chuc/to-chuc/<uuid:key>/", unit.unit_page, name="tree-unit"),
]
