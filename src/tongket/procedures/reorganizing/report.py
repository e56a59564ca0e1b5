"""A rehearsal in words and as JSON: what people read before they decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tongket.organizations.queries import Unit
from tongket.procedures.reorganizing.rehearse import Count, Rehearsal, UnitChange
from tongket.procedures.reorganizing.sums import SumLine
from tongket.procedures.reorganizing.touching import Concern, Twins
from tongket.rules import notation, vocabulary

KINDS = {
    "inspection": "Cuộc kiểm tra, giám sát chưa kết luận",
    "target": "Chỉ tiêu",
    "admission_plan": "Chỉ tiêu kết nạp",
    "candidate": "Người đang được xét kết nạp",
    "dues": "Sổ thu đảng phí",
    "transfer": "Chuyển sinh hoạt đang làm",
    "role": "Vai trò người dùng",
    "quota": "Vượt tỷ lệ xuất sắc",
}


def told(rehearsal: Rehearsal) -> Sequence[str]:
    """The lines of the rehearsal, in Vietnamese."""
    plan = rehearsal.plan
    decision = plan.decision
    day = f" ngày {notation.date_vi(decision.on)}" if decision.on else ""
    lines = [f"{plan.title}, từ ngày {notation.date_vi(plan.on)}", f"Căn cứ: {decision.number}{day} của {decision.by}"]
    if plan.doubt:
        lines.append(f"Chưa chắc chắn: {plan.doubt}")
    lines += ["", "Tổ chức và đảng viên (chính thức/tổng số), trước → sau:"]
    lines += [f"  {_change(change)}" for change in rehearsal.units]
    lines.append(f"Đảng viên chuyển sinh hoạt theo tổ chức: {rehearsal.moved}")
    lines += _block(
        "Chức vụ kết thúc",
        [f"{post.name}, {vocabulary.label(post.post).lower()}, {post.unit}" for post in rehearsal.posts],
    )
    lines += _block("Cấp ủy, cơ quan kết thúc", rehearsal.bodies)
    lines += _block(
        "Quy mô cần xem lại",
        [f"{each.unit.name}: {each.finding.message()} ({each.finding.citation})" for each in rehearsal.sizes],
    )
    lines += _block("Việc đang mở tại các tổ chức này", [_concern(each) for each in rehearsal.concerns])
    lines += _block("Có thể trùng người", [_twins(each) for each in rehearsal.twins])
    lines += _block("Lưu ý", rehearsal.warnings)
    lines += ["", _sums(rehearsal)]
    lines += [f"  {_sum(line)}" for line in rehearsal.sums if line.before != line.after]
    return lines  # fmt: skip


def as_json(rehearsal: Rehearsal) -> Mapping[str, object]:
    """The same as plain values; numbers are strings of their exact digits."""
    plan = rehearsal.plan
    return {
        "title": plan.title,
        "on": plan.on.isoformat(),
        "decision": {
            "number": plan.decision.number,
            "date": plan.decision.on.isoformat() if plan.decision.on else None,
            "by": plan.decision.by,
            "article": plan.decision.article or None,
        },
        "doubt": plan.doubt or None,
        "units": [_unit_json(change) for change in rehearsal.units],
        "members_moved": rehearsal.moved,
        "posts_ended": [{"member": post.name, "post": post.post, "unit": post.unit} for post in rehearsal.posts],
        "bodies_ended": list(rehearsal.bodies),
        "sizes": [
            {"unit": each.unit.slug, "code": each.finding.code, "message": each.finding.message(),
             "citation": str(each.finding.citation)} for each in rehearsal.sizes
        ],
        "concerns": [
            {"kind": each.kind, "unit": each.unit, "count": each.count, "text": each.text or None,
             "citation": str(each.citation) if each.citation else None} for each in rehearsal.concerns
        ],
        "duplicates": [
            {"names": list(each.names), "cards": list(each.cards), "units": list(each.units),
             "birth_date": each.birth_date.isoformat() if each.birth_date else None} for each in rehearsal.twins
        ],
        "warnings": list(rehearsal.warnings),
        "conserved": rehearsal.is_conserved,
        "sums": [
            {"figure": line.tag, "as_of": line.as_of.isoformat(), "before": f"{line.before:f}",
             "after": f"{line.after:f}"} for line in rehearsal.sums
        ],
    }  # fmt: skip


def _block(title: str, lines: Sequence[str]) -> Iterable[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines)] if lines else []


def _change(change: UnitChange) -> str:
    counts = f"{_count(change.members_before)} → {_count(change.members_after)}"
    if change.before is None:
        return f"{change.unit.name}: thành lập; {counts}"
    if change.after is None:
        return f"{change.unit.name}: kết thúc hoạt động; {counts}"
    renamed = f" (trước là {change.before.name})" if change.before.name != change.after.name else ""
    moved = "; chuyển cấp trên trực tiếp" if change.before.parent != change.after.parent else ""
    return f"{change.after.name}{renamed}{moved}: {counts}"


def _count(count: Count | None) -> str:
    return "–" if count is None else f"{notation.number_vi(count.official)}/{notation.number_vi(count.total)}"


def _concern(each: Concern) -> str:
    said = f": {each.text}" if each.text else ""
    cited = f" ({each.citation})" if each.citation else ""
    return f"{KINDS[each.kind]} – {each.unit} – {notation.number_vi(each.count)}{said}{cited}"


def _twins(each: Twins) -> str:
    born = f", sinh {notation.date_vi(each.birth_date)}" if each.birth_date else ""
    return f"{' – '.join(each.names)}{born}; thẻ {', '.join(card or 'chưa có' for card in each.cards)}"


def _sums(rehearsal: Rehearsal) -> str:
    count = notation.number_vi(len(rehearsal.sums))
    if rehearsal.is_conserved:
        return f"{count} số liệu cộng được giữ nguyên trước và sau."
    return "Số liệu cộng thay đổi, phải xem lại phương án:"


def _sum(line: SumLine) -> str:
    shown = f"{notation.number_vi(line.before)} → {notation.number_vi(line.after)}"
    return f"{line.tag} ngày {notation.date_vi(line.as_of)}: {shown}"


def _unit_json(change: UnitChange) -> Mapping[str, object]:
    return {
        "slug": change.unit.slug,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "members_before": _pair(change.members_before),
        "members_after": _pair(change.members_after),
    }


def _plain(unit: Unit | None) -> Mapping[str, object] | None:
    return None if unit is None else {"name": unit.name, "type": unit.type, "code": unit.code or None}


def _pair(count: Count | None) -> Mapping[str, int] | None:
    return None if count is None else {"official": count.official, "total": count.total}
