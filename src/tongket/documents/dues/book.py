"""The facts of S01/ĐP: a month's dues member by member (or cell by cell), then the months of the year so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tongket.documents.dues.stating import ROMAN, SETTLED, Told, rule_in_words, shares_in_words
from tongket.documents.forms.shown import Stated
from tongket.records.dues.book import CollectionEntry
from tongket.records.dues.queries import CellMonth, lines_of_year, months_of_year
from tongket.records.members import queries as members
from tongket.rules.dues import month_of

Row = Mapping[str, object]


def facts(told: Told) -> Mapping[str, object]:
    """What the form prints of one month; what is not known is left out, and the paper stays a draft."""
    period, month = told.period, told.period.months[-1]
    own = [line for line in lines_of_year([told.unit.id], period.year) if line.month <= month]
    lines = _members(own, month)
    up_to = range(1, month + 1)
    return {
        "month": month_of(period.ends_on),
        "quarter": ROMAN[period.quarter - 1],
        "of_members": bool(own),
        "rule": rule_in_words(period),
        "lines": lines,
        **{f"sum_{name}": _sum(lines, name) for name in ("earlier", "together", "open")},
        "units": [] if own else _cells(told, month),
        "sum_due": told.stated("dues.due", {"month": f"{month:02d}"}),
        "sum_collected": told.stated("dues.collected_by_month", {"month": f"{month:02d}"}),
        "months": [row for each in up_to if told.stood_in(each) for row in _month(told, each)],
        "shares": shares_in_words(told, told.station.level) if told.station.level else "",
        "settled": "" if told.open_months(up_to) else SETTLED,
    }


def _members(lines: Sequence[CollectionEntry], month: int) -> Sequence[Row]:
    """One row a member with a line in the month; what was owed before is what the year's earlier months left open."""
    before: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.month < month:
            before[line.member] += (line.due or 0) - line.collected - line.arrears
    wanted = [line for line in lines if line.month == month]
    names = members.names([line.member for line in wanted])
    return [_member(names.get(line.member, ""), line, max(0, before[line.member])) for line in wanted]


def _member(name: str, line: CollectionEntry, earlier: int) -> Row:
    paid = line.collected + line.arrears
    together = None if line.due is None else line.due + earlier
    return {
        "name": name,
        "exempt": "X" if line.exempt else "",
        "base": line.base_amount,
        "due": line.due,
        "earlier": earlier,
        "together": together,
        "collected": paid,
        "open": None if together is None else max(0, together - paid),
    }


def _sum(rows: Sequence[Row], name: str) -> int | None:
    """The column's sum; None where one row does not know it."""
    found = [value for row in rows if isinstance(value := row[name], int)]
    return sum(found) if len(found) == len(rows) else None


def _cells(told: Told, month: int) -> Sequence[Row]:
    """One row a cell; a cell without a book of the month leaves its row open, and the paper a draft."""
    cells = [unit for unit in told.below if unit.type in ("cell", "subordinate_cell", "grassroots_cell")]
    kept = months_of_year([unit.id for unit in cells], told.period.year)
    return [{"name": unit.name, **_sums(kept.get((unit.id, month)))} for unit in cells]


def _sums(found: CellMonth | None) -> Row:
    if found is None:
        return {}
    return {
        "members": found.members,
        "exempt": found.exempt,
        "unpaid": found.unpaid,
        "due": None if found.unknown else found.due,
        "collected": found.collected + found.arrears,
    }


def _month(told: Told, month: int) -> Sequence[Row]:
    """A month's row, and after the last month of a quarter the quarter's sums."""
    word, level = f"{month:02d}", told.station.level
    rows = [_split(told, f"Tháng {word}", "month", word)]
    if level == "cell" or told.stated("dues.members", {"month": word}).value is not None:
        counts = {name: told.stated(f"dues.{name}", {"month": word}) for name in ("members", "exempt", "unpaid")}
        has_book = counts["members"].value is not None
        rows[0] = {**rows[0], **{name: _or_nothing(value) if has_book else value for name, value in counts.items()}}
    if month % 3 == 0:
        rows.append(_split(told, f"Cộng quý {ROMAN[month // 3 - 1]}", "quarter", str(month // 3)))
    return rows


def _split(told: Told, name: str, dimension: str, word: str) -> Row:
    """Collected, kept, due up and sent up of a month or a quarter by the unit's own level."""
    level, by = told.station.level, {dimension: word}
    due_up = "dues.remittance_due" if dimension == "month" else "dues.remittance_due_by_quarter"
    own = {"level": level, **by}
    kept, due = told.stated(f"dues.kept_by_{dimension}", own), told.stated(due_up, own)
    sent = told.stated(f"dues.remitted_by_{dimension}", own)
    settled = isinstance(due.value, int)
    if settled:
        sent = _or_nothing(sent)
    return {
        "name": name,
        "collected": told.stated(f"dues.collected_by_{dimension}", by)
        if level == "cell"
        else told.stated(f"dues.received_by_{dimension}", own),
        "kept": kept,
        "due_up": due,
        "sent": sent,
        "open": int(due.value) - int(sent.value or 0) if settled and due.value is not None else None,
    }


def _or_nothing(value: Stated) -> Stated:
    """Zero where the books have nothing of it."""
    return Stated(0, value.figure) if value.value is None else value
