"""Rounds of the review: the list, opening one, its board and calendar, a unit's steps, settings, closing."""

from django.urls import path

from tongket.web.reviews.rounds import (
    board,
    calendar_page,
    deciding_page,
    listed,
    opening,
    refresh,
    reminders,
    settings_page,
)
from tongket.web.reviews.rounds.unit import page as unit_page
from tongket.web.reviews.rounds.unit import recording

ROUND = "kiem-diem/<uuid:key>/"
UNIT = ROUND + "don-vi/<uuid:unit>/"

urlpatterns = [
    path("kiem-diem/", listed.rounds_page, name="reviews"),
    path("kiem-diem/mo-dot/", opening.opening_page, name="review-open"),
    path(ROUND, board.board, name="review-round"),
    path(ROUND + "lich/", calendar_page.calendar_page, name="review-calendar"),
    path(ROUND + "lich.ics", calendar_page.calendar_download, name="review-calendar-file"),
    path(ROUND + "nhac-viec/", reminders.reminders_page, name="review-reminders"),
    path(ROUND + "danh-sach/", refresh.refresh_page, name="review-refresh"),
    path(ROUND + "quyet-dinh/", deciding_page.deciding_page, name="review-deciding"),
    path(ROUND + "thiet-lap/", settings_page.settings_page, name="review-settings"),
    path(ROUND + "ket-thuc/", settings_page.close_round, name="review-close"),
    path(ROUND + "mo-lai/", settings_page.reopen_round, name="review-reopen"),
    path(UNIT, unit_page.page, name="review-unit"),
    path(UNIT + "buoc/", recording.take, name="review-step"),
    path(UNIT + "buoc/<uuid:step>/rut/", recording.withdraw, name="review-step-withdraw"),
    path(UNIT + "tra-lai/", recording.send_back, name="review-send-back"),
    path(UNIT + "mo-lai/", recording.reopen, name="review-unit-reopen"),
]
