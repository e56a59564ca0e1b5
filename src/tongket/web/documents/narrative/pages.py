"""The narrative parts of the year's report: written by the officer, with figures in their places."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.documents import queries as papers
from tongket.documents.actions.narrative.carry import Carrying, carry
from tongket.documents.actions.narrative.write import write
from tongket.documents.queries import Part
from tongket.rules.errors import TongketError
from tongket.web.documents.narrative import contributors, sections
from tongket.web.documents.narrative.sections import Posted
from tongket.web.figures import shown
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_of, findings_of

WRITE, CARRY, READ = "narrative.write", "narrative.carry", "narrative.read"
LOOK = "xem-thu"


def narrative(request: DeskRequest) -> HttpResponse:
    """All sections on one page. Only those the person changed are written; a clash shows both texts."""
    place, paper = request.place, _paper(request)
    if not place.may(READ, place.office.id):
        raise Http404
    if request.method != "POST":
        return _page(request, paper, {})
    if not place.may(WRITE, place.office.id):
        raise PermissionDenied
    posted = sections.posted(request.POST, paper)
    if LOOK in request.POST:
        return _page(request, paper, posted)
    return _written(request, paper, posted)


@require_POST
def carry_over(request: DeskRequest) -> HttpResponse:
    """Start from last year's texts, where this year has none yet."""
    paper = _paper(request)
    try:
        passage = carry(request.actor, [Carrying(request.place.office.id, request.place.year, paper)])
    except Refused as refused:
        for found in refused.found:
            messages.error(request, found.finding.message())
    else:
        count = {"count": len(passage.written)}
        messages.success(request, _("Đã lấy %(count)s mục từ năm trước; đề nghị đọc lại từng mục.") % count)
    return redirect(f"{reverse('narrative')}?van-ban={paper}")


def _written(request: DeskRequest, paper: str, posted: Mapping[str, Posted]) -> HttpResponse:
    place = request.place
    standing = papers.narrative(place.office.id, place.year, paper)
    mine = {name: each for name, each in posted.items() if each.differs(standing)}
    clashing = _clashing(mine, standing)
    sound = [each for name, each in mine.items() if name not in clashing]
    try:
        texts = [each.as_section(place.office.id, place.year, paper) for each in sound]
        count = len(write(request.actor, texts).written) if texts else 0
    except Clash:
        clashing |= _clashing(mine, papers.narrative(place.office.id, place.year, paper))
        return _page(request, paper, posted, clashing=clashing, status=409)
    except Refused as refused:
        return _page(request, paper, posted, findings=[findings_of(found) for found in refused.found], status=422)
    except TongketError as error:
        return _page(request, paper, posted, findings=[finding_of(error)], status=422)
    if count:
        messages.success(request, _("Đã ghi %(count)s mục.") % {"count": count})
    if clashing:
        return _page(request, paper, {name: posted[name] for name in clashing}, clashing=clashing, status=409)
    if not count:
        messages.info(request, _("Không có gì thay đổi."))
    return redirect(f"{reverse('narrative')}?van-ban={paper}")


def _clashing(mine: Mapping[str, Posted], standing: Mapping[str, Part]) -> set[str]:
    return {name for name, each in mine.items() if each.clashes(standing)}


def _page(
    request: DeskRequest,
    paper: str,
    posted: Mapping[str, Posted],
    *,
    clashing: set[str] | None = None,
    findings: list[dict[str, object]] | None = None,
    status: int = 200,
) -> HttpResponse:
    place = request.place
    figures = shown.year_of(place)
    standing = papers.narrative(place.office.id, place.year, paper)
    before = papers.narrative(place.office.id, place.year - 1, paper)
    contributed = contributors.summary(place, paper)
    context = {
        "contributed": contributed,
        "reads_contributions": place.may(contributors.READ, place.office.id),
        "paper": paper,
        "papers": [(name, title, name == paper) for name, title in sections.titles()],
        "sections": [
            {
                **sections.shown_section(
                    place, figures, paper, name, standing, posted.get(name), name in (clashing or ())
                ),
                "contributed": [line for line in contributed if line["section"] == name],
            }
            for name in sections.SECTIONS[paper]
        ],
        "figures": sections.placeholders(figures),
        "may_write": place.may(WRITE, place.office.id),
        "may_carry": place.may(CARRY, place.office.id) and bool(set(before) - set(standing)),
        "is_clash": bool(clashing),
        "is_look": LOOK in request.POST,
        "findings": findings or [],
        "year": place.year,
        "year_before": place.year - 1,
    }
    return render(request, "documents/narrative.html", context, status=status)


def _paper(request: DeskRequest) -> str:
    """The paper asked for, else the one the year calls for."""
    asked = request.POST.get("van-ban") or request.GET.get("van-ban", "")
    return asked if asked in sections.SECTIONS else _usual(request.place)


def _usual(place: Place) -> str:
    written = {name: len(papers.narrative(place.office.id, place.year, name)) for name in sections.SECTIONS}
    return max(written, key=lambda name: written[name])
