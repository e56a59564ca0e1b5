"""The pages of all desks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from tongket.web.navigation import desks

urlpatterns: list[URLPattern | URLResolver] = [pattern for desk in desks("urls") for pattern in desk.urlpatterns]
