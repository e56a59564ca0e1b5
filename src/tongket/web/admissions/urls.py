"""Pages of the candidates."""

from django.urls import path

from tongket.web.admissions import board, candidate, family, steps

urlpatterns = [
    path("ket-nap/", board.board, name="candidates"),
    path("ket-nap/moi/", candidate.new, name="new-candidate"),
    path("ket-nap/<uuid:key>/", candidate.page, name="candidate"),
    path("ket-nap/<uuid:key>/sua/", candidate.edit, name="candidate-edit"),
    path("ket-nap/<uuid:key>/rut/", candidate.withdraw, name="candidate-withdraw"),
    path("ket-nap/<uuid:key>/buoc/<slug:kind>/", steps.take, name="candidate-step"),
    path("ket-nap/<uuid:key>/rut-buoc/<uuid:step>/", steps.withdraw, name="candidate-step-withdraw"),
    path("ket-nap/<uuid:key>/nguoi-than/", family.add, name="candidate-relative"),
    path("ket-nap/<uuid:key>/nguoi-than/xem/", family.reveal, name="candidate-family"),
    path("ket-nap/<uuid:key>/nguoi-than/<uuid:relative>/", family.change, name="candidate-relative-change"),
]
