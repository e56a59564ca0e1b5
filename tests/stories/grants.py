"""Sample lines for every action, and the units around the ones they touch: what the test of permissions tries out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.office import OFFICE, establish_one
from tests.stories.badge_lines import badge_samples
from tests.stories.dues_lines import enter_dues
from tests.stories.grants_of_candidates import candidates_of
from tests.stories.grants_of_reviews import reviews_of
from tests.stories.lives import discipline_one, filter_samples, life_samples, transfer_samples
from tests.stories.national_lines import national_samples
from tongket.access.actions.change_password import PasswordChange
from tongket.access.actions.close_person import Closing
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actions.reset_password import PasswordReset
from tongket.access.book import Correction, Kept, Withdrawal
from tongket.access.ledger import Ledger, Selection
from tongket.documents import ledgers as documents
from tongket.documents.actions.comments.receive import receive as receive_comment
from tongket.documents.actions.contributions.assign import assign as assign_section
from tongket.documents.actions.contributions.merge import Merging
from tongket.documents.actions.contributions.receive import Received
from tongket.documents.actions.narrative.carry import Carrying
from tongket.documents.actions.narrative.write import SectionText
from tongket.documents.actions.office.enter_recipient import enter_recipient
from tongket.documents.actions.paper.draft import draft
from tongket.documents.book import RecipientEntry
from tongket.documents.drafting.book import CommentEntry, ContributionEntry, DraftEntry
from tongket.documents.queries import draft_key
from tongket.documents.register.articles import ArticleEntry
from tongket.documents.register.book import MadeFile
from tongket.documents.register.life import Draft, OutsidePaper, Sending, SignedCopy, Signing, Submission
from tongket.figures.reported.actions.choose_reported import Choice
from tongket.figures.reported.actions.report import report
from tongket.figures.reported.book import ReportedEntry, Source
from tongket.organizations.actions.assign import assign
from tongket.organizations.actions.end_assignment import Ending
from tongket.organizations.assignments import AssignmentEntry
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.ledgers import ORGANIZATIONS
from tongket.organizations.local_values.actions.enter import enter as enter_local_value
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.organizations.models import Organization
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.actions.undo import Undoing
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry
from tongket.records.ledgers import all_ledgers
from tongket.records.members.actions.end_post import PostEnding

YEAR, DAY = 2023, date(2023, 12, 20)
FOUNDED = date(1950, 1, 1)
LEDGERS = {**all_ledgers(), **{ledger.id: ledger for ledger in documents.LEDGERS}}
Lines = Mapping[str, Sequence[Any]]


def kept_lines(ledger: Ledger[Any]) -> Sequence[Kept[Any]]:
    return ledger.select(Selection(list(Organization.objects.values_list("id", flat=True)))).lines


def put_under_a_superior() -> int:
    """The one office there is gets a committee above it and a neighbour beside it. Returns its unit."""
    [office] = [kept for kept in kept_lines(ORGANIZATIONS) if kept.entry.parent is None]
    above = establish_one(OrganizationEntry("Đảng bộ huyện Thử", "superior_committee_organization", None, FOUNDED))
    establish_one(OrganizationEntry("Đảng bộ xã Bên", "grassroots_committee_organization", above, FOUNDED))
    ORGANIZATIONS.correct(OFFICE, [Correction(office.id, office.version, replace(office.entry, parent=above))])
    return office.id


def move_away(unit: int) -> int:
    """The unit goes under a committee beside all others, from yesterday on. Returns that committee's unit."""
    aside = establish_one(OrganizationEntry("Đảng bộ huyện Khác", "district_organization", None, FOUNDED))
    day = timezone.localdate() - timedelta(days=1)
    reorganize(OFFICE, [ReorganizationEntry("moved", day, "Chuyển", unit, changed=(Changed(unit, parent=aside),))])
    return aside


def around(unit: int) -> Mapping[str, int]:
    """The unit itself, the one above it, one below it and one beside it; the one below is founded if there is none."""
    row = Organization.objects.get(pk=unit)
    beside = Organization.objects.filter(parent=row.parent_id).exclude(pk=unit).first()
    below = Organization.objects.filter(parent=unit).first()
    if below is None:
        entry = OrganizationEntry("Tổ đảng 1", "cell_group", unit, row.established_on)
        below = Organization.objects.get(pk=establish_one(entry))
    assert row.parent_id is not None
    assert beside is not None
    return {"own": unit, "above": row.parent_id, "below": below.pk, "beside": beside.pk}


def samples(office: int) -> Lines:
    """For every action lines that it would take, all of one unit: from the books where there are books."""
    enter_recipient(OFFICE, [RecipientEntry(office, "Đảng ủy cấp trên")])
    enter_local_value(OFFICE, [LocalValueEntry(office, "dues_region", "III", "1-QĐ/TU", DAY, "Tỉnh ủy Thử", DAY)])
    section = ContributionEntry(office, YEAR, "year_report", "mass_work", "Mặt trận Tổ quốc", "front", DAY)
    assigned = assign_section(OFFICE, [section]).written[0].id
    member = kept_lines(LEDGERS["members"])[0].id
    discipline_one(member, DAY)
    enter_dues(next(kept for kept in kept_lines(LEDGERS["members"]) if not kept.entry.ended_on))
    found: dict[str, Sequence[Any]] = {}
    for ledger in LEDGERS.values():
        lines = [kept for kept in kept_lines(ledger) if ledger is not ORGANIZATIONS or kept.entry.parent == office]
        kept = lines[0]
        found[ledger.add.name] = [kept.entry]
        found[ledger.correct.name] = [Correction(kept.id, kept.version, kept.entry)]
        if ledger.withdraw is not None:
            found[ledger.withdraw.name] = [Withdrawal(kept.id, kept.version)]
    found |= {**candidates_of(office), **life_samples(member, DAY), **_tree(office)}
    found |= {**transfer_samples(member, DAY), **filter_samples(office)}
    found |= badge_samples(kept_lines(LEDGERS["members"]))
    found |= national_samples(office)
    found |= reviews_of(office, member)
    holding = next(kept for kept in kept_lines(LEDGERS["posts"]) if kept.entry.organization == office)
    found["post.end"] = [PostEnding(holding.id, holding.version, DAY, "reassigned")]
    return found | _people(office) | _papers(office) | _texts(assigned) | _reported(office)


def _tree(office: int) -> Lines:
    cell = Organization.objects.filter(parent=office, closed_on=None).order_by("-pk")[0]
    renaming = ReorganizationEntry("renamed", DAY, "Đổi tên", cell.pk, changed=(Changed(cell.pk, code="01"),))
    event = reorganize(OFFICE, [renaming]).written[-1]
    return {"organization.reorganize": [renaming], "organization.undo": [Undoing(event.key)]}


def _people(office: int) -> Lines:
    new = NewPerson("nguoi-thu", "Người Thử", office, "mat-khau-rieng-1")
    person = create_person(OFFICE, [new]).written[0].id
    role = AssignmentEntry(person, office, "viewer", FOUNDED)
    kept = assign(OFFICE, [role]).written[0].id
    return {
        "person.create": [replace(new, username="nguoi-thu-hai")],
        "person.close": [Closing(person)],
        "person.reset_password": [PasswordReset(person, "mat-khau-rieng-2")],
        "person.change_password": [PasswordChange(person, new.password, "mat-khau-rieng-2")],
        "assignment.assign": [replace(role, role="secretary")],
        "assignment.end": [Ending(kept, 1, DAY)],
        "delegation.grant": [replace(role, delegated_by=person)],
        "delegation.end": [Ending(kept, 1, DAY)],
    }


def _texts(assigned: int) -> Lines:
    return {
        "contribution.receive": [Received(assigned, 1, "Vận động 12 hộ hiến đất.", DAY)],
        "contribution.merge": [Merging(assigned, 1)],
    }


def _reported(office: int) -> Lines:
    paper = Source("bao-cao-2019.docx", "0" * 64)
    stated = ReportedEntry(office, 2019, "badges.awarded", Decimal(7), paper, "trao 7 Huy hiệu Đảng", 0)
    kept = report(OFFICE, [stated]).written[0].id
    return {
        "figure.report": [replace(stated, at=9)],
        "figure.choose_reported": [Choice(kept, 1)],
        "figure.withdraw_reported": [Withdrawal(kept, 1)],
    }


def _papers(office: int) -> Lines:
    key = draft_key(office, YEAR, "year_report")
    file = MadeFile("bao-cao.docx", "0" * 64)
    made = Draft(key, office, "report", "year_report", YEAR, "Báo cáo năm 2023", "standing_committee", (file,))
    paper = draft(OFFICE, [made]).written[0].id
    opinion = CommentEntry(office, paper, 1, "Bổ sung số liệu", "Ban Thường vụ", DAY)
    kept = receive_comment(OFFICE, [opinion]).written[0].id
    answered = replace(opinion, response="accept", answered_by="Văn phòng", answered_on=DAY)
    outside = OutsidePaper(office, "report", YEAR, "Báo cáo số 1", "standing_committee", "2020-2025", 1, DAY)
    return {
        "narrative.carry": [Carrying(office, YEAR + 1, "year_report")],
        "narrative.write": [SectionText(office, YEAR, "year_report", "shortcomings", "Chưa đều giữa các chi bộ.")],
        "paper.draft": [made],
        "paper_draft.hand_in": [DraftEntry(office, paper, 1, DAY, "0" * 64)],
        "paper_comment.receive": [replace(opinion, opinion="Bổ sung giải pháp")],
        "paper_comment.answer": [Correction(kept, 1, answered)],
        "paper_comment.withdraw": [Withdrawal(kept, 1)],
        "paper.record_article": [ArticleEntry(office, YEAR, "Đảng bộ tổng kết năm 2023", DAY, (), (), ())],
        "paper.register_external": [outside],
        "paper.submit": [Submission(paper, 1)],
        "paper.sign": [Signing(paper, 1, DAY, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Người Thử")],
        "paper.attach": [SignedCopy(paper, 1, "bao-cao.pdf", "0" * 64)],
        "paper.send": [Sending(paper, 1, DAY, ("Đảng ủy cấp trên",))],
        "paper.withdraw": [Withdrawal(paper, 1)],
    }
