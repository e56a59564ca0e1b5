"""What is due in the register joins cabinets: the months of dues that members owe come from the dues."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tongket.records.dues import queries as dues
from tongket.records.members import alerts, queries
from tongket.records.members.alerts import Alert


def alerts_of(organizations: Collection[int], on: date, dues_of: Collection[int] = ()) -> Sequence[Alert]:
    """Everything due in these units on a day, the most pressing first; dues of the units `dues_of` alone are told."""
    payers = [person.id for person in queries.members_on(dues_of, on)] if dues_of else []
    return alerts.alerts(organizations, on, dues.unpaid_months(payers, on) if payers else {})
