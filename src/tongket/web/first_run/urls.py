"""Pages of the beginning."""

from django.urls import path

from tongket.web.first_run import views

urlpatterns = [
    path("bat-dau/", views.first_run, name="first-run"),
    path("du-lieu-mau/", views.examples, name="examples"),
]
