"""Pages of the national register's lists."""

from django.urls import path

from tongket.web.national import answering, choosing, comparing, doubles, settling

urlpatterns = [
    path("csdl-dang-vien/", choosing.choose, name="national"),
    path("csdl-dang-vien/trung/", doubles.doubles, name="national-doubles"),
    path("csdl-dang-vien/trung/<uuid:stays>/<uuid:goes>/", doubles.one_of_two, name="national-double"),
    path("csdl-dang-vien/trung/<uuid:stays>/<uuid:goes>/khac/", doubles.apart, name="national-apart"),
    path("csdl-dang-vien/gop/<uuid:key>/hoan-tac/", doubles.undo, name="national-undo"),
    path("csdl-dang-vien/<uuid:key>/", comparing.comparison, name="national-list"),
    path("csdl-dang-vien/<uuid:key>/cot/", settling.settle, name="national-columns"),
    path("csdl-dang-vien/<uuid:key>/tra-loi/", answering.answer, name="national-answer"),
    path("csdl-dang-vien/<uuid:key>/xac-nhan/", answering.confirm, name="national-confirm"),
    path("csdl-dang-vien/<uuid:key>/so-lai/", answering.compare_again, name="national-again"),
    path("csdl-dang-vien/<uuid:key>/bo/", answering.discard, name="national-discard"),
    path("csdl-dang-vien/<uuid:key>/ket-qua/", comparing.result, name="national-result"),
    path("csdl-dang-vien/<uuid:key>/de-nghi-dieu-chinh.xlsx", comparing.corrections_file, name="national-corrections"),
]
