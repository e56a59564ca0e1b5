"""Pages of the reconciliation: a text given, its numbers held against the records, a Word copy with comments."""

from django.urls import path

from tongket.web.reconciliation import pages

urlpatterns = [
    path("doi-chieu/", pages.check_text, name="check"),
    path("doi-chieu/ban-word/", pages.word_copy, name="check-word"),
    path("doi-chieu/van-ban/<slug:kind>/", pages.check_paper, name="check-paper"),
]
