"""The papers of a round: one by one, and all of a unit's in one go."""

from django.urls import path

from tongket.web.reviews.papers import files, page

ROUND = "kiem-diem/<uuid:key>/van-ban/"
UNIT = "kiem-diem/<uuid:key>/don-vi/<uuid:unit>/van-ban/"

urlpatterns = [
    path(ROUND, page.of_round, name="review-papers"),
    path(UNIT, page.of_unit, name="review-unit-papers"),
    path(UNIT + "lap/", page.make, name="review-papers-make"),
    path(UNIT + "tien-do/<uuid:job>/", page.progress, name="review-papers-progress"),
    path(UNIT + "tep/<slug:kind>", files.download, name="review-papers-file"),
]
