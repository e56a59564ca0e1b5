"""One admission of an assumed person, for the tests of this cabinet."""

from dataclasses import replace
from datetime import date

from tongket.records.admissions.book import AdmissionEntry
from tongket.records.admissions.models import Admission
from tongket.records.members import queries as members

KHANH = AdmissionEntry(
    "Bùi Quốc Khánh", date(2000, 9, 2), 0, date(2023, 6, 10), 2023, "Xã Mẫu", "31-QĐ/ĐU", date(2023, 5, 25)
)


def khanh(office, **changes):
    return replace(KHANH, organization=office.east, **changes)


def member_of(written):
    return members.kept([Admission.objects.get(pk=written.id).member_id]).popitem()[1]


def codes(refused):
    return [found.finding.code for found in refused.value.found]
