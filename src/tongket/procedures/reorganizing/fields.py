"""A mapping of a plan, read field by field: what is unknown, missing or not readable is refused with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tongket.rules.errors import TongketError
from tongket.rules.notation import normalise, parse_date


class Fields:
    """The fields of one mapping; every one asked for is known, all others are refused when it is left."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, Mapping):
            raise TongketError("plan-not-a-mapping", where=where)
        self._raw = raw
        self._where = where
        self._known: set[str] = set()

    def __enter__(self) -> Fields:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        unknown = sorted(str(name) for name in self._raw if name not in self._known)
        if error is None and unknown:
            known = ", ".join(sorted(self._known))
            raise TongketError("plan-field-unknown", where=self._where, field=unknown[0], known=known)

    def get(self, name: str) -> object:
        """The value as it was written, None where it is absent or blank."""
        self._known.add(name)
        return self._raw.get(name)

    def text(self, name: str) -> str:
        """A text that must be there."""
        value = self.optional(name)
        if not value:
            raise TongketError("plan-field-missing", where=self._where, field=name)
        return value

    def optional(self, name: str) -> str:
        value = self.get(name)
        if isinstance(value, Mapping | list | tuple):
            raise self._unreadable(name, value)
        return "" if value is None else normalise(str(value)).strip()

    def given(self, name: str) -> str | None:
        """The text, None where it is absent."""
        return self.optional(name) or None

    def number(self, name: str) -> int:
        value = self.optional(name)
        if value and not value.isdigit():
            raise self._unreadable(name, value)
        return int(value or 0)

    def day(self, name: str) -> date:
        found = self.optional_day(name)
        if found is None:
            raise TongketError("plan-field-missing", where=self._where, field=name)
        return found

    def optional_day(self, name: str) -> date | None:
        value = self.get(name)
        if value is None or isinstance(value, date):
            return value
        try:
            return parse_date(str(value))
        except TongketError:
            raise self._unreadable(name, value) from None

    def share(self, name: str) -> Fraction:
        """An exact share: `1/3`; a whole where it is absent."""
        value = self.optional(name)
        try:
            return Fraction(value) if value else Fraction(1)
        except (ValueError, ZeroDivisionError):
            raise self._unreadable(name, value) from None

    def choice(self, name: str) -> bool | None:
        value = self.get(name)
        if value is not None and not isinstance(value, bool):
            raise self._unreadable(name, value)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(normalise(str(each)).strip() for each in self.list(name))

    def list(self, name: str) -> tuple[object, ...]:
        value = self.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(each is not None for each in value):
            raise self._unreadable(name, value)
        return tuple(value)

    def _unreadable(self, name: str, value: object) -> TongketError:
        return TongketError("plan-field-unreadable", where=self._where, field=name, value=str(value))
