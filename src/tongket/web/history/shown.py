"""Offers and accepted values as the pages show them: grouped by subject, and by the paper they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.figures.drilldown import read_tag
from tongket.figures.reported.book import Source
from tongket.figures.reported.standing import Line, Standing, YearTag, lines_of, standing
from tongket.figures.year import computed_of
from tongket.reconciliation.history.accepting import sure
from tongket.reconciliation.history.offers import Offer, Offered
from tongket.rules import notation
from tongket.web.figures import past
from tongket.web.figures.shown import digits, figure_url, rank, tag_label
from tongket.web.figures.views import subject_name
from tongket.web.place import Place

Shown = dict[str, object]


def paper(source: Source) -> str:
    """The paper by number and day, else by its file's name."""
    return past.paper_name(source.number, source.name, source.dated_on)


def written(offer: Offer) -> str:
    """The value as it stands in the field where it may be corrected."""
    return notation.number_vi(offer.value)


def offer_label(offer: Offer) -> str:
    figure, dimensions = read_tag(offer.tag)
    return tag_label(figure, dimensions, offer.name)


def notes(found: Offered) -> Sequence[str]:
    """What in the paper speaks against its being of this unit's whole year."""
    said = []
    if found.other_name:
        said.append(_("Văn bản tự ghi là của “%(name)s”.") % {"name": found.other_name})
    if found.other_years:
        years = ", ".join(map(str, found.other_years))
        said.append(_("Văn bản tự ghi là của năm %(years)s, không phải năm %(year)s.") % {
            "years": years, "year": found.year,
        })  # fmt: skip
    if found.is_part_of_year:
        said.append(_("Văn bản chỉ báo cáo một phần của năm."))
    return said


def offers(found: Offered, posted: QueryDict | None = None) -> Sequence[Shown]:
    """The offers by subject, in the order of the text; ticked are those nothing speaks against, or those sent."""
    ticked = {str(place) for place in sure(found)} if posted is None else set(posted.getlist("nhan"))
    subjects: dict[str, list[Shown]] = {}
    for place, offer in enumerate(found.offers):
        given = written(offer) if posted is None else posted.get(f"gia-tri-{place}", written(offer))
        line = {**_offer(offer, found.year), "place": place, "ticked": str(place) in ticked, "value": given}
        subjects.setdefault(offer.tag.split(".")[0], []).append(line)
    ordered = sorted(subjects.items(), key=lambda each: rank(each[0]))
    return [{"title": subject_name(subject), "lines": lines} for subject, lines in ordered]


def _offer(offer: Offer, year: int) -> Shown:
    figure, _dimensions = read_tag(offer.tag)
    counted = None if offer.computed is None else digits(figure, offer.computed)
    return {
        "label": offer_label(offer),
        "year": offer.year if offer.year != year else "",
        "of": notation.number_vi(offer.of) if offer.of is not None else "",
        "unit": "%" if figure.unit == "percent" else offer.unit,
        "approx": past.hedge(offer.approx),
        "counted": counted,
        "counted_url": f"{figure_url(offer.tag)}&year={offer.year}",
        "quote": offer.quote,
        "chip": _chip(offer),
        "is_kept": offer.is_kept,
    }


def _chip(offer: Offer) -> Shown:
    if offer.is_kept:
        return {"label": _("đã nhận"), "tone": "ok"}
    if offer.is_doubtful:
        return {"label": _("cần xem lại"), "tone": "due"}
    if offer.computed is None:
        return {"label": _("sổ chưa có"), "tone": "info"}
    alike = notation.round_half_up(offer.computed, offer.decimals) == offer.value
    return {"label": _("khớp với sổ"), "tone": "ok"} if alike else {"label": _("khác sổ"), "tone": "due"}


def papers(place: Place) -> Sequence[Shown]:
    """The papers from which values were accepted, the last accepted first, each with its values."""
    lines = lines_of(place.unit.id)
    by_paper: dict[str, list[Line]] = {}
    for line in lines:
        by_paper.setdefault(line.entry.sha256, []).append(line)
    years = {line.entry.report_year for line in lines}
    stand = standing(place.unit.id, years)
    counted = {(year, tag) for year in years for tag in _counted(place, year)}
    may = {"choose": place.may("figure.choose_reported", place.unit.id),
           "withdraw": place.may("figure.withdraw_reported", place.unit.id)}  # fmt: skip
    return [_paper(found, stand, counted, may) for found in by_paper.values()]


def _paper(
    lines: Sequence[Line], stand: Mapping[YearTag, Standing], counted: Collection[YearTag], may: Mapping[str, bool]
) -> Shown:
    entry = lines[0].entry
    places = [(line.entry.report_year, line.entry.tag) for line in _in_order(lines)]
    values = [
        _value(line, stand[place], may, is_counted=place in counted)
        for line, place in zip(_in_order(lines), places, strict=True)
    ]
    return {
        "id": entry.sha256[:12],
        "title": paper(entry.source),
        "file": entry.source.name if entry.source.number else "",
        "years": ", ".join(str(year) for year in sorted({line.entry.report_year for line in lines})),
        "who": ", ".join(dict.fromkeys(line.entry.accepted_by for line in lines)),
        "when": notation.date_vi(timezone.localdate(lines[0].recorded_at)),
        "count": len(lines),
        "values": values,
        "disputed": sum(bool(value["is_disputed"]) for value in values),
    }


def _in_order(lines: Iterable[Line]) -> Sequence[Line]:
    return sorted(lines, key=lambda line: (-line.entry.report_year, rank(line.entry.tag.split(".")[0]), line.id))


def _counted(place: Place, year: int) -> Iterable[str]:
    """The figures that the records have for a year."""
    values = computed_of(place.unit.slug, year)
    return (value.tag for value in values if value.value is not None)


def _value(line: Line, found: Standing, may: Mapping[str, bool], *, is_counted: bool) -> Shown:
    entry = line.entry
    figure, dimensions = read_tag(entry.tag)
    return {
        **past.statement(figure, line, found, is_counted=is_counted),
        "label": tag_label(figure, dimensions, entry.name),
        "url": f"{figure_url(entry.tag)}&year={entry.report_year}",
        "is_disputed": found.used is None,
        "choose_url": reverse("history-choose", args=[line.key]) if may["choose"] else "",
        "withdraw_url": reverse("history-withdraw", args=[line.key]) if may["withdraw"] else "",
    }
