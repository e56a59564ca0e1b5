"""Sign-in, sign-out, password, language, choice of the office."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tongket.access.accounts import anyone
from tongket.access.actions.change_password import PasswordChange, change_password
from tongket.access.gate import Refused
from tongket.web.middleware import open_to_all, open_without_place
from tongket.web.place import DeskRequest
from tongket.web.refusals import findings_of
from tongket.web.session.forms import PasswordForm, SignInForm
from tongket.web.session.offices import ended


@open_to_all
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who signs in goes on to the page they asked for. A new database leads to the first run instead."""
    if not anyone():
        return redirect("first-run")
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            return redirect(safe_next(request, request.POST.get("next", "")))
        form.add_error(None, _("Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã khóa."))
    context = {"form": form, "next": request.GET.get("next", request.POST.get("next", ""))}
    return render(request, "session/sign_in.html", context, status=200)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@open_without_place
@sensitive_post_parameters("old", "new", "again")
def password(request: DeskRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        change = PasswordChange(request.user.pk, form.cleaned_data["old"], form.cleaned_data["new"])
        try:
            change_password(request.actor, [change])
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        else:
            request.user.refresh_from_db()
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Đã đổi mật khẩu."))
            return redirect(settings.LOGIN_REDIRECT_URL)
    context = {"form": form, "findings": findings, "forced": request.user.must_change_password}
    return render(request, "session/password.html", context)


@open_without_place
def no_role(request: DeskRequest) -> HttpResponse:
    """Signed in, but nothing is assigned today: everything is denied, and the page says whom to ask."""
    return render(request, "session/no_role.html", status=403)


@open_to_all
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language in a cookie and go back."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = redirect(safe_next(request, request.GET.get("next", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=365 * 24 * 3600, httponly=True, samesite="Lax",
        secure=settings.SECURE,
    )  # fmt: skip
    return response


def office(request: DeskRequest) -> HttpResponse:
    """Choose in which of several offices to work."""
    if request.method == "POST":
        chosen = request.POST.get("office", "")
        if chosen not in {str(unit.id) for unit in request.place.offices}:
            raise Http404
        request.session["office"] = int(chosen)
        request.session.pop("year", None)
        return redirect(settings.LOGIN_REDIRECT_URL)
    place = request.place
    offices = [(unit, ended(unit, place.today)) for unit in place.offices]
    return render(request, "session/office.html", {"offices": offices, "office": place.office})


def safe_next(request: HttpRequest, url: str) -> str:
    """A page of our own to go on to; anything else leads to the desk."""
    if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return url
    return "/"
