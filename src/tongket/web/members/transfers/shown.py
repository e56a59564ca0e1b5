"""A transfer as pages show it: both ends, its state, the last day of its papers, and what may be done now."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.transfers.queries import AWAY, OPEN, TransferSeen
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import Place

STATES = {
    "open": (gettext_lazy("đang chuyển"), "due"),
    "away": (gettext_lazy("đang sinh hoạt tạm thời"), "info"),
    "received": (gettext_lazy("đã tiếp nhận"), "ok"),
    "sent_back": (gettext_lazy("bị trả lại"), "bad"),
    "cancelled": (gettext_lazy("đã hủy"), "none"),
    "ended": (gettext_lazy("đã trở lại"), "ok"),
}
VERBS = {
    "tiep-nhan": ("transfer.receive", gettext_lazy("Tiếp nhận")),
    "tra-lai": ("transfer.send_back", gettext_lazy("Trả lại")),
    "huy": ("transfer.cancel", gettext_lazy("Hủy chuyển")),
    "ket-thuc": ("transfer.end", gettext_lazy("Đã trở lại")),
}
AT_GOAL = ("tiep-nhan", "tra-lai")
FROM_OUTSIDE = {"tiep-nhan": gettext_lazy("Nơi đến đã tiếp nhận"), "tra-lai": gettext_lazy("Nơi đến trả lại")}
"""What the unit left says for a place outside the books, which writes nothing here itself."""


def transfer_shown(place: Place, seen: TransferSeen) -> dict[str, object]:
    """One transfer with its two ends, its clock and its buttons."""
    entry = seen.entry
    names = organizations.names([unit for unit in (entry.from_unit, entry.to_unit) if unit is not None])
    label, tone = STATES[seen.state]
    person = members.kept([entry.member])[entry.member]
    return {
        "name": seen.name,
        "url": reverse("member", args=[person.key]) if place.may("member.read", person.entry.organization) else None,
        "kind": vocabulary.label(entry.kind, language(), "transfer_kind"),
        "from_end": names.get(entry.from_unit or 0, entry.from_elsewhere),
        "to_end": names.get(entry.to_unit or 0, entry.to_elsewhere),
        "introduced": date_vi(entry.introduced_on),
        "paper": entry.paper_number,
        "state": {"label": label, "tone": "bad" if seen.is_late(place.today) else tone},
        "clock": _clock(place, seen),
        "closed": date_vi(seen.closed_on) if seen.closed_on else "",
        "note": entry.note,
        "actions": list(_actions(place, seen)),
    }


def may_do(place: Place, seen: TransferSeen, verb: str) -> bool:
    """Whether the state of the transfer and the person's role allow it."""
    unit = seen.entry.goal if verb in AT_GOAL else seen.entry.home
    fits = seen.state == AWAY if verb == "ket-thuc" else seen.state == OPEN
    return fits and place.may(VERBS[verb][0], unit)


def label_of(seen: TransferSeen, verb: str) -> object:
    """What the act is called at this transfer."""
    return FROM_OUTSIDE.get(verb, VERBS[verb][1]) if seen.entry.to_unit is None else VERBS[verb][1]


def _actions(place: Place, seen: TransferSeen) -> Iterable[dict[str, object]]:
    for verb in VERBS:
        if may_do(place, seen, verb):
            yield {"label": label_of(seen, verb), "url": reverse("settle-transfer", args=[seen.kept.key, verb])}


def _clock(place: Place, seen: TransferSeen) -> dict[str, object] | None:
    """The last day for the papers while it is open, or the day of return; with the rule behind it."""
    if seen.state == AWAY and seen.entry.away_until:
        left = (seen.entry.away_until - place.today).days
        return {"until": date_vi(seen.entry.away_until), "left": left, "source": "", "unknown": ""}
    if seen.state != OPEN or seen.clock is None:
        return None
    unknown = ", ".join(str(year) for year in seen.clock.unknown_years)
    return {
        "until": date_vi(seen.clock.last_day),
        "left": (seen.clock.last_day - place.today).days,
        "source": str(seen.clock.citation),
        "unknown": _("chưa có ngày nghỉ lễ năm %(years)s") % {"years": unknown} if unknown else "",
    }
