"""What a plan says: the steps of one act on its day, by its decision. The way in is `reading`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class NewUnit:
    """An organisation to be founded; other steps of the plan name it by `label`. `under` None: it stands under none."""

    label: str
    name: str
    type: str
    under: str | None
    code: str = ""
    place: str = ""
    position: int = 0


@dataclass(frozen=True)
class MemberNamed:
    """A member as a plan names one: by card number, or by name and birth date."""

    card_number: str = ""
    name: str = ""
    birth_date: date | None = None

    def __str__(self) -> str:
        return self.card_number or self.name


@dataclass(frozen=True)
class Establish:
    new: NewUnit


@dataclass(frozen=True)
class Merge:
    """The sources end; what stood under them and who belonged to them goes over to a unit that stands on."""

    sources: tuple[str, ...]
    into: str


@dataclass(frozen=True)
class Consolidate:
    """The sources end and become one new unit."""

    sources: tuple[str, ...]
    new: NewUnit


@dataclass(frozen=True)
class Part:
    """What one successor of a split unit takes: a share of the whole, these units below it, these members.

    `unit` names one that stands (the split unit itself, where it stands on), else `new` is founded.
    """

    unit: str
    new: NewUnit | None
    share: Fraction
    is_bearer: bool
    cells: tuple[str, ...] = ()
    members: tuple[MemberNamed, ...] = ()


@dataclass(frozen=True)
class Split:
    """Members whom no part names go to the bearer."""

    source: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Move:
    unit: str
    under: str


@dataclass(frozen=True)
class Rename:
    unit: str
    name: str
    code: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Retype:
    """Another type from the day on; `is_upgrade` where it is a higher one."""

    unit: str
    type: str
    is_upgrade: bool
    code: str | None = None


@dataclass(frozen=True)
class Dissolve:
    """Ends without a successor; says where the units below it and its members go."""

    unit: str
    cells_to: str | None = None
    members_to: str | None = None


Step = Establish | Merge | Consolidate | Split | Move | Rename | Retype | Dissolve


@dataclass(frozen=True)
class Decision:
    """The paper behind the act; `by` is the body that decided."""

    number: str
    on: date | None
    by: str
    article: str = ""


@dataclass(frozen=True)
class Plan:
    """One act. `doubt` says what is not certain about it; `reason` is given where a rule asks for one."""

    title: str
    on: date
    decision: Decision
    steps: tuple[Step, ...]
    doubt: str = ""
    reason: str = ""
