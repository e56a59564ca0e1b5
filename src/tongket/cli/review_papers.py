"""`tongket review papers`: all papers of a round, or of one unit in it, as one PDF or as a zip by unit."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.documents.forms.catalogue import form
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.papers.folder import folder_of, write_pdf, write_zip
from tongket.procedures.annual_review.papers.job import PERMISSION
from tongket.procedures.annual_review.papers.making import make_papers
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError


@click.command("papers")
@click.option("--org", "slug", required=True, help="Mã đơn vị mở đợt, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm kiểm điểm, ví dụ 2025.")
@click.option(
    "--period",
    default="year",
    show_default=True,
    type=click.Choice(vocabulary.identifiers("review_period")),
    help="Kỳ.",
)
@click.option("--unit", "unit", default="", help="Chỉ lập cho một đơn vị trong đợt, ví dụ một chi bộ.")
@click.option("--pdf", "kind", flag_value="pdf", help="Một tệp PDF, mỗi phần một dấu trang.")
@click.option("--zip", "kind", flag_value="zip", help="Một tệp zip, mỗi đơn vị một thư mục.")
@click.option("-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp để ghi.")
@as_user
def papers(slug: str, year: int, period: str, unit: str, kind: str | None, out: Path, username: str) -> None:
    """Lập mọi văn bản của đợt kiểm điểm; dừng giữa chừng rồi chạy lại thì làm tiếp."""
    asked = unit or slug
    if organizations.unit(asked).id not in organizations.ids_below(organizations.unit(slug).id):
        raise TongketError("organization-unknown", name=asked)
    folder = folder_of(asked, year, period)
    made = make_papers(acting(username), asked, year, folder, period, _tell, joined=False)
    if not made.parts:
        raise TongketError("access-denied", permission=PERMISSION)
    write = write_zip if kind == "zip" or (kind is None and out.suffix == ".zip") else write_pdf
    with out.open("wb") as target:
        write(folder, made, target)
    click.echo(f"\n{made.papers} văn bản, {len(made.parts)} tệp ({made.kept} tệp có sẵn): {out}")
    for form_id in made.left_out:
        click.echo(f"Không được xem nên để lại: {form(form_id).name['vi']}")


def _tell(done: int, total: int, label: str) -> None:
    """On one line, beside what is printed."""
    click.echo(f"\r{done}/{total} {label[:60]:<60}", nl=False, err=True)
