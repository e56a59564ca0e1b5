"""Where one is on the way of a list: four pages."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.exchange.national import lists
from tongket.exchange.national.lists import COMPARE, Listed
from tongket.exchange.states import ASKS_COLUMNS, CONFIRMED
from tongket.web.place import DeskRequest

CHOOSE, COLUMNS, ANSWER, RESULT = range(4)


def wizard(here: int) -> list[dict[str, object]]:
    """The pages as `parts/wizard.html` takes them."""
    titles = (_("Chọn tệp"), _("Đối chiếu cột"), _("Trả lời từng điểm"), _("Đề nghị điều chỉnh"))
    return [
        {
            "title": title,
            "state": "done" if place < here else "now" if place == here else "todo",
            "url": reverse("national") if place == CHOOSE else "",
        }
        for place, title in enumerate(titles)
    ]


def allowed(request: DeskRequest) -> None:
    if not request.place.may(COMPARE, request.place.office.id):
        raise PermissionDenied


def opened(request: DeskRequest, key: UUID) -> Listed:
    """A list of this office. 404 where it is another's or was put aside."""
    allowed(request)
    found = lists.listed(request.actor, key)
    if found.unit.id != request.place.office.id:
        raise Http404(key)
    return found


def page_of(found: Listed) -> str:
    """The page on which a list stands now."""
    name = {ASKS_COLUMNS: "national-columns", CONFIRMED: "national-result"}.get(found.state, "national-list")
    return reverse(name, args=[found.key])
