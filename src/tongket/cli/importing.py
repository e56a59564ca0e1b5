"""`tongket import`: preview workbooks and, with `--confirm`, bring them into the books."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from tongket.cli.main import show
from tongket.cli.operator import acting, as_user
from tongket.exchange.excel.report import Remark, Report
from tongket.exchange.uploads import Preview, confirm, preview
from tongket.organizations import queries as organizations
from tongket.rules.errors import TongketError

MARKS = {"new": "mới", "same": "không đổi", "changed": "thay đổi", "warning": "cảnh báo", "error": "lỗi"}


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--org", "slug", default="", help="Mã đơn vị, khi trong tệp không ghi.")
@click.option("--year", type=int, default=None)
@click.option("--confirm", "and_confirm", is_flag=True, help="Ghi vào sổ những gì bản xem trước nêu.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@as_user
@click.pass_context
def command(
    ctx: click.Context,
    files: Sequence[Path],
    slug: str,
    year: int | None,
    and_confirm: bool,
    as_json: bool,
    username: str,
) -> None:
    """Xem trước tệp Excel; thêm --confirm để ghi vào sổ."""
    actor = acting(username)
    unit = organizations.unit(slug) if slug else None
    answers, failed = [], False
    for path in files:
        try:
            found = preview(actor, path.name, path.read_bytes(), unit, year)
            if and_confirm and not found.report.has_errors:
                found = confirm(actor, found.key)
        except TongketError as error:
            if len(files) == 1:
                raise
            failed = True
            show(error, as_json=False)
            continue
        failed = failed or found.report.has_errors
        answers.append(_as_json(found))
        if not as_json:
            _print(found)
    if as_json:
        click.echo(json.dumps(answers[0] if len(files) == 1 else answers, ensure_ascii=False, indent=1))
    if failed:
        ctx.exit(1)


def _print(found: Preview) -> None:
    state = {"confirmed": "đã ghi vào sổ", "previewed": "xem trước, chưa ghi gì"}[found.state]
    click.echo(
        f"{found.file} – {found.unit.name}{f', {found.cell.name}' if found.cell else ''}, năm {found.year}: {state}"
    )
    for sheet in found.report.sheets:
        counts = ", ".join(f"{count} {MARKS[mark]}" for mark, count in sheet.counts.items() if count)
        click.echo(f"  {sheet.title}: {counts or 'không có dòng nào'}")
        for remark in sheet.remarks:
            _print_remark(sheet.title, "", remark)
        for row in sheet.rows:
            for remark in row.remarks:
                _print_remark(sheet.title, f"dòng {row.number}", remark)


def _print_remark(sheet: str, row: str, remark: Remark) -> None:
    place = ", ".join(text for text in (sheet, f"ô {remark.cell}" if remark.cell else row) if text)
    value = f" (“{remark.value}”)" if remark.value else ""
    click.echo(f"    [{remark.code}] {place}: {remark.message()}{value}")
    click.echo(f"        Cách sửa: {remark.mend()}{f' Căn cứ: {remark.citation}.' if remark.citation else ''}")


def _as_json(found: Preview) -> dict[str, object]:
    return {
        "key": str(found.key),
        "file": found.file,
        "org": found.unit.slug,
        "cell": found.cell.slug if found.cell else None,
        "year": found.year,
        "state": found.state,
        "counts": dict(found.report.counts),
        "sheets": _sheets(found.report),
    }


def _sheets(report: Report) -> list[dict[str, object]]:
    return [
        {
            "ledger": sheet.ledger,
            "sheet": sheet.title,
            "counts": dict(sheet.counts),
            "findings": [_finding(sheet.title, None, remark) for remark in sheet.remarks]
            + [_finding(sheet.title, row.number, remark) for row in sheet.rows for remark in row.remarks],
            "changes": [
                {
                    "row": row.number,
                    "label": row.label,
                    "fields": {name: list(pair) for name, pair in row.changes.items()},
                }
                for row in sheet.rows
                if row.changes
            ],
        }
        for sheet in report.sheets
    ]


def _finding(sheet: str, row: int | None, remark: Remark) -> dict[str, object]:
    return {"sheet": sheet, "row": row, **asdict(remark), "message": remark.message(), "mend": remark.mend()}
