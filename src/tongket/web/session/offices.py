"""What an office that is closed says of itself where one chooses an office."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as reorganizing
from tongket.rules.notation import date_vi
from tongket.web.place import stands


def ended(unit: Unit, today: date) -> str:
    """Into what a closed office was merged and since when; empty while it stands."""
    if stands(unit, today) or unit.valid_until is None:
        return ""
    since = {"on": date_vi(unit.valid_until + timedelta(days=1))}
    names = [heir.successor.name for heir in reorganizing.became(unit.id)]
    if not names:
        return _("đã kết thúc hoạt động từ %(on)s") % since
    return _("đã sáp nhập vào %(names)s từ %(on)s") % {"names": ", ".join(names), **since}
