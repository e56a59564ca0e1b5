"""How many members and cells there are: totals, their parts, and states that are no rating."""

from __future__ import annotations

import re

from tongket.reconciliation.grammar.load import pattern
from tongket.reconciliation.reading.drafts import Draft, drafted
from tongket.reconciliation.reading.scene import Scene
from tongket.reconciliation.subjects.levels import about_ratings

_HAS = pattern("membership", "has")
_SCOPE = pattern("membership", "scope")
_SCOPE_BEHIND = pattern("membership", "scope_behind")
_LISTED = pattern("membership", "listed")
_AGED = pattern("membership", "aged")
_EXEMPTED_ONLY = pattern("membership", "exempted_only")
_AGE_BEHIND = re.compile(r"\s*\d{2}(?:\s+năm)?\s+tuổi\b")
_EXEMPTED = pattern("membership", "exempted")
SCOPES = {
    "chính thức": "official", "dự bị": "probationary", "nữ": "women", "là nữ": "women",
    "dân tộc thiểu số": "ethnic_minority", "người dân tộc thiểu số": "ethnic_minority",
}  # fmt: skip
PLAIN_CELLS = ("chi bộ", "chi bộ trực thuộc")
PARTY = ("member", "cell", "party_organization")
Claim = tuple[Draft | None, str]
"""A fact, or None with the rule by which the number is none."""


def aged(scene: Scene) -> Claim | None:
    """ "05 đồng chí từ 50 năm tuổi Đảng trở lên": members by party age."""
    found = _AGED.match(scene.gap_behind + scene.text[scene.next_start : scene.next_start + 40])
    if not found or scene.noun_behind.group != "member":
        return None
    ages = f"from_{found[1]}_to_{found[2]}" if found[2] else f"from_{found[1]}"
    return drafted("members_total", scene.quantity, scene.words_end, scope="party_age", party_age=ages), ""


def badge_holders(scene: Scene) -> Claim | None:
    """ "10 đảng viên 30 năm tuổi Đảng" outside a list of badges given: those who hold one, or another body's."""
    if scene.noun_behind.group != "member" or not scene.has_next:
        return None
    behind = _AGE_BEHIND.match(scene.text, scene.words_end, scene.words_end + 30)
    return (None, "badge_years") if behind else None


def exempted(scene: Scene) -> Claim | None:
    """Members exempted from work and meetings: a state of theirs, no rating."""
    alone = scene.noun_behind.group == "member" and _EXEMPTED_ONLY.match(
        scene.text, scene.words_end, scene.sentence.end
    )
    if alone and not about_ratings(scene):
        return None, "exempted"
    if scene.noun_behind.group != "member" or not _EXEMPTED.match(scene.text, scene.words_end, scene.sentence.end):
        return None
    if about_ratings(scene):
        return None
    return drafted("members_total", scene.quantity, scene.words_end, scope="exempted"), ""


def part_of_those_present(scene: Scene) -> Claim | None:
    """ "12 đảng viên (11 chính thức và 01 dự bị)" of those who came."""
    last = scene.before[-1] if scene.before else None
    parted = last is not None and last.kind == "attendance" and not scene.noun_behind.group
    return (None, "part_of_those_present") if parted and _SCOPE_BEHIND.match(scene.gap_behind) else None


def part_of_total(scene: Scene) -> Claim | None:
    """ "403 đảng viên (chính thức 395, dự bị 8)", "5 chi bộ cơ sở, 36 chi bộ khu phố": a part of the total before."""
    last = scene.before[-1] if scene.before else None
    if last is None or last.kind not in ("members_total", "cells_total"):
        return None
    party, listed = scene.noun_behind.group in PARTY, _LISTED.fullmatch(scene.gap_before)
    if last.kind == "members_total":
        near = _SCOPE.search(scene.gap_before) or _SCOPE_BEHIND.match(scene.gap_behind)
        if near:
            return drafted(last.kind, scene.quantity, scene.words_end, scope=SCOPES[near[1]]), ""
    if not (party and listed):
        return None
    if scene.noun.group == "member":
        return drafted("members_total", scene.quantity, scene.words_end), ""
    return _organizations(scene, scope=counted_words(scene).lower())


def total(scene: Scene) -> Claim | None:
    """The size of the organisation: "Đảng bộ có 191 đảng viên"."""
    noun = scene.noun_behind
    if scene.quantity.form == "fraction" and noun.group != "member":
        return None
    if noun.group not in PARTY or not _HAS.search(scene.text, max(0, scene.quantity.start - 30), scene.quantity.start):
        return None
    if noun.group == "member" and "đảng viên" not in scene.text[noun.start : noun.end]:
        return None
    if noun.group == "member":
        return drafted("members_total", scene.quantity, scene.words_end), ""
    return _organizations(scene)


def _organizations(scene: Scene, scope: str = "") -> Claim:
    """Cells or other organisations below; of what type, where the words say more than "chi bộ"."""
    words = counted_words(scene).lower()
    if scene.noun.group == "party_organization":
        scope = "committee_organization" if words.startswith("đảng bộ") and "chi bộ" not in words else "organization"
    elif words in PLAIN_CELLS:
        scope = ""
    return drafted("cells_total", scene.quantity, scene.words_end, scope=scope), ""


def counted_words(scene: Scene) -> str:
    noun = scene.noun
    return " ".join(scene.document.source.plain[noun.start : noun.end].split())
