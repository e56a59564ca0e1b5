"""Whether a form's text and its facts belong together: every place is declared, every fact is printed or decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongket.documents.forms.definition import (
    AnnexForm,
    Condition,
    Dots,
    Each,
    Fact,
    Form,
    NewPage,
    Part,
    Rows,
    Sides,
    Signing,
    Text,
    When,
)
from tongket.documents.forms.templates import DOTS, LOOKS, OFFICE, ROW, places


@dataclass(frozen=True)
class _Said:
    """A text of the form with the facts it may name: those of the form, and those of the row it stands in."""

    text: str
    rows: tuple[str, ...] = ()


def problems(form: Form) -> Sequence[str]:
    """What is wrong between the text of a form and its facts, in words."""
    said, shown = list(_texts(form)), list(_conditions(form))
    found: list[str] = []
    used: set[str] = set()
    for each in said:
        scope = _scope(form.facts, each.rows)
        try:
            named = places(each.text)
        except ValueError as wrong:
            found.append(str(wrong))
            continue
        for place in named:
            kind = _kind(place.name, scope, bool(each.rows))
            if kind is None:
                found.append(f"“{{{place.name}}}” is not declared")
            elif place.look not in LOOKS[kind]:
                found.append(f"“{{{place.name}:{place.look}}}”: a {kind} looks like {list(LOOKS[kind])}")
            used.add(_owner(place.name, each.rows, form.facts))
    found += _wrong_conditions(form, shown)
    used |= {_owner(condition.fact, rows, form.facts) for condition, rows in _flat(shown)}
    lists = {rows for each in said for rows in each.rows}
    found += [f"“{name}” is no declared list" for name in sorted(lists) if not _is_list(form.facts, name)]
    used |= lists
    declared = {
        name for fact in form.facts.values() for name in (fact.name, *(f"{fact.name}.{f}" for f in fact.fields))
    }
    found += [f"“{name}” is declared and never used" for name in sorted(declared - used)]
    return found


def _is_list(facts: Mapping[str, Fact], name: str) -> bool:
    return name in facts and facts[name].kind == "list"


def _flat(shown: Iterable[tuple[When, tuple[str, ...]]]) -> Iterable[tuple[Condition, tuple[str, ...]]]:
    return ((condition, rows) for conditions, rows in shown for condition in conditions)


def _wrong_conditions(form: Form, shown: Iterable[tuple[When, tuple[str, ...]]]) -> Iterable[str]:
    for conditions, rows in shown:
        scope = _scope(form.facts, rows)
        for condition in conditions:
            fact = scope.get(condition.fact)
            if fact is None:
                yield f"the condition on “{condition.fact}” names no declared fact"
            elif condition.words and not set(condition.words) <= set(fact.options):
                yield f"the condition on “{condition.fact}” names a word that is not among its options"


def _scope(facts: Mapping[str, Fact], rows: tuple[str, ...]) -> Mapping[str, Fact]:
    found = dict(facts)
    for name in rows:
        if name in found:
            found.update(found[name].fields)
    return found


def _kind(name: str, scope: Mapping[str, Fact], is_row: bool) -> str | None:
    if name == DOTS:
        return "text"
    if name == ROW:
        return "number" if is_row else None
    if name in OFFICE:
        return OFFICE[name]
    return scope[name].kind if name in scope else None


def _owner(name: str, rows: tuple[str, ...], facts: Mapping[str, Fact]) -> str:
    """The name under which a fact is declared: that of a row's field has its list before it."""
    for list_name in reversed(rows):
        if list_name in facts and name in facts[list_name].fields:
            return f"{list_name}.{name}"
    return name


def _texts(form: Form) -> Iterable[_Said]:
    yield from map(_Said, (form.subject, *form.address, *form.recipients))
    yield from _of_signings(form.signatures)
    yield from _of_parts(form.blocks)
    for annex in form.annexes:
        yield from map(_Said, (annex.subject, annex.attached_to))
        yield from _of_signings(annex.signatures)
        yield from _of_parts(annex.blocks)


def _of_signings(signers: Iterable[Signing]) -> Iterable[_Said]:
    for signer in signers:
        yield from map(_Said, (signer.authority, signer.post, signer.name))


def _of_parts(parts: Iterable[Part], rows: tuple[str, ...] = ()) -> Iterable[_Said]:
    for part in parts:
        match part:
            case Text():
                yield _Said(part.text, rows)
            case Dots():
                yield _Said(part.label, rows)
            case Rows():
                yield _Said(part.caption, rows)
                yield from (_Said(text, rows) for text in part.total)
                yield from (_Said(column.title, rows) for column in part.columns)
                yield from (_Said(column.cell, (*rows, part.rows)) for column in part.columns)
            case Each():
                yield from _of_parts(part.blocks, (*rows, part.rows))
            case Sides():
                yield from _of_signings((part.left, part.right))
            case NewPage():
                pass


def _conditions(form: Form) -> Iterable[tuple[When, tuple[str, ...]]]:
    yield from _of_blocks(form.blocks)
    yield from ((signer.when, ()) for signer in form.signatures)
    for annex in form.annexes:
        yield annex.when, ()
        yield from ((signer.when, ()) for signer in annex.signatures)
        yield from _of_blocks(annex.blocks)


def _of_blocks(parts: Iterable[Part | AnnexForm], rows: tuple[str, ...] = ()) -> Iterable[tuple[When, tuple[str, ...]]]:
    for part in parts:
        yield part.when, rows
        if isinstance(part, Each):
            yield from _of_blocks(part.blocks, (*rows, part.rows))
