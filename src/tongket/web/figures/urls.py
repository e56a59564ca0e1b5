"""Pages of the figures."""

from django.urls import path

from tongket.web.figures import views

urlpatterns = [
    path("so-lieu/", views.figures, name="figures"),
    path("so-lieu/mo/", views.figure, name="figure"),
]
