"""Tin báo chí: a short article for the commune's page, as a paper without a frame, in Markdown and in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tongket.documents.paper.model import Run, plain
from tongket.documents.papers.dossier import Dossier, MeetingRow
from tongket.documents.sentences import attending, building, inspections, ratings, situation, targets
from tongket.documents.sentences.shown import listed
from tongket.rules.notation import date_vi

# How many indicators an article names; the report has them all.
INDICATORS = 3


@dataclass(frozen=True)
class Article:
    """A headline and paragraphs with their figures; `missing` are the labels of figures that had no value."""

    headline: str
    paragraphs: Sequence[tuple[Run, ...]]
    notice: str | None = None

    @property
    def missing(self) -> list[str]:
        return [run.text for paragraph in self.paragraphs for run in paragraph if run.missing]


def build(dossier: Dossier) -> Article:
    told = _mid_term(dossier) if dossier.is_mid_term else _year_end(dossier)
    return Article(_headline(dossier), [dossier.figures.text(text) for text in told if text], dossier.notice)


def markdown(article: Article) -> str:
    """The article as Markdown; a figure is plain text here."""
    parts = [f"# {article.headline}", *(plain(paragraph) for paragraph in article.paragraphs)]
    if article.notice:
        parts.append(f"*{article.notice}*")
    return "\n\n".join(parts) + "\n"


def page(article: Article) -> str:
    """The article as a page of its own that opens offline; each figure keeps its tag."""
    body = "".join(f"<p>{''.join(_run(run) for run in paragraph)}</p>\n" for paragraph in article.paragraphs)
    notice = f'<p class="notice">{escape(article.notice)}</p>\n' if article.notice else ""
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(article.headline)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<article>\n"
        f"<h1>{escape(article.headline)}</h1>\n{body}{notice}</article>\n</body>\n</html>\n"
    )


STYLE = (
    "body{margin:0;background:#fff;color:#1a1f29;font:18px/1.65 'Times New Roman','Liberation Serif',serif}"
    "article{max-width:42rem;margin:2.5rem auto;padding:0 1.25rem}h1{font-size:1.7rem;line-height:1.3;color:#9c1c1c}"
    "p{text-align:justify}.missing{background:#fff1c2}.notice{font-size:.85rem;font-style:italic;color:#555c6a;"
    "border-top:1px solid #ccc;padding-top:.75rem}"
)


def _run(run: Run) -> str:
    if run.figure is None:
        return escape(run.text)
    mark = ' class="missing"' if run.missing else ""
    return f'<data{mark} value="{escape(run.text)}" data-figure="{escape(run.figure)}">{escape(run.text)}</data>'


def _headline(dossier: Dossier) -> str:
    if dossier.is_mid_term:
        term = f" {dossier.office.term}" if dossier.office.term else ""
        return f"{dossier.organization} sơ kết giữa nhiệm kỳ{term}"
    if _only_reviewed(dossier):
        return f"{dossier.organization} kiểm điểm, đánh giá, xếp loại chất lượng năm {dossier.year}"
    return f"{dossier.organization} tổng kết công tác xây dựng Đảng năm {dossier.year}"


def _only_reviewed(dossier: Dossier) -> MeetingRow | None:
    """The review meeting of a year whose closing conference nobody entered: what there is to tell of."""
    return None if dossier.conference else dossier.meeting("review_meeting")


def _opening(dossier: Dossier, about: str) -> str:
    meeting = dossier.conference or _only_reviewed(dossier)
    day = f"Ngày {date_vi(meeting.held_on)}, " if meeting else ""
    attended = attending.attended(dossier)
    present = f" {attended}" if attended else ""
    return f"{day}{dossier.committee} tổ chức Hội nghị {about}.{present}"


def _about(dossier: Dossier) -> str:
    if _only_reviewed(dossier):
        return (
            f"kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, tập thể lãnh đạo và đảng viên năm {dossier.year}"
        )
    return f"tổng kết công tác xây dựng Đảng năm {dossier.year}, triển khai nhiệm vụ năm {dossier.year + 1}"


def _year_end(dossier: Dossier) -> list[str]:
    figures, year = dossier.figures, dossier.year
    economy = [
        targets.brief_indicator(figures, row)
        for row in dossier.lists.targets
        if row.period == "year" and figures.value("indicators.value", indicator=row.key) is not None
    ][:INDICATORS]
    own = next((row.decided_by for row in dossier.lists.ratings if row.is_own and row.stage == "decided"), "")
    return [
        _opening(dossier, _about(dossier)),
        _badges(dossier),
        _joined(
            f"Báo cáo tại Hội nghị cho biết, đến cuối năm {year}, {situation.size(figures, dossier.organization)}",
            building.study(figures),
            building.admissions(figures),
            *(inspections.inspected(figures, actor) for actor in inspections.ACTORS),
        ),
        _joined(
            ratings.cells(figures), ratings.good_or_better(figures), ratings.own(figures, dossier.organization, own)
        ),
        _joined(targets.achieved(figures), f"Trong năm, {'; '.join(economy)}." if economy else ""),
        "Hội nghị đã thảo luận, làm rõ kết quả, chỉ ra hạn chế và nguyên nhân; thống nhất phương hướng, nhiệm vụ "
        f"trọng tâm năm {year + 1}.",
        _commended(dossier),
    ]


def _mid_term(dossier: Dossier) -> list[str]:
    figures = dossier.figures
    return [
        _opening(dossier, f"sơ kết giữa nhiệm kỳ {dossier.office.term}".strip()),
        _joined(
            targets.achieved(figures, "term", "chủ yếu của Nghị quyết Đại hội"),
            situation.size(figures, dossier.organization),
        ),
        "Các đại biểu tập trung thảo luận những chỉ tiêu còn chậm, phân tích nguyên nhân và đề xuất giải pháp để hoàn "
        "thành Nghị quyết Đại hội trong nửa cuối nhiệm kỳ.",
        _commended(dossier),
    ]


def _badges(dossier: Dossier) -> str:
    figures = dossier.figures
    if not figures.count("badges.awarded"):
        return ""
    rounds = listed(building.badge_rounds(figures))
    levels = building.badge_levels(figures)
    split = f": {'; '.join(levels)}" if len(levels) > 1 else ""
    return (
        f"Tại Hội nghị, {dossier.committee} đã công bố quyết định và trao Huy hiệu Đảng đợt {rounds} cho "
        f"{{badges.awarded}} đảng viên{split}."
    )


def _commended(dossier: Dossier) -> str:
    found = inspections.circles(dossier.figures)
    return f"Dịp này, {dossier.committee} biểu dương, khen thưởng {found} có thành tích trong năm." if found else ""


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
