"""A round, a unit and a step in the words of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.organizations import queries as organizations
from tongket.records.reviews.rounds import queries
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import units_listed
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reviews.navigation import READ

Findings = Sequence[Mapping[str, object]]


def readable(place: Place, key: UUID) -> Round:
    """A round of which the person may read the committee or one of the units; 404 for any other."""
    try:
        found = queries.round_with(key)
    except TongketError as error:
        raise Http404(key) from error
    units = place.reads(READ)
    if found.entry.organization not in units and not units_listed(found.id) & units:
        raise Http404(key)
    return found


def may(place: Place, permission: str, found: Round) -> bool:
    """Whether the person holds a permission at the committee that holds the round."""
    return place.may(permission, found.entry.organization)


def round_name(found: Round) -> str:
    """ "Năm 2026", "Quý III năm 2026", "Nhiệm kỳ, năm 2026"."""
    return period_name(found.entry.period, found.entry.report_year)


def period_name(period: str, year: int) -> str:
    words = {"year": year, "period": vocabulary.label(period, language(), "review_period")}
    if period == "year":
        return _("Năm %(year)s") % words
    if period == "term":
        return _("Nhiệm kỳ (năm %(year)s)") % words
    return _("%(period)s năm %(year)s") % words


def round_title(found: Round) -> str:
    """ "Kiểm điểm, xếp loại năm 2026"."""
    name = round_name(found)
    return _("Kiểm điểm, xếp loại %(name)s") % {
        "name": name[0].lower() + name[1:] if found.entry.period == "year" else name
    }


def board_title() -> str:
    return _("Các đơn vị")


def calendar_title() -> str:
    return _("Lịch")


def reminders_title() -> str:
    return _("Nhắc việc")


def refresh_title() -> str:
    return _("Đối chiếu danh sách")


def committee_title() -> str:
    return _("Dự kiến, tỷ lệ")


def deciding_title() -> str:
    return _("Quyết định, thông báo")


def settings_title() -> str:
    return _("Thiết lập")


def may_set(place: Place, found: Round) -> bool:
    """Whether the person may change, end or reopen the round."""
    return any(may(place, f"review_round.{verb}", found) for verb in ("correct", "close", "reopen"))


def tabs(place: Place, found: Round, here: str) -> Sequence[tuple[str, str, bool]]:
    """The pages of the round that the person may open; `here` is the name of the one shown."""
    pages = {
        "review-round": board_title(),
        "review-calendar": calendar_title(),
        "review-reminders": reminders_title(),
    }
    if may(place, READ, found) and may(place, "review_subject.intend", found):
        pages["review-committee"] = committee_title()
    if may(place, READ, found) and may(place, "rating.decide", found):
        pages["review-deciding"] = deciding_title()
    if may(place, "rating.read", found):
        pages["review-papers"] = _("Văn bản")
    if may(place, READ, found):
        pages["review-refresh"] = refresh_title()
    if may_set(place, found):
        pages["review-settings"] = settings_title()
    return [(title, reverse(name, args=[found.line.key]), name == here) for name, title in pages.items()]


def step_name(step: str) -> str:
    return vocabulary.label(step, language(), "review_step")


def step_column(step: str) -> str:
    """The step in a word or two, above a column."""
    names = {
        "self_reviewed": _("Tự kiểm điểm"),
        "collective_reported": _("Tập thể"),
        "persons_reviewed": _("Cá nhân"),
        "voted": _("Bỏ phiếu"),
        "proposed": _("Đề nghị"),
        "appraised": _("Thẩm định"),
        "decided": _("Quyết định"),
        "announced": _("Thông báo"),
    }
    return str(names[step])


def time_left(in_hand: int | None) -> str:
    """How many working days are left for a step, or have passed since its last."""
    if in_hand is None:
        return ""
    if in_hand < 0:
        return ngettext("quá %(days)s ngày làm việc", "quá %(days)s ngày làm việc", -in_hand) % {"days": -in_hand}
    if in_hand == 0:
        return _("hết hạn")
    return ngettext("còn %(days)s ngày làm việc", "còn %(days)s ngày làm việc", in_hand) % {"days": in_hand}


def crumbs(found: Round | None = None, *more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way from the list of rounds to a page of one."""
    way: list[tuple[str, str | None]] = [(_("Kiểm điểm, xếp loại"), reverse("reviews"))]
    if found is not None:
        way.append((round_name(found), reverse("review-round", args=[found.line.key]) if more else None))
    return [*way, *more]


def committee_name(found: Round) -> str:
    return organizations.names([found.entry.organization])[found.entry.organization]


def short_day(day: date) -> str:
    return f"{day.day}/{day.month}"


def long_day(day: date | None) -> str:
    return date_vi(day) if day else ""


def status_of(error: TongketError) -> int:
    return {"access-denied": 403, "edit-clash": 409}.get(error.code, 422)
