"""One assumed candidate and the usual way, step by step, for the tests of this cabinet."""

from dataclasses import replace
from datetime import date

from tests.office import OFFICE
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.candidates.book import CandidateEntry, RelativeEntry, StepEntry
from tongket.records.admissions.candidates.steps import ACTION_OF
from tongket.records.members import queries as members
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry

KHOA = CandidateEntry(
    "Bùi Anh Khoa", date(1998, 3, 26), 0, date(2025, 1, 15), "male", "upper_secondary_diploma", "Xã Mẫu", "Thôn Đông"
)
DAYS = {
    "awareness_certificate": date(2025, 3, 1), "application": date(2025, 4, 1), "background_file": date(2025, 4, 10),
    "introduced": date(2025, 5, 5), "union_resolution": date(2025, 5, 8), "background_checked": date(2025, 6, 20),
    "mass_opinions": date(2025, 6, 25), "residence_opinions": date(2025, 6, 26), "provincial_consent": date(2025, 7, 1),
    "cell_vote": date(2025, 7, 10), "committee_vote": date(2025, 8, 15), "admission_decision": date(2025, 8, 20),
    "admission_ceremony": date(2025, 9, 2), "member_file": date(2025, 9, 25), "new_member_class": date(2026, 3, 10),
    "probation_self_review": date(2026, 8, 25), "helper_remarks": date(2026, 8, 26), "mass_remarks": date(2026, 8, 27),
    "residence_remarks": date(2026, 8, 28), "recognition_vote": date(2026, 9, 10),
    "recognition_decision": date(2026, 9, 25), "candidate_dropped": date(2025, 7, 20),
}  # fmt: skip
MORE = {
    "union_resolution": {"issuer": "Đoàn xã Mẫu", "number": "08-NQ/ĐTN"},
    "provincial_consent": {"number": "120-CV/TU"},
    "cell_vote": {"due": 3, "present": 3, "agree": 3, "number": "05-NQ/CB"},
    "committee_vote": {"due": 15, "present": 14, "agree": 14, "number": "21-NQ/ĐU"},
    "admission_decision": {"number": "41-QĐ/ĐU", "issuer": "party_committee"},
    "recognition_vote": {"due": 3, "present": 3, "agree": 3, "number": "12-NQ/CB"},
    "recognition_decision": {"number": "57-QĐ/ĐU", "since": date(2026, 9, 2)},
}
READY = (
    "awareness_certificate", "application", "background_file", "union_resolution", "relatives", "checked",
    "background_checked", "mass_opinions", "residence_opinions",
)  # fmt: skip


def khoa(office, **changes):
    return replace(KHOA, **{"organization": office.east, **changes})


def entered(office, **changes):
    return enter(OFFICE, [khoa(office, **changes)]).written[0].id


def step(candidate, kind, day=None, **more):
    """The step as it is usually taken; whatever is given instead replaces it."""
    return StepEntry(candidate, day or DAYS[kind], kind=kind, **{**MORE.get(kind, {}), **more})


def path(candidate, *kinds, **days):
    """Take these steps in order; `("introduced", member)` names the member."""
    for kind in kinds:
        if kind == "relatives":
            check_relative(OFFICE, [RelativeEntry(candidate, "father", "Bùi Văn Cha")])
        elif kind == "checked":
            check_relative(OFFICE, [RelativeEntry(candidate, "mother", "Lê Thị Mẹ", date(2025, 6, 1))])
        elif isinstance(kind, tuple):
            line = step(candidate, kind[0], member=kind[1], since=date(2020, 1, 1))
            ACTION_OF[kind[0]](OFFICE, [line])
        else:
            ACTION_OF[kind](OFFICE, [step(candidate, kind, days.get(kind))])


def ready(office, certified_on=None, **changes):
    """A candidate for whom everything is there that the cell's vote needs. Returns the id."""
    candidate = entered(office, **changes)
    introducing = ("introduced", office.an)
    kinds = [kind for kind in READY if kind != "relatives"]
    path(candidate, *kinds[:3], introducing, *kinds[3:], awareness_certificate=certified_on)
    return candidate


def former(office, ended_on=date(2018, 6, 1)):
    """A member struck off in 2018, registered when first asked for. Returns the id."""
    left = MemberEntry(
        "Lý Văn Rời", office.east, date(1995, 2, 3), date(1970, 5, 5), admission_decided_on=date(1995, 1, 20),
        official_on=date(1996, 2, 3), ended_as="struck_off", ended_on=ended_on,
    )  # fmt: skip
    [known] = members.same_members([left])
    return known.id if known else register(OFFICE, [left]).written[0].id
