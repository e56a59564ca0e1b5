"""The guide on the first sheet of every workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tongket.exchange.excel.form import FormSheet

GENERAL = (
    "Mỗi sheet là một sổ, mỗi dòng là một mục. Tiêu đề cột màu đỏ là bắt buộc. Đưa chuột vào tiêu đề để xem ghi chú.",
    "Không đổi tên sheet và tên cột. Thứ tự cột có thể thay đổi, cột không dùng có thể để trống.",
    "Ngày ghi theo ngày/tháng/năm, ví dụ 19/05/1995. Số thập phân dùng dấu phẩy, ví dụ 370,74.",
    "Số thẻ đảng viên nhập dạng văn bản để giữ các số 0 ở đầu.",
    "Ô để trống nghĩa là giữ nguyên số liệu đã có trong sổ. Muốn xóa một giá trị đã ghi, gõ (xóa).",
    "Dòng bắt đầu bằng “Ví dụ” không được đọc.",
    "Khi một dòng trái với quy định nhưng có căn cứ, ghi căn cứ vào cột “Lý do”.",
    "Chương trình cho xem trước từng dòng; chỉ khi bấm xác nhận mới ghi vào sổ. Còn một lỗi thì không ghi gì.",
)


def instructions(sheets: Sequence[FormSheet]) -> Sequence[str]:
    """General advice, then what each sheet is for."""
    return [
        *GENERAL,
        *(f"Sheet “{sheet.ledger.spec.sheet['vi']}”: {sheet.ledger.spec.purpose['vi']}" for sheet in sheets),
    ]
