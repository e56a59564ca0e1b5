"""Pages of old papers."""

from django.urls import path

from tongket.web.history import offering, settling

urlpatterns = [
    path("so-lieu/van-ban-cu/", offering.history, name="history"),
    path("so-lieu/van-ban-cu/nhan/", offering.accept_offers, name="history-accept"),
    path("so-lieu/van-ban-cu/<uuid:key>/chon/", settling.choose, name="history-choose"),
    path("so-lieu/van-ban-cu/<uuid:key>/rut/", settling.withdraw, name="history-withdraw"),
]
