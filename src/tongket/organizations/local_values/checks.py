"""What may be wrong with a value an office enters: no document, not of its kind, two for one day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from tongket.organizations.local_values.book import LOCAL_VALUES, LocalValueEntry, named
from tongket.organizations.local_values.models import LocalValue
from tongket.organizations.local_values.settings import Setting, read, settings
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi

Check = Callable[[LocalValueEntry], Iterable[Finding]]


def value_checker(entries: Sequence[LocalValueEntry], own: Collection[int] = ()) -> Check:
    """The check of these lines; `own` are the kept lines they correct."""
    units = {entry.organization for entry in entries}
    kept = LocalValue.objects.filter(organization__in=units, withdrawn_at=None).exclude(id__in=own)
    standing = [LOCAL_VALUES.to_entry(row) for row in kept]

    def check(entry: LocalValueEntry) -> Iterable[Finding]:
        yield from _citation(entry)
        yield from _value(entry, settings()[entry.setting])
        if entry.valid_until is not None and entry.valid_until < entry.valid_from:
            yield Finding("local-value-ends-before-it-begins", {"value": named(entry)})
        for other in standing:
            same = (other.organization, other.setting, other.applies_to) == (
                entry.organization, entry.setting, entry.applies_to,
            )  # fmt: skip
            if same and other.valid_from != entry.valid_from and _overlap(entry, other):
                yield Finding("local-value-twice-at-once", {"value": named(entry), "since": date_vi(other.valid_from)})
        standing.append(entry)

    return check


def _citation(entry: LocalValueEntry) -> Iterable[Finding]:
    if not (entry.document_number.strip() and entry.issuer.strip() and entry.signed_on):
        yield Finding("local-value-without-document", {"value": named(entry)})


def _value(entry: LocalValueEntry, setting: Setting) -> Iterable[Finding]:
    words = {"value": named(entry), "cases": ", ".join(setting.applies_to) or "–"}
    if bool(setting.applies_to) != bool(entry.applies_to) or (
        setting.applies_to and entry.applies_to not in setting.applies_to
    ):
        yield Finding("local-value-case-not-fitting", words)
    try:
        read(setting, entry.value)
    except TongketError as problem:
        yield Finding(problem.code, problem.arguments)


def _overlap(one: LocalValueEntry, other: LocalValueEntry) -> bool:
    last_of_one, last_of_other = one.valid_until or date.max, other.valid_until or date.max
    return one.valid_from <= last_of_other and other.valid_from <= last_of_one
