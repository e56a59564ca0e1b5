"""The ballots on one subject: the numbers, what the majority makes of them, a second ballot, mending, withdrawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction, Kept, Withdrawal
from tongket.access.keeping import Clash
from tongket.procedures.annual_review.evening.votes import vote_of
from tongket.records.reviews.actions.tallies.correct import correct
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.actions.tallies.withdraw import withdraw
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tallies.queries import tallies_for
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.rules.ratings.tallies import WORDS
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.refusals import told as refusal
from tongket.web.reviews.ballots.results import told, word_of
from tongket.web.reviews.evening.columns import OF_TALLY, PEOPLE
from tongket.web.reviews.evening.places import SEE_TALLIES, OfSubject, readable_subject
from tongket.web.reviews.person.forms import TallyForm
from tongket.web.reviews.person.shown import frame_of_page

COMMITTEE = "committee_vote"
Tally = Kept[TallyEntry]


@dataclass(frozen=True)
class Refusal:
    """A form that came back: which ballot it is of (vote and counting), with what was found."""

    ballot: tuple[str, int]
    form: TallyForm
    findings: Sequence[Mapping[str, object]] = ()


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """All ballots one may see on the subject."""
    return _page(request, _readable(request, key))


@require_POST
def enter(request: DeskRequest, key: UUID, vote: str, number: int) -> HttpResponse:
    """Count a ballot, or correct what was counted."""
    found = _readable(request, key)
    if vote not in _votes(found) or number < 1:
        raise Http404(vote)
    if not _may(request, found, vote, "count"):
        raise PermissionDenied
    kept = next((each for each in _ballots(request, found) if _id(each.entry) == (vote, number)), None)
    form = TallyForm(request.POST, prefix=_prefix(vote, number))
    if not form.is_valid():
        return _page(request, found, Refusal((vote, number), form))
    entry, reason = form.entry(found.subject, vote, number), form.cleaned_data["reason"]
    try:
        if kept is None:
            count(request.actor, [entry], reason=reason)
        else:
            correct(request.actor, [Correction(kept.id, form.cleaned_data["version"] or 0, entry)], reason=reason)
    except TongketError as error:
        return _page(request, found, Refusal((vote, number), form, refusal(error)))
    messages.success(request, _("Đã ghi kết quả kiểm phiếu."))
    return redirect(found.url("review-tally"))


@require_POST
def take_out(request: DeskRequest, key: UUID, vote: str, number: int) -> HttpResponse:
    """Withdraw a tally entered by mistake."""
    found = _readable(request, key)
    kept = next((each for each in _ballots(request, found) if _id(each.entry) == (vote, number)), None)
    if kept is None:
        raise Http404(vote)
    if not _may(request, found, vote, "withdraw"):
        raise PermissionDenied
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(kept.id, int(version) if version.isdigit() else 0)
    try:
        withdraw(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        return _page(request, found, findings=refusal(error), status=409 if isinstance(error, Clash) else 422)
    messages.success(request, _("Đã rút kết quả ghi nhầm."))
    return redirect(found.url("review-tally"))


def _readable(request: DeskRequest, key: UUID) -> OfSubject:
    return readable_subject(request.place, key, SEE_TALLIES)


def _ballots(request: DeskRequest, found: OfSubject) -> Sequence[Tally]:
    kept = tallies_for(request.actor, [found.subject.id], request.place.today).get(found.subject.id, ())
    return sorted(kept, key=lambda each: (_votes(found).index(each.entry.vote), each.entry.counting))


def _votes(found: OfSubject) -> tuple[str, str]:
    return vote_of(found.subject), COMMITTEE


def _id(entry: TallyEntry) -> tuple[str, int]:
    return entry.vote, entry.counting


def _prefix(vote: str, number: int) -> str:
    return f"{vote.replace('_', '-')}-{number}"


def _may(request: DeskRequest, found: OfSubject, vote: str, verb: str) -> bool:
    """The unit writes its own ballot until it hands up; the committee its own, after that."""
    place, entry = request.place, found.subject.entry
    if entry.not_rated_reason or found.evening.round.closed:
        return False
    if vote == COMMITTEE:
        return place.may(f"review_tally.{verb}", found.evening.round.entry.organization)
    return found.evening.takes and place.may(f"review_tally.{verb}", entry.organization)


def _page(
    request: DeskRequest, found: OfSubject, refused: Refusal | None = None,
    findings: Sequence[Mapping[str, object]] = (), status: int = 0,
) -> HttpResponse:  # fmt: skip
    kept = _ballots(request, found)
    context = {
        **frame_of_page(request.place, found, "review-tally"),
        "ballots": [_ballot(request, found, each, refused) for each in kept],
        "news": [new for vote in _votes(found) if (new := _new(request, found, vote, kept, refused))],
        "findings": [*findings, *(refused.findings if refused else ())],
    }
    return render(request, "reviews/person/tally.html", context, status=status or (422 if refused else 200))


def _title(vote: str, number: int) -> str:
    label = vocabulary.label(vote, language(), "review_vote")
    return _("%(vote)s, lần thứ %(number)s") % {"vote": label, "number": number} if number > 1 else label


def _ballot(request: DeskRequest, found: OfSubject, kept: Tally, refused: Refusal | None) -> Mapping[str, object]:
    entry, result = kept.entry, told(kept.entry)
    at, form = _id(entry), None
    if _may(request, found, entry.vote, "correct"):
        form = refused.form if refused and refused.ballot == at else TallyForm(entry=entry, prefix=_prefix(*at))
        form.initial["version"] = kept.version
    address = [found.subject.key, *at]
    return {
        "title": _title(*at),
        "on": date_vi(entry.held_on),
        "result": result,
        "chip": {"label": result["label"], "tone": result["tone"]},
        "people": [(column.label, getattr(entry, column.id)) for column in OF_TALLY if column.id in PEOPLE],
        "bars": [{"label": word_of(word), "count": getattr(entry, word)} for word in WORDS],
        "due": max(entry.due, 1),
        "form": form,
        "is_open": bool(refused and refused.ballot == at),
        "url": reverse("review-tally-enter", args=address),
        "withdraw_url": reverse("review-tally-withdraw", args=address)
        if _may(request, found, entry.vote, "withdraw") else "",
        "version": str(kept.version),
    }  # fmt: skip


def _new(
    request: DeskRequest, found: OfSubject, vote: str, kept: Sequence[Tally], refused: Refusal | None
) -> Mapping[str, object] | None:
    """The form of the next ballot: the first, or another one where the last has decided nothing."""
    own = [each for each in kept if each.entry.vote == vote]
    if not _may(request, found, vote, "count") or (own and told(own[-1].entry)["won"]):
        return None
    at = (vote, len(own) + 1)
    return {
        "title": _title(*at) if own else _("Ghi kết quả: %(vote)s") % {"vote": _title(*at)},
        "form": refused.form if refused and refused.ballot == at else TallyForm(prefix=_prefix(*at)),
        "is_open": bool(refused and refused.ballot == at),
        "url": reverse("review-tally-enter", args=[found.subject.key, *at]),
    }
