"""What the frame of every page shows: navigation, years, office, person, notices."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tongket.rules import vocabulary
from tongket.web.language import language
from tongket.web.navigation import navigation
from tongket.web.place import Place

EXAMPLE_NOTICES = (
    gettext_noop("số liệu theo bài đã đăng; người là giả định."),
    gettext_noop("số liệu và người đều là giả định."),
    gettext_noop("chỉ biết tên; không có hồ sơ."),
)
"""What the examples say of themselves, named here so that it is translated."""
PAGE_NUMBER = "trang"
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")


def frame(request: HttpRequest) -> dict[str, object]:
    """The context of `base.html` and `base_plain.html`."""
    place: Place | None = getattr(request, "place", None)
    other = "vi" if language() == "en" else "en"
    switch = f"{reverse('language', args=[other])}?{urlencode({'next': request.get_full_path()})}"
    found: dict[str, object] = {"language_switch_url": switch, "notice": _notice(place)}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        found |= {
            "person": {"name": user.full_name or user.username, "role": _roles(place)},
            "account_url": reverse("change-password"),
            "sign_out_url": reverse("sign-out"),
        }
    if place is not None:
        found |= {
            "navigation": navigation(place, request.path),
            "years": [(year, _in_year(request, year), year == place.year) for year in place.years],
            "office_name": place.unit.name,
            "search_url": reverse("search"),
            "search_text": request.GET.get("q", "") if request.path == reverse("search") else "",
            "home_url": reverse("desk"),
            "place": place,
        }
    return found


def _in_year(request: HttpRequest, year: int) -> str:
    """The same page in another year; the number of a list's page means nothing there."""
    asked = {name: value for name, value in request.GET.items() if name not in ("year", PAGE_NUMBER)}
    return f"?{urlencode({**asked, 'year': year})}"


def _notice(place: Place | None) -> str:
    parts = []
    if place is not None and place.office.is_example:
        parts.append(_("Dữ liệu mẫu: %(notice)s") % {"notice": _(place.office.example_notice)})
    if settings.HOST not in OWN_MACHINE and not settings.SECURE:
        parts.append(
            _("Kết nối trong mạng này chưa được mã hóa (TLS): mật khẩu và hồ sơ có thể bị đọc trên đường truyền.")
        )
    return " ".join(parts)


def _roles(place: Place | None) -> str:
    if place is None:
        return ""
    held = sorted(place.actor.roles(place.today))
    return ", ".join(vocabulary.label(role, language(), "role") for role in held)
