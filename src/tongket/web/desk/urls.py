"""The desk."""

from django.urls import path

from tongket.web.desk import views

urlpatterns = [path("", views.desk, name="desk")]
