"""Pages of a unit's evening and of each of its subjects."""

from django.urls import path

from tongket.web.reviews.ballots import tally, unit_tallies
from tongket.web.reviews.evening import ending, grid
from tongket.web.reviews.person import comments, revising, sheet

UNIT, SUBJECT = "kiem-diem/<uuid:key>/don-vi/<uuid:unit>/buoi/", "kiem-diem/doi-tuong/<uuid:key>/"

urlpatterns = [
    path(UNIT, grid.page, name="review-evening"),
    path(f"{UNIT}gui/", ending.hand_up, name="review-hand-up"),
    path(f"{UNIT}phieu/", unit_tallies.page, name="review-tallies"),
    path(SUBJECT, sheet.page, name="review-sheet"),
    path(f"{SUBJECT}dieu-chinh/", revising.page, name="review-revise"),
    path(f"{SUBJECT}gop-y/", comments.page, name="review-comments"),
    path(f"{SUBJECT}gop-y/<uuid:comment>/", comments.change, name="review-comment"),
    path(f"{SUBJECT}gop-y/<uuid:comment>/rut/", comments.take_out, name="review-comment-withdraw"),
    path(f"{SUBJECT}phieu/", tally.page, name="review-tally"),
    path(f"{SUBJECT}phieu/<slug:vote>/<int:number>/", tally.enter, name="review-tally-enter"),
    path(f"{SUBJECT}phieu/<slug:vote>/<int:number>/rut/", tally.take_out, name="review-tally-withdraw"),
]
