"""The texts that others contributed go into the narrative: shown first, then written in one step with their note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tongket.access.actor import Actor
from tongket.documents import queries as papers
from tongket.documents.actions.contributions.merge import Merging, merge
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.drafting.compare import LineChange, compare
from tongket.documents.drafting.merging import ContributionRecord, contributions, merged, to_merge
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Merge:
    """What a section would become: its text, the changes against what stands, whose texts go in.

    `version` is that of the section as it stands (None: nothing written yet); to be handed back when it is written.
    """

    section: str
    version: int | None
    text: str
    changes: Sequence[LineChange]
    texts: Sequence[ContributionRecord]


def proposed(organization: int, year: int, paper: str, section: str) -> Merge:
    """The section with the texts that came since. Raises `contribution-nothing-to-merge`."""
    texts = to_merge(contributions(organization, year, paper), section)
    if not texts:
        name = vocabulary.label(section, group="report_section")
        raise TongketError("contribution-nothing-to-merge", section=name)
    part = papers.narrative(organization, year, paper).get(section)
    own = part.text if part else ""
    text = merged(own, texts)
    before = [line for line in own.split("\n") if line.strip()]
    return Merge(section, part.version if part else None, text, compare(before, text.split("\n")), texts)


def merge_section(
    actor: Actor, organization: int, year: int, paper: str, section: str, version: int | None, seen: Sequence[int]
) -> int:
    """Write the section with the contributed texts, and note with each that it went in. How many went in comes back.

    `version` is that of the section and `seen` the versions of the contributed texts that the officer saw.
    Raises `edit-clash` or `contribution-changed` where either changed meanwhile,
    `contribution-nothing-to-merge`, `access-denied`, `Refused`.
    """
    merge_of = proposed(organization, year, paper, section)
    if [each.version for each in merge_of.texts] != list(seen):
        raise TongketError("contribution-changed", section=vocabulary.label(section, group="report_section"))
    with transaction.atomic():
        write(actor, [SectionText(organization, year, paper, section, merge_of.text, version)])
        merge(actor, [Merging(each.id, each.version) for each in merge_of.texts])
    return len(merge_of.texts)
