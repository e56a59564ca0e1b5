"""Pages that say no, in the style of the house: coded refusals, 403, 404 and 500."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tongket.access.gate import Found, Refused
from tongket.reconciliation.findings.checked import Severity
from tongket.rules.decision import Finding, Weight
from tongket.rules.errors import TongketError, error_entry
from tongket.rules.errors import mend as mend_text
from tongket.rules.errors import message as message_text
from tongket.web.language import language

TONE_OF_WEIGHT = {Weight.REFUSES: "bad", Weight.ASKS_REASON: "due", Weight.WARNS: "info"}
TONE_OF_SEVERITY = {Severity.ERROR: "bad", Severity.WARNING: "due", Severity.NOTE: "info"}


def finding_of(error: TongketError) -> dict[str, object]:
    """A coded error as `parts/finding.html` takes it."""
    return _finding(error.code, error.arguments, "bad")


def findings_of(found: Found) -> dict[str, object]:
    """A finding of the gate, with its weight as tone and its source as place."""
    shown = _finding(found.finding.code, found.finding.arguments, TONE_OF_WEIGHT[found.finding.weight])
    return {**shown, "place": str(found.finding.citation) if found.finding.citation else ""}


def told(error: TongketError) -> list[dict[str, object]]:
    """What a refusal says: the findings of the gate where it names some, else the error itself."""
    return [findings_of(each) for each in error.found] if isinstance(error, Refused) else [finding_of(error)]


def finding_shown(finding: Finding) -> dict[str, object]:
    """A finding told before anything is written: its message stands as the title."""
    spoken = language()
    return {
        "tone": TONE_OF_WEIGHT[finding.weight],
        "title": finding.message(spoken),
        "mend": finding.mend(spoken),
        "code": finding.code,
        "place": str(finding.citation) if finding.citation else "",
    }


def error_page(request: HttpRequest, error: TongketError, status: int) -> HttpResponse:
    shown = finding_of(error)
    if error.code == "access-denied":
        # The permission's word means nothing to an officer.
        shown["message"] = _("Vai trò của đồng chí không cho phép việc này tại đơn vị này.")
    return render(request, "refusal.html", {"finding": shown, "title": shown["title"]}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _plain(request, 404, _("Không có trang này"), _("Trang không có, hoặc đồng chí không được xem."))


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return _plain(request, 403, _("Không có quyền"), _("Đồng chí không được phép mở trang này."))


def out_of_order(request: HttpRequest) -> HttpResponse:
    del request
    text = _("Chương trình gặp lỗi; việc đang làm chưa được ghi. Đề nghị thử lại, nếu vẫn lỗi thì báo người quản trị.")
    # Without the request: what fails may be the very frame around the page.
    page = render_to_string("refusal_plain.html", {"title": _("Có lỗi xảy ra"), "text": text})
    return HttpResponse(page, status=500)


def _plain(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "refusal_plain.html", {"title": title, "text": text}, status=status)


def _finding(code: str, arguments: object, tone: str) -> dict[str, object]:
    spoken = language()
    words = dict(arguments) if isinstance(arguments, dict) else dict(getattr(arguments, "items", dict)())
    return {
        "tone": tone,
        "title": error_entry(code).title[spoken],
        "message": message_text(code, words, spoken),
        "mend": mend_text(code, words, spoken),
        "code": code,
    }
