"""A paper in the browser, as it would be printed now; each number in it leads to its figure."""

from __future__ import annotations

import re
from html import unescape

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from tongket.documents.papers import press
from tongket.documents.papers.dossier import Dossier
from tongket.documents.render.html import STYLE_SHEET, run_html, to_html
from tongket.web.documents import year_of_papers
from tongket.web.documents.year_of_papers import PRESS
from tongket.web.figures.shown import figure_url
from tongket.web.place import DeskRequest

FIGURE = re.compile(r'<data class="([^"]*)" value="[^"]*" data-figure="([^"]*)">(.*?)</data>', re.DOTALL)


def preview(request: DeskRequest, kind: str) -> HttpResponse:
    """One paper of the package, made from the records of this moment."""
    found = year_of_papers.year_of(request.place)
    wanted = kind.replace("-", "_")
    listed = next((each for each in year_of_papers.listed(found) if each.kind == wanted), None)
    if listed is None:
        raise Http404(kind)
    opens = request.place.may("figure.read", request.place.unit.id)
    html = _press(found) if wanted == PRESS else _paper(found, wanted)
    context = {
        "title": listed.title,
        "missing": listed.missing,
        "is_draft": listed.is_draft,
        "paper": with_links(html, opens=opens),
        # Before it is signed: the paper's own sentences against the records, and against each other.
        "checks_url": reverse("check-paper", args=[kind]) if opens else "",
        "breadcrumb": [(_("Bộ hồ sơ hội nghị"), reverse("package")), (listed.title, None)],
    }
    return render(request, "documents/preview.html", context)


def style(request: DeskRequest) -> HttpResponse:
    """The look of a paper's page; it belongs to the papers and says nothing of anyone."""
    del request
    response = HttpResponse(STYLE_SHEET.read_bytes(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def with_links(html: str, *, opens: bool = True) -> str:
    """The paper's own markup, its figures as links. Everything in it was escaped when it was rendered."""

    def link(found: re.Match[str]) -> str:
        kind, tag, shown = found.groups()
        if not opens:
            return f'<span class="{kind}">{shown}</span>'
        name = "paper-number paper-missing" if "paper-missing" in kind else "paper-number"
        return f'<a class="{name}" href="{escape(figure_url(unescape(tag)))}">{shown}</a>'

    return mark_safe(FIGURE.sub(link, html))  # noqa: S308 - escaped by the renderer  # nosec B308 B703


def _paper(found: Dossier, kind: str) -> str:
    return next(to_html(paper, 2) for each, paper in year_of_papers.built(found) if each.kind == kind)


def _press(found: Dossier) -> str:
    article = press.build(found)
    paragraphs = "".join(
        f'<p class="paper-text">{"".join(run_html(run) for run in runs)}</p>' for runs in article.paragraphs
    )
    title = f'<h2 class="paper-title">{escape(article.headline)}</h2>'
    notice = f'<footer class="paper-notice">{escape(article.notice)}</footer>' if article.notice else ""
    return f'<article class="paper" lang="vi">{title}{paragraphs}{notice}</article>'
