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
from tongket.documents.forms.templates import DOTS, LOOKS, OFFICE, ROW, Place, places


@dataclass(frozen=True)
class _Said:
    """A text of the form with the facts it may name: those of the form, and those of the row it stands in."""

    text: str
    rows: tuple[str, ...] = ()


def problems(form: Form) -> Sequence[str]:
    """What is wrong between the text of a form and its facts, in words."""
    found: list[str] = []
    used: set[str] = set()
    for each in _texts(form):
        scopes = _scopes(form.facts, each.rows)
        used |= {scope.path for scope in scopes}
        found += [f"“{name}” is no declared list" for name in each.rows[len(scopes) - 1 :][:1]]
        try:
            named = places(each.text)
        except ValueError as wrong:
            found.append(str(wrong))
            continue
        found += [said for place in named if (said := _wrong_place(place, scopes))]
        used |= {_owner(place.name, scopes) for place in named}
    for conditions, rows in _conditions(form):
        scopes = _scopes(form.facts, rows)
        found += [said for condition in conditions if (said := _wrong_condition(condition, scopes))]
        used |= {_owner(condition.fact, scopes) for condition in conditions}
    idle = sorted(set(_declared(form.facts)) - used)
    return [*dict.fromkeys(found), *(f"“{name}” is declared and never used" for name in idle)]


@dataclass(frozen=True)
class _Scope:
    """The facts one may name at a level: of the form (path ""), or of the rows of a list."""

    path: str
    facts: Mapping[str, Fact]


def _scopes(facts: Mapping[str, Fact], rows: tuple[str, ...]) -> Sequence[_Scope]:
    """From the form down to the innermost list; fewer than `rows` asks for where one is not declared."""
    found = [_Scope("", facts)]
    for name in rows:
        holder = next((scope for scope in reversed(found) if name in scope.facts), None)
        if holder is None or holder.facts[name].kind != "list":
            break
        found.append(_Scope(f"{holder.path}.{name}" if holder.path else name, holder.facts[name].fields))
    return found


def _fact(name: str, scopes: Sequence[_Scope]) -> Fact | None:
    return next((scope.facts[name] for scope in reversed(scopes) if name in scope.facts), None)


def _owner(name: str, scopes: Sequence[_Scope]) -> str:
    """The name under which a fact is declared: that of a row's field has its lists before it."""
    path = next((scope.path for scope in reversed(scopes) if name in scope.facts), "")
    return f"{path}.{name}" if path else name


def _declared(facts: Mapping[str, Fact], path: str = "") -> Iterable[str]:
    for fact in facts.values():
        yield f"{path}{fact.name}"
        yield from _declared(fact.fields, f"{path}{fact.name}.")


def _wrong_place(place: Place, scopes: Sequence[_Scope]) -> str:
    kind = _kind(place.name, scopes)
    if kind is None:
        return f"“{{{place.name}}}” is not declared"
    known = LOOKS[kind]
    return "" if place.look in known else f"“{{{place.name}:{place.look}}}”: a {kind} looks like {list(known)}"


def _wrong_condition(condition: Condition, scopes: Sequence[_Scope]) -> str:
    fact = _fact(condition.fact, scopes)
    if fact is None:
        return f"the condition on “{condition.fact}” names no declared fact"
    if condition.words and not set(condition.words) <= set(fact.options):
        return f"the condition on “{condition.fact}” names a word that is not among its options"
    return ""


def _kind(name: str, scopes: Sequence[_Scope]) -> str | None:
    if name == DOTS:
        return "text"
    if name == ROW:
        return "number" if len(scopes) > 1 else None
    if name in OFFICE:
        return OFFICE[name]
    fact = _fact(name, scopes)
    return fact.kind if fact else None


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
