"""What the papers of a whole round print: summaries by group of posts, the cap under each reading, the report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tongket.documents.reviews.known import Known
from tongket.documents.reviews.outcomes import regulation
from tongket.documents.reviews.persons import Facts, reason
from tongket.documents.reviews.sums import by_level, stated, together
from tongket.figures.compute import Asked, compute
from tongket.organizations import queries as organizations
from tongket.records.reviews.counting.cap import GroupCap, caps_of
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules import vocabulary
from tongket.rules.decision import Certainty
from tongket.rules.errors import TongketError
from tongket.rules.notation import sort_key
from tongket.rules.ratings.kinds import PERSONS
from tongket.rules.reviews import ORDER

TITLED = ("title", "rated", *ORDER, "not_rated")
KINDS = {"organization": "Tổ chức đảng", "leadership_collective": "Tập thể lãnh đạo, quản lý", "member": "Đảng viên"}
OF_FIGURES = {"organization": "cells", "leadership_collective": "collectives", "member": "members"}
HEADS = "Người đứng đầu"
Sums = tuple[Counter[str], int]


def stage_of(known: Known) -> str:
    """The step a summary tells: decided once anything is, else proposed."""
    return "decided" if any("decided" in stages for stages in known.ratings.values()) else "proposed"


def rows_by_kind(known: Known, stage: str) -> Sequence[Facts]:
    """One row for organisations, collectives and members; a kind of which nothing is rated is left out. The committee
    itself is no organisation below it."""
    found = []
    for kind, title in KINDS.items():
        counts, not_rated = _sum(known, [s for s in known.subjects if s.entry.subject == kind], stage)
        if counts:
            found.append(stated(by_level(title, counts, not_rated), OF_FIGURES[kind], figures_of(known, stage)))
    return found


def _sum(known: Known, subjects: Iterable[Subject], stage: str) -> Sums:
    counts: Counter[str] = Counter()
    not_rated = 0
    for subject in subjects:
        if subject.entry.subject == "organization" and subject.entry.organization == known.committee:
            continue
        rating = known.rating(subject.id, stage)
        if rating is not None and rating.level:
            counts[rating.level] += 1
        elif subject.entry.not_rated_reason or (rating is not None and rating.not_rated_reason):
            not_rated += 1
    return counts, not_rated


def summary(known: Known, kinds: Sequence[str]) -> Facts:
    """The table by groups of similar posts, heads in rows of their own, with its sum and the cap of each group."""
    stage = stage_of(known)
    groups: dict[tuple[int, bool, str], list[Subject]] = defaultdict(list)
    for subject in (s for s in known.subjects if s.entry.subject in kinds):
        entry = subject.entry
        groups[kinds.index(entry.subject), not entry.is_head, group_title(subject)].append(subject)
    order = sorted(groups, key=lambda key: (key[0], key[1], sort_key(key[2])))
    sums = [(key[2], _sum(known, groups[key], stage)) for key in order]
    counts, not_rated = together([each for _, each in sums])
    whole = stated(by_level("", counts, not_rated), OF_FIGURES.get(kinds[0], ""), figures_of(known, stage))
    caps = [cap for cap in caps_of_round(known) if cap.subject in kinds]
    return {
        "period": known.period, "stage": stage,
        "rows": [by_level(title, *each) for title, each in sums if each[0] or each[1]],
        **{f"all_{name}": value for name, value in whole.items() if name != "title"},
        "caps": caps_at_length(caps), "citation": cited(caps),
    }  # fmt: skip


def group_title(subject: Subject) -> str:
    """ "Người đứng đầu – Đảng viên": the group of the cap, heads told apart."""
    entry = subject.entry
    named = entry.group or KINDS.get(entry.subject) or "Cán bộ lãnh đạo, quản lý"
    return f"{HEADS} – {named}" if entry.is_head and entry.subject in PERSONS else named


def figures_of(known: Known, stage: str) -> Mapping[str, Decimal | None]:
    """The catalogue's figures of the year's decided ratings by tag; none of another period or stage."""
    if known.round.entry.period != "year" or stage != "decided":
        return {}
    if "figures" not in known.kept:
        known.kept["figures"] = _figures(known)
    found: Mapping[str, Decimal | None] = known.kept["figures"]
    return found


def _figures(known: Known) -> Mapping[str, Decimal | None]:
    unit = organizations.units_by_id([known.committee])[known.committee]
    wanted = [f"ratings.{name}{end}" for name in ("members", "cells") for end in ("", "_rated", "_share")]
    asked = Asked(unit.id, unit.slug, known.year, organizations.standing_day(unit.id, known.ends_on))
    found = compute(asked, [*wanted, "ratings.collectives"])
    tags = {value.figure.id + "".join(f"?{k}={v}" for k, v in value.dimensions.items()): value.value for value in found}
    zero = {f"ratings.{name}?level={level}": Decimal(0) for name in OF_FIGURES.values() for level in ORDER}
    return {**zero, **tags}


def caps_of_round(known: Known) -> Sequence[GroupCap]:
    """Every group held against the cap; none where the year's cap is not known."""
    if "caps" not in known.kept:
        known.kept["caps"] = _caps(known)
    found: Sequence[GroupCap] = known.kept["caps"]
    return found


def _caps(known: Known) -> Sequence[GroupCap]:
    try:
        return caps_of(known.committee, known.year, known.round.entry.period, stage_of(known))
    except TongketError:
        return ()


def caps_at_length(caps: Iterable[GroupCap]) -> Sequence[Facts]:
    """Each group that has excellent ones, under each reading."""
    return [
        {"title": str(cap.label), "excellent": cap.report.excellent, "readings": [
            {"reading": reading.label["vi"], "limit": reading.limit, "chosen": reading.id == cap.report.default.id,
             "within": "vượt" if reading.exceeded else "trong tỷ lệ"}
            for reading in cap.report.readings
        ]}
        for cap in caps if cap.report.excellent
    ]  # fmt: skip


def caps_in_short(known: Known) -> Sequence[Facts]:
    """Each group that has excellent ones, under the reading of the round."""
    return [
        {"title": str(cap.label), "excellent": cap.report.excellent, "limit": cap.report.default.limit,
         "reading": cap.report.default.label["vi"]}
        for cap in caps_of_round(known) if cap.report.excellent
    ]  # fmt: skip


def cited(caps: Sequence[GroupCap]) -> str:
    """What the cap rests on, with how sure it is where the text itself was not read."""
    if not caps:
        return ""
    report = caps[0].report
    sure = "" if report.certainty is Certainty.VERIFIED else f" ({vocabulary.in_sentence(str(report.certainty))})"
    return "; ".join(dict.fromkeys(str(each) for each in report.citations)) + sure


def report(known: Known) -> Facts:
    """The report to the superior: how the review went, its results, what is proposed."""
    units = {s.entry.organization for s in known.subjects if s.entry.subject in ("member", "organization")}
    units -= {known.committee}
    done = {unit for unit in units if known.step_on(unit, "persons_reviewed", "proposed")}
    members = [s for s in known.subjects if s.entry.subject == "member"]
    days = [day for unit in units if (day := known.step_on(unit, "persons_reviewed", "proposed"))]
    comments = [kept.entry for sheet in known.comments.values() for kept in sheet]
    answers = Counter(entry.answer for entry in comments)
    return {
        "period": known.period, "regulation": regulation(known)["regulation"],
        "units": len(units), "units_done": len(done), "members": len(members),
        "members_reviewed": sum(1 for s in members if _reviewed(known, s)),
        "first_on": min(days, default=None), "last_on": max(days, default=None),
        "opinions": len(comments) or None, "accepted": answers["accept"], "explained": answers["explain"],
        "remedies": sum(1 for entry in comments if entry.remedy_by), "groups": rows_by_kind(known, stage_of(known)),
        "reasons": _reasons(members), "caps": caps_at_length(caps_of_round(known)),
        "own_level": _own_level(known), "cadres": _cadres(known),
    }  # fmt: skip


def _reviewed(known: Known, subject: Subject) -> bool:
    reviewed = known.step_on(subject.entry.organization, "persons_reviewed", "proposed") is not None
    return reviewed and not subject.entry.not_rated_reason


def _reasons(members: Sequence[Subject]) -> Sequence[Facts]:
    counted = Counter(s.entry.not_rated_reason for s in members if s.entry.not_rated_reason)
    named = ((reason(word), count) for word, count in sorted(counted.items()))
    return [{"reason": name[:1].lower() + name[1:], "count": count} for name, count in named]


def _own_level(known: Known) -> str | None:
    """What the committee proposes for its own organisation."""
    own = (s for s in known.subjects if s.entry.subject == "organization" and s.entry.organization == known.committee)
    found = [known.rating(subject.id, "proposed") for subject in own]
    return next((rating.level for rating in found if rating is not None and rating.level), None)


def _cadres(known: Known) -> Sequence[Facts]:
    """The leaders whose rating the superior decides: proposed here, not decided here."""
    rows: list[Facts] = []
    for subject in (s for s in known.subjects if s.entry.subject == "key_cadre"):
        proposed = known.rating(subject.id, "proposed")
        if proposed is not None and proposed.level and known.rating(subject.id, "decided") is None:
            post = known.posts.get(subject.entry.member or 0, "")
            rows.append({"name": known.name(subject), "post": post, "level": proposed.level})
    return rows
