"""A member's life as a list of sentences, in the order of its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from tongket.organizations import queries as organizations
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.life.queries import LifeEvent, events_of
from tongket.records.members.models import Discipline, Member, PostHolding
from tongket.rules import vocabulary
from tongket.rules.load import read_yaml
from tongket.rules.notation import date_vi

OUTSIDE = {"arrived": {"vi": " (từ {place})", "en": " (from {place})"}}
AWAY = {"vi": " ({place})", "en": " ({place})"}
DECISION = {"vi": " (Quyết định số {number}{on})", "en": " (decision {number}{on})"}
ON = {"vi": " ngày {on}", "en": " of {on}"}
UNTIL = {"vi": " đến {on}", "en": " until {on}"}


@dataclass(frozen=True)
class Sentence:
    """One line of the history; `event` is the step behind it where there is one that can be opened or taken back."""

    on: date
    text: str
    event: LifeEvent | None = None
    until: date | None = field(default=None)


def sentences(member: int, language: str = "vi") -> Sequence[Sentence]:
    """Everything the books hold of the member's path, oldest first; of one day, in the order it happened."""
    line = MEMBERS.to_entry(Member.objects.get(pk=member))
    events = events_of(member)
    units = [event.unit for event in events if event.unit is not None]
    posts = list(PostHolding.objects.filter(member=member, withdrawn_at=None))
    names = organizations.names({*units, *(post.organization_id for post in posts)})
    found = [
        *_of_the_line(line, events, language),
        *(_of_event(event, names, language) for event in events),
        *_of_discipline(member, language),
        *(_of_post(post, names, language) for post in posts),
    ]
    return sorted(found, key=lambda sentence: sentence.on)


def _of_the_line(line: MemberEntry, events: Sequence[LifeEvent], language: str) -> Iterable[Sentence]:
    if line.admission_decided_on is not None:
        yield Sentence(line.admission_decided_on, _said("decided_before", language))
    if not any(event.kind == "admitted" for event in events):
        yield Sentence(line.admitted_on, _said("admitted_before", language))
    if line.official_on is not None and not any(event.kind == "recognized" for event in events):
        yield Sentence(line.official_on, _said("official_before", language))


def _of_event(event: LifeEvent, names: Mapping[int, str], language: str) -> Sentence:
    place = ""
    if event.elsewhere:
        place = OUTSIDE.get(event.kind, AWAY)[language].format(place=event.elsewhere)
    text = _said(event.kind, language).format(unit=names.get(event.unit or 0, ""), elsewhere=place)
    if event.decision_number:
        day = ON[language].format(on=date_vi(event.decided_on)) if event.decided_on else ""
        text += DECISION[language].format(number=event.decision_number, on=day)
    return Sentence(event.on, text, event)


def _of_discipline(member: int, language: str) -> Iterable[Sentence]:
    for row in Discipline.objects.filter(member=member, withdrawn_at=None):
        form = vocabulary.wording(row.form)
        yield Sentence(
            row.decided_on, _said("discipline", language).format(form=str(form) if language == "vi" else form.english)
        )
        if row.recognised_on is not None:
            yield Sentence(row.recognised_on, _said("recognised_correction", language))


def _of_post(post: PostHolding, names: Mapping[int, str], language: str) -> Sentence:
    until = UNTIL[language].format(on=date_vi(post.held_until)) if post.held_until else ""
    unit = names.get(post.organization_id, "")
    word = vocabulary.label(post.post, language)
    text = _said("post", language).format(post=word[0].lower() + word[1:], unit=unit, until=until)
    return Sentence(post.held_from, text, None, post.held_until)


def _said(kind: str, language: str) -> str:
    return str(_texts()[kind][language])


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return read_yaml(Path(__file__).with_name("sentences.yaml"))
