"""The frame in which tests fill forms; office and people are assumed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tongket.documents.forms.definition import Form
from tongket.documents.forms.frame import Frame
from tongket.documents.forms.reading.form import read_form
from tongket.documents.paper.model import Paper, Signature
from tongket.documents.render.html import to_html

FRAME = Frame(
    on=date(2026, 10, 5), issuer="ĐẢNG ỦY XÃ MẪU", superior="ĐẢNG BỘ TỈNH MẪU", place="Mẫu",
    organization="Đảng bộ xã Mẫu", committee="Đảng ủy xã Mẫu", body="Ban Thường vụ Đảng ủy xã Mẫu",
    number_line="Số        -QĐ/ĐU", signer=Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Giả Định"),
    archive="Lưu Văn phòng Đảng ủy",
)  # fmt: skip
HEAD = 'name: {vi: "Mẫu thử", en: "A form"}\npaper_type: '


def form_of(folder: Path, text: str, paper_type: str = "decision") -> Form:
    """A form from the text of its file."""
    path = folder / "thu.yaml"
    path.write_text(f"{HEAD}{paper_type}\n{text}", encoding="utf-8")
    return read_form(path, "thu/thu")


def text_of(paper: Paper) -> str:
    """What the paper says, as its HTML has it."""
    return to_html(paper)
