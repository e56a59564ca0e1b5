"""Every page stands behind the sign-in unless it says otherwise; every request gets the person as an actor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from tongket.access.keeping import Clash
from tongket.access.models import User
from tongket.rules.errors import TongketError
from tongket.web.place import DeskRequest, actor_of, place_of
from tongket.web.refusals import error_page

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
STATUS_OF_CODE = {
    "access-denied": 403,
    "record-not-found": 404,
    "organization-unknown": 404,
    "figure-unknown": 404,
    "person-unknown": 404,
}


def open_to_all(view: View) -> View:
    """Mark a page that is shown without signing in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def open_without_place(view: View) -> View:
    """Mark a page for whoever signed in, even with a password to change or without any role."""
    view.open_without_place = True  # type: ignore[attr-defined]
    return view


class DeskMiddleware:
    """Language, person and place of a request; coded refusals as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The language is the person's choice, else Vietnamese: what a browser prefers says nothing about the office.
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            # Pages hold personal data: no copy stays in a browser that several people use.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        if getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return redirect(f"{reverse(settings.LOGIN_URL)}?next={quote(request.get_full_path())}")
        desk = cast(DeskRequest, request)
        person: User = desk.user
        desk.actor = actor_of(person)
        if getattr(view, "open_without_place", False):
            return None
        if person.must_change_password:
            return redirect("change-password")
        place = place_of(desk, desk.actor)
        if place is None:
            return redirect("no-role")
        desk.place = place
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TongketError) or isinstance(error, Clash):
            return None
        return error_page(request, error, STATUS_OF_CODE.get(error.code, 400))
