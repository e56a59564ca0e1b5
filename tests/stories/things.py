"""One thing of each kind in one cell of a commune, and for every page that names such a thing its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import resolve, reverse

from tests.office import OFFICE
from tests.stories.things_of_reviews import reviews_seen
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actor import Actor, Grant
from tongket.access.book import Kept
from tongket.access.ledger import Selection
from tongket.access.models import User
from tongket.documents.drafting.models import Contribution, PaperComment
from tongket.documents.forms.facts.badges import round_key, year_key
from tongket.documents.forms.facts.tallies import unit_key
from tongket.documents.forms.gathering import forms_of
from tongket.documents.models import Paper
from tongket.exchange import uploads
from tongket.exchange.national import confirming, lists
from tongket.exchange.tests.national_lists import person, xlsx
from tongket.figures.models import ReportedValue
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as reorganizing
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Changed, ReorganizationEntry
from tongket.procedures import jobs
from tongket.procedures.examples import make, workbook
from tongket.procedures.package_job import KIND
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.papers.apply import apply
from tongket.records.admissions.candidates.book import CandidateEntry, RelativeEntry, StepEntry
from tongket.records.badges.actions.dossiers.appraise import appraise
from tongket.records.badges.actions.dossiers.decide import decide
from tongket.records.badges.actions.dossiers.draft import draft
from tongket.records.badges.actions.dossiers.forward import forward
from tongket.records.badges.actions.dossiers.propose import propose
from tongket.records.badges.dossiers.book import DossierEntry
from tongket.records.badges.dossiers.book import StepEntry as DossierStep
from tongket.records.badges.dossiers.queries import dossiers_of
from tongket.records.badges.rounds.queries import round_of
from tongket.records.ledgers import all_ledgers
from tongket.records.members.actions.filters.save import save
from tongket.records.members.actions.identity import enter as identity
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.book import MemberEntry
from tongket.records.members.identity.book import IdentityEntry
from tongket.records.members.ledgers import MEMBERS
from tongket.records.members.life.queries import events_of
from tongket.records.members.merging.actions.merge import merge
from tongket.records.members.merging.entry import Merging
from tongket.records.members.merging.queries import merges
from tongket.records.members.models import Member
from tongket.records.members.register.book import SavedFilterEntry
from tongket.records.members.transfers.book import TransferEntry
from tongket.web.members.steps import word_of

YEAR, DAY, ROUND = 2023, date(2023, 12, 20), date(2023, 9, 2)
TWICE = MemberEntry("Người Hai Lần", 0, date(2015, 5, 19), date(1980, 1, 1))
Addresses = Mapping[str, str]


def addresses_of(unit: Unit, cell: Unit, person: User) -> Addresses:
    """For every page that names a thing, its address for one of the office; `person` has a role there."""
    upload = uploads.preview(OFFICE, "so.xlsx", workbook(make(unit.slug), unit)).key
    paper = Paper.objects.get(organization=unit.id).key
    comment = PaperComment.objects.get(organization=unit.id).key
    contribution = Contribution.objects.get(organization=unit.id).key
    stated = ReportedValue.objects.filter(organization=unit.id).earliest("id").key
    job = jobs.ask(OFFICE, KIND, unit.slug, YEAR)
    keyed: dict[str, Sequence[object]] = {
        **{name: [upload] for name in ("import-preview", "import-confirm", "import-discard", "import-result")},
        **{name: [person.key] for name in ("person", "end-role", "reset-password", "close-person")},
        **{f"paper{name}": [paper] for name in ("", "-submit", "-sign", "-attach", "-send", "-withdraw")},
        **{name: [paper] for name in ("drafts", "draft-compare", "comments", "comments-table")},
        **{name: [paper, 1] for name in ("draft", "draft-refresh", "draft-file")},
        **{name: [paper, comment] for name in ("comment-answer", "comment-withdraw")},
        "contribution-receive": [contribution],
        **{name: [stated] for name in ("history-choose", "history-withdraw")},
        "paper-file": [paper, "bao-cao.docx"],
        "paper-preview": ["year-report"],
        "check-paper": ["year-report"],
        "package-file": ["index.html"],
        "package-progress": [getattr(job, "key", job)],
        "cell-form": [cell.key],
    }
    return {**{name: reverse(name, args=args) for name, args in keyed.items()}, **_of_records(unit, cell)}


def _of_records(office: Unit, cell: Unit) -> Addresses:
    """Pages of members' lives, candidates, badges, dues, lists, acts of the tree: of things of the cell."""
    member = _member_of(cell)
    return {
        **_of_candidates(cell), **_of_badges(member), **_of_dues(cell), **_of_lives(office, member),
        **reviews_seen(office.id, cell.id), **_of_lists(office), **_of_doubles(cell), **_of_the_tree(cell),
        **_of_forms("members/party_age", member.key),
    }  # fmt: skip


def _member_of(cell: Unit) -> Kept[MemberEntry]:
    """A member of the cell whose name nobody else bears."""
    borne = Counter(Member.objects.values_list("full_name", flat=True))
    lines = reversed(MEMBERS.select(Selection([cell.id])).lines)
    return next(kept for kept in lines if borne[kept.entry.full_name] == 1 and not kept.entry.ended_on)


def papers_of(office: Unit, addresses: Addresses) -> Sequence[str]:
    """The address of every paper that these things call for, and of those of the office's round and year of badges."""
    keys = {name: resolve(url).kwargs for name, url in addresses.items()}
    records = [
        *((subject, keys["candidate"]["key"]) for subject in ("admissions", "probation")),
        *(("badges", key) for key in (round_key(office.key, ROUND), year_key(office.key, YEAR))),
        ("badges", keys["badge-dossier"]["key"]),
        *(("dues", f"{keys['dues-month']['key']}.{YEAR}-{time}") for time in ("11", "q4")),
        ("life", keys["revoke-step"]["step"]), ("members", keys["member"]["key"]),
        ("reorganizations", keys["reorganization"]["plan"]), ("transfers", keys["settle-transfer"]["key"]),
        ("review_caps", keys["review-committee"]["key"]), ("ratings", keys["review-committee"]["key"]),
        ("reviews", keys["review-sheet"]["key"]),
        ("tallies", unit_key(keys["review-unit"]["key"], keys["review-unit"]["unit"])),
    ]  # fmt: skip
    return [
        reverse("form_preview", args=[*form.id.split("/"), key])
        for subject, key in records for form in forms_of(subject, str(key))
    ]  # fmt: skip


def dossiers(office: Unit) -> Sequence[tuple[int, str]]:
    """The office's dossiers of the round, each with the state it is in."""
    return sorted((each.id, each.state) for each in dossiers_of(organizations.ids_below(office.id), ROUND))


def steps_of_the_round(office: Unit, cell: Unit) -> Mapping[str, Mapping[str, Any]]:
    """For the pages of a round that write, what is sent to begin or move dossiers of the cell."""
    sheet = round_of(office.id, ROUND)
    rows = [row for row in (*sheet.due, *sheet.overdue) if row.person.organization == cell.id]
    levels = Counter(row.member for row in rows)
    row = next(row for row in rows if levels[row.member] == 1)
    name = _member_of(cell).entry.full_name
    decided = [each for each in dossiers_of([cell.id], ROUND) if each.state == "decided"]
    return {
        "badge-draft": {"chon": f"{row.member}:{row.level}:{row.kind}", "reason": "Thử"},
        "badge-step": {
            "chon": [each.id for each in decided],
            "state": "decided",
            "step": "awarded",
            "on": "02/09/2023",
        },
        "badge-new-dossier": {"member": name, "kind": "reissue", "level": "40", "reason": "Thử"},
    }


def _of_candidates(cell: Unit) -> Addresses:
    entry = CandidateEntry("Người Thử Nguồn", date(1999, 9, 9), cell.id, date(2023, 1, 10))
    candidate = enter(OFFICE, [entry]).written[0]
    relative = check_relative(OFFICE, [RelativeEntry(candidate.id, "mother", "Người Thử Mẹ")]).written[0]
    step = apply(OFFICE, [StepEntry(candidate.id, DAY)]).written[0]
    plain = ("", "-edit", "-withdraw", "-relative", "-family")
    return {
        **{f"candidate{name}": reverse(f"candidate{name}", args=[candidate.key]) for name in plain},
        "candidate-step": reverse("candidate-step", args=[candidate.key, "declare"]),
        "candidate-step-withdraw": reverse("candidate-step-withdraw", args=[candidate.key, step.key]),
        "candidate-relative-change": reverse("candidate-relative-change", args=[candidate.key, relative.key]),
    }


def _of_badges(member: Kept[MemberEntry]) -> Addresses:
    entry = DossierEntry(member.id, member.entry.organization, 30, ROUND, "reissue")
    dossier = draft(OFFICE, [entry]).written[0]
    for month, step in enumerate((propose, appraise, forward, decide), 5):
        step(OFFICE, [DossierStep(dossier.id, date(2023, month, 5), "1-QĐ/TU")])
    return {
        "badge-dossier": reverse("badge-dossier", args=[ROUND, dossier.key]),
        "badge-person": reverse("badge-person", args=[ROUND, member.key]),
    }


def _of_dues(cell: Unit) -> Addresses:
    return {name: reverse(name, args=[cell.key, YEAR, 11]) for name in ("dues-month", "dues-keep", "dues-remit")}


def _of_lives(office: Unit, member: Kept[MemberEntry]) -> Addresses:
    cell = member.entry.organization
    identity.enter(OFFICE, [IdentityEntry(member.id, cell, "001099000002")])
    step = events_of(member.id)[0]
    transfer = start(OFFICE, [TransferEntry(member.id, "official", DAY, cell, "", None, "Đảng ủy phường Thử")])
    other = create_person(OFFICE, [NewPerson("nguoi-loc-khac", "Người Lọc Khác", office.id, "mat-khau-rieng-1")])
    owner = Actor("Người Lọc Khác", (Grant("office", None, date(2000, 1, 1)),), other.written[0].id)
    kept = save(owner, [SavedFilterEntry(office.id, owner.user or 0, "Riêng", "loc=probationary")]).written[0]
    return {
        **{name: reverse(name, args=[member.key]) for name in ("member", "reveal-identity", "start-transfer")},
        "revoke-step": reverse("revoke-step", args=[member.key, step.key]),
        "member-step": reverse("member-step", args=[member.key, word_of("suspended")]),
        "settle-transfer": reverse("settle-transfer", args=[transfer.written[0].key, "huy"]),
        "forget-filter": reverse("forget-filter", args=[kept.key]),
    }


def _of_lists(office: Unit) -> Addresses:
    waiting, done = (
        lists.receive(OFFICE, office, f"{name}.xlsx", xlsx([person(name, card="880000000001", born="01/01/1980")])).key
        for name in ("Người Chờ", "Người Xong")
    )
    confirming.confirm(OFFICE, done)
    of_the_waiting = ("list", "columns", "answer", "confirm", "again", "discard")
    return {
        **{f"national-{name}": reverse(f"national-{name}", args=[waiting]) for name in of_the_waiting},
        **{f"national-{name}": reverse(f"national-{name}", args=[done]) for name in ("result", "corrections")},
    }


def _of_doubles(cell: Unit) -> Addresses:
    """Two pairs of lines of one person each: one pair waits, the other is merged."""
    lines = [replace(TWICE, organization=cell.id, card_number=f"99000000001{last}") for last in range(2)]
    merged = [replace(TWICE, full_name="Người Đã Gộp", organization=cell.id, card_number=f"99000000002{last}")
              for last in range(2)]  # fmt: skip
    first, second, one, other = all_ledgers()["members"].add(OFFICE, [*lines, *merged], reason="Thử").written
    merge(OFFICE, [Merging(one.id, 1, other.id, 1, merged[0])], reason="Thử gộp")
    [made] = [each for each in merges([cell.id]) if each.absorbed == other.id]
    return {
        **{name: reverse(name, args=[first.key, second.key]) for name in ("national-double", "national-apart")},
        "national-undo": reverse("national-undo", args=[made.key]),
    }


def _of_the_tree(cell: Unit) -> Addresses:
    entry = ReorganizationEntry("renamed", DAY, "Đổi mã", cell.id, changed=(Changed(cell.id, code="02"),))
    reorganize(OFFICE, [entry])
    plan = reorganizing.events([cell.id])[-1].plan
    return {
        **{name: reverse(name, args=[plan]) for name in ("reorganization", "undo-plan")},
        "tree-unit": reverse("tree-unit", args=[cell.key]),
    }


def _of_forms(form: str, key: object) -> Addresses:
    subject, name = form.split("/")
    return {
        **{page: reverse(page, args=[subject, name, key]) for page in ("form_preview", "form_register")},
        "form_download": reverse("form_download", args=[subject, name, key, "docx"]),
    }
