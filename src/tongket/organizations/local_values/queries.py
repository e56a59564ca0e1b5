"""What may be asked of the values an office entered itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q

from tongket.organizations.local_values import settings
from tongket.organizations.local_values.models import LocalValue as LocalValueRow
from tongket.organizations.models import OrganizationClosure
from tongket.rules.decision import Certainty, Citation

LOCAL = "LOCAL"
"""The document of a citation that no file of sources holds: its number and day are the office's own."""


@dataclass(frozen=True)
class LocalValue:
    """A value of the office with its citation. `value` is its kept form: digits with a point, an identifier,
    YYYY-MM-DD, or "MM-DD MM-DD"; `organization` is the unit that entered it."""

    setting: str
    applies_to: str
    value: str
    citation: Citation
    organization: int
    valid_from: date
    valid_until: date | None

    @property
    def number(self) -> Decimal:
        """The value of a decimal or of money."""
        return Decimal(self.value)

    @property
    def day(self) -> date:
        """The value of a day."""
        return date.fromisoformat(self.value)

    @property
    def days(self) -> tuple[str, str]:
        """The first and last day of a time of the year, as MM-DD."""
        first, last = self.value.split(" ")
        return first, last


@dataclass(frozen=True)
class LocalValues:
    """The values that hold for one unit on one day, by the rules' id of the setting and the case."""

    held: Mapping[tuple[str, str], LocalValue] = field(default_factory=dict)

    def get(self, setting: str, applies_to: str | int = "") -> LocalValue | None:
        """The value of a setting ("badges/reward_coefficients", 45), or None where no unit above entered one."""
        return self.held.get((setting, str(applies_to)))

    def of(self, setting: str) -> Mapping[str, LocalValue]:
        """Every case of a setting that has a value, by the case."""
        return {case: value for (name, case), value in self.held.items() if name == setting}


NO_LOCAL_VALUES = LocalValues()


def values_for(organization: int, on: date) -> LocalValues:
    """The values in force for a unit on a day: its own, else those of the nearest unit above."""
    return values_for_many([organization], on)[organization]


def values_for_many(organizations: Collection[int], on: date) -> Mapping[int, LocalValues]:
    """The same for many units at once, in two queries."""
    depths: dict[int, dict[int, int]] = {unit: {unit: 0} for unit in organizations}
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    pairs = OrganizationClosure.objects.filter(in_force, descendant__in=list(organizations))
    for below, above, depth in pairs.values_list("descendant_id", "ancestor_id", "depth"):
        depths[below][above] = depth
    above_all = {above for found in depths.values() for above in found}
    rows = LocalValueRow.objects.filter(in_force, organization__in=above_all, withdrawn_at=None)
    values = [_value(row) for row in rows]
    return {unit: LocalValues(_nearest(values, found)) for unit, found in depths.items()}


def entered(ids: Collection[str], on: date) -> Sequence[LocalValue]:
    """Every value of these settings that any unit entered and that is in force on a day."""
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    words = [each.word for each in settings.settings().values() if each.id in ids]
    return [_value(row) for row in LocalValueRow.objects.filter(in_force, setting__in=words, withdrawn_at=None)]


def _nearest(values: Iterable[LocalValue], depths: Mapping[int, int]) -> Mapping[tuple[str, str], LocalValue]:
    reaching = [value for value in values if value.organization in depths]
    reaching.sort(key=lambda value: depths[value.organization], reverse=True)
    return {(value.setting, value.applies_to): value for value in reaching}


def _value(row: LocalValueRow) -> LocalValue:
    setting = settings.settings()[row.setting]
    sure = Certainty.VERIFIED if row.has_text else Certainty.SECOND_HAND
    place = ", ".join(text for text in (row.article, row.issuer) if text)
    return LocalValue(
        setting.id, row.applies_to, settings.read(setting, row.value),
        Citation(LOCAL, row.document_number, row.signed_on, place, sure),
        row.organization_id, row.valid_from, row.valid_until,
    )  # fmt: skip
