"""Pages of the ledgers."""

from django.urls import path

from tongket.web.ledgers import search, views
from tongket.web.ledgers.writing import editing

urlpatterns = [
    path("tim/", search.search, name="search"),
    path("tim/dang-vien/", search.offered_members, name="offered-members"),
    path("so/<slug:word>/", views.ledger_list, name="ledger"),
    path("so/<slug:word>/bang.xlsx", views.ledger_sheet, name="ledger-sheet"),
    path("so/<slug:word>/moi/", editing.new_record, name="new-record"),
    path("so/<slug:word>/<uuid:key>/", views.record, name="record"),
    path("so/<slug:word>/<uuid:key>/sua/", editing.edit_record, name="edit-record"),
    path("so/<slug:word>/<uuid:key>/ket-thuc/", editing.end_record, name="end-record"),
    path("so/<slug:word>/<uuid:key>/rut/", editing.withdraw_record, name="withdraw-record"),
]
