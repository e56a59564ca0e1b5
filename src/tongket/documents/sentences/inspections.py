"""Inspection and supervision, by who did it; commendations."""

from __future__ import annotations

from tongket.documents.sentences.shown import Figures, listed, place
from tongket.rules.vocabulary import in_sentence, terms

ACTORS = {
    "party_committee": "Đảng ủy",
    "standing_committee": "Ban Thường vụ Đảng ủy",
    "inspection_commission": "Ủy ban Kiểm tra Đảng ủy",
    "cell": "Các chi bộ",
}
NATURES = (("inspection", "kiểm tra"), ("supervision", "giám sát"))


def inspected(figures: Figures, actor: str) -> str:
    """What one actor did: rounds, over how many organisations and members."""
    parts = [part for nature, verb in NATURES if (part := _nature(figures, actor, nature, verb))]
    return f"{ACTORS[actor]} đã tổ chức {'; '.join(parts)}." if parts else ""


def covered(figures: Figures) -> str:
    """How many of all members were inspected or supervised."""
    if not figures.count("inspections.members_covered"):
        return ""
    told = f"Trong năm, đã kiểm tra, giám sát {place('inspections.members_covered')}"
    if figures.whole("inspections.members_covered") is not None:
        told += f"/{place('members.total')}"
    return told + " đảng viên."


def _nature(figures: Figures, actor: str, nature: str, verb: str) -> str:
    known = {"actor": actor, "nature": nature}
    if not figures.count("inspections.cases", **known):
        return ""
    objects = [
        f"{place(figure_id, **known)} {noun}"
        for figure_id, noun in (("inspections.organizations", "tổ chức đảng"), ("inspections.members", "đảng viên"))
        if figures.count(figure_id, **known)
    ]
    told = f"{place('inspections.cases', **known)} cuộc {verb}"
    return f"{told} đối với {listed(objects)}" if objects else told


def circles(figures: Figures) -> str:
    """Who was commended: "02 chi bộ, 01 tập thể và 26 cá nhân"; nothing where nobody was."""
    return listed(
        [
            f"{place(figure_id)} {noun}"
            for figure_id, noun in (
                ("awards.cells", "chi bộ"),
                ("awards.collectives", "tập thể"),
                ("awards.individuals", "cá nhân"),
            )
            if figures.count(figure_id)
        ]
    )


def commended(figures: Figures) -> str:
    """Collectives, cells and individuals commended."""
    found = circles(figures)
    return f"Đã biểu dương, khen thưởng {found} có thành tích trong thực hiện nhiệm vụ." if found else ""


def commended_by_title(figures: Figures) -> str:
    """The titles behind the commendations, where they were entered."""
    parts = []
    for figure_id, noun in (
        ("awards.cells_by_title", "chi bộ"),
        ("awards.collectives_by_title", "tập thể"),
        ("awards.individuals_by_title", "cá nhân"),
    ):
        for value in figures.all(figure_id):
            word = value.dimensions["title"]
            if value.value and word in terms():
                parts.append(f"{place(figure_id, title=word)} {noun} {in_sentence(word)}")
    return f"Trong đó, công nhận {listed(parts)}." if parts else ""
