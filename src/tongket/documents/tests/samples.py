"""Four papers as an office writes them, for the tests to render. All names of places and people are made
up."""

from __future__ import annotations

from datetime import date

from tongket.documents.paper.markup import runs
from tongket.documents.paper.model import (
    Address,
    Annex,
    Blank,
    Column,
    Heading,
    Item,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    Recipients,
    Run,
    Signature,
    Table,
    Title,
)

LONG_TAG = "ratings.members?level=excellent&organization=mau-hop-nhat/chi-bo-truong-trung-hoc-co-so&period=2026"
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><rect x="0" y="20" width="300" '
    'height="24" fill="#8a1f1f"/>'
    '<rect x="0" y="60" width="190" height="24" fill="#c9a227"/><text x="310" y="38" font-size="16">75 '
    "%</text>"
    '<text x="200" y="78" font-size="16">47,5 %</text></svg>'
)
NOTICE = "Số liệu theo bài đã đăng; người là giả định."
FIGURES = {
    "members.total": "2.487",
    "cells.total": "61",
    "ratings.cells?level=excellent": "12",
    "admissions.members": "63",
    "admissions.plan_share": "105",
    LONG_TAG: "14",
    "badges.members": None,
}
COMMITTEE = Masthead("Đảng bộ tỉnh Mẫu", "Đảng ủy xã Hợp Nhất", "Số 128-BC/ĐU", "Hợp Nhất, ngày 19 tháng 12 năm 2026")
BLOCK = Signature("T/M Đảng ủy", "Phó Bí thư", "Nguyễn Văn Giả Định")


def report(draft: bool = True) -> Paper:
    body = runs(
        "Đảng bộ xã có {cells.total} chi bộ trực thuộc với **{members.total} đảng viên**; trong năm kết nạp "
        "{admissions.members} đảng viên, đạt {admissions.plan_share} % kế hoạch. Ban Chấp hành lãnh đạo toàn "
        "diện các "
        'lĩnh vực, tập trung vào những việc khó, những nơi còn yếu; R&D < 1 > 0 "thử" #set *dấu* $x$ @ref '
        "`mã` \\ hết.",
        FIGURES,
    )
    rows = tuple(
        (
            str(number),
            f"Chi bộ thôn {number}",
            runs("{ratings.cells?level=excellent}", FIGURES),
            "15",
            "0",
            "96,4",
        )
        for number in range(1, 31)
    )
    columns = (
        Column("TT", 6, "center"),
        Column("Chi bộ", 34),
        Column("Hoàn thành xuất sắc nhiệm vụ", 18, "center"),
        Column("Hoàn thành tốt", 15, "center"),
        Column("Không hoàn thành", 15, "center"),
        Column("Tỷ lệ (%)", 12, "right"),
    )
    return Paper(
        COMMITTEE,
        Title("Báo cáo", "tổng kết công tác xây dựng Đảng năm 2026,\nphương hướng, nhiệm vụ năm 2027"),
        (
            Paragraph(body),
            Heading(1, "I- KẾT QUẢ CÔNG TÁC XÂY DỰNG ĐẢNG"),
            Heading(2, "1. Công tác tổ chức, cán bộ"),
            Heading(3, "a) Đánh giá, xếp loại chất lượng"),
            Paragraph(body),
            Item(runs(f"Có {{{LONG_TAG}}} đồng chí.", FIGURES)),
            Item(runs("Tặng Huy hiệu Đảng: {badges.members} đồng chí.", FIGURES)),
            Table(
                columns,
                (*rows, ("", "Cộng", "360", "450", "0", "96,4")),
                total_row=True,
                caption="Kết quả xếp loại chi bộ",
            ),
            Picture(CHART, "Tỷ lệ chi bộ hoàn thành xuất sắc 75 %, hoàn thành tốt 47,5 %"),
            Heading(1, "II- PHƯƠNG HƯỚNG, NHIỆM VỤ"),
            Paragraph(body),
            Paragraph(body),
        ),
        date(2026, 12, 19),
        signatures=(BLOCK,),
        recipients=Recipients(("Thường trực Tỉnh ủy", "Các đồng chí Ủy viên Ban Chấp hành", "Lưu Đảng ủy")),
        draft=draft,
        notice=NOTICE,
    )


def decision() -> Paper:
    names = tuple(
        (str(n), f"Trần Thị Giả Định {n}", "01/02/1951", "03/02/1977", f"Chi bộ thôn {n}", "50 năm", "")
        for n in range(1, 26)
    )
    columns = (
        Column("TT", 5, "center"),
        Column("Họ và tên", 25),
        Column("Ngày sinh", 12, "center"),
        Column("Ngày vào Đảng", 14, "center"),
        Column("Nơi sinh hoạt", 22),
        Column("Huy hiệu", 10, "center"),
        Column("Ghi chú", 12),
    )
    grounds = (
        "Căn cứ Điều lệ Đảng;",
        "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã;",
        "Xét đề nghị của Văn phòng Đảng ủy,",
    )
    return Paper(
        Masthead(
            "Đảng bộ tỉnh Mẫu",
            "Đảng ủy đặc khu Hợp Nhất Mẫu Rất Dài",
            "Số 09-QĐ/ĐU",
            "Đặc khu Hợp Nhất, ngày 05 tháng 01 năm 2027",
        ),
        Title(
            "Quyết định",
            "về việc khen thưởng tổ chức đảng và đảng viên hoàn thành xuất sắc nhiệm vụ năm 2026",
        ),
        (
            *(Item(text) for text in grounds),
            Paragraph(Run("BAN CHẤP HÀNH ĐẢNG BỘ QUYẾT ĐỊNH", bold=True), align="center"),
            Paragraph((Run("Điều 1. ", bold=True), Run("Tặng Giấy khen cho 25 đồng chí (có danh sách kèm theo)."))),
            Paragraph(
                (
                    Run("Điều 2. ", bold=True),
                    Run("Văn phòng Đảng ủy và các đồng chí có tên tại Điều 1 thi hành Quyết định này."),
                )
            ),
        ),
        date(2027, 1, 5),
        signatures=(Signature("T/M Ban Thường vụ", "Bí thư", "Lê Giả Định"),),
        recipients=Recipients(("Như Điều 2", "Lưu Văn phòng Đảng ủy")),
        annexes=(
            Annex(
                Title("Danh sách", "đảng viên được tặng Giấy khen"),
                (Table(columns, names),),
                "(kèm theo Quyết định số 09-QĐ/ĐU, ngày 05/01/2027)",
                landscape=True,
            ),
        ),
    )


def minutes() -> Paper:
    return Paper(
        Masthead("Đảng bộ xã Hợp Nhất", "Chi bộ thôn Giả Định", "Số 03-BB/CB"),
        Title("Biên bản", "hội nghị chi bộ đánh giá, xếp loại năm 2026"),
        (
            Heading(1, "I- THỜI GIAN, ĐỊA ĐIỂM"),
            Paragraph("Hội nghị khai mạc lúc 14 giờ 00 ngày 02/12/2026 tại Nhà văn hóa thôn."),
            Heading(1, "II- DIỄN BIẾN"),
            Blank("Chủ trì hội nghị:"),
            Blank("Ý kiến thảo luận:", 6),
            Paragraph("Biên bản đã được đọc lại, hội nghị nhất trí thông qua."),
        ),
        date(2026, 12, 2),
        signatures=(
            Signature("Người ghi biên bản", None, "Phạm Giả Định"),
            Signature("Chủ trì hội nghị", "Bí thư", None),
        ),
        recipients=Recipients(("Đảng ủy xã", "Lưu Chi bộ")),
    )


def invitation() -> Paper:
    return Paper(
        Masthead("Đảng bộ tỉnh Mẫu", "Đảng ủy xã Hợp Nhất", "Số 12-GM/ĐU", "Hợp Nhất, ngày 03 tháng 02 năm 2027"),
        Title("Giấy mời", "dự Hội nghị tổng kết công tác xây dựng Đảng năm 2026"),
        (
            Paragraph("Ban Thường vụ Đảng ủy xã trân trọng kính mời các đồng chí dự Hội nghị."),
            Item("Thời gian: 08 giờ 00 ngày 08/02/2027."),
        ),
        date(2027, 2, 3),
        address=Address("Kính gửi", ("Thường trực Hội đồng nhân dân xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã")),
        signatures=(Signature("T/L Ban Thường vụ", "Chánh Văn phòng", "Đỗ Giả Định"),),
        recipients=Recipients(("Như trên", "Lưu Văn phòng Đảng ủy")),
    )


SAMPLES = {"report": report, "decision": decision, "minutes": minutes, "invitation": invitation}
