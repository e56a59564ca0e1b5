"""A whole year of xã Mẫu, entered through the actions, for the tests of papers. Everyone in it is assumed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.office import MEMBER, OFFICE, Office, new_office
from tongket.documents.actions.narrative.write import SectionText, write
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.office.enter_signatory import enter_signatory
from tongket.documents.book import OfficeProfileEntry, SignatoryEntry
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.book import AdmissionEntry, AdmissionPlanEntry
from tongket.records.awards.actions.commend import commend
from tongket.records.awards.book import CommendationEntry
from tongket.records.badges.actions.award import award
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.inspections.actions.record import record as record_case
from tongket.records.inspections.actions.record_subject import record_subject
from tongket.records.inspections.book import InspectionCaseEntry, InspectionSubjectEntry
from tongket.records.meetings.actions.record import record as record_meeting
from tongket.records.meetings.book import MeetingEntry
from tongket.records.members.actions.register import register
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rate_collective import rate_collective
from tongket.records.reviews.book import CollectiveRatingEntry, MemberRatingEntry
from tongket.records.targets.actions.record import record as record_target
from tongket.records.targets.book import TargetEntry

YEAR = 2023
WORDS = {
    "strengths": "Đảng bộ giữ vững đoàn kết; {members.total} đảng viên chấp hành tốt phân công.",
    "shortcomings": "- Chất lượng sinh hoạt ở một số chi bộ chưa đều.\n- Nguồn kết nạp còn hạn chế.",
    "causes": "Một số chi ủy chưa chủ động chuẩn bị nội dung.",
    "directions": "Nâng cao năng lực lãnh đạo của chi bộ, gắn với thực hiện nhiệm vụ chính trị của địa phương.",
    "tasks": "- Đổi mới nội dung sinh hoạt chi bộ.\n- Tạo nguồn, bồi dưỡng quần chúng ưu tú.",
}


ELDER_BORN = date(1940, 2, 3)


def full_year() -> Office:
    """Members rated, badges, admissions, inspections, targets, commendations, the conference and the words."""
    office = new_office()
    _badges(office)
    _ratings(office)
    admit(
        OFFICE,
        [
            AdmissionEntry(
                "Lý Thị Kim", date(2000, 1, 1), office.east, date(2023, 9, 2), YEAR, decided_on=date(2023, 8, 20)
            )
        ],
    )
    plan(OFFICE, [AdmissionPlanEntry(office.commune, 1, YEAR)])
    _inspections(office)
    _targets(office)
    _awards(office)
    _meetings(office)
    _office(office)
    return office


def mid_term() -> Office:
    """The office in the middle of its term: targets of the term and the review meeting."""
    office = new_office()
    for number, (result, outlook) in enumerate(((60, ""), (55, ""), (20, "on_track"), (10, "at_risk"))):
        record_target(
            OFFICE,
            [
                TargetEntry(
                    office.commune, YEAR, "term", f"Chỉ tiêu {number + 1}", "higher", "2020-2025", unit="triệu đồng",
                    plan=Decimal(55), result=Decimal(result), outlook=outlook,
                )
            ],
        )  # fmt: skip
    record_meeting(
        OFFICE,
        [
            MeetingEntry(
                office.commune,
                "mid_term_review",
                date(2023, 5, 25),
                YEAR,
                summoned=20,
                present=18,
                place="Hội trường xã Mẫu",
            )
        ],
    )
    _office(office, "mid_term")
    return office


def _badges(office: Office) -> None:
    elder = replace(
        MEMBER, full_name="Hồ Văn Khánh", organization=office.east, card_number="000000007", birth_date=ELDER_BORN,
        admission_decided_on=date(1958, 8, 20), admitted_on=date(1958, 9, 2), official_on=date(1959, 9, 2),
        home_town="Xã Mẫu",
    )  # fmt: skip
    later = replace(
        elder, full_name="Mai Thị Lan", organization=office.west, card_number="000000008", birth_date=date(1962, 5, 1),
        admission_decided_on=date(1983, 10, 20), admitted_on=date(1983, 11, 7), official_on=date(1984, 11, 7),
    )  # fmt: skip
    ids = [line.id for line in register(OFFICE, [elder, later]).written]
    award(
        OFFICE,
        [
            BadgeAwardEntry(ids[0], office.east, 65, date(2023, 9, 2), badge_number="12345"),
            BadgeAwardEntry(ids[1], office.west, 40, date(2023, 11, 7)),
        ],
        reason="theo hồ sơ lưu",
    )


def _ratings(office: Office) -> None:
    cast = (office.an, office.binh, office.cuc, office.dung, office.giang)
    levels = ("excellent", "good", "good", "good", "completed")
    rate(
        OFFICE,
        [
            *(
                MemberRatingEntry(member, office.east if place < 3 else office.west, YEAR, level)
                for place, (member, level) in enumerate(zip(cast, levels, strict=True))
            ),
            MemberRatingEntry(office.hoa, office.west, YEAR, "", "new_member"),
        ],
    )
    rate_collective(
        OFFICE,
        [
            CollectiveRatingEntry(office.east, "organization", YEAR, level="excellent"),
            CollectiveRatingEntry(office.west, "organization", YEAR, level="good"),
            CollectiveRatingEntry(
                office.commune, "organization", YEAR, level="good", decided_by="Ban Thường vụ Huyện ủy"
            ),
        ],
    )


def _inspections(office: Office) -> None:
    cases = [
        InspectionCaseEntry(
            office.commune, YEAR, "KT01", "party_committee", "thematic_inspection", "Việc thực hiện nghị quyết"
        ),
        InspectionCaseEntry(
            office.commune, YEAR, "GS01", "inspection_commission", "thematic_supervision", "Việc sinh hoạt chi bộ"
        ),
    ]
    ids = [line.id for line in record_case(OFFICE, cases).written]
    record_subject(
        OFFICE,
        [
            InspectionSubjectEntry(ids[0], YEAR, office.east),
            InspectionSubjectEntry(ids[0], YEAR, office.east, "member", office.an),
            InspectionSubjectEntry(ids[0], YEAR, office.east, "member", office.binh),
            InspectionSubjectEntry(ids[1], YEAR, office.west),
        ],
    )


def _targets(office: Office) -> None:
    base = TargetEntry(
        office.commune, YEAR, "year", "Tổng giá trị sản xuất", "higher", indicator="production_value", unit="tỷ đồng"
    )
    record_target(
        OFFICE,
        [
            replace(base, plan=Decimal("354.1"), result=Decimal("370.74"), same_period=Decimal("340.5")),
            replace(
                base, name="Thu nhập bình quân đầu người", indicator="income_per_capita", unit="triệu đồng/người/năm",
                plan=Decimal(74), result=Decimal(74),
            ),
            replace(
                base, name="Thu ngân sách trên địa bàn", indicator="budget_revenue", plan=Decimal(10),
                budget=Decimal("9.5"), result=Decimal("8.628"), same_period=Decimal(9),
            ),
        ],
    )  # fmt: skip


def _awards(office: Office) -> None:
    commend(
        OFFICE,
        [
            CommendationEntry(office.east, "organization", "certificate", YEAR, title="excellent_completion"),
            CommendationEntry(office.commune, "collective", "certificate", YEAR, name="Hội Nông dân xã Mẫu"),
            CommendationEntry(
                office.east, "member", "certificate", YEAR, member=office.an, title="excellent_completion"
            ),
        ],
        reason="theo quyết định đã ban hành",
    )


def _meetings(office: Office) -> None:
    record_meeting(
        OFFICE,
        [
            MeetingEntry(
                office.commune, "year_end_summary", date(2024, 1, 12), YEAR, base="all_members", present=7,
                place="Hội trường Ủy ban nhân dân xã Mẫu", chair="Bí thư Đảng ủy",
            ),
            MeetingEntry(
                office.commune, "resolution_study", date(2023, 6, 1), YEAR, base="summoned", summoned=8, present=8,
                audience="member",
            ),
        ],
    )  # fmt: skip


def _office(office: Office, paper: str = "year_report") -> None:
    enter_profile(
        OFFICE,
        [
            OfficeProfileEntry(
                office.commune, date(2020, 7, 1), "Đảng ủy xã Mẫu", "2020-2025", superior_name="Đảng bộ huyện Mẫu",
                place="Mẫu", symbol="ĐU", term_started_on=date(2020, 7, 1),
            )
        ],
    )  # fmt: skip
    enter_signatory(OFFICE, [SignatoryEntry(office.commune, "party_committee", "Nguyễn Giả Định", date(2020, 7, 1))])
    write(OFFICE, [SectionText(office.commune, YEAR, paper, name, text) for name, text in WORDS.items()])
