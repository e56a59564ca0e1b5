"""The members already in the books get their events."""

from django.db import migrations


def events_of_the_members_kept(apps, schema_editor):
    """Every member in the books gets the events that the intervals kept so far tell of."""
    member_table, event_table = apps.get_model("members", "Member"), apps.get_model("members", "MemberEvent")
    ends = dict(member_table.objects.values_list("id", "ended_as"))
    came = dict(member_table.objects.values_list("id", "joined_on"))
    rows, before = [], None
    periods = apps.get_model("members", "MemberPeriod").objects.order_by("member_id", "valid_from", "id")
    for period in periods.iterator():
        if before is not None and before.member_id != period.member_id:
            rows += _end(event_table, before, ends)
            before = None
        rows += _begin(event_table, before, period, came)
        before = period
    rows += _end(event_table, before, ends) if before is not None else []
    event_table.objects.bulk_create(rows, batch_size=500)


def _begin(event_table, before, period, came):
    def event(kind, unit=None):
        return event_table(
            member_id=period.member_id, organization_id=period.organization_id, kind=kind, on=period.valid_from,
            unit_id=unit, recorded_at=period.recorded_at,
        )

    if before is None:
        yield event("arrived" if came[period.member_id] else "admitted", period.organization_id)
    elif before.organization_id != period.organization_id:
        yield event("moved", period.organization_id)
    status = before.status if before else "active"
    if period.status != status:
        yield event("resumed" if period.status == "active" else period.status)


def _end(event_table, period, ends):
    if period.valid_until is None:
        return []
    return [
        event_table(
            member_id=period.member_id, organization_id=period.organization_id, kind=ends[period.member_id],
            on=period.valid_until, recorded_at=period.recorded_at,
        )
    ]


class Migration(migrations.Migration):
    dependencies = [("members", "0002_life_events")]

    operations = [migrations.RunPython(events_of_the_members_kept, migrations.RunPython.noop)]
