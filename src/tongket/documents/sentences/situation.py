"""How large the organisation is: cells, members, their standing and party age."""

from __future__ import annotations

from tongket.documents.sentences.shown import Figures, dimension_word, listed, place
from tongket.rules.vocabulary import in_sentence

CELLS = ("cell", "grassroots_cell", "subordinate_cell")


def size(figures: Figures, organization: str) -> str:
    """Cells and members. Both are expected of every year, so they are named as missing where they lack."""
    if figures.value("cells.total") == 0:
        return f"{organization} có {place('members.total')} đảng viên{_standings(figures)}."
    others = [
        f"{place('organizations.by_type', **value.dimensions)} {in_sentence(value.dimensions['type'])}"
        for value in figures.all("organizations.by_type")
        if value.value and value.dimensions["type"] not in CELLS
    ]
    below = listed([*others, f"{place('cells.total')} chi bộ"])
    return f"{organization} có {below} với {place('members.total')} đảng viên{_standings(figures)}."


def statuses(figures: Figures) -> str:
    """Those exempted from work and meetings, those suspended."""
    parts = []
    if figures.count("members.by_status", status="exempted"):
        parts.append(f"{place('members.by_status', status='exempted')} đảng viên được miễn công tác và sinh hoạt đảng")
    if figures.count("members.by_status", status="suspended"):
        parts.append(f"{place('members.by_status', status='suspended')} đảng viên bị đình chỉ sinh hoạt đảng")
    return f"Có {listed(parts)}." if parts else ""


def party_ages(figures: Figures) -> str:
    """How many have been members for thirty years and longer; the young by ten years."""
    bands = [band for band in ("from_50", "from_40_to_49", "from_30_to_39") if _in_band(figures, band)]
    if not bands:
        return ""
    parts = [
        f"{place('members.by_party_age', party_age=band)} đồng chí {dimension_word('party_age', band)}"
        for band in bands
    ]
    return f"Xét theo tuổi Đảng, có {listed(parts)}."


def _standings(figures: Figures) -> str:
    if not figures.count("members.by_standing", standing="probationary"):
        return ""
    official, probationary = (place("members.by_standing", standing=word) for word in ("official", "probationary"))
    return f", gồm {official} đảng viên chính thức và {probationary} đảng viên dự bị"


def _in_band(figures: Figures, band: str) -> bool:
    return figures.count("members.by_party_age", party_age=band) > 0
