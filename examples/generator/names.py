"""Names, birth dates and card numbers of assumed people: put together from short lists, never taken from anyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý", "Đinh", "Tạ", "Cao", "Mạc",
)  # fmt: skip
MEN_MIDDLE = ("Văn", "Đức", "Công", "Hữu", "Quốc", "Bá", "Duy", "Gia", "Thế", "Khắc")
MEN_GIVEN = (
    "An", "Bắc", "Bính", "Cường", "Dũng", "Đạt", "Hải", "Hiếu", "Hiệp", "Hưng", "Huy", "Khải", "Khoa", "Kiên", "Lộc",
    "Nam", "Nhân", "Phong", "Phú", "Quân", "Quý", "Tài", "Tân", "Thịnh", "Tiến", "Tuấn", "Tùng", "Tường", "Vinh",
    "Vượng",
)  # fmt: skip
WOMEN_MIDDLE = ("Thị", "Thị Bích", "Thị Kim", "Thị Lan", "Thị Thu", "Thị Thanh", "Ngọc", "Diệu", "Khánh", "Như")
WOMEN_GIVEN = (
    "Chi", "Cúc", "Dung", "Duyên", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Huyền", "Hương", "Lan", "Liên", "Linh", "Loan",
    "Nga", "Nhàn", "Nhung", "Nguyệt", "Oanh", "Phượng", "Quyên", "Thảo", "Thơm", "Thúy", "Trang", "Tuyết", "Vân",
    "Xoan", "Yến",
)  # fmt: skip
CARD_MARK = "VD"
"""Every card number begins so ("ví dụ"): no card of the Party does."""


@dataclass(frozen=True)
class Identity:
    """What tells one assumed person from another."""

    name: str
    birth_date: date
    card: str


class Register:
    """Hands out identities of one commune; no name comes twice with the same birth date."""

    def __init__(self, random: Random, commune: int) -> None:
        self._random = random
        self._commune = commune
        self._taken: set[tuple[str, date]] = set()

    def identity(self, born_from: date, born_until: date) -> Identity:
        """Someone born between the two days."""
        while True:
            found = full_name(self._random), day_between(self._random, born_from, born_until)
            if found not in self._taken:
                self._taken.add(found)
                return Identity(*found, f"{CARD_MARK}{self._commune:02d}{len(self._taken):06d}")


def full_name(random: Random) -> str:
    """A name nobody gave."""
    middles, givens = (MEN_MIDDLE, MEN_GIVEN) if random.random() < 0.62 else (WOMEN_MIDDLE, WOMEN_GIVEN)
    return " ".join((random.choice(FAMILIES), random.choice(middles), random.choice(givens)))


def day_between(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange((last - first).days + 1))
