"""PLAN.yaml into a plan; the schema is strict, and every refusal names the place in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

from tongket.procedures.reorganizing.fields import Fields
from tongket.procedures.reorganizing.plan import (
    Consolidate,
    Decision,
    Dissolve,
    Establish,
    MemberNamed,
    Merge,
    Move,
    NewUnit,
    Part,
    Plan,
    Rename,
    Retype,
    Split,
    Step,
)
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.load import read_yaml


def read_plan(path: Path) -> Plan:
    """The plan in a file. Raises `plan-unreadable` and what `plan_of` raises."""
    try:
        raw = read_yaml(path)
    except (OSError, ValueError) as problem:
        raise TongketError("plan-unreadable", file=path.name, problem=str(problem)) from problem
    return plan_of(raw)


def plan_of(raw: Mapping[str, object]) -> Plan:
    """A plan from its fields as loaded. Raises `plan-field-…`, `plan-step-unknown`, `plan-without-steps`."""
    with Fields(raw, "PLAN") as fields:
        with Fields(fields.get("decision") or {}, "decision") as of_decision:
            decision = Decision(
                of_decision.text("number"), of_decision.optional_day("date"), of_decision.text("by"),
                of_decision.optional("article"),
            )  # fmt: skip
        steps = tuple(_step(each, f"steps[{number}]") for number, each in enumerate(fields.list("steps"), 1))
        if not steps:
            raise TongketError("plan-without-steps")
        return Plan(
            fields.text("title"), fields.day("on"), decision, steps, fields.optional("doubt"),
            fields.optional("reason"),
        )  # fmt: skip


def _step(raw: object, where: str) -> Step:
    if not isinstance(raw, Mapping) or len(raw) != 1:
        raise TongketError("plan-step-unknown", where=where, step=str(raw)[:60], known=", ".join(STEPS))
    [(kind, parts)] = raw.items()
    if kind not in STEPS:
        raise TongketError("plan-step-unknown", where=where, step=str(kind), known=", ".join(STEPS))
    with Fields(parts, f"{where}.{kind}") as fields:
        return STEPS[kind](fields, f"{where}.{kind}")


def _new(fields: Fields, where: str) -> NewUnit:
    name = fields.text("name")
    return NewUnit(
        fields.optional("as") or name, name, _type(fields, where), fields.given("under"), fields.optional("code"),
        fields.optional("place"), fields.number("position"),
    )  # fmt: skip


def _establish(fields: Fields, where: str) -> Step:
    return Establish(_new(fields, where))


def _merge(fields: Fields, where: str) -> Step:
    return Merge(_sources(fields, where), fields.text("into"))


def _consolidate(fields: Fields, where: str) -> Step:
    sources = _sources(fields, where)
    with Fields(fields.get("into") or {}, f"{where}.into") as of_new:
        return Consolidate(sources, _new(of_new, f"{where}.into"))


def _sources(fields: Fields, where: str) -> tuple[str, ...]:
    sources = fields.texts("from")
    if not sources:
        raise TongketError("plan-field-missing", where=where, field="from")
    return sources


def _split(fields: Fields, where: str) -> Step:
    source = fields.text("from")
    raw = [Fields(each, f"{where}.into[{number}]") for number, each in enumerate(fields.list("into"), 1)]
    if not raw:
        raise TongketError("plan-field-missing", where=where, field="into")
    shares = [each.share("share") for each in raw]
    marked = [each.choice("bearer") for each in raw]
    bearers = marked if any(marked) else [place == _largest(shares) for place in range(len(raw))]
    parts = []
    for number, (each, share, bears) in enumerate(zip(raw, shares, bearers, strict=True), 1):
        with each:
            parts.append(_part(each, share, bool(bears), f"{where}.into[{number}]"))
    return Split(source, tuple(parts))


def _largest(shares: list[Fraction]) -> int:
    return max(range(len(shares)), key=lambda place: (shares[place], -place))


def _part(fields: Fields, share: Fraction, is_bearer: bool, where: str) -> Part:
    new = None
    founded = fields.get("establish")
    unit = fields.optional("unit")
    if founded is not None:
        with Fields(founded, f"{where}.establish") as of_new:
            new = _new(of_new, f"{where}.establish")
    if bool(unit) == (new is not None):
        raise TongketError("plan-field-missing", where=where, field="unit | establish")
    members = tuple(_member(each, f"{where}.members[{place}]") for place, each in enumerate(fields.list("members"), 1))
    return Part(unit or (new.label if new else ""), new, share, is_bearer, fields.texts("cells"), members)


def _member(raw: object, where: str) -> MemberNamed:
    if not isinstance(raw, Mapping):
        return MemberNamed(card_number=str(raw).strip())
    with Fields(raw, where) as fields:
        card = fields.optional("card")
        if card:
            return MemberNamed(card_number=card)
        return MemberNamed("", fields.text("name"), fields.day("birth_date"))


def _move(fields: Fields, where: str) -> Step:  # noqa: ARG001 - every step is read alike
    return Move(fields.text("unit"), fields.text("under"))


def _rename(fields: Fields, where: str) -> Step:  # noqa: ARG001 - as above
    return Rename(fields.text("unit"), fields.text("name"), fields.given("code"), fields.given("place"))


def _retype(fields: Fields, where: str) -> Step:
    return Retype(fields.text("unit"), _type(fields, where), False, fields.given("code"))


def _upgrade(fields: Fields, where: str) -> Step:
    return Retype(fields.text("unit"), _type(fields, where), True, fields.given("code"))


def _type(fields: Fields, where: str) -> str:
    kind = fields.text("type")
    found = vocabulary.identifier_of("organization_type", kind)
    if found is None:
        raise TongketError("plan-field-unreadable", where=where, field="type", value=kind)
    return found


def _dissolve(fields: Fields, where: str) -> Step:  # noqa: ARG001 - as above
    return Dissolve(fields.text("unit"), fields.given("cells_to"), fields.given("members_to"))


STEPS: Mapping[str, Callable[[Fields, str], Step]] = {
    "establish": _establish,
    "merge": _merge,
    "consolidate": _consolidate,
    "split": _split,
    "move": _move,
    "rename": _rename,
    "retype": _retype,
    "upgrade": _upgrade,
    "dissolve": _dissolve,
}
