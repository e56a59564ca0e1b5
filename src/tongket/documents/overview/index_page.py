"""index.html of the package: the year at a glance, its papers, and what is missing or doubtful. Opens from disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path

from tongket.documents import charts
from tongket.documents.papers.dossier import Dossier, TargetRow
from tongket.documents.papers.doubts import Doubt, doubts
from tongket.documents.papers.ratings_summary import caps, level_counts
from tongket.documents.sentences.ratings import LEVELS, own_level, rated_noun
from tongket.documents.sentences.shown import PARTY_AGES
from tongket.rules.notation import date_vi, number_vi, two_digits
from tongket.rules.vocabulary import label

STYLE = Path(__file__).with_name("index_page.css")
KINDS = {"missing": "Còn thiếu", "question": "Cần xác nhận", "unwritten": "Chưa viết"}
BARS = 12


@dataclass(frozen=True)
class Listed:
    """A paper of the package: its title, its files, whether it is a draft and what it lacks, in words."""

    title: str
    files: Sequence[str]
    is_draft: bool = False
    missing: Sequence[str] = ()
    note: str = ""


def index_page(dossier: Dossier, papers: Sequence[Listed]) -> str:
    """The whole page, self-contained."""
    name = f"{dossier.organization}: năm {dossier.year}"
    found = doubts(dossier)
    body = "\n".join(
        part
        for part in (
            _head(dossier),
            _cards(dossier),
            _doubts(found),
            _papers(papers),
            _charts(dossier),
            f"<footer>{escape(dossier.notice)}</footer>" if dossier.notice else "",
        )
        if part
    )
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(name)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _head(dossier: Dossier) -> str:
    what = "Bộ văn bản sơ kết giữa nhiệm kỳ" if dossier.is_mid_term else "Bộ văn bản tổng kết năm"
    when = f"Số liệu đến ngày {date_vi(dossier.as_of)}"
    if dossier.conference:
        when += f"; hội nghị ngày {date_vi(dossier.conference.held_on)}"
    notice = f'<p class="notice">{escape(dossier.notice)}</p>' if dossier.notice else ""
    return f"<header><p>{what} {dossier.year}</p><h1>{escape(dossier.organization)}</h1><p>{when}.</p>{notice}</header>"


def _cards(dossier: Dossier) -> str:
    """The year in a handful of numbers; what nobody entered has no card."""
    shown = [
        ("Đảng viên", dossier.figures.value("members.total"), None),
        ("Chi bộ", dossier.figures.value("cells.total"), None),
        ("Kết nạp", dossier.figures.value("admissions.members"), dossier.figures.value("admissions.plan")),
        ("Huy hiệu Đảng", dossier.figures.value("badges.awarded"), None),
        *_target_cards(dossier),
    ]
    cards = [_card(title, number_vi(value), of) for title, value, of in shown if value is not None]
    own = own_level(dossier.figures, "decided") or own_level(dossier.figures, "proposed")
    if own:
        stage = "được xếp loại" if own_level(dossier.figures, "decided") else "tự đề nghị"
        cards.append(f'<div class="card words"><b>{escape(label(own))}</b><span>Đảng bộ {stage}</span></div>')
    return f'<section class="cards" aria-label="Số liệu chính">{"".join(cards)}</section>'


def _target_cards(dossier: Dossier) -> list[tuple[str, Decimal | None, Decimal | None]]:
    figures = dossier.figures
    return [
        (title, figures.value("targets.met_or_exceeded", period=period), figures.value("targets.total", period=period))
        for period, title in (("year", "Chỉ tiêu đạt và vượt"), ("term", "Chỉ tiêu nhiệm kỳ đã đạt"))
    ]


def _card(title: str, value: str, of: Decimal | None) -> str:
    whole = f"<small>/{number_vi(of)}</small>" if of is not None else ""
    return f'<div class="card"><b>{value}{whole}</b><span>{escape(title)}</span></div>'


def _doubts(found: Sequence[Doubt]) -> str:
    if not found:
        return '<section><h2>Kiểm tra</h2><p class="fine">Không thiếu số liệu, không có điểm nghi vấn.</p></section>'
    items = "".join(
        f'<li class="{doubt.kind}"><b>{KINDS[doubt.kind]}</b><span>{escape(doubt.text)}</span></li>' for doubt in found
    )
    return f'<section><h2>Cần xem lại trước khi trình ({len(found)})</h2><ul class="doubts">{items}</ul></section>'


def _papers(papers: Sequence[Listed]) -> str:
    rows = "".join(_paper(listed) for listed in papers)
    return (
        "<section><h2>Văn bản</h2><table><thead><tr><th>Văn bản</th><th>Tệp</th><th>Tình trạng</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _paper(listed: Listed) -> str:
    links = " ".join(
        f'<a href="{escape(name)}" title="{escape(name)}">.{escape(name.rpartition(".")[2])}</a>'
        for name in listed.files
    )
    state = "Bản nháp" if listed.is_draft else "Đủ số liệu"
    details = "; ".join([*listed.missing, *([listed.note] if listed.note else [])])
    told = f"<small>{escape(details)}</small>" if details else ""
    mark = "draft" if listed.is_draft else "done"
    return f'<tr><td>{escape(listed.title)}</td><td>{links}</td><td><span class="{mark}">{state}</span>{told}</td></tr>'


def _charts(dossier: Dossier) -> str:
    drawn = [chart for chart in (_targets(dossier), *_ratings(dossier), _badges(dossier), _ages(dossier)) if chart]
    figures = "".join(f"<figure><figcaption>{escape(title)}</figcaption>{svg}</figure>" for title, svg in drawn)
    return f'<section><h2>Biểu đồ</h2><div class="charts">{figures}</div></section>' if drawn else ""


def _targets(dossier: Dossier) -> tuple[str, str] | None:
    rows = [bar for row in dossier.lists.targets if (bar := _bar(row))][:BARS]
    if not rows:
        return None
    title = "Chỉ tiêu so với kế hoạch"
    return title, charts.bars_against_plan(title, rows, room=charts.WIDE)


def _bar(row: TargetRow) -> tuple[str, Decimal | None, str | None, str | None] | None:
    if row.direction == "yes_no" or (row.plan is None and row.actual is None):
        return None
    ratio = None
    if row.plan and row.actual is not None:
        ratio = row.actual / row.plan if row.direction == "higher" or not row.actual else row.plan / row.actual
    return row.name, ratio, _measured(row.actual, row.unit), _measured(row.plan, row.unit)


def _measured(number: Decimal | None, unit: str) -> str | None:
    if number is None:
        return None
    return number_vi(number) + (unit if unit.startswith("%") else f" {unit}" if unit else "")


def _ratings(dossier: Dossier) -> Iterable[tuple[str, str]]:
    limits = {cap.group: cap.report.default.limit for cap in caps(dossier)}
    for group, title, figure_id in (
        ("chi bộ", f"Xếp loại {rated_noun(dossier.figures)}", "ratings.cells"),
        ("đảng viên", "Xếp loại đảng viên", "ratings.members"),
    ):
        counts = level_counts(dossier, figure_id)
        if any(counts.values()):
            parts = [(label(level), counts[level], level) for level in LEVELS]
            marks = [(limits[group], f"mức tối đa xuất sắc: {two_digits(limits[group])}")] if group in limits else []
            yield title, charts.stacked_share(title, parts, marks, room=charts.WIDE)


def _badges(dossier: Dossier) -> tuple[str, str] | None:
    found = {
        int(value.dimensions["level"]): int(value.value or 0)
        for value in dossier.figures.all("badges.awarded_by_level")
    }
    values = [(f"{years} năm", found[years]) for years in sorted(found)]
    title = "Huy hiệu Đảng trao trong năm"
    return (title, charts.columns(title, values, room=charts.WIDE)) if values else None


def _ages(dossier: Dossier) -> tuple[str, str] | None:
    figures = dossier.figures
    values = [
        (
            word.removesuffix(" tuổi Đảng").replace(" năm tuổi Đảng", " năm"),
            figures.count("members.by_party_age", party_age=band),
        )
        for band, word in PARTY_AGES.items()
    ]
    title = "Đảng viên theo tuổi Đảng"
    return (title, charts.columns(title, values, room=charts.WIDE)) if any(count for _, count in values) else None
