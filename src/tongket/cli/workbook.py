"""`tongket workbook`: the form to fill in, the cells' files, the export of what is kept."""

from __future__ import annotations

from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.exchange.excel.forms import cell_forms, export, new_form
from tongket.organizations import queries as organizations


@click.group()
def command() -> None:
    """Lập mẫu nhập liệu và xuất sổ ra Excel."""


@command.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True)
@click.option("--year", type=int, required=True)
@click.option("--each-cell", is_flag=True, help="Mỗi chi bộ một tệp điền sẵn; PATH khi đó là thư mục.")
def new(path: Path, slug: str, year: int, each_cell: bool) -> None:
    """Lập mẫu trống, hoặc mỗi chi bộ một tệp đã điền sẵn."""
    unit = organizations.unit(slug)
    if not each_cell:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new_form(unit, year))
        click.echo(f"Đã lập {path}")
        return
    path.mkdir(parents=True, exist_ok=True)
    files = cell_forms(unit, year)
    for file in files:
        (path / file.name).write_bytes(file.content)
    click.echo(f"Đã lập {len(files)} tệp trong {path}")


@command.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True)
@click.option("--year", type=int, required=True)
@as_user
def export_books(path: Path, slug: str, year: int, username: str) -> None:
    """Xuất các sổ của năm ra đúng các sheet của mẫu."""
    content = export(acting(username), organizations.unit(slug), year)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    click.echo(f"Đã xuất {path}")
