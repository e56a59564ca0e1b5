"""Routes: everything is a page of the web application; what goes wrong is said in its style."""

from django.urls import include, path

urlpatterns = [path("", include("tongket.web.urls"))]
handler403 = "tongket.web.refusals.denied"
handler404 = "tongket.web.refusals.not_found"
handler500 = "tongket.web.refusals.out_of_order"
