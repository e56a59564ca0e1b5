"""Rounds of badges: the year, one round, its dossiers, one member's answer, lists as files."""

from django.urls import path, register_converter

from tongket.web.badges import board, drafting, files, person, round_page, year
from tongket.web.badges.days import DayConverter

register_converter(DayConverter, "round_day")

urlpatterns = [
    path("huy-hieu/", year.year_page, name="badges"),
    path("huy-hieu/dot-khac/", year.other_round, name="badge-other-round"),
    path("huy-hieu/<round_day:on>/", round_page.round_page, name="badge-round"),
    path("huy-hieu/<round_day:on>/lap-ho-so/", drafting.draft_chosen, name="badge-draft"),
    path("huy-hieu/<round_day:on>/ho-so/", board.board, name="badge-board"),
    path("huy-hieu/<round_day:on>/ho-so/moi/", drafting.new_dossier, name="badge-new-dossier"),
    path("huy-hieu/<round_day:on>/ho-so/buoc/", board.take_step, name="badge-step"),
    path("huy-hieu/<round_day:on>/ho-so/<uuid:key>/", board.dossier_page, name="badge-dossier"),
    path("huy-hieu/<round_day:on>/dang-vien/<uuid:key>/", person.person_page, name="badge-person"),
    path("huy-hieu/<round_day:on>/danh-sach.xlsx", files.round_sheet, name="badge-round-sheet"),
    path("huy-hieu/<round_day:on>/le-trao.xlsx", files.ceremony_sheet, name="badge-ceremony-sheet"),
    path("huy-hieu/<round_day:on>/giay-chung-nhan.xlsx", files.certificate_sheet, name="badge-certificate-sheet"),
]
