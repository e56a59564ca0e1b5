"""Pages of the papers of single records. `key` is the record's key, `subject` and `name` make the form's id."""

from django.urls import path

from tongket.web.forms import pages

urlpatterns = [
    path("mau/<slug:subject>/<slug:name>/<str:key>/", pages.preview, name="form_preview"),
    path("mau/<slug:subject>/<slug:name>/<str:key>/tep/<slug:kind>", pages.download, name="form_download"),
    path("mau/<slug:subject>/<slug:name>/<str:key>/vao-so/", pages.register, name="form_register"),
]
