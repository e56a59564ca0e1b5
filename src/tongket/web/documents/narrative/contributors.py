"""Who contributes which section of the report: what is awaited, what came, how it goes into the narrative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents.actions.contributions.receive import Received, receive
from tongket.documents.drafting.merging import ContributionRecord, contributions, to_merge
from tongket.documents.drafting.pasted import LONGEST
from tongket.documents.ledgers import CONTRIBUTIONS
from tongket.procedures.merge_contributions import merge_section, proposed
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.documents.drafting.shown import diff_rows
from tongket.web.documents.narrative import sections
from tongket.web.language import language
from tongket.web.ledgers.words import list_url, word_of
from tongket.web.people.forms import day_field
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_of, told

READ, RECEIVE, MERGE = "contribution.read", "contribution.receive", "contribution.merge"
TONES = {"missing": "due", "received": "info", "merged": "ok", "late": "bad"}
AWAITED = ("missing", "late")


class TextForm(forms.Form):
    """The text that a contributor sent, as it is pasted."""

    def __init__(self, place: Place, found: ContributionRecord, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["text"] = forms.CharField(
            label=_("Nội dung"), initial=found.text, strip=False,
            help_text=_("Dán thẳng từ Word: giữ các ý gạch đầu dòng, bỏ định dạng và khoảng trắng thừa."),
            widget=forms.Textarea(attrs={"rows": 14, "lang": "vi", "maxlength": LONGEST * 2}),
        )  # fmt: skip
        self.fields["received_on"] = day_field(_("Ngày nhận"))
        self.fields["received_on"].initial = date_vi(found.received_on or place.today)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=found.version, localize=False)

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self["text"], self["received_on"]]


def summary(place: Place, paper: str) -> Sequence[Mapping[str, object]]:
    """The contributors of a year's paper for the page of the narrative; nothing for whoever may not read them."""
    if not place.may(READ, place.office.id):
        return ()
    return [shown_line(place, each) for each in contributions(place.office.id, place.year, paper)]


def shown_line(place: Place, found: ContributionRecord) -> Mapping[str, object]:
    state = found.state(place.today)
    return {
        "contributor": found.contributor,
        "kind": vocabulary.label(found.kind, language(), "contributor_kind"),
        "section": found.section,
        "title": vocabulary.label(found.section, language(), "report_section"),
        "due": date_vi(found.due_on),
        "received": date_vi(found.received_on) if found.received_on else "",
        "came_late": found.came_late,
        "is_awaited": state in AWAITED,
        "text": found.text,
        "chip": {"label": vocabulary.label(state, language(), "contribution_state"), "tone": TONES[state]},
        "url": reverse("contribution-receive", args=[found.key]),
        "record_url": reverse("record", args=[word_of(CONTRIBUTIONS), found.key]),
    }


def all_contributions(request: DeskRequest) -> HttpResponse:
    """Every section that someone contributes, and whose text can be merged."""
    place, paper = request.place, _paper(request)
    if not place.may(READ, place.office.id):
        raise Http404
    found = contributions(place.office.id, place.year, paper)
    lines = [shown_line(place, each) for each in found]
    mergeable = [name for name in sections.SECTIONS[paper] if to_merge(found, name)]
    context = {
        "paper": paper,
        "papers": [(name, title, name == paper) for name, title in sections.titles()],
        "lines": lines,
        "awaited": [line["contributor"] for line in lines if line["is_awaited"]],
        "mergeable": [(name, vocabulary.label(name, language(), "report_section")) for name in mergeable],
        "may_assign": place.may("contribution.assign", place.office.id),
        "may_receive": place.may(RECEIVE, place.office.id),
        "may_merge": _may_merge(place),
        "ledger_url": list_url(CONTRIBUTIONS),
        "new_url": reverse("new-record", args=[word_of(CONTRIBUTIONS)]),
        "year": place.year,
        "breadcrumb": _breadcrumb(paper, (_("Đơn vị góp nội dung"), None)),
    }
    return render(request, "documents/drafting/contributions.html", context)


def receive_text(request: DeskRequest, key: UUID) -> HttpResponse:
    """Take in the text that a contributor sent."""
    place = request.place
    found, paper = _readable(place, key)
    if request.method == "POST" and not place.may(RECEIVE, _unit(key)):
        raise PermissionDenied
    form = TextForm(place, found, request.POST if request.method == "POST" else None)
    findings: list[dict[str, object]] = []
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            text = Received(found.id, words["version"], words["text"], words["received_on"])
            try:
                receive(request.actor, [text])
            except TongketError as error:
                findings = told(error)
                status = 409 if error.code == "edit-clash" else 422
            else:
                messages.success(request, _("Đã nhận nội dung của %(name)s.") % {"name": found.contributor})
                return redirect(f"{reverse('contributions')}?van-ban={paper}")
    context = {
        "line": shown_line(place, found),
        "form": form,
        "may_receive": place.may(RECEIVE, _unit(key)),
        "findings": findings,
        "paper": paper,
        "breadcrumb": _breadcrumb(
            paper, (_("Đơn vị góp nội dung"), f"{reverse('contributions')}?van-ban={paper}"), (found.contributor, None)
        ),
    }
    return render(request, "documents/drafting/contribution.html", context, status=status)


def merge(request: DeskRequest) -> HttpResponse:
    """One section with the texts that came: the difference first, then the writing."""
    place, paper = request.place, _paper(request)
    section = request.POST.get("muc") or request.GET.get("muc", "")
    if not place.may(READ, place.office.id) or section not in sections.SECTIONS[paper]:
        raise Http404
    if request.method != "POST":
        return _proposal(request, paper, section)
    if not _may_merge(place):
        raise PermissionDenied
    version = request.POST.get("version", "")
    seen = [int(each) for each in request.POST.getlist("seen") if each.isdigit()]
    try:
        count = merge_section(
            request.actor,
            place.office.id,
            place.year,
            paper,
            section,
            int(version) if version.isdigit() else None,
            seen,
        )
    except TongketError as error:
        status = 409 if error.code in ("edit-clash", "contribution-changed") else 422
        return _proposal(request, paper, section, told(error), status)
    messages.success(request, _("Đã ghép nội dung của %(count)s đơn vị; đề nghị đọc lại mục này.") % {"count": count})
    return redirect(f"{reverse('narrative')}?van-ban={paper}#{section}")


def _proposal(
    request: DeskRequest, paper: str, section: str, findings: Sequence[Mapping[str, object]] = (), status: int = 200
) -> HttpResponse:
    place = request.place
    title = vocabulary.label(section, language(), "report_section")
    context: dict[str, object] = {
        "section": section,
        "title": title,
        "paper": paper,
        "findings": list(findings),
        "may_merge": _may_merge(place),
        "breadcrumb": _breadcrumb(
            paper, (_("Đơn vị góp nội dung"), f"{reverse('contributions')}?van-ban={paper}"), (title, None)
        ),
    }
    try:
        found = proposed(place.office.id, place.year, paper, section)
    except TongketError as error:
        # After a refusal the reason that was given says more.
        context["findings"] = list(findings) or [finding_of(error)]
    else:
        context |= {
            "rows": diff_rows(found.changes, whole=True),
            "texts": [shown_line(place, each) for each in found.texts],
            "seen": [each.version for each in found.texts],
            "version": found.version,
        }
    return render(request, "documents/drafting/merge.html", context, status=status)


def _may_merge(place: Place) -> bool:
    return place.may(MERGE, place.office.id) and place.may("narrative.write", place.office.id)


def _paper(request: DeskRequest) -> str:
    asked = request.POST.get("van-ban") or request.GET.get("van-ban", "")
    return asked if asked in sections.SECTIONS else next(iter(sections.SECTIONS))


def _unit(key: UUID) -> int:
    return int(CONTRIBUTIONS.one(key).entry.organization)


def _readable(place: Place, key: UUID) -> tuple[ContributionRecord, str]:
    """A standing assignment the person may read, and its paper; 404 for any other."""
    kept = CONTRIBUTIONS.one(key)
    entry = kept.entry
    if not place.may(READ, entry.organization):
        raise Http404(key)
    standing = contributions(entry.organization, entry.report_year, entry.paper)
    found = next((each for each in standing if each.id == kept.id), None)
    if found is None:
        raise Http404(key)
    return found, entry.paper


def _breadcrumb(paper: str, *rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(_("Thuyết minh báo cáo"), f"{reverse('narrative')}?van-ban={paper}"), *rest]
