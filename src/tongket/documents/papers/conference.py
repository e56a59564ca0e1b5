"""The conference's papers: programme, invitation, minutes to fill in. The same for the year's end and the mid-term."""

from __future__ import annotations

from tongket.documents.paper.model import (
    Blank,
    Block,
    Column,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts.frame import paper, said, sentences
from tongket.documents.papers.parts.outline import outlined, section
from tongket.documents.sentences import attending, building, inspections, ratings, targets
from tongket.rules.load import value_on
from tongket.rules.notation import date_vi
from tongket.rules.vocabulary import label

CHAIR = {
    "opening": "Văn phòng",
    "badge_presentation": "Chủ trì hội nghị, đại diện cấp trên",
    "report": "Phó Bí thư Thường trực",
    "discussion": "Chủ trì hội nghị",
    "superior_address": "Đại diện cấp trên",
    "conclusion": "Bí thư",
    "commendation": "Chủ trì hội nghị",
    "resolution": "Thư ký, chủ trì hội nghị",
    "closing": "Chủ trì hội nghị",
}
DOTS = "." * 48
DAY_LEFT_OPEN = "ngày ......................"
STEPS = {
    "opening": "Chào cờ, tuyên bố lý do, giới thiệu đại biểu; thông qua chương trình",
    "report": "Trình bày báo cáo {report}",
    "discussion": "Thảo luận, tham luận",
    "superior_address": "Phát biểu chỉ đạo của cấp trên",
    "conclusion": "Tiếp thu, kết luận hội nghị",
    "resolution": "Thông qua dự thảo nghị quyết",
    "closing": "Bế mạc hội nghị",
}


def subject(dossier: Dossier) -> str:
    """What the conference is about, as its papers name it."""
    if dossier.is_mid_term:
        return f"sơ kết giữa nhiệm kỳ {dossier.office.term}".strip()
    return f"tổng kết công tác xây dựng Đảng năm {dossier.year}, phương hướng, nhiệm vụ năm {dossier.year + 1}"


def programme(dossier: Dossier) -> Paper:
    rows = tuple(
        ("", str(number), _step(dossier, step), _leads(dossier, step))
        for number, step in enumerate(_agenda(dossier), 1)
    )
    columns = (
        Column("Thời gian", 16, "center"),
        Column("TT", 6, "center"),
        Column("Nội dung", 50),
        Column("Người thực hiện", 28),
    )
    blocks: list[Block] = [*_when_and_where(dossier), Table(columns, rows), *_delegates(dossier)]
    return paper(
        dossier,
        "programme",
        f"Hội nghị {subject(dossier)}",
        blocks,
        recipients=("Đại biểu dự hội nghị", "Lưu Văn phòng"),
    )


def invitation(dossier: Dossier) -> Paper:
    blocks: list[Block] = [
        Paragraph(f"{dossier.committee} trân trọng kính mời đồng chí đến dự Hội nghị {subject(dossier)}."),
        *_when_and_where(dossier),
        Item("Trang phục: theo quy định đối với hội nghị của Đảng."),
        Paragraph("Rất mong đồng chí sắp xếp thời gian đến dự đúng giờ để Hội nghị đạt kết quả tốt."),
    ]
    return paper(
        dossier,
        "invitation",
        f"dự Hội nghị {subject(dossier)}",
        blocks,
        address=(f"đồng chí {'…' * 24}",),
        recipients=("Như trên", "Lưu Văn phòng"),
    )


def minutes(dossier: Dossier) -> Paper:
    meeting = dossier.conference
    chair, secretary = (meeting.chair, meeting.secretary) if meeting else ("", "")
    sections = [
        section("Thời gian, địa điểm", _held(dossier)),
        section("Thành phần", [said(dossier, attending.attended(dossier)), *_left_open(dossier)]),
        section("Chủ trì, thư ký", [_named("Chủ trì:", chair), _named("Thư ký:", secretary)]),
        section("Nội dung, diễn biến", _proceedings(dossier)),
        section(
            "Biểu quyết",
            [
                Paragraph("Hội nghị biểu quyết thông qua nghị quyết:"),
                Blank("Số tán thành (tỷ lệ %):"),
                Blank("Số không tán thành:"),
                Blank("Ý kiến khác:"),
            ],
        ),
        section("Kết luận", [Blank("Chủ trì hội nghị kết luận:", 4)]),
    ]
    closing = (
        "Biên bản được đọc lại trước hội nghị và được nhất trí thông qua. Hội nghị kết thúc lúc ...... giờ ......."
    )
    return paper(
        dossier,
        "minutes",
        f"Hội nghị {subject(dossier)}",
        [*outlined(sections), Paragraph(closing)],
        signatures=(Signature("Người ghi biên bản", None, None), Signature("Chủ trì hội nghị", None, None)),
        recipients=("Lưu Văn phòng",),
    )


def _agenda(dossier: Dossier) -> list[str]:
    """The usual steps; badges and commendations only where there are some."""
    left_out = set()
    if dossier.is_mid_term or not dossier.figures.count("badges.awarded"):
        left_out.add("badge_presentation")
    if not inspections.commended(dossier.figures):
        left_out.add("commendation")
    return [step for step in value_on("meetings/year_end_agenda", dossier.paper_date).value if step not in left_out]


def _step(dossier: Dossier, step: str) -> tuple[Run, ...]:
    figures = dossier.figures
    if step == "badge_presentation":
        rounds = ", ".join(building.badge_rounds(figures))
        text = f"Công bố quyết định và trao Huy hiệu Đảng đợt {rounds}: {{badges.awarded}} đồng chí"
        return figures.text(text)
    if step == "commendation":
        return figures.text(f"Công bố quyết định khen thưởng: {inspections.circles(figures)}")
    return (Run(STEPS.get(step, label(step, group="agenda_step")).format(report=subject(dossier))),)


def _leads(dossier: Dossier, step: str) -> str:
    """Who leads a step; the level above is named where its working group for the commune is known."""
    speaker = dossier.lists.guests.speaker
    return speaker if step == "superior_address" and speaker else CHAIR[step]


def _delegates(dossier: Dossier) -> list[Block]:
    """The delegates of the level above, by the decision that put them in charge of the commune."""
    guests = dossier.lists.guests
    if not guests.named:
        return []
    by = f" (theo {guests.decision})" if guests.decision else ""
    return [Paragraph(f"Đại biểu cấp trên{by}:"), *(Item(f"{name[0].upper()}{name[1:]}.") for name in guests.named)]


def _when_and_where(dossier: Dossier) -> list[Block]:
    day, hall = _day_and_hall(dossier)
    return [Item(f"Thời gian: ...... giờ ......, {day}."), Item(f"Địa điểm: {hall}.")]


def _held(dossier: Dossier) -> list[Block]:
    day, hall = _day_and_hall(dossier)
    return [Paragraph(f"Hội nghị khai mạc lúc ...... giờ ......, {day}, tại {hall}.")]


def _day_and_hall(dossier: Dossier) -> tuple[str, str]:
    meeting = dossier.conference
    day = f"ngày {date_vi(meeting.held_on)}" if meeting else DAY_LEFT_OPEN
    return day, (meeting.place if meeting else "") or dossier.office.hall or DOTS


def _left_open(dossier: Dossier) -> list[Block]:
    told = [] if attending.attended(dossier) else [Blank("Số triệu tập:"), Blank("Số có mặt:")]
    absent = Blank("Vắng (có lý do, không có lý do):")
    named = _delegates(dossier)
    if not named:
        return [*told, absent, Blank("Đại biểu cấp trên và khách mời:", 2)]
    return [*told, absent, *named, Blank("Đại biểu, khách mời khác:")]


def _named(title: str, name: str) -> Block:
    return Paragraph(f"{title} {name}.") if name else Blank(title)


def _proceedings(dossier: Dossier) -> list[Block]:
    """What is known before the conference opens; the rest is written by hand."""
    figures = dossier.figures
    period = "term" if dossier.is_mid_term else "year"
    known = sentences(
        dossier,
        targets.achieved(figures, period),
        "" if dossier.is_mid_term else ratings.cells(figures),
        inspections.commended(figures),
    )
    badges = None if dossier.is_mid_term else said(dossier, building.badges(figures))
    told = [block for block in (badges, known) if block]
    return [
        *([Paragraph(f"Hội nghị nghe báo cáo {subject(dossier)}, với các kết quả chính:"), *told] if told else []),
        Blank("Ý kiến thảo luận (ghi rõ họ tên, nội dung):", 8),
        Blank("Phát biểu chỉ đạo của cấp trên:", 4),
    ]
