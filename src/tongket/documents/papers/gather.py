"""One committee's year gathered into a dossier: the figures once, each list with one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tongket.access.ledger import Selection
from tongket.documents import queries as stored
from tongket.documents.drafting.merging import contributions
from tongket.documents.papers.dossier import (
    AwardRow,
    BadgeRow,
    CellRatings,
    ContributionRow,
    Dossier,
    Guests,
    InspectionRow,
    Lists,
    MeetingRow,
    Office,
    RatingRow,
    Signer,
    TargetRow,
)
from tongket.documents.sentences.shown import Figures
from tongket.figures.compute import Asked
from tongket.figures.year import printed_figures
from tongket.organizations import queries as organizations
from tongket.organizations.bodies import queries as bodies
from tongket.organizations.queries import Unit
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.targets import queries as targets
from tongket.rules.errors import TongketError
from tongket.rules.vocabulary import label

PAPER_TYPES = ("report", "proposal", "decision", "programme", "invitation", "minutes", "resolution")
Names = Mapping[int, str]


@dataclass(frozen=True)
class _Reach:
    """Whose records: the committee's own id, all under it, their names."""

    unit: Unit
    ids: Collection[int]
    names: Names
    year: int

    def lines(self, ledger: str) -> Sequence[Any]:
        """The year's lines of a ledger, as kept; none where the house keeps no such ledger."""
        found = all_ledgers().get(ledger)
        return found.select(Selection(self.ids, self.year)).lines if found else ()

    def people(self, ids: Collection[int]) -> Mapping[int, Any]:
        """The register's lines of members by id, in batches that every database takes."""
        found, wanted = {}, sorted(ids)
        for start in range(0, len(wanted), 500):
            page = all_ledgers()["members"].select(Selection(self.ids, ids=wanted[start : start + 500]))
            found.update({line.id: line.entry for line in page.lines})
        return found


def dossier(organization: int, year: int, as_of: date | None = None) -> Dossier:
    """Everything the papers of the year need, with the state as of `as_of` (the year's last day if not given)."""
    day = as_of or date(year, 12, 31)
    unit = organizations.units_by_id([organization], day)[organization]
    ids = organizations.ids_below(organization)
    reach = _Reach(unit, ids, organizations.names(ids, day), year)
    values = printed_figures(Asked(organization, unit.slug, year, day))
    lists = Lists(
        _ratings(reach), _member_ratings(reach), _badges(reach), _awards(reach), _targets(reach), _inspections(reach),
        _meetings(reach),
    )  # fmt: skip
    found = Dossier(
        unit.slug, unit.name, _body(unit), year, day, Figures({value.tag: value for value in values}),
        Office("", "", ""), lists, {}, unit.is_example, organization, unit.example_notice,
    )  # fmt: skip
    return _with_office(found)


def _with_office(bare: Dossier) -> Dossier:
    """The head, the signers, the recipients and the officer's words, as of the day of the papers."""
    unit, on = bare.unit, bare.paper_date
    headed = stored.office(unit, on)
    office = Office(
        headed.superior_name,
        headed.issuer_name,
        headed.place,
        headed.term,
        headed.hall,
        {kind: signer for kind in PAPER_TYPES if (signer := _signer(unit, kind, on))},
        {kind: stored.recipients(unit, kind, on) for kind in PAPER_TYPES},
        stored.symbol_of(unit, on),
    )
    paper = "mid_term" if bare.is_mid_term else "year_report"
    parts = stored.narrative(unit, bare.year, paper)
    lists = replace(bare.lists, contributions=_contributions(unit, bare.year, paper), guests=_guests(unit, on))
    return replace(bare, lists=lists).with_office(office, {section: part.text for section, part in parts.items()})


def _contributions(unit: int, year: int, paper: str) -> Sequence[ContributionRow]:
    """What others contribute to the report, whatever day it is: whether it is late depends on who asks when."""
    return [
        ContributionRow(
            label(each.section, group="report_section"), each.contributor, each.due_on, each.state(each.due_on)
        )
        for each in contributions(unit, year, paper)
    ]


def _guests(unit: int, on: date) -> Guests:
    """Who of the level above is in charge of the commune on the day of the conference."""
    group = bodies.working_group_on(unit, on)
    heads = [person for person in group.members if person.is_head]
    speaker = f"Đồng chí {heads[0].name}" + (f", {heads[0].duty}" if heads[0].duty else "") if heads else ""
    return Guests(tuple(person.named for person in group.members), speaker, group.decision)


def _signer(unit: int, paper_type: str, on: date) -> Signer | None:
    try:
        found = stored.signatory(unit, paper_type, on)
    except TongketError:
        return None
    return Signer(found.authority, found.post, found.name)


def _body(unit: Unit) -> str:
    """ "xã Mẫu" from "Đảng bộ xã Mẫu"."""
    return unit.name.removeprefix("Đảng bộ ").removeprefix("Chi bộ ").removeprefix("Đảng ủy ")


def _ratings(reach: _Reach) -> Sequence[RatingRow]:
    return [
        RatingRow(
            line.entry.collective or reach.names.get(line.entry.organization, ""),
            line.entry.subject,
            line.entry.level,
            line.entry.stage,
            line.entry.decided_by,
            line.entry.organization == reach.unit.id and line.entry.subject == "organization",
            line.entry.not_rated_reason,
        )
        for line in reach.lines("collective_ratings")
    ]


def _member_ratings(reach: _Reach) -> Sequence[CellRatings]:
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in reach.lines("member_ratings"):
        if line.entry.capacity == "member" and line.entry.stage == "decided":
            counts[line.entry.organization][line.entry.level] += 1
    ordered = [unit.id for unit in organizations.below(reach.unit.id, date(reach.year, 12, 31))]
    return [CellRatings(reach.names.get(key, ""), dict(counts[key])) for key in ordered if key in counts]


def _badges(reach: _Reach) -> Sequence[BadgeRow]:
    lines = reach.lines("badge_awards")
    people = reach.people({line.entry.member for line in lines})
    rows = []
    for line in lines:
        award, person = line.entry, people.get(line.entry.member)
        if person is None:
            continue
        rows.append(
            BadgeRow(
                award.level, award.kind or "regular_award", award.round_on, person.full_name, person.birth_date,
                person.home_town, person.admission_decided_on, person.admitted_on, person.official_on,
                person.card_number, reach.names.get(award.organization, ""), "", award.badge_number, award.decided_on,
                award.decision_number,
            )
        )  # fmt: skip
    return sorted(rows, key=lambda row: (row.round or date.min, -row.years))


def _awards(reach: _Reach) -> Sequence[AwardRow]:
    lines = reach.lines("commendations")
    people = members.names({line.entry.member for line in lines if line.entry.member})
    return [
        AwardRow(
            line.entry.subject,
            people.get(line.entry.member or 0, "") or line.entry.name or reach.names.get(line.entry.organization, ""),
            reach.names.get(line.entry.organization, ""),
            label(line.entry.title, group="award_title") if line.entry.title else "",
            label(line.entry.form) if line.entry.form else "",
            line.entry.theme,
            line.entry.decided_by,
        )
        for line in lines
    ]


def _targets(reach: _Reach) -> Sequence[TargetRow]:
    lines = [line for line in reach.lines("targets") if line.entry.organization == reach.unit.id]
    statuses = targets.statuses([line.id for line in lines])
    codes = {found.name: code for code, found in targets.series(reach.unit.id, reach.year).items()}
    return [
        TargetRow(
            entry.indicator or codes.get(entry.name, ""), entry.name, entry.unit, entry.group, entry.period,
            statuses.get(line.id, ""), entry.direction, entry.plan, entry.result, entry.budget, entry.same_period,
        )
        for line in sorted(lines, key=lambda line: line.id)
        for entry in (line.entry,)
    ]  # fmt: skip


def _inspections(reach: _Reach) -> Sequence[InspectionRow]:
    return [
        InspectionRow(line.entry.title, line.entry.actor, line.entry.kind) for line in reach.lines("inspection_cases")
    ]


def _meetings(reach: _Reach) -> Sequence[MeetingRow]:
    """The committee's own meetings that report on the year."""
    return [
        MeetingRow(
            entry.kind, entry.title, entry.held_on, entry.place, entry.chair, entry.secretary, entry.base,
            entry.summoned, entry.present,
        )
        for line in reach.lines("meetings")
        for entry in (line.entry,)
        if entry.organization == reach.unit.id
    ]  # fmt: skip
