"""Our side of P2 and P8: a round through the public call, one member explained, a name found without diacritics."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from bench.register import ROUND, SIZE, told
from bench.report import Answer

NAMES = ("nguyen van an", "tran thi", "hoang minh quan", "vu duc", "do thi kim yen", "xuan", "le huu", "bui ngoc lan",
         "dang", "pham quoc tuan")  # fmt: skip


def badges(folder: Path) -> Answer:
    """Who is due, overdue and near in the round. `first` is one member's explanation, the median of 20."""
    from tongket.organizations import queries as organizations  # noqa: PLC0415
    from tongket.records.badges.rounds.sheet import explained, round_sheet  # noqa: PLC0415

    del folder
    units = organizations.ids_below(organizations.roots()[0].id)
    warm = round_sheet(units, ROUND)  # as in a running program: rules and messages are read
    _explained(explained, units, warm.rows[0].member)
    start = time.perf_counter()
    sheet = round_sheet(units, ROUND)
    taken = time.perf_counter() - start
    answer = told([(row.member, row.level, row.eligible, row.overdue) for row in sheet.rows])
    return Answer(taken, answer, statistics.median(_explained(explained, units, row.member) for row in sheet.rows[:20]))


def _explained(explain: object, units: object, member: int) -> float:
    start = time.perf_counter()
    for row in explain(units, member, ROUND):  # type: ignore[operator]
        [finding.message() for finding in row.findings]
    return time.perf_counter() - start


def search(folder: Path) -> Answer:
    """A page of 50 found by words without diacritics; the slowest of 100 askings, and how many there are in all."""
    from tongket.access.ledger import Selection  # noqa: PLC0415
    from tongket.organizations import queries as organizations  # noqa: PLC0415
    from tongket.records.ledgers import all_ledgers  # noqa: PLC0415

    del folder
    units = organizations.ids_below(organizations.roots()[0].id)
    ledger = all_ledgers()["members"]
    asked = [*NAMES, f"{SIZE // 2:012d}"]
    found = {words: ledger.count(Selection(units, search=words)) for words in asked}
    times = []
    for _ in range(100 // len(asked) + 1):
        for words in asked:
            start = time.perf_counter()
            ledger.select(Selection(units, search=words, limit=50))
            times.append(time.perf_counter() - start)
    answer = {words: str(count) for words, count in found.items()}
    return Answer(sorted(times)[-2], dict(answer), statistics.median(times))
