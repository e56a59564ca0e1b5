"""Step 3 and 4: the differences group by group, each answered with one key; and what goes upstream."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.exchange.national import corrections, corrections_sheet
from tongket.exchange.national.comparing.questions import KEEP, LATER, ONLY_HERE, TAKE, Comparison, Question
from tongket.exchange.national.confirming import CONFIRM, seen_print
from tongket.exchange.national.lists import Listed
from tongket.exchange.states import COMPARED, CONFIRMED
from tongket.rules.notation import number_vi
from tongket.web.exchange.sheets import attachment
from tongket.web.ledgers.views import XLSX
from tongket.web.ledgers.words import ledgers, word_of
from tongket.web.national import steps, words
from tongket.web.place import DeskRequest

GROUP, PAGE_NUMBER = "nhom", "trang"
PAGE = 50


def comparison(request: DeskRequest, key: UUID) -> HttpResponse:
    """The list against the register."""
    found = steps.opened(request, key)
    if found.state != COMPARED or found.comparison is None:
        return redirect(steps.page_of(found))
    return page(request, found)


def page(
    request: DeskRequest, found: Listed, findings: Sequence[dict[str, object]] = (), status: int = 200
) -> HttpResponse:
    """The page of a list that waits for answers."""
    compared = found.comparison
    if compared is None:
        return redirect("national-columns", found.key)
    group = _chosen(found, compared, request.GET.get(GROUP, ""))
    asked = [question for question in compared.questions if question.group == group]
    asked.sort(key=lambda question: question.id in found.decided)
    context = {
        "wizard": steps.wizard(steps.ANSWER),
        "findings": findings,
        "list": found,
        "counts": _counts(compared),
        "ways": _ways(compared),
        "group": _group(found, asked) if asked else None,
        **_paged(request, found, asked, group),
        **summed(found, compared, group),
        "unknown_units": len(compared.unknown_units),
        "left_out": ", ".join(compared.left_out),
        "may_confirm": request.place.may(CONFIRM, request.place.office.id),
    }
    return render(request, "national/comparison.html", context, status=status)


def result(request: DeskRequest, key: UUID) -> HttpResponse:
    """A confirmed list: the lines for the national register."""
    found = steps.opened(request, key)
    if found.state != CONFIRMED:
        return redirect(steps.page_of(found))
    lines = corrections.of(request.actor, key).lines
    context = {
        "wizard": steps.wizard(steps.RESULT),
        "list": found,
        "when": timezone.localtime(found.confirmed_at).strftime("%H:%M %d/%m/%Y") if found.confirmed_at else "",
        "total": len(lines),
        "lines": [_correction(line) for line in lines[:200]],
        "hidden": max(0, len(lines) - 200),
    }
    return render(request, "national/result.html", context)


def corrections_file(request: DeskRequest, key: UUID) -> HttpResponse:
    """The list to correct upstream. Identity numbers in it are shown, and that they were shown is written down."""
    found = steps.opened(request, key)
    if found.state != CONFIRMED:
        return redirect(steps.page_of(found))
    content = corrections_sheet.workbook(request.actor, corrections.of(request.actor, key))
    return attachment(content, f"de-nghi-dieu-chinh-{found.unit.slug}.xlsx", XLSX)


def _correction(line: corrections.Line) -> dict[str, object]:
    name = next(iter(line.cells.values()), "")
    return {"row": line.row or "", "name": line.name or name, "reasons": list(corrections.reasons_in_order(line))}


def question_context(found: Listed, question: Question) -> dict[str, object]:
    """One question as `national/question.html` takes it."""
    decided = found.decided.get(question.id)
    theirs, ours = question.shown
    is_of_ours = question.kind not in ("only_there", "ambiguous")
    return {
        "id": question.id,
        "name": question.name,
        "place": " · ".join(
            text for text in (question.unit, _("dòng %(row)s") % {"row": question.row} if question.row else "") if text
        ),
        "url": reverse("record", args=[word_of(ledgers()["members"]), question.person]) if is_of_ours else "",
        "theirs": theirs,
        "ours": ours,
        "is_field": question.kind == "field",
        "shows_theirs": question.kind != ONLY_HERE,
        "why": words.doubt_word(question.why),
        "choices": words.choices(question),
        "needs_day": question.needs_day,
        "day": decided.day.isoformat() if decided and decided.day else question.day,
        "reason": decided.reason if decided else "",
        "chosen": decided.choice if decided else "",
        "answer": words.answer_word(question, decided.choice) if decided else "",
        "is_earlier": decided is not None and decided.decided_at < found.uploaded_at,
    }


def summed(found: Listed, compared: Comparison, group: str) -> dict[str, object]:
    """What changes with every answer: what is still open, what a confirmation would do, the print of what was seen."""
    return {
        "groups": _groups(found, compared, group),
        "sums": _sums(found, compared),
        "seen": seen_print(compared, found.decided),
    }


def group_url(key: UUID, group: str, number: int = 1) -> str:
    given = {GROUP: group, **({PAGE_NUMBER: number} if number > 1 else {})}
    return f"{reverse('national-list', args=[key])}?{urlencode(given)}"


def _chosen(found: Listed, compared: Comparison, asked: str) -> str:
    """The group asked for, else the first with something open, else the first."""
    groups = compared.groups
    if asked in groups:
        return asked
    open_groups = [question.group for question in compared.questions if question.id not in found.decided]
    return next(iter(open_groups), next(iter(groups), ""))


def _counts(compared: Comparison) -> list[dict[str, object]]:
    differing = len({question.person for question in compared.questions})
    shown = (
        (_("dòng trong danh sách"), compared.rows, "none"),
        (_("đảng viên trong sổ"), compared.members, "none"),
        (_("giống hoàn toàn"), compared.same, "ok"),
        (_("người có điểm khác"), differing, "due" if differing else "none"),
    )
    return [{"label": label, "count": number_vi(count), "tone": tone, "url": ""} for label, count, tone in shown]


def _ways(compared: Comparison) -> str:
    names = {
        "card": _("số thẻ"),
        "identity": _("số định danh"),
        "name": _("họ tên và ngày sinh"),
        "told": _("câu trả lời trước"),
    }
    return "; ".join(f"{names[how]}: {number_vi(count)}" for how, count in compared.matched.items())


def _groups(found: Listed, compared: Comparison, chosen: str) -> list[dict[str, object]]:
    still = Counter(question.group for question in compared.questions if question.id not in found.decided)
    first = {question.group: question for question in reversed(compared.questions)}
    return [
        {
            "title": words.group_title(first[group]),
            "url": f"{group_url(found.key, group)}#cau-hoi",
            "total": number_vi(total),
            "open": number_vi(still[group]) if still[group] else "",
            "current": group == chosen,
        }
        for group, total in compared.groups.items()
    ]


def _group(found: Listed, asked: Sequence[Question]) -> dict[str, object]:
    still = [question for question in asked if question.id not in found.decided]
    takeable = [question for question in still if question.can_take]
    bulk = [each for each in words.choices(asked[0]) if each["choice"] in (TAKE, KEEP, LATER)]
    return {
        "id": asked[0].group,
        "title": words.group_title(asked[0]),
        "open": len(still),
        "bulk": [each for each in bulk if each["choice"] != TAKE or takeable] if len(still) > 1 else [],
        "needs_day": any(question.needs_day and not question.day for question in takeable),
    }


def _paged(request: DeskRequest, found: Listed, asked: Sequence[Question], group: str) -> dict[str, object]:
    last = max(1, -(-len(asked) // PAGE))
    written = request.GET.get(PAGE_NUMBER, "1")
    here = min(max(1, int(written)), last) if written.isdigit() and len(written) < 6 else 1
    first = (here - 1) * PAGE
    shown = asked[first : first + PAGE]
    end = first + len(shown)
    pages: dict[str, object] = {
        "summary": _("%(first)s–%(end)s trong %(total)s điểm") % {
            "first": first + 1, "end": end, "total": number_vi(len(asked))
        },
        "previous_url": f"{group_url(found.key, group, here - 1)}#cau-hoi" if here > 1 else None,
        "next_url": f"{group_url(found.key, group, here + 1)}#cau-hoi" if here < last else None,
        "numbers": [],
    }  # fmt: skip
    return {"questions": [question_context(found, each) for each in shown], "pages": pages if asked else None}


def _sums(found: Listed, compared: Comparison) -> dict[str, object]:
    """What a confirmation would do."""
    choices = Counter(
        found.decided[question.id].choice if question.id in found.decided else "" for question in compared.questions
    )
    return {
        "take": number_vi(choices[TAKE]),
        "keep": number_vi(choices[KEEP]),
        "open": number_vi(choices[""] + choices[LATER]),
        "has_open": bool(choices[""] + choices[LATER]),
    }
