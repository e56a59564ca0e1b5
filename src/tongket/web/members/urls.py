"""Pages of the register: one member, the steps of a life, transfers, what is due."""

from django.urls import path

from tongket.web.members import due, person, register, reveal, revoking, steps
from tongket.web.members.transfers import inbox, settling, starting

urlpatterns = [
    path("dang-vien/", register.register, name="register"),
    path("dang-vien/bo-loc/", register.save, name="save-filter"),
    path("dang-vien/bo-loc/<uuid:key>/bo/", register.forget, name="forget-filter"),
    path("dang-vien/viec-den-han/", due.due, name="members-due"),
    path("dang-vien/<uuid:key>/", person.member, name="member"),
    path("dang-vien/<uuid:key>/so-dinh-danh/", reveal.reveal, name="reveal-identity"),
    path("dang-vien/<uuid:key>/chuyen/", starting.start_transfer, name="start-transfer"),
    path("dang-vien/<uuid:key>/thu-hoi/<uuid:step>/", revoking.revoke_step, name="revoke-step"),
    path("dang-vien/<uuid:key>/<slug:step>/", steps.take_step, name="member-step"),
    path("chuyen-sinh-hoat/", inbox.inbox, name="transfers"),
    path("chuyen-sinh-hoat/<uuid:key>/<slug:verb>/", settling.settle, name="settle-transfer"),
]
