"""The main figures of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from tongket.figures.definition import FigureValue, Status
from tongket.figures.drilldown import read_tag
from tongket.figures.relations import relations
from tongket.rules.notation import number_vi
from tongket.web.figures import shown
from tongket.web.figures.shown import Year
from tongket.web.language import spoken
from tongket.web.ledgers.words import ledgers, list_url

CONFERENCE = "year_end_summary"


def main_figures(year: Year) -> Sequence[dict[str, object]]:
    """Members, the conference, admissions against the plan, badges, ratings, the first indicator with a plan."""
    cards = [
        _card(year, "members.total", _note_of(year.of("members.by_standing"))),
        *_attendance(year),
        {**_card(year, "admissions.members"), **_against_plan(year)},
        _card(year, "badges.awarded", _note_of(year.of("badges.awarded_by_level"), descending=True)),
        _card(year, "ratings.members_good_or_better", _share(year)),
        *_indicator(year),
    ]
    return cards


def conference_of(year: Year) -> FigureValue | None:
    """Those present at the year's last year-end conference, or None where none was held."""
    held = [value for value in year.of("attendance.present") if value.dimensions["kind"] == CONFERENCE]
    return max(held, key=lambda value: value.dimensions["held_on"], default=None)


def _attendance(year: Year) -> Iterable[dict[str, object]]:
    present = conference_of(year)
    if present is None or present.value is None:
        return
    share = shown.share(present)
    whom = {
        "all_members": _("%(share)s đảng viên toàn đảng bộ"),
        "committee_members": _("%(share)s cấp ủy viên"),
    }.get(present.dimensions["base"], _("%(share)s số triệu tập"))
    yield {**_card(year, present.tag, whom % {"share": share} if share else ""), "label": _("Dự hội nghị tổng kết")}


def _indicator(year: Year) -> Iterable[dict[str, object]]:
    """One indicator of the economy: the first with a plan and a result, as it was entered.

    Where less is better a share of the plan says nothing by itself, so such an indicator is no main figure.
    """
    for code, series in year.indicators.items():
        ratio = year.get(f"indicators.plan_ratio?indicator={code}")
        if ratio is None or ratio.value is None or series.direction == "lower":
            continue
        yield {
            **_card(year, f"indicators.value?indicator={code}"),
            "label": series.name,
            "chip": _of_plan(ratio, "ok" if ratio.value >= 100 else "due"),
        }
        return


def _of_plan(ratio: FigureValue, tone: str) -> dict[str, str]:
    return {"label": _("%(ratio)s kế hoạch") % {"ratio": shown.number(ratio)}, "tone": tone}


def _card(year: Year, tag: str, note: str = "") -> dict[str, object]:
    value = year.get(tag)
    if value is None:
        return {"label": spoken(read_tag(tag)[0].label), "value": None}
    return {
        "label": spoken(value.figure.label),
        "value": shown.number(value),
        "of": number_vi(value.of) if value.of is not None else "",
        "unit": shown.unit(year, value) if value.of is None else "",
        "url": shown.figure_url(tag),
        "mend_url": list_url(ledgers()[relations()[value.figure.relation].ledger]),
        "note": note,
        "reported": value.status is Status.REPORTED,
    }


def _note_of(values: Iterable[FigureValue], *, descending: bool = False) -> str:
    given = sorted((value for value in values if value.value), key=_order, reverse=descending)
    texts = [
        f"{' '.join(shown.dimension_word(*pair) for pair in value.dimensions.items())} {shown.number(value)}"
        for value in given
    ]
    return " · ".join(texts)


def _order(value: FigureValue) -> tuple[int, str]:
    word = next(iter(value.dimensions.values()), "")
    return (int(word) if word.isdigit() else 0, word)


def _against_plan(year: Year) -> dict[str, object]:
    plan, ratio = year.get("admissions.plan"), year.get("admissions.plan_ratio")
    if plan is None or plan.value is None:
        return {"note": _("chưa có kế hoạch")}
    text = number_vi(plan.value)
    if ratio is None or ratio.value is None:
        return {"of": text}
    tone = "ok" if ratio.value >= 100 else "due"
    return {"of": text, "chip": _of_plan(ratio, tone)}


def _share(year: Year) -> str:
    share = year.get("ratings.members_good_or_better_share")
    return "" if share is None else _("%(share)s đảng viên được xếp loại") % {"share": shown.number(share)}
