"""The small office with papers: what the tests of the register begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.office import OFFICE, Office
from tongket.documents import files, queries
from tongket.documents.actions.office.enter_profile import enter_profile
from tongket.documents.actions.paper.attach import attach
from tongket.documents.actions.paper.draft import draft
from tongket.documents.actions.paper.sign import sign
from tongket.documents.actions.paper.submit import submit
from tongket.documents.book import OfficeProfileEntry
from tongket.documents.register.book import MadeFile, UsedFigure
from tongket.documents.register.life import Draft, SignedCopy, Signing, Submission

FIGURES = (
    UsedFigure("members.total", "6", Decimal(6)),
    UsedFigure("ratings.members_share?level=excellent", "16,7", Decimal("16.666667")),
)
HASH = files.sha256(b"signed copy")
SIGNED_ON = date(2023, 12, 20)


def made(office: Office, **changes: object) -> Draft:
    """A draft of the year's report, as its builder hands it in."""
    year = int(str(changes.get("report_year", 2023)))
    kind, variant = str(changes.get("kind", "year_report")), str(changes.get("variant", ""))
    key = queries.draft_key(office.commune, year, kind, variant)
    file = MadeFile("bao-cao.docx", files.sha256(b"one"))
    plain = Draft(key, office.commune, "report", "year_report", year, "Báo cáo năm 2023", "standing_committee", (file,))
    return replace(plain, **{"figures": FIGURES, **changes})


def drafted(office: Office, **changes: object) -> queries.PaperRecord:
    entry = made(office, **changes)
    draft(OFFICE, [entry])
    return queries.paper(entry.key)


def submitted(office: Office, **changes: object) -> queries.PaperRecord:
    paper = drafted(office, **changes)
    submit(OFFICE, [Submission(paper.id, paper.version)])
    return queries.paper(paper.key)


def signing(paper: queries.PaperRecord, **changes: object) -> Signing:
    plain = Signing(paper.id, paper.version, SIGNED_ON, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An")
    return replace(plain, **changes)


def signed(office: Office, **changes: object) -> queries.PaperRecord:
    paper = submitted(office, **changes)
    sign(OFFICE, [signing(paper)])
    return queries.paper(paper.key)


def attached(office: Office) -> queries.PaperRecord:
    paper = signed(office)
    attach(OFFICE, [SignedCopy(paper.id, paper.version, "bao-cao-ky.pdf", HASH)])
    return queries.paper(paper.key)


def profile(office: Office, **changes: object) -> OfficeProfileEntry:
    plain = OfficeProfileEntry(
        office.commune, date(2020, 7, 1), "ĐẢNG ỦY XÃ MẪU", "2020-2025", superior_name="ĐẢNG BỘ HUYỆN MẪU"
    )
    return replace(plain, **changes)


def enter_term(office: Office) -> None:
    enter_profile(OFFICE, [profile(office)])
