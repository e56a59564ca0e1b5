"""`tongket example`: load the example communes, list them."""

from __future__ import annotations

import click

from tongket.organizations import queries as organizations
from tongket.procedures.examples import SLUGS, load_examples, make


@click.group()
def command() -> None:
    """Nạp và liệt kê các đơn vị ví dụ."""


@command.command("load")
@click.argument("slugs", nargs=-1)
def load(slugs: tuple[str, ...]) -> None:
    """Nạp các đơn vị ví dụ (không ghi tên thì nạp tất cả); nạp lại không làm thay đổi gì."""
    load_examples(slugs, say=click.echo)


@command.command("list")
def list_examples() -> None:
    """Các đơn vị ví dụ và tình trạng đã nạp hay chưa."""
    standing = {unit.slug for unit in organizations.roots() if unit.is_example}
    for slug in SLUGS:
        commune = make(slug).commune
        click.echo(f"{slug}\t{commune.year}\t{commune.name}\t{'đã nạp' if slug in standing else 'chưa nạp'}")
