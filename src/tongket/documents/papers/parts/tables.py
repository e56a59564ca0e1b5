"""Tables that several papers carry: the annex of figures, levels by group, ratings cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tongket.documents.paper.model import Block, Column, Heading, Run, Table, Words
from tongket.documents.papers.dossier import Dossier, TargetRow
from tongket.documents.sentences.ratings import LEVELS
from tongket.documents.sentences.shown import label_of, place
from tongket.figures.catalogue.entries import catalogue
from tongket.figures.definition import FigureValue
from tongket.rules.notation import number_vi
from tongket.rules.vocabulary import label

# The subjects of the annex in reading order; a subject nobody entered does not appear.
SUBJECTS = (
    ("members", "Đảng viên"),
    ("cells", "Chi bộ"),
    ("organizations", "Tổ chức đảng"),
    ("admissions", "Kết nạp đảng viên"),
    ("badges", "Huy hiệu Đảng"),
    ("ratings", "Đánh giá, xếp loại"),
    ("inspections", "Kiểm tra, giám sát"),
    ("awards", "Khen thưởng"),
    ("targets", "Chỉ tiêu nghị quyết"),
    ("indicators", "Chỉ tiêu kinh tế - xã hội và xây dựng Đảng"),
    ("meetings", "Hội nghị"),
    ("attendance", "Đại biểu dự hội nghị"),
    ("study", "Học tập nghị quyết"),
)
INDICATOR_FIGURES = ("indicators.plan", "indicators.value")
# Wholes that are printed behind a slash already; a paper need not list them again.
UNPRINTED = frozenset({"attendance.whole", "study.due", "meetings.held", "inspections.by_kind"})
UNITS = {
    "percent": "%", "member": "đảng viên", "person": "người", "cell": "chi bộ", "organization": "tổ chức",
    "collective": "tập thể", "target": "chỉ tiêu", "case": "cuộc", "inspection_case": "cuộc", "badge": "huy hiệu",
    "award": "lượt", "dong": "đồng", "meeting": "cuộc", "individual": "cá nhân",
}  # fmt: skip


def figures(dossier: Dossier) -> list[Block]:
    """The year's figures by subject, one table each; a share stands beside the count it is the share of."""
    blocks: list[Block] = []
    for title, values in by_subject(dossier):
        if values[0].figure.subject == "indicators":
            told = [] if dossier.is_mid_term else target_table(dossier, "year")
            blocks += [_numbered(blocks, title), *told] if told else []
            continue
        shares = [ratio_of(dossier, value) for value in values]
        beside = {share.tag for share in shares if share}
        kept = [
            (value, share)
            for value, share in zip(values, shares, strict=True)
            if value.tag not in beside and value.figure.id not in UNPRINTED
        ]
        if kept:
            blocks += [_numbered(blocks, title), _subject_table(dossier, kept)]
    return blocks


def _numbered(before: Sequence[Block], title: str) -> Heading:
    return Heading(2, f"{sum(isinstance(block, Heading) for block in before) + 1}. {title}")


def _subject_table(dossier: Dossier, kept: Sequence[tuple[FigureValue, FigureValue | None]]) -> Table:
    has_shares = any(share for _, share in kept)
    columns = (
        Column("TT", 7, "center"),
        Column("Nội dung", 52),
        Column("Số liệu", 15, "right"),
        Column("Đơn vị", 15, "center"),
        *([Column("Tỷ lệ (%)", 11, "right")] if has_shares else []),
    )
    rows: list[tuple[Words, ...]] = []
    for number, (value, share) in enumerate(kept, 1):
        told: Words = dossier.figures.text("{" + share.tag + "}") if share else ""
        rows.append((*_row(dossier, number, value), *([told] if has_shares else [])))
    return Table(columns, tuple(rows))


def ratio_of(dossier: Dossier, value: FigureValue) -> FigureValue | None:
    """The first share that the catalogue declares of this count, with the same dimensions."""
    return next(
        (
            other
            for other in dossier.figures.values_by_tag.values()
            if other.figure.numerator == value.figure.id
            and other.dimensions == value.dimensions
            and other.figure.unit == "percent"
            and not other.figure.growth
            and other.value is not None
        ),
        None,
    )


def by_subject(dossier: Dossier) -> list[tuple[str, list[FigureValue]]]:
    """The figures that have a value and are not zero, grouped as the annex shows them."""
    found = []
    for subject, title in SUBJECTS:
        values = [value for value in dossier.figures.values_by_tag.values() if value.figure.subject == subject]
        kept = [value for value in values if value.value is not None and (value.value or not value.dimensions)]
        if kept:
            found.append((title, sorted(kept, key=_reading_order)))
    return found


def unit_of(dossier: Dossier, value: FigureValue) -> str:
    """The unit in words; an indicator has the unit its target says."""
    key = value.dimensions.get("indicator")
    if key and value.figure.unit != "percent":
        return next((row.unit for row in dossier.lists.targets if row.key == key), "")
    return UNITS.get(value.figure.unit, value.figure.unit)


def label_in(dossier: Dossier, value: FigureValue) -> str:
    """A figure's label with its dimensions in words, capital first."""
    text = label_of(value.tag)
    key = value.dimensions.get("indicator")
    name = next((row.name for row in dossier.lists.targets if row.key == key), "") if key else ""
    if key and name:
        text = text.replace(key, name)
    return text[:1].upper() + text[1:]


def levels(dossier: Dossier, groups: Sequence[tuple[str, str]], caption: str) -> Table:
    """Counts by level, one row a group of rated; `groups` are (label, id of the figure by level)."""
    shown = [level for level in LEVELS if any(dossier.figures.count(name, level=level) for _, name in groups)]
    columns = (Column("Đối tượng", 30), *(Column(label(level), 18, "center") for level in shown))
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (Run(title), *(dossier.figures.cell(figure_id, level=level) for level in shown))
        for title, figure_id in groups
        if any(dossier.figures.count(figure_id, level=level) for level in shown)
    )
    return Table(columns, rows, caption=caption)


def target_table(dossier: Dossier, period: str) -> list[Block]:
    """Every target with plan, result and how it stands; nothing where none was entered."""
    rows = [row for row in dossier.lists.targets if row.period == period]
    if not rows:
        return []
    columns = (
        Column("TT", 6, "center"),
        Column("Chỉ tiêu", 38),
        Column("Đơn vị", 14, "center"),
        Column("Kế hoạch", 14, "right"),
        Column("Thực hiện", 14, "right"),
        Column("Kết quả", 18, "center"),
    )
    names = ("indicators.term_plan", "indicators.term_value") if period == "term" else INDICATOR_FIGURES
    lines: tuple[tuple[Words, ...], ...] = tuple(
        (
            str(number),
            row.name,
            row.unit,
            _indicator(dossier, names[0], row, row.plan),
            _indicator(dossier, names[1], row, row.actual),
            label(row.status) if row.status else "",
        )
        for number, row in enumerate(rows, 1)
    )
    return [Table(columns, lines)]


def _indicator(dossier: Dossier, figure_id: str, row: TargetRow, entered: Decimal | None) -> Words:
    """The figure where it has one; a yes/no target in words."""
    if dossier.figures.value(figure_id, indicator=row.key) is not None:
        return dossier.figures.text(place(figure_id, indicator=row.key))
    if row.direction == "yes_no" and entered is not None:
        return "Có" if entered else "Chưa"
    return "" if entered is None else number_vi(entered)


def _row(dossier: Dossier, number: int, value: FigureValue) -> tuple[Words, ...]:
    shown, whole = dossier.figures.text("{" + value.tag + "}"), whole_of(dossier, value)
    if whole is not None:
        shown = (*shown, Run("/"), *dossier.figures.text("{" + whole.tag + "}"))
    return str(number), label_in(dossier, value), shown, unit_of(dossier, value)


def whole_of(dossier: Dossier, value: FigureValue) -> FigureValue | None:
    """The figure that the value is a part of, where it has one with a value."""
    if value.of is None or not value.figure.of:
        return None
    return next(
        (
            other
            for other in dossier.figures.all(value.figure.of)
            if other.value is not None
            and all(value.dimensions.get(name) == word for name, word in other.dimensions.items())
        ),
        None,
    )


def _reading_order(value: FigureValue) -> tuple[int, int]:
    """Entries as the catalogue lists them; within one, the better level first."""
    level = value.dimensions.get("level", "")
    return list(catalogue()).index(value.figure.id), LEVELS.index(level) if level in LEVELS else 0
