"""Who is on the list of a unit, with why not for those who get no rating."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tongket.organizations.queries import Unit
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.rules import vocabulary
from tongket.web.language import language

KINDS = ("organization", "leadership_collective", "key_cadre", "member")


def subjects_shown(found: Round, unit: Unit) -> dict[str, object]:
    """The list of the unit: those to be rated, and those who are not with the reason."""
    lines = sorted(subjects_of(found.id, [unit.id]), key=lambda each: KINDS.index(each.entry.subject))
    people = members.names({each.entry.member for each in lines if each.entry.member is not None})
    rated = [_shown(each, unit, people) for each in lines if not each.entry.not_rated_reason]
    left_out = [_shown(each, unit, people) for each in lines if each.entry.not_rated_reason]
    return {"rated": rated, "left_out": left_out, "count": len(lines)}


def _shown(line: Subject, unit: Unit, people: Mapping[int, str]) -> dict[str, object]:
    entry = line.entry
    name = people.get(entry.member, "") if entry.member is not None else entry.collective or unit.name
    reason = vocabulary.label(entry.not_rated_reason, language(), "not_rated_reason") if entry.not_rated_reason else ""
    return {
        "name": name,
        "kind": _kind(entry.subject),
        "frame": vocabulary.label(entry.frame, language(), "review_frame"),
        "is_head": entry.is_head,
        "reason": reason,
        "why": entry.why,
    }


def _kind(subject: str) -> str:
    names = {
        "organization": _("tổ chức đảng"),
        "leadership_collective": _("tập thể lãnh đạo"),
        "key_cadre": _("kiểm điểm ở tập thể lãnh đạo"),
        "member": _("đảng viên"),
    }
    return str(names[subject])
