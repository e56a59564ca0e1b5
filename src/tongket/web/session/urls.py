"""Pages around the sign-in."""

from django.urls import path

from tongket.web.session import views

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("mat-khau/", views.password, name="change-password"),
    path("chua-phan-cong/", views.no_role, name="no-role"),
    path("ngon-ngu/<str:code>/", views.language, name="language"),
    path("don-vi/", views.office, name="office"),
]
