"""Rounds of the review: the list, opening one, its board and calendar, a unit's steps, settings, closing."""

from django.urls import path

from tongket.web.reviews.rounds import board, listed, steps, unit_page

ROUND = "kiem-diem/<uuid:key>/"
UNIT = ROUND + "don-vi/<uuid:unit>/"

urlpatterns = [
    path("kiem-diem/", listed.rounds_page, name="reviews"),
    path(ROUND, board.board, name="review-round"),
    path(UNIT, unit_page.page, name="review-unit"),
    path(UNIT + "buoc/", steps.take, name="review-step"),
    path(UNIT + "buoc/<uuid:step>/rut/", steps.withdraw, name="review-step-withdraw"),
    path(UNIT + "tra-lai/", steps.send_back, name="review-send-back"),
    path(UNIT + "mo-lai/", steps.reopen, name="review-unit-reopen"),
]
