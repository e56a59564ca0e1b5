"""What is due: missing figures, ends of probation, badges of the next round, ratings above the cap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.figures.definition import Status
from tongket.procedures.backup import last_backup
from tongket.procedures.member_alerts import alerts_of
from tongket.records.badges.rounds.queries import round_of
from tongket.records.members import alerts
from tongket.records.members import queries as members
from tongket.rules import admissions as admission_rules
from tongket.rules import badge_windows
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.rules.quotas import Verdict, excellent_cap
from tongket.web.admissions.due import candidates_due
from tongket.web.desk.cards import conference_of
from tongket.web.desk.steps import is_cell
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.members.due import summed_up
from tongket.web.place import Place

OFFICE = "office"
CELLS = "cells"
SOON = (30, 60, 90)
MISSING_SHOWN = 4
LEVELS = ("excellent", "good", "completed", "not_completed")


def tasks_of(year: Year) -> Sequence[dict[str, object]]:
    return [
        *_backup(year.place), *_cap(year), *_probation(year), *_members_due(year), *_badges(year), *_disputed(year),
        *candidates_due(year.place), *_missing(year),
    ]  # fmt: skip


def outdated_task(outdated: Mapping[str, object] | None) -> Iterable[dict[str, object]]:
    """Papers wrong by now: the section that lists them stands further down the desk."""
    if outdated:
        yield _task(_("Văn bản có số liệu đã đổi: %(count)s") % outdated, "#da-doi", _("cần xem"), "due")


def _backup(place: Place) -> Iterable[dict[str, object]]:
    """Whose office keeps the machine is told that its copies are old; an example has nothing to lose."""
    if OFFICE not in place.actor.roles(place.today) or place.office.is_example:
        return
    last = last_backup()
    if last is None:
        yield _task(_("Chưa sao lưu dữ liệu lần nào"), "", _("cần làm"), "bad")
    elif last.is_overdue:
        label = _("Sao lưu gần nhất ngày %(day)s") % {"day": date_vi(timezone.localdate(last.at))}
        yield _task(label, "", _("quá hạn"), "due")


def judged_on(year: Year) -> date:
    """The day as of which things are due: today; for a year that is over, its last day or its conference after it."""
    held = conference_of(year)
    days = [date.fromisoformat(held.dimensions["held_on"])] if held else []
    return min(year.place.today, max([year.place.as_of, *days]))


def _task(label: str, url: str, chip: str, tone: str) -> dict[str, object]:
    return {"label": label, "url": url, "chip": {"label": chip, "tone": tone}}


def _missing(year: Year) -> Iterable[dict[str, object]]:
    missing = [
        value
        for value in year.values.values()
        if value.status is Status.MISSING
        and not value.is_disputed
        and not (value.figure.subject == CELLS and is_cell(year.place))
    ]
    for value in missing[:MISSING_SHOWN]:
        yield _task(shown.label(year, value), shown.figure_url(value.tag), _("thiếu"), "due")
    if len(missing) > MISSING_SHOWN:
        more = _("%(count)s số liệu khác còn thiếu") % {"count": len(missing) - MISSING_SHOWN}
        yield _task(more, _figures_url(), _("thiếu"), "due")


def _disputed(year: Year) -> Iterable[dict[str, object]]:
    """Old papers that disagree: one of them has to be chosen before any is used."""
    for value in year.values.values():
        if value.is_disputed:
            yield _task(shown.label(year, value), shown.figure_url(value.tag), _("văn bản cũ ghi khác nhau"), "due")


def _probation(year: Year) -> Iterable[dict[str, object]]:
    """Members whose probation ends soon, counted from the day of judging, in three steps of a month."""
    today, ends = judged_on(year), []
    for admitted_on in members.probationary_since(year.place.reads("member.read"), today):
        try:
            ends.append(admission_rules.probation_ends_on(admitted_on))
        except TongketError:
            continue  # admitted before the rule that is known: no end can be told
    url = f"{list_url(ledgers()['members'])}?{urlencode({'sap-xep': '-admitted_on'})}"
    overdue = sum(end < today for end in ends)
    if overdue:
        label = _("%(count)s đảng viên dự bị đã hết hạn, chưa ghi ngày chính thức") % {"count": overdue}
        yield _task(label, url, _("quá hạn"), "bad")
    start = today
    for days in SOON:
        until = today + timedelta(days=days)
        count = sum(start <= end < until for end in ends)
        start = until
        if count:
            label = _("%(count)s đảng viên hết thời gian dự bị") % {"count": count}
            yield _task(label, url, _("trong %(days)s ngày") % {"days": days}, "info")


def _members_due(year: Year) -> Iterable[dict[str, object]]:
    """Transfers that wait, dues owed and fields that papers need, one line a kind; probation is told above."""
    place = year.place
    found = alerts_of(place.reads("member.read"), judged_on(year), place.reads("dues.read"))
    yield from summed_up([alert for alert in found if alert.kind not in (alerts.PROBATION, alerts.RECOGNITION)])


def _badges(year: Year) -> Iterable[dict[str, object]]:
    """Members who reach a level by the next round and have not received it."""
    today = judged_on(year)
    upcoming = badge_windows.next_round(today)
    due = len(round_of(year.place.office.id, upcoming, year.place.reads("badge.read")).due)
    if due:
        label = _("%(count)s đảng viên đủ tuổi Đảng nhận Huy hiệu") % {"count": due}
        yield _task(label, list_url(ledgers()["badge_awards"]), _("đợt %(day)s") % {"day": date_vi(upcoming)}, "info")


def _cap(year: Year) -> Iterable[dict[str, object]]:
    """More rated excellent than a reading of the cap allows: a question, not a verdict."""
    for tag, label in (("ratings.members", _("Đảng viên xuất sắc")), ("ratings.cells", _("Chi bộ xuất sắc"))):
        counts = {level: year.count(f"{tag}?level={level}") or 0 for level in LEVELS}
        if not counts["excellent"]:
            continue
        try:
            report = excellent_cap(counts, year.place.year)
        except TongketError:
            continue  # no cap is known for the year: nothing to ask
        if report.verdict is not Verdict.WITHIN:
            lowest = min(reading.limit for reading in report.readings)
            text = _("%(label)s: %(count)s; có cách tính chỉ cho %(limit)s") % {
                "label": label, "count": report.excellent, "limit": lowest,
            }  # fmt: skip
            yield _task(text, shown.figure_url(f"{tag}?level=excellent"), _("cần xem"), "due")


def _figures_url() -> str:
    return shown.figure_url("").split("mo/", maxsplit=1)[0]
