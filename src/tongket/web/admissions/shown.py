"""A candidate as the pages show it: stage, next step, what blocks it, the clocks, the steps taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Kept
from tongket.records.admissions.candidates.book import StepEntry
from tongket.records.admissions.candidates.facts import Known
from tongket.records.admissions.candidates.queries import PIPELINE, Standpoint
from tongket.records.members import queries as members
from tongket.rules import vocabulary
from tongket.rules.candidate_stages import STEPS, Clock, Stage, Standing
from tongket.rules.decision import Finding, Weight
from tongket.rules.notation import date_vi, number_vi
from tongket.rules.periods import whole_months_between
from tongket.web.language import language

SOON = timedelta(days=30)
IN_MONTHS = 90
"""More days than this are told in months."""
BOARD = (*PIPELINE, Stage.PROBATION)
"""The columns of the board."""


def stage_name(stage: Stage) -> str:
    names = {
        Stage.PREPARING: _("Bồi dưỡng nhận thức"),
        Stage.FILING: _("Làm hồ sơ"),
        Stage.CHECKING: _("Thẩm tra, lấy ý kiến"),
        Stage.VOTING: _("Xét, biểu quyết"),
        Stage.DECIDING: _("Quyết định, lễ kết nạp"),
        Stage.PROBATION: _("Dự bị"),
        Stage.OFFICIAL: _("Đã là chính thức"),
        Stage.ENDED: _("Đã thôi"),
    }
    return str(names[stage])


def stage_hint(stage: Stage) -> str:
    """What the stage is waiting for, said where its column is empty."""
    hints = {
        Stage.PREPARING: _("Người mới được đưa vào danh sách, chờ học lớp nhận thức về Đảng."),
        Stage.FILING: _("Đã học lớp nhận thức; chờ đơn, lý lịch và giấy giới thiệu."),
        Stage.CHECKING: _("Hồ sơ đã có; chờ thẩm tra lý lịch và ý kiến của đoàn thể, nơi cư trú."),
        Stage.VOTING: _("Đủ hồ sơ; chờ chi bộ (và cấp ủy) biểu quyết."),
        Stage.DECIDING: _("Chờ quyết định kết nạp, rồi lễ kết nạp trong thời hạn."),
        Stage.PROBATION: _("Đảng viên dự bị, từ lễ kết nạp đến khi được công nhận chính thức."),
    }
    return str(hints[stage])


def step_name(kind: str) -> str:
    return vocabulary.label(kind, language(), "candidate_step")


def clock_name(clock: Clock) -> str:
    names = {
        "certificate": _("Giấy chứng nhận có giá trị đến"),
        "ceremony": _("Hạn tổ chức lễ kết nạp"),
        "member_file": _("Hạn nộp lý lịch đảng viên"),
        "probation": _("Hết 12 tháng dự bị"),
        "recognition": _("Hạn chi bộ xét công nhận"),
    }
    return str(names[clock.id])


def clocks_of(standing: Standing, today: date) -> Sequence[dict[str, object]]:
    """The clocks with their last day, in the order in which they run out."""
    return [_clock(clock, today) for clock in sorted(standing.clocks, key=lambda clock: clock.last_day)]


def card(standpoint: Standpoint, unit: str, today: date) -> dict[str, object]:
    """One card of the board."""
    line, standing = standpoint.candidate.line, standpoint.standing
    return {
        "name": line.entry.full_name,
        "url": reverse("candidate", args=[line.key]),
        "unit": unit,
        "next": step_name(standing.next_step) if standing.next_step else stage_name(standing.stage),
        "is_readmission": line.entry.readmits is not None,
        "blocks": [_block(finding) for finding in standing.blocks],
        "clocks": clocks_of(standing, today),
    }


def path_of(candidate: Known, standing: Standing, may_withdraw: bool) -> Sequence[dict[str, object]]:
    """The steps in order: those taken with what they hold, the next one, those to come."""
    taken: dict[str, list[Kept[StepEntry]]] = {}
    for kept in candidate.steps:
        taken.setdefault(kept.entry.kind, []).append(kept)
    people = members.names({kept.entry.member for kept in candidate.steps if kept.entry.member is not None})
    optional = {"provincial_consent": candidate.facts.readmission is not None, "committee_vote": False}
    order = [*STEPS, "candidate_dropped"]
    order.insert(order.index("introduced") + 1, "union_resolution")
    return [
        {
            "name": step_name(kind),
            "state": _state(kind, taken, standing),
            "lines": [_taken(candidate, kept, people, may_withdraw) for kept in taken.get(kind, ())],
        }
        for kind in order
        if kind in taken or kind == standing.next_step or (kind in STEPS and optional.get(kind, True))
    ]


def tally_line(step: StepEntry) -> str:
    """The three numbers of a vote in words; empty for any other step."""
    if step.due is None:
        return ""
    words = {"due": step.due, "present": step.present, "agree": step.agree}
    return _("phải dự %(due)s, có mặt %(present)s, tán thành %(agree)s") % words


def _taken(candidate: Known, kept: Kept[StepEntry], people: Mapping[int, str], may_withdraw: bool) -> dict[str, object]:
    step = kept.entry
    withdraw = reverse("candidate-step-withdraw", args=[candidate.line.key, kept.key])
    return {
        "day": date_vi(step.happened_on),
        "text": "; ".join(_details(step, people)),
        "version": kept.version,
        "withdraw_url": withdraw if may_withdraw else "",
    }


def _details(step: StepEntry, people: Mapping[int, str]) -> Iterable[str]:
    if step.number:
        yield step.number
    if step.kind == "admission_decision":
        yield vocabulary.label(step.issuer, language(), "admission_body")
    elif step.issuer:
        yield step.issuer
    if step.member is not None:
        yield people.get(step.member, "")
    if step.since is not None:
        words = {"day": date_vi(step.since)}
        is_recognition = step.kind == "recognition_decision"
        yield (_("chính thức từ %(day)s") if is_recognition else _("cùng đơn vị từ %(day)s")) % words
    if tally := tally_line(step):
        yield tally


def _state(kind: str, taken: Mapping[str, object], standing: Standing) -> str:
    if kind == standing.next_step:
        return "now"
    return "done" if kind in taken else "todo"


def _clock(clock: Clock, today: date) -> dict[str, object]:
    tone = "bad" if clock.is_over(today) else "due" if clock.last_day - today <= SOON else "info"
    if clock.id == "probation":
        tone = "ok" if clock.last_day <= today else "due" if clock.last_day - today <= SOON else "info"
    return {
        "label": clock_name(clock),
        "day": date_vi(clock.last_day),
        "chip": {"label": _left(today, clock.last_day), "tone": tone},
        "source": str(clock.citation) if clock.citation else "",
    }


def _left(today: date, last_day: date) -> str:
    days = (last_day - today).days
    if days < 0:
        return _("đã qua %(days)s ngày") % {"days": number_vi(-days)}
    if days > IN_MONTHS:
        return _("còn %(months)s tháng") % {"months": whole_months_between(today, last_day)}
    return _("còn %(days)s ngày") % {"days": days} if days else _("hôm nay")


def _block(finding: Finding) -> dict[str, object]:
    tones = {Weight.REFUSES: "bad", Weight.ASKS_REASON: "due", Weight.WARNS: "info"}
    return {
        "tone": tones[finding.weight],
        "text": finding.message(language()),
        "source": str(finding.citation) if finding.citation else "",
    }
