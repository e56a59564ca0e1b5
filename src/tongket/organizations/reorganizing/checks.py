"""What may be wrong with an event of the tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from tongket.organizations.reorganizing import sketch
from tongket.organizations.reorganizing.book import Ref, ReorganizationEntry, touched
from tongket.organizations.reorganizing.sketch import Tree
from tongket.rules import notation, organizations
from tongket.rules.decision import Finding
from tongket.rules.load import value_files, value_if_known


def checker(entries: Sequence[ReorganizationEntry]) -> Callable[[ReorganizationEntry], Iterable[Finding]]:
    """All events of an act are seen together: what one closes another must have taken care of."""
    before = sketch.before()
    after = sketch.after(before, entries)
    known: dict[Ref, None] = dict.fromkeys([*before, *(new.label for entry in entries for new in entry.founded)])
    twice = _twice(entries)

    def check(entry: ReorganizationEntry) -> Iterable[Finding]:
        unknown = [ref for ref in _named(entry) if ref not in known]
        yield from (Finding("organization-unknown", {"name": ref}) for ref in unknown)
        if unknown:
            return
        yield from _check_days(entry, before)
        yield from (
            Finding("reorganization-unit-twice", {"name": after[ref].name}) for ref in touched(entry) if ref in twice
        )
        yield from _check_shares(entry, {**before, **after})
        yield from _check_places(entry, after)
        yield from _check_types(entry)

    return check


def _named(entry: ReorganizationEntry) -> Iterable[Ref]:
    yield from (ref for ref in touched(entry))
    places = [new.parent for new in entry.founded] + [change.parent for change in entry.changed]
    yield from (place for place in places if place is not None)
    yield entry.about


def _twice(entries: Sequence[ReorganizationEntry]) -> frozenset[Ref]:
    """What is founded, closed, renamed, retyped or moved more than once, or closed and changed besides."""
    done: Counter[tuple[str, Ref]] = Counter()
    for entry in entries:
        done.update(("founded", new.label) for new in entry.founded)
        done.update(("closed", ref) for ref in entry.closed)
        for change in entry.changed:
            fields = ("name", "type", "code", "place", "parent")
            done.update((field, change.organization) for field in fields if getattr(change, field) is not None)
    closed = {ref for what, ref in done if what == "closed"}
    changed = {ref for what, ref in done if what != "closed"}
    taking = {heir.successor for entry in entries for heir in entry.heirs}
    return frozenset({ref for (_, ref), count in done.items() if count > 1} | (closed & (changed | taking)))


def _check_days(entry: ReorganizationEntry, before: Tree) -> Iterable[Finding]:
    ending = {*entry.closed}
    changing = {change.organization for change in entry.changed}
    for ref in dict.fromkeys(_named(entry)):
        spot = before.get(ref)
        if spot is None:
            continue
        words = {"name": spot.name, "on": notation.date_vi(entry.on)}
        if spot.until is not None:
            yield Finding("reorganization-unit-closed", {**words, "until": notation.date_vi(spot.until)})
        elif entry.on < spot.established_on or (ref in ending and entry.on == spot.established_on):
            yield Finding("organization-not-yet", {**words, "since": notation.date_vi(spot.established_on)})
        elif ref in ending | changing and entry.on < spot.since:
            yield Finding("reorganization-changed-since", {**words, "since": notation.date_vi(spot.since)})


def _check_shares(entry: ReorganizationEntry, tree: Tree) -> Iterable[Finding]:
    for predecessor in dict.fromkeys(heir.predecessor for heir in entry.heirs):
        heirs = [heir for heir in entry.heirs if heir.predecessor == predecessor]
        words = {"name": tree[predecessor].name}
        whole = sum((heir.share for heir in heirs), Fraction(0))
        if whole != 1 or any(heir.share <= 0 for heir in heirs):
            yield Finding("reorganization-shares", {**words, "sum": str(whole)})
        if sum(heir.is_bearer for heir in heirs) != 1:
            yield Finding("reorganization-bearer", words)
        if len({heir.successor for heir in heirs}) != len(heirs):
            yield Finding("reorganization-unit-twice", words)


def _check_places(entry: ReorganizationEntry, after: Tree) -> Iterable[Finding]:
    for ref in entry.closed:
        for child in sketch.children(after, ref):
            yield Finding("reorganization-orphan", {"name": after[child].name, "parent": after[ref].name})
    placed = [new.label for new in entry.founded] + [change.organization for change in entry.changed]
    for ref in dict.fromkeys(placed):
        spot = after[ref]
        if sketch.is_under_itself(after, ref):
            yield Finding("organization-under-itself", {"name": spot.name})
        beside = [after[other] for other in _beside(after, ref)]
        if any(notation.fold(other.name) == notation.fold(spot.name) for other in beside):
            yield Finding("reorganization-name-taken", {"name": spot.name})
        if spot.parent is not None and after[spot.parent].until is not None:
            yield Finding("reorganization-orphan", {"name": spot.name, "parent": after[spot.parent].name})


def _beside(tree: Tree, ref: Ref) -> Sequence[Ref]:
    return [
        other for other, spot in tree.items()
        if other != ref and spot.until is None and spot.parent == tree[ref].parent
    ]  # fmt: skip


def _check_types(entry: ReorganizationEntry) -> Iterable[Finding]:
    """Only for the types that the regulations list at some time; those of the levels above are listed nowhere."""
    given = [new.type for new in entry.founded] + [change.type for change in entry.changed if change.type]
    if value_if_known("organizations/types", entry.on) is None:
        return
    listed = {each for value in value_files()["organizations/types"].periods for each in value.value}
    for each in dict.fromkeys(given):
        if each in listed:
            yield from organizations.type_allowed(each, entry.on).findings
