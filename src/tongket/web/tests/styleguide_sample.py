"""Sample data of the style guide; every name and number in it is assumed."""

from decimal import Decimal
from functools import partial
from typing import Any

from tongket.documents import charts
from tongket.web.tests.styleguide_records import chip, list_context, record_context


def styleguide_context() -> dict[str, Any]:
    return {
        **frame_context(),
        **list_context(),
        **record_context(),
        "charts": chart_context(),
        **desk_context(),
    }


def frame_context() -> dict[str, Any]:
    ledger = [
        "Tổ chức đảng 12",
        "Đảng viên 191",
        "Kết nạp 6",
        "Huy hiệu Đảng 7",
        "Kiểm tra, giám sát 7",
        "Chỉ tiêu 24",
    ]
    ledger += ["Hội nghị 14", "Xếp loại 186", "Khen thưởng 28"]
    entries = [{"label": e.rsplit(" ", 1)[0], "url": "#", "count": e.rsplit(" ", 1)[1]} for e in ledger]
    papers = [
        ("Số liệu", "86"),
        ("Văn bản", "19"),
        ("Đối chiếu", None),
        ("Tin bài", None),
        ("Gửi cấp trên", None),
    ]
    return {
        "navigation": [
            {"title": "", "entries": [{"label": "Bàn làm việc", "url": "#", "count": None, "current": True}]},
            {"title": "Sổ sách", "entries": entries},
            {
                "title": "Số liệu và văn bản",
                "entries": [{"label": label, "url": "#", "count": count} for label, count in papers],
            },
        ],
        "years": [(2024, "#", False), (2023, "#", True), (2022, "#", False)],
        "office_name": "Đảng bộ xã Mẫu (giả định)",
        "notice": "Dữ liệu mẫu: số liệu theo bài đã đăng; người là giả định.",
        "language_switch_url": "#",
        "search_url": "#",
        "sign_out_url": "#",
        "account_url": "#",
        "person": {"name": "Nguyễn Văn Mẫu", "role": "Văn phòng Đảng ủy"},
        "breadcrumb": [("Bàn làm việc", "#"), ("Năm 2023", None)],
        "messages": [
            Message("success", "Đã ghi sổ 24 đảng viên."),
            Message("warning", "Bản sao lưu gần nhất đã cũ 9 ngày."),
        ],
    }


class Message:
    def __init__(self, level_tag: str, text: str) -> None:
        self.level_tag, self.text = level_tag, text

    def __str__(self) -> str:
        return self.text


def desk_context() -> dict[str, Any]:
    steps = [
        ("Thu phiếu chi bộ", "11/11 chi bộ đã gửi", "done"),
        ("Kiểm điểm", "tập thể xong, 188 đảng viên", "done"),
        ("Xếp loại", "trong tỷ lệ cho phép", "done"),
        ("Văn bản", "9/12 đã ký", "now"),
        ("Hội nghị", "còn 4 ngày", "todo"),
        ("Gửi cấp trên", "quá hạn 1 ngày", "late"),
    ]
    return {
        "steps": [{"title": title, "text": text, "state": state, "url": "#"} for title, text, state in steps],
        "figures": [
            {
                "label": "Đảng viên dự hội nghị",
                "value": "149",
                "of": "191",
                "url": "#",
                "note": "78,0 % đảng viên",
            },
            {
                "label": "Kết nạp đảng viên",
                "value": "6",
                "of": "6",
                "url": "#",
                "chip": chip("Đạt 100 % kế hoạch", "ok"),
            },
            {
                "label": "Huy hiệu Đảng, đợt 02/9 và 07/11",
                "value": "7",
                "url": "#",
                "note": "65 năm 1 · 55 năm 2 · 40 năm 4",
            },
            {
                "label": "Tổng giá trị sản xuất",
                "value": "370,740",
                "unit": "tỷ đồng",
                "url": "#",
                "reported": True,
            },
            {
                "label": "Thu nhập bình quân đầu người",
                "value": None,
                "mend_url": "#",
                "chip": chip("Thiếu", "due"),
            },
        ],
        "tasks": [
            {"label": "Ký báo cáo tổng kết", "url": "#", "chip": chip("Hôm nay", "due")},
            {
                "label": "2 đảng viên hết thời gian dự bị trong 30 ngày",
                "url": "#",
                "chip": chip("30 ngày", "info"),
            },
            {
                "label": "Khắc phục sau kiểm tra: chi bộ Thôn 4",
                "url": "#",
                "chip": chip("Quá hạn 3 ngày", "bad"),
            },
            {"label": "Danh sách đề nghị Huy hiệu Đảng", "url": "#", "chip": chip("Đã gửi", "ok")},
        ],
        "progress": {
            "label": "Lập văn bản",
            "done": 8,
            "total": 12,
            "text": "Đang lập quyết định khen thưởng.",
            "state": "running",
        },
        "findings": [
            {
                "tone": "bad",
                "title": "Số huy hiệu trong bài lệch với sổ",
                "message": "Bài ghi 8 đảng viên nhận huy hiệu; sổ ghi 7, các mốc cộng lại cũng là 7.",
                "mend": "Sửa bài theo sổ, hoặc bổ sung đảng viên còn thiếu vào sổ huy hiệu.",
                "code": "reading-figure-differs",
                "place": "Đoạn 1, câu 2",
                "place_url": "#",
                "actions": [{"label": "Sửa thành 7", "url": "#"}, {"label": "Mở 7 dòng gốc", "url": "#"}],
            },
            {
                "tone": "due",
                "title": "4/8 chi bộ xuất sắc là 50 %",
                "message": "Vượt trần 20 % theo cả ba cách tính.",
                "code": "quota-cap-exceeded",
                "place": "Trang “Chi bộ”, ô D7",
            },
        ],
    }


def chart_context() -> list[dict[str, Any]]:
    rows = [
        ("Tổng giá trị sản xuất toàn xã", Decimal("1.047"), "370,740 tỷ đồng", "354,1 tỷ đồng"),
        (
            "Tỷ lệ hộ dân sử dụng nước sạch tập trung theo quy chuẩn quốc gia",
            Decimal("0.886"),
            "88,6 %",
            "100 %",
        ),
        ("Thu nhập bình quân đầu người", None, "74,447 triệu đồng", None),
        ("Phát triển đảng viên", Decimal(1), "6 đảng viên", "6 đảng viên"),
        ("Thu ngân sách trên địa bàn", Decimal("3.12"), "168,9 tỷ đồng", "54,1 tỷ đồng"),
        ("Số lao động được giải quyết việc làm", None, None, "120 người"),
    ]
    ratings = [
        ("Hoàn thành xuất sắc nhiệm vụ", 2, "excellent"),
        ("Hoàn thành tốt nhiệm vụ", 8, "good"),
        ("Hoàn thành nhiệm vụ", 1, "completed"),
        ("Không hoàn thành nhiệm vụ", 0, "not_completed"),
    ]
    ages = [
        ("Dưới 10 năm", 48),
        ("10–19 năm", 52),
        ("20–29 năm", 41),
        ("30–39 năm", 27),
        ("40–49 năm", 14),
        ("Từ 50 năm", 9),
    ]
    badges = [
        ("30 năm", 2),
        ("40 năm", 2),
        ("45 năm", 1),
        ("50 năm", 1),
        ("55 năm", 2),
        ("65 năm", 1),
        ("70 năm", None),
    ]
    admitted = [("2019", 4), ("2020", 3), ("2021", None), ("2022", 5), ("2023", 6)]
    pairs = [
        ("Xếp loại chi bộ", partial(charts.stacked_share, parts=ratings, marks=[(2, "trần 20 %: tối đa 2 chi bộ")])),
        ("Chỉ tiêu so với kế hoạch", partial(charts.bars_against_plan, rows=rows)),
        ("Huy hiệu Đảng theo mốc", partial(charts.columns, values=badges)),
        ("Đảng viên theo tuổi Đảng", partial(charts.columns, values=ages)),
        ("Đảng viên kết nạp theo năm", partial(charts.trend, points=admitted)),
    ]
    return [
        {"title": title, "url": "#", "svg": make(title), "svg_wide": make(title, room=charts.WIDE)}
        for title, make in pairs
    ]
