"""`tongket stale`: the papers and the sentences that a later change of a record made wrong."""

from __future__ import annotations

import json
from decimal import Decimal

import click

from tongket.documents.register.outdated import OutdatedPaper
from tongket.documents.sentences.shown import label_of
from tongket.organizations import queries as organizations
from tongket.procedures.outdated_papers import outdated_papers
from tongket.records.targets import queries as targets
from tongket.rules import notation
from tongket.rules.notation import date_vi

PLACES = 2


@click.command("stale")
@click.option("--org", "slug", default="", help="Mã đơn vị, ví dụ ngoc-ky; để trống thì mọi đơn vị có văn bản.")
@click.option("--year", type=int, default=None, help="Năm báo cáo; để trống thì mọi năm.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def command(slug: str, year: int | None, as_json: bool) -> None:
    """Văn bản và câu có số liệu đã đổi từ khi lập."""
    found = outdated_papers(slug, year)
    units = organizations.units_by_id({paper.organization for paper in found})
    if as_json:
        click.echo(
            json.dumps([_entry(paper, units[paper.organization].slug) for paper in found], ensure_ascii=False, indent=1)
        )
        return
    if not found:
        click.echo("Không văn bản nào có số liệu đã đổi.")
    for paper in found:
        _tell(paper, units[paper.organization].name)


def _tell(paper: OutdatedPaper, unit: str) -> None:
    indicators = {code: each.name for code, each in targets.series(paper.organization, paper.report_year).items()}
    named = " ".join(filter(None, (paper.number_line, date_vi(paper.dated_on) if paper.dated_on else "")))
    click.echo(f"{unit}: {paper.title}{f' ({named})' if named else ''}, năm {paper.report_year}")
    for change in paper.changes:
        click.echo(f"  {label_of(change.tag, indicators)}: {_shown(change.then)} → {_shown(change.now)}")
        for sentence in change.sentences:
            click.echo(f"    «{sentence}»")


def _entry(paper: OutdatedPaper, slug: str) -> dict[str, object]:
    """`{"org","paper","key","kind","title","number_line","dated_on","year","changes":[{"figure","then","now","sentences"}]}`."""
    return {
        "org": slug,
        "paper": paper.number_line or paper.title,
        "key": str(paper.key),
        "kind": paper.kind,
        "title": paper.title,
        "number_line": paper.number_line or None,
        "dated_on": paper.dated_on.isoformat() if paper.dated_on else None,
        "year": paper.report_year,
        "changes": [
            {
                "figure": change.tag,
                "then": _digits(change.then),
                "now": _digits(change.now),
                "sentences": list(change.sentences),
            }
            for change in paper.changes
        ],
    }


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _shown(value: Decimal | None) -> str:
    return "thiếu" if value is None else notation.number_vi(notation.round_half_up(value, PLACES).normalize() + 0)
