"""`tongket badges`: who is due a Party badge in a round, who is overdue, who is near it and why not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from tongket.documents.sheets.badges import round_workbook
from tongket.organizations import queries as organizations
from tongket.records.badges.rounds.queries import round_of
from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet
from tongket.rules.notation import date_vi


@click.command("badges")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky hoặc ngoc-ky/chi-bo-1.")
@click.option(
    "--round",
    "round_on",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="Ngày của đợt (năm-tháng-ngày), ví dụ 2026-11-07.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option(
    "--xlsx",
    "workbook",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Ghi danh sách ra tệp Excel này.",
)
def command(slug: str, round_on: datetime, as_json: bool, workbook: Path | None) -> None:
    """Ai được xét tặng Huy hiệu Đảng trong một đợt, ai quá đợt, ai sắp đến và vì sao chưa."""
    unit = organizations.unit(slug)
    sheet = round_of(unit.id, round_on.date())
    cells = organizations.names({row.person.organization for row in sheet.rows}, round_on.date())
    if workbook is not None:
        workbook.write_bytes(round_workbook(sheet, cells))
    if as_json:
        click.echo(json.dumps([_entry(row, cells) for row in sheet.rows], ensure_ascii=False, indent=1))
    elif workbook is None:
        _tell(sheet, cells)


def _entry(row: RoundRow, cells: Mapping[int, str]) -> dict[str, object]:
    """`{"member","cell","level","round","eligible","overdue","reasons":[…],"citations":[…]}`."""
    return {
        "member": row.person.name,
        "cell": cells[row.person.organization],
        "level": row.level,
        "round": row.asked.window.round_on.isoformat(),
        "eligible": row.eligible,
        "overdue": row.overdue,
        "reasons": [finding.message() for finding in row.findings],
        "citations": [str(citation) for citation in row.citations],
    }


def _tell(sheet: RoundSheet, cells: Mapping[int, str]) -> None:
    window = sheet.window
    click.echo(
        f"Đợt {date_vi(window.round_on)}, xét ngày tròn tuổi Đảng {date_vi(window.first)} – {date_vi(window.last)}"
    )
    for title, rows in (
        ("Đủ tuổi Đảng trong đợt", sheet.due),
        ("Đủ từ trước, chưa có Huy hiệu trong sổ", sheet.overdue),
        ("Chưa xét được", sheet.not_yet),
    ):
        click.echo(f"\n{title}: {len(rows)}")
        for row in rows:
            click.echo(f"  {row.level} năm  {row.person.name}, {cells[row.person.organization]}")
            for finding in row.findings if not row.eligible else ():
                cited = f" ({finding.citation})" if finding.citation else ""
                click.echo(f"      {finding.message()}{cited}")
