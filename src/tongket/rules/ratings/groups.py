"""The groups the cap on "excellent" is taken in, as the rules propose them; an office may change a group."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from tongket.rules import vocabulary
from tongket.rules.decision import Citation
from tongket.rules.load import DatedValue, value_if_known, value_on
from tongket.rules.periods import year_span

CELL_POSTS = frozenset({"cell_secretary", "deputy_cell_secretary", "cell_committee_member"})


def cap_group(subject: str, frame: str, posts: Collection[str], year: int) -> str:
    """The word of the group (`cap_group` of the vocabularies) for a subject. `posts`: words of `post` held now.

    Since 2025 persons are grouped by similar posts; before, the members of one grassroots organization together.
    Raises `rule-value-unknown` before 2018.
    """
    rule = _rule(year)
    found = rule.value.get(subject) or rule.value.get(frame) or rule.value["no_office"]
    if isinstance(found, str):
        return found
    kind = "cell_posts" if posts and CELL_POSTS.issuperset(posts) else "other_posts"
    return str(found[kind])


def group_label(group: str, language: str = "vi") -> str:
    """The name of a group; a text the office wrote itself stays as it is."""
    known = vocabulary.identifiers("cap_group")
    return vocabulary.label(group, language, "cap_group") if group in known else group


def counts_in_cap(is_head: bool, year: int) -> bool:
    """Does the subject count in the members' ratio? Since 2025 a head of an organization does not."""
    rule = value_if_known("quotas/excellent_cap", year_span(year)[1])
    return not (is_head and rule is not None and rule.value["heads_apart"])


def groups_rest_on(year: int) -> Citation:
    """The text the grouping of a year rests on."""
    return _rule(year).citation


@cache
def _rule(year: int) -> DatedValue:
    return value_on("reviews/cap_groups", year_span(year)[1])
