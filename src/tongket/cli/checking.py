"""`tongket check`: a text held against the records, against itself and against the rules of its year."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.serialise import as_json
from tongket.reconciliation.kinds import standing_label
from tongket.reconciliation.marking import counts, marks
from tongket.reconciliation.text.files import text_in

SEVERITIES = {"error": "SAI", "warning": "XEM LẠI", "note": "LƯU Ý"}


@click.command("check", short_help="Đối chiếu một văn bản với sổ sách.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", type=int, required=True, help="Năm của số liệu.")
@click.option("--json", "as_text", is_flag=True, help="In kết quả dạng JSON.")
def command(file: Path, slug: str, year: int, as_text: bool) -> None:
    """Đối chiếu một văn bản (.txt, .docx, .html, .pdf có chữ) với sổ sách, với chính nó và với quy định của năm."""
    found = check(text_in(file), slug, year)
    done = as_json(found)
    if as_text:
        click.echo(json.dumps(done, ensure_ascii=False, indent=1))
        return
    # The same count as on the page: places of the text, not facts.
    standings = counts(marks(found)).items()
    click.echo(
        "; ".join(f"{standing_label(each)}: {count}" for each, count in standings if count) or "Không có số liệu."
    )
    for said in done["findings"]:
        click.echo(f"[{SEVERITIES[str(said['severity'])]}] {said['message']} ({said['code']}, ký tự {said['at']})")
        click.echo(f"    Cách sửa: {said['mend']}")
    for row in done["unrecognised"]:
        click.echo(f"[CHƯA NHẬN RA] {row['quote']} (ký tự {row['at']})")
