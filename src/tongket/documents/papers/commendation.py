"""Quyết định khen thưởng, with a list for each circle commended."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.documents.paper.model import Annex, Block, Column, Paper, Table, Title
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts.frame import article, centred, grounds, paper
from tongket.documents.sentences.inspections import circles

LISTS = (
    (("organization",), "tổ chức đảng"),
    (("collective",), "tập thể"),
    (("member", "individual"), "cá nhân"),
)
BODIES = {"T/M BAN THƯỜNG VỤ": "BAN THƯỜNG VỤ ĐẢNG ỦY", "T/M CHI BỘ": "CHI BỘ"}


def build(dossier: Dossier) -> Paper:
    figures = dossier.figures
    body = _body(dossier)
    office = "Chi ủy" if body == BODIES["T/M CHI BỘ"] else "Văn phòng Đảng ủy"
    named = _named(dossier)
    blocks: list[Block] = [
        *grounds(
            (
                "Căn cứ Điều lệ Đảng",
                "Căn cứ các quy định của Trung ương về khen thưởng tổ chức đảng và đảng viên",
                f"Căn cứ Quy chế làm việc của {dossier.committee}",
                f"Căn cứ kết quả thực hiện nhiệm vụ và kết quả đánh giá, xếp loại năm {dossier.year}",
            )
        ),
        centred(f"{body} QUYẾT ĐỊNH"),
        article(
            1,
            figures.text(
                f"Khen thưởng {circles(figures)} có thành tích trong thực hiện nhiệm vụ năm {dossier.year} "
                "(có danh sách kèm theo)."
            ),
        ),
        article(2, "Kinh phí khen thưởng thực hiện theo quy định hiện hành về chế độ khen thưởng của Đảng."),
        article(
            3,
            f"{office} và các {named} có tên trong danh sách thi hành Quyết định này. "
            "Quyết định có hiệu lực từ ngày ký.",
        ),
    ]
    return paper(
        dossier,
        "decision",
        f"khen thưởng {named} có thành tích năm {dossier.year}",
        blocks,
        recipients=("Như Điều 3", "Lưu Văn phòng"),
        annexes=[annex for subjects, noun in LISTS if (annex := _annex(dossier, subjects, noun))],
    )


def _body(dossier: Dossier) -> str:
    signer = dossier.office.signers.get("decision")
    return BODIES.get(signer.authority if signer else "T/M BAN THƯỜNG VỤ", "BAN CHẤP HÀNH ĐẢNG BỘ")


def _named(dossier: Dossier) -> str:
    """The circles that have someone commended: "tập thể, cá nhân"."""
    present = {row.subject for row in dossier.lists.awards}
    return ", ".join(noun for subjects, noun in LISTS if present.intersection(subjects))


def _annex(dossier: Dossier, subjects: Sequence[str], noun: str) -> Annex | None:
    rows = [row for row in dossier.lists.awards if row.subject in subjects]
    if not rows:
        return None
    optional = [
        (Column("Nơi công tác, sinh hoạt", 26), [row.unit if row.unit != row.name else "" for row in rows]),
        (Column("Danh hiệu", 26), [row.title for row in rows]),
        (Column("Hình thức", 16, "center"), [row.form for row in rows]),
        (Column("Thành tích", 26), [row.reason for row in rows]),
    ]
    shown = [(column, texts) for column, texts in optional if any(texts)]
    lines = tuple(
        (str(number), row.name, *(texts[number - 1] for _, texts in shown)) for number, row in enumerate(rows, 1)
    )
    columns = (Column("TT", 6, "center"), Column("Tên", 34), *(column for column, _ in shown))
    return Annex(Title("Danh sách", f"{noun} được khen thưởng"), (Table(columns, lines),), "(kèm theo Quyết định)")
