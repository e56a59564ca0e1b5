"""A rehearsal as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tongket.access.gate import Found
from tongket.procedures.reorganizing.rehearse import Count, Rehearsal, UnitChange
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.refusals import findings_of

Row = dict[str, object]
KINDS = {
    "inspection": lambda: _("Cuộc kiểm tra, giám sát chưa kết luận"),
    "target": lambda: _("Chỉ tiêu"),
    "admission_plan": lambda: _("Chỉ tiêu kết nạp"),
    "dues": lambda: _("Sổ thu đảng phí"),
    "transfer": lambda: _("Chuyển sinh hoạt đang làm"),
    "role": lambda: _("Vai trò người dùng"),
    "quota": lambda: _("Vượt tỷ lệ xuất sắc"),
}


def rehearsal_shown(found: Rehearsal) -> Mapping[str, object]:
    """What the act would do, part by part, in words."""
    decision = found.plan.decision
    return {
        "on": date_vi(found.plan.on),
        "decision": decision.number,
        "decided_on": date_vi(decision.on) if decision.on else "",
        "decided_by": decision.by,
        "doubt": found.plan.doubt,
        "units": [_unit(change) for change in found.units],
        "moved": found.moved,
        "posts": [
            {"name": each.name, "post": vocabulary.label(each.post, language(), "post"), "unit": each.unit}
            for each in found.posts
        ],
        "sizes": [{"unit": each.unit.name, "finding": findings_of(Found(0, each.finding))} for each in found.sizes],
        "concerns": [
            {"kind": KINDS[each.kind]() if each.kind in KINDS else each.kind, "unit": each.unit, "count": each.count,
             "text": each.text, "source": str(each.citation) if each.citation else ""}
            for each in found.concerns
        ],
        "twins": [
            {"names": " – ".join(each.names), "born": date_vi(each.birth_date) if each.birth_date else "",
             "cards": ", ".join(card or _("chưa có") for card in each.cards), "units": ", ".join(each.units)}
            for each in found.twins
        ],
        "warnings": found.warnings,
        "is_conserved": found.is_conserved,
        "sums": len(found.sums),
        "changed_sums": [
            {"tag": line.tag, "on": date_vi(line.as_of), "before": line.before, "after": line.after}
            for line in found.sums
            if line.before != line.after
        ],
    }  # fmt: skip


def _unit(change: UnitChange) -> Row:
    before, after = change.before, change.after
    if before is None:
        said = _("thành lập")
    elif after is None:
        said = _("kết thúc hoạt động")
    else:
        said = _("giữ nguyên") if before == after else _("thay đổi")
        if before.name != after.name:
            said = _("trước là %(name)s") % {"name": before.name}
        elif before.parent != after.parent:
            said = _("chuyển cấp trên trực tiếp")
    return {
        "name": change.unit.name,
        "said": said,
        "before": _count(change.members_before),
        "after": _count(change.members_after),
    }


def _count(count: Count | None) -> str:
    return "–" if count is None else f"{count.official}/{count.total}"
