"""What the decided ratings are used for: lists, years in a row, trends, shares beside targets."""

from django.urls import path

from tongket.web.reviews.results import files, lists, overview, unit
from tongket.web.reviews.results.listings import LISTS

urlpatterns = [
    path("kiem-diem/ket-qua/", overview.overview, name="review-results"),
    path("kiem-diem/ket-qua/khen-thuong/", lists.commendable_page, name="review-commendable"),
    path("kiem-diem/ket-qua/nam-nam-lien/", lists.five_years_page, name="review-five-years"),
    path("kiem-diem/ket-qua/khong-hoan-thanh/", lists.failed_page, name="review-failed"),
    path("kiem-diem/ket-qua/cac-quy/", lists.quarters_page, name="review-quarters"),
    *(
        path(f"kiem-diem/ket-qua/{which}.xlsx", files.sheet, {"which": which}, name=f"review-{which}-sheet")
        for which in LISTS
    ),
    path("kiem-diem/ket-qua/to-chuc/<uuid:key>/", unit.unit_years, name="review-unit-years"),
    path("kiem-diem/ket-qua/to-chuc/<uuid:key>/<int:year>/", unit.unit_rows, name="review-unit-rows"),
]
