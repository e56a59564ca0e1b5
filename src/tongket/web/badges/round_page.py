"""One round: who is due, who is overdue, who is near and why not yet; the money; the papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents.forms.facts.badges import round_key
from tongket.organizations import queries as organizations
from tongket.records.badges.dossiers.queries import Dossier, dossiers_of
from tongket.records.badges.facts import levels_given
from tongket.records.badges.rounds.money import rewards_of
from tongket.records.badges.rounds.queries import round_of
from tongket.records.badges.rounds.settings import settings_of
from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet
from tongket.records.members import queries as members
from tongket.rules import errors, vocabulary
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi
from tongket.web.badges.navigation import READ
from tongket.web.badges.year import readable
from tongket.web.forms.shown import papers_of
from tongket.web.language import language
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.place import DeskRequest, Place

SHOWN = 100
TONES = {"draft": "none", "returned": "due", "proposed": "info", "appraised": "info", "forwarded": "info",
         "decided": "ok", "awarded": "ok"}  # fmt: skip


def round_page(request: DeskRequest, on: date) -> HttpResponse:
    """Rows may be kept to one level and one cell by the address."""
    place = request.place
    readable(place)
    if value_if_known("badges/rounds", on) is None:
        return render(request, "badges/unknown.html", {"on": date_vi(on)})
    sheet = round_of(place.office.id, on, place.reads(READ))
    dossiers = dossiers_of(place.reads(READ), on)
    rows = [row for row in sheet.rows if _is_asked(request, row)]
    asked = RoundSheet(sheet.window, rows)
    sections = (
        ("trong-dot", _("Đủ tuổi Đảng trong đợt"), asked.due, True),
        ("tu-truoc", _("Đủ từ trước, sổ chưa ghi Huy hiệu"), asked.overdue, True),
        ("chua-xet", _("Sắp đến hoặc chưa xét được, và vì sao"), asked.not_yet, False),
    )
    counts = Counter(each.entry.level for each in dossiers)
    context = {
        "on": on,
        "title": date_vi(on),
        "window": sheet.window,
        "sections": [_section(place, on, *section, dossiers) for section in sections],
        "levels": _levels(request, sheet),
        "units": _units(request, sheet),
        "may_draft": place.may("badge_dossier.draft"),
        "money": money(place, on, dict(counts) or dict(Counter(row.level for row in sheet.due)), dossiers),
        "money_of_dossiers": bool(counts),
        "board_url": reverse("badge-board", args=[on]),
        "dossiers": len(dossiers),
        "papers": papers_of(place, "badges", round_key(place.office.key, on)) if dossiers else (),
        "ledger_url": list_url(ledgers()["badge_awards"]),
        "nobody": not sheet.rows,
    }
    return render(request, "badges/round.html", context)


def money(place: Place, on: date, counts: dict[int, int], dossiers: Sequence[Dossier]) -> dict[str, object]:
    """The money table: of the dossiers where there are any, else of those due."""
    decided = [taken.on for each in dossiers if (taken := each.taken("decided"))]
    found = rewards_of(counts, settings_of(place.office.id, on), on, max(decided, default=None))
    return {
        "lines": found.lines,
        "total": found.total,
        "count": found.count,
        "salary_on": date_vi(found.salary_on),
        "missing": [
            {"title": each.entry.title[language()], "message": errors.message(each.code, each.arguments, language()),
             "mend": errors.mend(each.code, each.arguments, language()), "code": each.code, "tone": "due"}
            for each in found.missing
        ],
    }  # fmt: skip


def state_chip(state: str) -> dict[str, object]:
    """How far a dossier has come, as a chip."""
    return {"label": vocabulary.label(f"dossier_{state}", language()), "tone": TONES[state]}


def reasons(row: RoundRow) -> list[dict[str, object]]:
    """What stands for and against, each with its citation."""
    return [
        {"text": finding.message(language()), "citation": str(finding.citation) if finding.citation else "",
         "against": number < len(row.answer.against)}
        for number, finding in enumerate(row.findings)
    ]  # fmt: skip


def _section(
    place: Place, on: date, anchor: str, title: str, rows: Sequence[RoundRow], chosen: bool, dossiers: Sequence[Dossier]
) -> dict[str, object]:
    shown = rows[:SHOWN]
    people = members.kept({row.member for row in shown})
    names = organizations.names({row.person.organization for row in shown}, on)
    waiting = {(each.entry.member, each.entry.level): each for each in dossiers}
    given = levels_given(people)
    lines = []
    for row in shown:
        dossier, kept = waiting.get((row.member, row.level)), people[row.member]
        is_given = row.level in given.get(row.member, ())
        chip = state_chip(dossier.state) if dossier else None
        lines.append({
            "value": f"{row.member}:{row.level}:{row.kind}",
            "name": row.person.name,
            "url": reverse("badge-person", args=[on, kept.key]),
            "cell": names[row.person.organization],
            "level": row.level,
            "kind": vocabulary.label(row.kind, language()) if row.kind != "regular_award" else "",
            "reached": date_vi(row.answer.reached_on),
            "reasons": [] if chosen else reasons(row),
            "earlier": row.earlier,
            "chip": chip or ({"label": _("đã ghi sổ"), "tone": "ok"} if is_given else None),
            "dossier_url": reverse("badge-dossier", args=[on, dossier.key]) if dossier else "",
            "may": chosen and dossier is None and not is_given
            and place.may("badge_dossier.draft", row.person.organization),
        })  # fmt: skip
    tone = {"trong-dot": "ok", "tu-truoc": "due", "chua-xet": "none"}[anchor]
    return {"id": anchor, "title": title, "rows": lines, "count": len(rows), "hidden": len(rows) - len(shown),
            "tone": tone, "chosen": chosen}  # fmt: skip


def _is_asked(request: DeskRequest, row: RoundRow) -> bool:
    level, unit = request.GET.get("muc", ""), request.GET.get("chi-bo", "")
    return level in ("", str(row.level)) and unit in ("", str(row.person.organization))


def _levels(request: DeskRequest, sheet: RoundSheet) -> list[dict[str, object]]:
    counts = Counter(row.level for row in sheet.rows)
    chosen, unit = request.GET.get("muc", ""), request.GET.get("chi-bo", "")
    return [
        {"label": str(level), "count": count, "url": "?" + urlencode({"muc": level, "chi-bo": unit}),
         "current": chosen == str(level)}
        for level, count in sorted(counts.items(), reverse=True)
    ]  # fmt: skip


def _units(request: DeskRequest, sheet: RoundSheet) -> list[dict[str, object]]:
    ids = {row.person.organization for row in sheet.rows}
    chosen = request.GET.get("chi-bo", "")
    named = sorted(organizations.names(ids).items(), key=lambda pair: pair[1])
    return [{"value": str(key), "label": name, "chosen": chosen == str(key)} for key, name in named]
