"""The committee's acts on many units at once: appraise, decide at the levels intended, announce; what the level above
decided is recorded subject by subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.access.gate import Refused
from tongket.procedures.annual_review.board.boarding import UnitLine, board_of
from tongket.procedures.annual_review.deciding.announce import announce
from tongket.procedures.annual_review.deciding.decide import decide, is_decided_above, record_decision
from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.weighing import RatingsRefused
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.reviews import ORDER
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.refusals import findings_of, told
from tongket.web.reviews.naming import names_of_subjects
from tongket.web.reviews.rounds import shown
from tongket.web.reviews.rounds.setup_forms import PaperForm

APPRAISE, DECIDE, ANNOUNCE, ABOVE = "tham-dinh", "quyet-dinh", "thong-bao", "cap-tren"
WORDS: Mapping[str, str] = {
    APPRAISE: "review_step.conclude",
    DECIDE: "rating.decide",
    ANNOUNCE: "rating.announce",
    ABOVE: "rating.decide",
}
LEVEL = "muc_"
SHOWN = 60
"""As many subjects with findings as are told at once."""


def deciding_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The units with where they stand, the paper, and a button for each act one may take."""
    place = request.place
    found = shown.readable(place, key)
    if not shown.may(place, "review_round.read", found):
        raise Http404(key)
    if not any(shown.may(place, word, found) for word in WORDS.values()):
        raise PermissionDenied
    form = PaperForm(place.today, request.POST or None)
    if request.method != "POST":
        return _page(request, found, form)
    act = request.POST.get("viec", "")
    if act not in WORDS or found.closed or not shown.may(place, WORDS[act], found):
        raise PermissionDenied
    if not form.is_valid():
        return _page(request, found, form, status=422)
    return _acted(request, found, act, form)


def _acted(request: DeskRequest, found: Round, act: str, form: PaperForm) -> HttpResponse:
    chosen = {int(unit) for unit in request.POST.getlist("chon") if unit.isdigit()}
    if not chosen and act != ABOVE:
        messages.error(request, _("Chưa chọn đơn vị nào."))
        return _page(request, found, form, status=422)
    try:
        said = _carry_out(request, found, act, form, chosen)
    except RatingsRefused as refused:
        lines = _by_subject(found, refused)
        return _page(request, found, form, [findings_of(each) for each in refused.beside], lines, status=422)
    except Refused as refused:
        return _page(request, found, form, told(refused), status=422)
    except TongketError as error:
        if error.code == "access-denied":
            raise PermissionDenied from error
        return _page(request, found, form, told(error), status=422)
    messages.success(request, said)
    return redirect("review-deciding", found.line.key)


def _carry_out(request: DeskRequest, found: Round, act: str, form: PaperForm, chosen: set[int]) -> str:
    actor, paper, reasons = request.actor, form.paper(), form.reasons()
    if act == ABOVE:
        meant = {
            int(name.removeprefix(LEVEL)): Meant(level, source="given")
            for name, level in request.POST.items()
            if name.startswith(LEVEL) and name.removeprefix(LEVEL).isdigit() and level in ORDER
        }
        return _("Đã ghi %(count)s quyết định của cấp trên.") % {
            "count": record_decision(actor, found, paper, meant, reasons).written
        }
    if act == APPRAISE:
        steps = [StepEntry(found.id, unit, "appraised", paper.on, paper.way, paper.body, paper.number)
                 for unit in sorted(chosen)]  # fmt: skip
        conclude(actor, steps, reason=reasons.of_all)
        return _("Đã ghi thẩm định %(count)s đơn vị.") % {"count": len(steps)}
    if act == ANNOUNCE:
        done = announce(actor, found, paper, chosen, reasons)
        return _("Đã thông báo %(count)s kết quả.") % {"count": done.written}
    decided = decide(actor, found, paper, chosen, reasons)
    words = {"count": decided.written, "revised": decided.revised, "units": len(decided.units)}
    return _("Đã quyết định %(count)s kết quả (sửa %(revised)s), xong %(units)s đơn vị.") % words


def _page(
    request: DeskRequest, found: Round, form: PaperForm, findings: shown.Findings = (),
    by_subject: Sequence[Mapping[str, object]] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    place = request.place
    lines = board_of(found, place.today).lines
    sent = request.POST.getlist("chon") if request.method == "POST" else None
    context = {
        "round": found,
        "name": shown.round_title(found),
        "form": form,
        "findings": findings,
        "by_subject": by_subject,
        "units": [_unit(line, sent) for line in lines],
        "waiting": sum(1 for line in lines if not line.standing.handed_up),
        "above": _above(found, request),
        "levels": [(level, vocabulary.label(level, language())) for level in ORDER],
        "acts": [(act, title) for act, title in _titles() if not found.closed and shown.may(place, WORDS[act], found)],
        "may_record": not found.closed and shown.may(place, WORDS[ABOVE], found),
        "tabs": shown.tabs(place, found, "review-deciding"),
        "breadcrumb": shown.crumbs(found, (shown.deciding_title(), None)),
    }
    return render(request, "reviews/rounds/deciding.html", context, status=status)


def _titles() -> Sequence[tuple[str, str]]:
    return ((APPRAISE, _("Ghi thẩm định")), (DECIDE, _("Ghi quyết định")), (ANNOUNCE, _("Ghi thông báo")))


def _unit(line: UnitLine, sent: Sequence[str] | None) -> dict[str, object]:
    done = line.standing.done
    last = line.standing.last
    waits = line.standing.handed_up and "announced" not in done
    return {
        "id": line.unit.id,
        "name": line.unit.name,
        "state": shown.step_name(last) if last else "",
        "handed_up": line.standing.handed_up,
        "proposed": line.progress.proposed,
        "decided": line.progress.decided,
        "rated": line.progress.rated,
        "chosen": str(line.unit.id) in sent if sent is not None else waits,
    }  # fmt: skip


def _above(found: Round, request: DeskRequest) -> Sequence[Mapping[str, object]]:
    """The subjects on which the level above decides."""
    own = subjects_of(found.id, [found.entry.organization])
    waiting = [each for each in own if not each.entry.not_rated_reason and is_decided_above(found, each)]
    names = names_of_subjects(waiting)
    return [
        {"id": each.id, "name": names[each.id], "level": request.POST.get(f"{LEVEL}{each.id}", ""),
         "kind": vocabulary.label(each.entry.subject, language(), "review_subject")}
        for each in waiting
    ]  # fmt: skip


def _by_subject(found: Round, refused: RatingsRefused) -> Sequence[Mapping[str, object]]:
    telling = {key: lines for key, lines in refused.by_subject.items() if any(each.refuses for each in lines)}
    names = names_of_subjects([each for each in subjects_of(found.id) if each.id in telling])
    return [
        {"name": names.get(key, ""), "findings": [findings_of(each) for each in lines if each.refuses]}
        for key, lines in list(telling.items())[:SHOWN]
    ]
