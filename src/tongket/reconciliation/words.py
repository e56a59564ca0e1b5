"""The words a reading is printed in for others: the one table between the glossary's words and those.

Kinds, indicators and attributes not named here have the same words inside and outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tongket.reconciliation.facts import Attribute, Fact, Reading

LEVELS = {
    "excellent": "xuat_sac",
    "excellent_exemplary": "xuat_sac_tieu_bieu",
    "good": "tot",
    "good_or_better": "xuat_sac+tot",
    "completed": "hoan_thanh",
    "not_completed": "khong_hoan_thanh",
    "not_rated": "khong_xep_loai",
    "rated": "duoc_danh_gia",
}
SUBJECTS = {
    "cell": "chi_bo",
    "committee_organization": "dang_bo",
    "organization": "to_chuc_dang",
    "leadership_collective": "tap_the_lanh_dao",
    "member": "dang_vien",
    "key_cadre": "can_bo",
    "collective": "tap_the",
    "individual": "ca_nhan",
}
INSPECTED = {
    "inspection_case": "cuoc",
    "cell": "chi_bo",
    "organization": "to_chuc_dang",
    "office_unit": "don_vi",
    "member": "dang_vien",
}
PRINTED: Mapping[str, Mapping[str, str]] = {
    "level": LEVELS,
    "subject": SUBJECTS,
    "actor": {"party_committee": "dang_uy", "inspection_commission": "ubkt", "cell": "chi_bo"},
    "result": {
        "met": "dat",
        "exceeded": "vuot",
        "met_or_exceeded": "dat_vuot",
        "not_met": "chua_dat",
        "on_track": "dang_thuc_hien",
        "all": "tong_so",
        "excellent": "xuat_sac",
        "good": "tot",
        "completed": "hoan_thanh",
    },
    "scope": {
        "official": "chính thức",
        "probationary": "dự bị",
        "women": "nữ",
        "ethnic_minority": "dân tộc thiểu số",
        "exempted": "được miễn",
        "party_age": "tuổi đảng",
        "organization": "tổ chức đảng",
        "committee_organization": "đảng bộ",
    },
    "direction": {"moved_in": "in", "recognized_official": "chinh_thuc"},
    "body": {
        "executive_committee": "BCH",
        "cell_committee": "chi ủy",
        "delegation": "đoàn đại biểu",
        "alternate_delegates": "đoàn đại biểu dự khuyết",
    },
    "event": {
        "year_end_summary": "tong_ket",
        "mid_term_review": "so_ket",
        "badge_ceremony": "trao_huy_hieu",
        "review_meeting": "kiem_diem",
        "congress": "dai_hoi",
        "party_committee_meeting": "bch",
        "resolution_study": "hoc_tap_nghi_quyet",
    },
    "who": {"member": "đảng viên", "delegate": "đại biểu"},
}
"""By attribute: the glossary's word and the printed one."""
COUNTED_BY_UNIT = frozenset({"inspection", "supervision"})
Printed = str | bool | int | list[int] | None


def printed(reading: Reading) -> dict[str, list[dict[str, Printed]]]:
    """A reading as `tongket read` prints it, in the order of the text.

    `facts`: kind, value, of, of_role, unit, approx (null where there is none), quote, at, and the attributes of the
    kind beside them; `value` and `of` are text of the exact digits. `unrecognised`: quote, at. `set_aside`: quote, at,
    rule. `at` counts code points of the text from 0.
    """
    return {
        "facts": [printed_fact(fact) for fact in reading.facts],
        "unrecognised": [{"quote": row.quote, "at": row.at.start} for row in reading.unrecognised],
        "set_aside": [{"quote": row.quote, "at": row.at.start, "rule": row.rule} for row in reading.set_aside],
    }


def printed_fact(fact: Fact) -> dict[str, Printed]:
    """One fact in the printed words."""
    head: dict[str, Printed] = {
        "kind": fact.kind,
        "value": _value(fact),
        "of": _digits(fact.of),
        "of_role": fact.of_role or None,
        "unit": (INSPECTED.get(fact.unit, fact.unit) if fact.kind in COUNTED_BY_UNIT else fact.unit) or None,
        "approx": fact.approx or None,
    }
    attributes = {name: _attribute(name, value) for name, value in fact.attributes.items() if name not in head}
    return {**head, **attributes, "quote": fact.quote, "at": fact.at.start}


def _value(fact: Fact) -> str | None:
    if isinstance(fact.value, str):
        return LEVELS.get(fact.value, fact.value)
    return _digits(fact.value)


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _attribute(name: str, value: Attribute) -> Printed:
    if isinstance(value, tuple):
        return list(value)
    return PRINTED[name].get(value, value) if isinstance(value, str) and name in PRINTED else value
