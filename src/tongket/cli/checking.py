"""`tongket check`: a text held against the records, against itself and against the rules of its year."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from tongket.reconciliation.findings.check import check
from tongket.reconciliation.findings.serialise import as_json
from tongket.reconciliation.text.files import text_in

STATES = {
    "agrees": "khớp",
    "differs": "lệch",
    "not_recorded": "không có trong sổ",
    "objective": "mục tiêu năm sau",
    "not_understood": "chưa hiểu",
}
SEVERITIES = {"error": "SAI", "warning": "XEM LẠI", "note": "LƯU Ý"}


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", type=int, required=True, help="Năm của số liệu.")
@click.option("--json", "as_text", is_flag=True, help="In kết quả dạng JSON.")
def command(file: Path, slug: str, year: int, as_text: bool) -> None:
    """Đối chiếu một văn bản (.txt, .docx, .html, .pdf có chữ) với sổ sách, với chính nó và với quy định của năm."""
    done = as_json(check(text_in(file), slug, year))
    if as_text:
        click.echo(json.dumps(done, ensure_ascii=False, indent=1))
        return
    states = Counter(str(fact["state"]) for fact in done["facts"])
    click.echo("; ".join(f"{STATES[state]}: {count}" for state, count in states.most_common()) or "Không có số liệu.")
    for found in done["findings"]:
        click.echo(f"[{SEVERITIES[str(found['severity'])]}] {found['message']} ({found['code']}, ký tự {found['at']})")
        click.echo(f"    Cách sửa: {found['mend']}")
    for row in done["unrecognised"]:
        click.echo(f"[CHƯA NHẬN RA] {row['quote']} (ký tự {row['at']})")
