"""`tongket review results`: what the decided ratings of a year are used for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import click

from tongket.figures.year import asked
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.results.commending import Commendable, Commendables, commendable, own_treatment
from tongket.procedures.annual_review.results.failing import FailingList, failed_running
from tongket.procedures.annual_review.results.listed import units_counted
from tongket.procedures.annual_review.results.quarters import LeaderYear, leaders_of
from tongket.procedures.annual_review.results.shares import Share, shares_below
from tongket.procedures.annual_review.results.trends import BODIES, MEMBERS, UnitYear, trend_of
from tongket.rules import vocabulary
from tongket.rules.notation import number_vi, round_half_up

Answer = Mapping[str, Any]
FIVE = {
    "reached": "đủ", "depends": "tùy cách tính năm không xếp loại", "not_known": "chưa đủ số liệu",
    "not_reached": "chưa đủ", None: "chưa có quy định",
}  # fmt: skip


@click.command("results")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm xếp loại, ví dụ 2023.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def results(slug: str, year: int, as_json: bool) -> None:
    """Ai được xét khen thưởng, ai đủ 5 năm liền, hai năm liền không hoàn thành; xu hướng, so với chỉ tiêu."""
    unit = organizations.unit(slug)
    units = units_counted(unit.id, year)
    wanted = asked(slug, year)
    may = commendable(units, year, own_treatment(unit.id, year))
    failed, leaders = failed_running(units, year), leaders_of(units, year)
    trend, shares = trend_of(wanted), shares_below(wanted, units)
    if as_json:
        answer = {
            "organization": slug, "year": year, "commendable": _commendables(may), "failed_running": _failed(failed),
            "leaders": [_leader(each) for each in leaders], "trend": [_year(each) for each in trend],
            "shares": [_share(each) for each in shares],
        }  # fmt: skip
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    click.echo(f"Kết quả xếp loại năm {year} – {unit.name} (đã quyết định)")
    _tell_commendable(may)
    _tell_failed(failed)
    _tell_leaders(leaders)
    _tell_trend(trend)
    _tell_shares(shares)


def _commendables(found: Commendables) -> Answer:
    five = found.five_years
    return {
        "rule": str(found.rule) if found.rule else None,
        "certainty": str(found.rule.certainty) if found.rule else None,
        "titles": {subject: title.name for subject, title in found.titles},
        "five_years_needed": five[0] if five else None,
        "organizations": [_commendable(each) for each in found.organizations],
        "members": [_commendable(each) for each in found.members],
    }


def _commendable(found: Commendable) -> Answer:
    run = found.running
    return {
        "name": found.listed.name, "unit": found.listed.unit, "years_running": run.years,
        "years_passing_over": run.passing, "years_without_rating": sorted(run.without),
        "five_years": str(found.five) if found.five else None, "commended": found.is_commended,
    }  # fmt: skip


def _failed(found: FailingList) -> Answer:
    lines = [{"name": line.listed.name, "unit": line.listed.unit, "years": line.years} for line in found.lines]
    return {"rule": str(found.rule) if found.rule else None, "members": lines, "unknown": found.unknown}


def _leader(found: LeaderYear) -> Answer:
    return {
        "name": found.listed.name, "unit": found.listed.unit,
        "quarters": {str(number): rated.level for number, rated in sorted(found.quarters.items())},
        "year": found.year.level if found.year else None,
        "findings": [finding.code for finding in found.findings],
    }  # fmt: skip


def _year(found: UnitYear) -> Answer:
    groups = {name: dict(found.groups[figure].levels) for name, figure in (("members", MEMBERS), ("cells", BODIES))}
    return {"year": found.year, "own": found.own.level if found.own else None, **groups}


def _share(found: Share) -> Answer:
    planned = found.target.entry.plan if found.target else None
    return {
        "unit": found.name, "measure": found.measure.id, "count": found.count, "rated": found.rated,
        "percent": _digits(found.percent), "before": _digits(found.before),
        "target": None if planned is None else str(planned), "status": str(found.status),
    }  # fmt: skip


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(round_half_up(value, 1), "f")


def _tell_commendable(found: Commendables) -> None:
    if found.rule is None:
        click.echo("\nKhen thưởng: chưa có quy định để đối chiếu của năm này.")
        return
    click.echo(f"\nĐược xét khen thưởng theo mức xếp loại ({found.rule}; {_sure(found.rule.certainty)}):")
    for each in (*found.organizations, *found.members):
        place = f", {each.listed.unit}" if each.listed.unit else ""
        run = f"{each.running.counted} năm liền"
        if each.running.differs:
            run += f" ({each.running.passing} nếu bỏ qua năm không xếp loại)"
        click.echo(
            f"  {each.listed.name}{place}: {run}; danh hiệu 5 năm: {FIVE[str(each.five) if each.five else None]}"
        )
    if not (found.organizations or found.members):
        click.echo("  không có")


def _tell_failed(found: FailingList) -> None:
    told = f" ({found.rule}; {_sure(found.rule.certainty)})" if found.rule else ""
    click.echo(f"\nHai năm liền không hoàn thành nhiệm vụ{told}: {len(found.lines)}")
    for line in found.lines:
        click.echo(f"  {line.listed.name}, {line.listed.unit}: {line.years} năm liền")
    if found.unknown:
        click.echo(f"  {found.unknown} người chưa nhập xếp loại năm trước nên chưa kết luận.")


def _tell_leaders(found: Sequence[LeaderYear]) -> None:
    for each in found:
        quarters = ", ".join(f"quý {number} {_short(rated.level)}" for number, rated in sorted(each.quarters.items()))
        year = _short(each.year.level) if each.year else "chưa có"
        click.echo(f"\n{each.listed.name}, {each.listed.unit}: {quarters}; cả năm {year}")
        for finding in each.findings:
            click.echo(f"  ! {finding.message()}")


def _tell_trend(found: Sequence[UnitYear]) -> None:
    click.echo("\nCác năm:")
    for each in found:
        own = f"; chính tổ chức: {_short(each.own.level)}" if each.own else ""
        groups = (("tổ chức trực thuộc", BODIES), ("đảng viên", MEMBERS))
        told = "; ".join(f"{name}: {_levels(each.groups[figure].levels)}" for name, figure in groups)
        click.echo(f"  {each.year}: {told}{own}")


def _tell_shares(found: Sequence[Share]) -> None:
    click.echo("\nTỷ lệ (%), năm trước, chỉ tiêu:")
    for each in found:
        planned = each.target.entry.plan if each.target else None
        against = "" if planned is None else f"; chỉ tiêu {number_vi(planned)}: {vocabulary.in_sentence(each.status)}"
        now, before = (_percent(value) for value in (each.percent, each.before))
        click.echo(
            f"  {each.name}, {NAMES[each.measure.id]}: {now} ({each.count}/{each.rated}); năm trước {before}{against}"
        )


NAMES = {
    "cells_excellent": "tổ chức trực thuộc xuất sắc", "cells_good_or_better": "tổ chức trực thuộc tốt trở lên",
    "members_excellent": "đảng viên xuất sắc", "members_good_or_better": "đảng viên tốt trở lên",
}  # fmt: skip


def _percent(value: Decimal | None) -> str:
    return "chưa có" if value is None else number_vi(round_half_up(value, 1))


def _levels(levels: Mapping[str, int]) -> str:
    return ", ".join(f"{_short(level)} {count}" for level, count in levels.items()) or "chưa có"


def _short(level: str) -> str:
    return vocabulary.short(level) if level else "không xếp loại"


def _sure(certainty: str) -> str:
    return vocabulary.in_sentence(certainty)
