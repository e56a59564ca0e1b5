"""A paper that was numbered and signed outside the register is entered with the number it bears."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.gate import Refused
from tongket.documents.actions.paper.register_external import register_external
from tongket.documents.register.life import OutsidePaper
from tongket.rules.errors import TongketError
from tongket.web.documents.forms import OutsideForm
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of


def outside(request: DeskRequest) -> HttpResponse:
    """Enter it; the register goes on after the highest number."""
    place = request.place
    if not place.may("paper.register_external", place.unit.id):
        raise PermissionDenied
    form = OutsideForm(place, request.POST if request.method == "POST" else None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        paper = OutsidePaper(
            place.unit.id, words["type"], place.year, words["title"], words["body"], words["term"], words["number"],
            words["dated_on"], words["name"], words["post"],
        )  # fmt: skip
        try:
            passage = register_external(request.actor, [paper], reason=words["reason"])
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        except TongketError as error:
            findings = [finding_of(error)]
        else:
            messages.success(request, _("Đã ghi văn bản vào sổ."))
            return redirect("paper", passage.written[0].key)
    context = {
        "form": form,
        "findings": findings,
        "breadcrumb": [(_("Sổ văn bản"), reverse("papers")), (_("Ghi văn bản ký ngoài sổ"), None)],
    }
    return render(request, "documents/outside.html", context, status=422 if findings or form.errors else 200)
