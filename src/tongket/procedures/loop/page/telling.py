"""The loop in Vietnamese words: outcomes and why, kinds, numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tongket.procedures.loop.counterparts import word
from tongket.procedures.loop.records import Recorded
from tongket.procedures.loop.round import Outcome, Step
from tongket.reconciliation.facts import Fact, Span
from tongket.reconciliation.findings.checked import CheckedFact, State
from tongket.reconciliation.kinds import kind_label
from tongket.rules.notation import date_vi, number_vi

NAMES = {
    Outcome.SAME: "về nguyên vẹn",
    Outcome.REWORDED: "về đúng, ghi khác",
    Outcome.UNREAD: "đọc lại chưa nhận ra",
    Outcome.NOT_TOLD: "bài mới không nêu",
    Outcome.NOT_RECORDED: "sổ không có",
    Outcome.DIFFERS: "lệch với sổ",
    Outcome.OBJECTIVE: "mục tiêu năm sau",
    Outcome.NOT_UNDERSTOOD: "chưa hiểu",
    Outcome.OF_THE_DOCUMENT: "thuộc về văn bản",
}
WHY = {
    Outcome.SAME: "",
    Outcome.REWORDED: "Cùng số liệu của sổ; bài mới ",
    Outcome.UNREAD: "Sổ có, bài mới có viết, nhưng đọc lại chưa nhận ra câu này.",
    Outcome.NOT_TOLD: "Sổ có, nhưng chưa có câu nào của bài mới nêu số này.",
    Outcome.NOT_RECORDED: "Sổ không có dòng nào cho số này nên bài mới không viết.",
    Outcome.DIFFERS: "Số trong bài không khớp với sổ.",
    Outcome.OBJECTIVE: "Là mục tiêu, không phải kết quả nên không vào bài mới.",
    Outcome.NOT_UNDERSTOOD: "Chưa hiểu số này nói về điều gì.",
    Outcome.OF_THE_DOCUMENT: "Là tên, ngày, năm hoặc nhiệm kỳ của chính văn bản; sổ không giữ, bài mới không nhắc lại.",
}
SIGNS = {Outcome.SAME: "✓", Outcome.REWORDED: "✓", Outcome.UNREAD: "✗", Outcome.DIFFERS: "✗"}
TONES = {
    Outcome.SAME: "ok",
    Outcome.REWORDED: "ok",
    Outcome.UNREAD: "bad",
    Outcome.DIFFERS: "bad",
    Outcome.OBJECTIVE: "info",
    Outcome.NOT_UNDERSTOOD: "due",
}
ASIDE = {
    "date": "ngày tháng",
    "document_number": "số, điều khoản của văn bản",
    "legal_date": "ngày của văn bản",
    "posting_date": "ngày đăng bài",
    "page_furniture": "phần phụ của trang",
    "phone_number": "số điện thoại",
    "time_of_day": "giờ",
    "anniversary": "ngày kỷ niệm",
    "badge_round": "đợt trao Huy hiệu Đảng",
    "badge_years": "số năm tuổi Đảng trên Huy hiệu",
    "programme_number": "số của chương trình, đề án",
    "place_with_number": "số trong tên địa danh",
    "ordinal": "số thứ tự",
    "span_of_time": "khoảng thời gian",
    "targets_adopted": "chỉ tiêu mới được thông qua",
    "other_count": "số đếm không thuộc số liệu báo cáo",
    "merged_units": "số đơn vị sáp nhập",
}
YEARS = frozenset({"report_year", "term"})


def why(step: Step) -> str:
    """What became of a fact, in a sentence; nothing is to be said of what came back the very same."""
    told = WHY[step.outcome]
    return f"{told}{'; '.join(step.changes)}." if step.changes else told


def sign(outcome: Outcome) -> str:
    return SIGNS.get(outcome, "–")


def tone(outcome: Outcome) -> str:
    return TONES.get(outcome, "none")


def named(checked: CheckedFact, recorded: Recorded) -> str:
    """What a fact is about: its kind, or, where only the figure is known, the figure."""
    return kind_label(checked.fact.kind) if checked.fact.kind else recorded.label(checked.tag)


def understood(fact: Fact) -> str:
    """The value as it was understood: "149/191", "18,2 %", "02 cuộc"."""
    if fact.kind in YEARS:
        return f"{fact.value:f}" if isinstance(fact.value, Decimal) else str(fact.value)
    if fact.kind == "meeting_date":
        return _day(str(fact.value))
    if isinstance(fact.value, str):
        return word(fact.value)
    whole = f"/{number_vi(fact.of)}" if fact.of is not None else ""
    if fact.unit.startswith("%"):
        return f"{number_vi(fact.value)}{whole}{fact.unit}"
    unit = fact.unit if fact.kind.startswith("indicator") else ""
    return f"{number_vi(fact.value)}{whole} {unit}".rstrip()


def recorded_value(checked: CheckedFact, recorded: Recorded) -> str:
    """What the records say: the figure's value, or that they hold the same name, day or level."""
    found = recorded.value(checked.tag)
    if checked.state is State.AGREES and (not found or isinstance(checked.fact.value, str)):
        return "khớp"
    return found or "–"


def one_line(text: str) -> str:
    return " ".join(text.split())


def words_at(text: str, at: Span) -> str:
    return one_line(at.of(text))


def aside(rule: str) -> str:
    return ASIDE.get(rule, "không phải số liệu của báo cáo")


def _day(text: str) -> str:
    try:
        return date_vi(date.fromisoformat(text))
    except ValueError:
        return text
