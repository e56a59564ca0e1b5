"""Two people corrected one line: both values stand side by side, and the person chooses field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.access.versions import versions
from tongket.records.lines import in_words
from tongket.rules.fields import written_form
from tongket.web.language import language, spoken
from tongket.web.ledgers.words import AnyKept, AnyLedger, line_name, list_url, name_of, record_url
from tongket.web.ledgers.writing.fields import initial
from tongket.web.ledgers.writing.forms import PICK, REASON, VERSION, LineForm
from tongket.web.place import DeskRequest

CHOICE, OPEN = "choose-", "choose"
MINE, THEIRS = "left", "right"


def settled(request: DeskRequest, ledger: AnyLedger, current: AnyKept, only: Collection[str]) -> QueryDict:
    """The posted fields, with the other person's value wherever it was chosen."""
    data = request.POST.copy()
    for name, spec in ledger.spec.fields.items():
        if (not only or name in only) and data.get(CHOICE + name) == THEIRS:
            data[name] = initial(spec, getattr(current.entry, name))
            data.pop(name + PICK, None)
    return data


def is_open(data: QueryDict) -> bool:
    """Whether the page of a clash came back with a field not yet chosen."""
    return any(not data.get(CHOICE + name) for name in data.getlist(OPEN))


def page(
    request: DeskRequest, ledger: AnyLedger, current: AnyKept, data: QueryDict, only: Collection[str], *,
    unsettled: bool = False,
) -> HttpResponse:  # fmt: skip
    """Both values of every field by person and time. Nothing is written until each difference is chosen."""
    form = LineForm(ledger, request.place, data, kept=current, only=only)
    form.is_valid()
    names = form.names
    head = {"title": _("Bản đã ghi")}
    theirs = in_words(ledger, [current], language())[0]
    mine = {name: _written(ledger, form, name, data) for name in names}
    seen = int(str(data[VERSION])) if data.get(VERSION, "").isdigit() else current.version
    changed, event = _their_changes(ledger, current, seen)
    rows = []
    for name in names:
        differs = mine[name] != theirs[name]
        rows.append(
            {
                "label": spoken(ledger.spec.fields[name].label),
                "left": mine[name] or None,
                "right": theirs[name] or None,
                "changed": differs,
                "name": CHOICE + name if differs else "",
                "chosen": data.get(CHOICE + name) or _likely(mine[name], changed.get(name)),
            }
        )
    context = {
        "title": line_name(ledger, current),
        "breadcrumb": [
            (name_of(ledger), list_url(ledger)),
            (line_name(ledger, current), record_url(ledger, current)),
            (_("Hai người cùng sửa"), None),
        ],
        "diff": {
            "label": _("So sánh hai bản"),
            "left": {"title": _("Bản của tôi"), "person": request.actor.name, "when": _now()},
            "right": head | dict(event),
            "rows": rows,
        },
        "posted": [(name, data.get(name, "")) for name in (*names, REASON)]
        + [(name + PICK, data[name + PICK]) for name in names if name + PICK in data],
        "open": [name for name in names if mine[name] != theirs[name]],
        "version": data.get(VERSION) if unsettled else current.version,
        "unsettled": unsettled,
        "back": record_url(ledger, current),
    }
    return render(request, "ledgers/clash.html", context, status=409)


def _written(ledger: AnyLedger, form: LineForm, name: str, data: QueryDict) -> str:
    """My value in words; what the form refuses stands as it was typed, so that it is not lost."""
    if name not in form.cleaned_data:
        return data.get(name, "")
    value = form.cleaned_data[name]
    spec = ledger.spec.fields[name]
    if not spec.is_reference:
        return written_form(spec, value, language())
    if value is None:
        return ""
    if spec.kind == "member":
        return initial(spec, value).split(" · ")[0]
    offered = dict(getattr(form.fields[name].widget, "choices", ()))
    return str(offered.get(str(value), "")).strip()


def _their_changes(ledger: AnyLedger, current: AnyKept, seen: int) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What was changed since the version seen: field → its value then, in words; and by whom and when, last."""
    newer = versions(ledger.book, current)[: max(1, current.version - seen)]
    event = newer[0].event
    base = newer[-1].before or newer[-1].after
    then, now = in_words(ledger, [base, current], language())
    by_whom = {"person": event.actor, "when": timezone.localtime(event.at).strftime("%H:%M %d/%m/%Y")}
    return {name: then[name] for name in then if then[name] != now[name]}, by_whom


def _likely(mine: str, then: str | None) -> str:
    """Only they changed it: theirs. Only I changed it: mine. Both did: nothing is chosen for the person."""
    if then is None:
        return MINE
    return THEIRS if mine == then else ""


def _now() -> str:
    return timezone.localtime().strftime("%H:%M %d/%m/%Y")
