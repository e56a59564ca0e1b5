"""What may be wrong with a comment: its place, its giver, the answer, and the remedy with its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tongket.access.book import Correction
from tongket.records.reviews.comments.book import COMMENTS, CommentEntry
from tongket.records.reviews.comments.queries import comments_by_id
from tongket.records.reviews.rounds.lines import guard_of, same_subject
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi

PLACE_OF = {"member": "cell", "key_cadre": "leadership", "leadership_collective": "leadership"}
"""Leaders are reviewed in two places, each with a sheet of its own; an organisation's may be given in either."""

Check = Callable[[CommentEntry], Iterable[Finding]]


def comment_checker(entries: Sequence[CommentEntry], on: date) -> Check:
    """A check for comments written on a day."""
    subjects = {key: kept.entry for key, kept in subjects_by_id({entry.subject for entry in entries}).items()}
    rounds = rounds_by_id({entry.round for entry in subjects.values()})

    def check(entry: CommentEntry) -> Iterable[Finding]:
        yield from _words(entry)
        yield from _answered(entry)
        subject = subjects.get(entry.subject)
        if subject is None:
            return
        expected = PLACE_OF.get(subject.subject, entry.place)
        if entry.place != expected:
            yield Finding("comment-place", {"place": vocabulary.wording(expected, group="comment_place")})
        yield from _remedied(entry, rounds.get(subject.round), on)

    return check


def change_checker(corrections: Sequence[Correction[CommentEntry]]) -> Callable[[Any], Iterable[Finding]]:
    """What holds a change: the round is open and the file still here, save where only the remedy's day is written."""
    kept = {line.id: line.entry for line in comments_by_id([each.id for each in corrections])}
    guard = guard_of([each.entry for each in corrections])
    same = same_subject(COMMENTS, corrections)

    def check(correction: Correction[CommentEntry]) -> Iterable[Finding]:
        before = kept.get(correction.id)
        yield from same(correction)
        if before is None or replace(before, remedied_on=correction.entry.remedied_on) != correction.entry:
            yield from guard(correction.entry)

    return check


def _words(entry: CommentEntry) -> Iterable[Finding]:
    groups = vocabulary.groups()
    given = {"comment_place": entry.place, "giver_kind": entry.giver_kind, "comment_answer": entry.answer or "accept"}
    for group, word in given.items():
        if word not in groups[group].words:
            yield Finding("review-word-unknown", {"word": word})
    if not entry.opinion.strip():
        yield Finding("comment-without-opinion")
    if entry.giver_kind == "person" and not entry.giver.strip():
        yield Finding("comment-without-giver")


def _answered(entry: CommentEntry) -> Iterable[Finding]:
    if entry.answer == "explain" and not entry.explanation.strip():
        yield Finding("comment-without-explanation")
    if bool(entry.remedy.strip()) != (entry.remedy_by is not None):
        yield Finding("comment-remedy-and-deadline")


def _remedied(entry: CommentEntry, at: Round | None, on: date) -> Iterable[Finding]:
    if at is not None and entry.remedy_by is not None and entry.remedy_by < at.entry.opened_on:
        words = {"deadline": date_vi(entry.remedy_by), "opened": date_vi(at.entry.opened_on)}
        yield Finding("comment-deadline-past", words)
    if entry.remedied_on is not None and (not entry.remedy.strip() or entry.remedied_on > on):
        yield Finding("comment-remedied", {"day": date_vi(entry.remedied_on)})
