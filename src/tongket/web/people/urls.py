"""Pages of people and roles."""

from django.urls import path

from tongket.web.people import delegation, views

urlpatterns = [
    path("nguoi-dung/", views.people, name="people"),
    path("nguoi-dung/moi/", views.new_person, name="new-person"),
    path("nguoi-dung/<uuid:key>/", views.person_page, name="person"),
    path("nguoi-dung/<uuid:key>/thoi-vai-tro/", views.end_role, name="end-role"),
    path("nguoi-dung/<uuid:key>/cap-mat-khau/", views.new_password, name="reset-password"),
    path("nguoi-dung/<uuid:key>/khoa/", views.close, name="close-person"),
    path("uy-quyen/", delegation.delegation, name="delegation"),
    path("uy-quyen/thoi/", delegation.end, name="end-delegation"),
]
