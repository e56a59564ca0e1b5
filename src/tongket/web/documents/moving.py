"""A paper takes its next step: submitted, signed, its signed copy attached, sent; or is taken out of the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Withdrawal
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.documents.actions.paper.send import send
from tongket.documents.actions.paper.sign import sign
from tongket.documents.actions.paper.submit import submit
from tongket.documents.actions.paper.withdraw import withdraw
from tongket.documents.queries import PaperRecord
from tongket.documents.register.copies import MAX_COPY, too_large
from tongket.documents.register.life import Sending, Signing, Submission
from tongket.procedures.attach_copy import attach_copy
from tongket.rules.errors import TongketError
from tongket.web.documents import forms
from tongket.web.documents.register import page, readable
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of

Step = Callable[[DeskRequest, PaperRecord, Any, int], object]


@require_POST
def submit_paper(request: DeskRequest, key: UUID) -> HttpResponse:
    def step(request: DeskRequest, paper: PaperRecord, form: Any, version: int) -> object:
        return submit(request.actor, [Submission(paper.id, version)], reason=form.cleaned_data["reason"])

    return _move(request, key, forms.SubmitForm, step, _("Đã trình ký."))


@require_POST
def sign_paper(request: DeskRequest, key: UUID) -> HttpResponse:
    def step(request: DeskRequest, paper: PaperRecord, form: Any, version: int) -> object:
        signer, day = form.signer(), form.cleaned_data["signed_on"]
        signing = Signing(paper.id, version, day, signer.authority, signer.post, signer.name)
        return sign(request.actor, [signing], reason=form.cleaned_data["reason"])

    return _move(request, key, forms.SignForm, step, _("Đã ghi việc ký và cấp số."))


@require_POST
def attach_paper(request: DeskRequest, key: UUID) -> HttpResponse:
    """Only what the officer declared not to be secret is read at all."""

    def step(request: DeskRequest, paper: PaperRecord, form: Any, version: int) -> object:
        file, marking = form.cleaned_data["copy"], form.cleaned_data["marking"]
        if file.size > MAX_COPY:
            raise too_large(file.size)
        return attach_copy(request.actor, paper, version, file.read(), marking)

    return _move(request, key, forms.AttachForm, step, _("Đã đính kèm bản đã ký."))


@require_POST
def send_paper(request: DeskRequest, key: UUID) -> HttpResponse:
    def step(request: DeskRequest, paper: PaperRecord, form: Any, version: int) -> object:
        named = tuple(line.strip() for line in form.cleaned_data["recipients"].splitlines() if line.strip())
        sending = Sending(paper.id, version, form.cleaned_data["sent_on"], named)
        return send(request.actor, [sending], reason=form.cleaned_data["reason"])

    return _move(request, key, forms.SendForm, step, _("Đã ghi phát hành."))


@require_POST
def withdraw_paper(request: DeskRequest, key: UUID) -> HttpResponse:
    """Take a paper out of the register's lists; its number stays taken."""
    paper = readable(request.place, key)
    version = request.POST.get("version", "")
    try:
        withdrawal = Withdrawal(paper.id, int(version) if version.isdigit() else 0)
        withdraw(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        return page(request, readable(request.place, key), [finding_of(error)], status=_status(error))
    messages.success(request, _("Đã rút văn bản khỏi sổ; số đã cấp không dùng lại."))
    return redirect("papers")


def _move(request: DeskRequest, key: UUID, kind: type[forms.StepForm], step: Step, done: str) -> HttpResponse:
    paper = readable(request.place, key)
    if not request.place.may(kind.action, paper.organization):
        raise PermissionDenied
    form = kind(request.place, paper, request.POST, request.FILES)
    if not form.is_valid():
        return page(request, paper, form=form, status=422)
    try:
        step(request, paper, form, form.cleaned_data["version"])
    except Refused as refused:
        findings = [findings_of(found) for found in refused.found]
        return page(request, paper, findings, form, status=422)
    except Clash as clash:
        # Someone took a step meanwhile: the page shows where the paper now stands.
        return page(request, readable(request.place, key), [finding_of(clash)], status=409)
    except TongketError as error:
        return page(request, paper, [finding_of(error)], form, status=_status(error))
    messages.success(request, done)
    return redirect("paper", key)


def _status(error: TongketError) -> int:
    return {"access-denied": 403, "edit-clash": 409}.get(error.code, 422)
