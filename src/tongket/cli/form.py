"""`tongket form`: the declared forms, and the paper of one record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

import click
from django.utils import timezone

from tongket.cli.operator import acting, as_user
from tongket.documents.forms.catalogue import form, forms
from tongket.organizations import queries as organizations
from tongket.procedures.form_papers import file_of, form_for
from tongket.records.members import queries as members
from tongket.records.members.queries import Mention
from tongket.rules.errors import TongketError


@click.group("form", short_help="Mẫu văn bản của từng hồ sơ.")
def command() -> None:
    """Mẫu văn bản của từng hồ sơ: quyết định, giấy giới thiệu, phiếu đảng viên, danh sách."""


@command.command("list")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Số hiệu mẫu vào ngày này (mặc định hôm nay)."
)
def list_forms(on: datetime | None) -> None:
    """Liệt kê các mẫu."""
    day = on.date() if on else timezone.localdate()
    for form_id, declared in forms().items():
        numbered = declared.numbered_on(day)
        click.echo(f"{form_id:36} {numbered.number if numbered else '':18} {declared.name['vi']}")


@command.command("make")
@click.argument("form_id", metavar="FORM")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--member", default="", help="Số thẻ hoặc khóa của đảng viên.")
@click.option("--event", "event", default="", help="Khóa của sự việc hoặc hồ sơ.")
@click.option(
    "-o", "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .docx, .pdf, .html."
)
@as_user
def make_form(form_id: str, slug: str, member: str, event: str, out: Path, username: str) -> None:
    """Lập một mẫu từ hồ sơ đã ghi."""
    found = form_for(acting(username), form_id, event or _member_key(slug, member, form_id))
    if found.gathered.unit not in organizations.ids_below(organizations.unit(slug).id):
        raise TongketError("form-record-unknown", form=form_id, record=event or member)
    out.write_bytes(file_of(found, out.suffix.lstrip(".").lower()))
    click.echo(f"Đã lập {out}: {form(form_id).name['vi']}.")
    for title, required in (("Bản nháp, còn thiếu", True), ("Để trống, ghi tay", False)):
        lacks = [lack.label for lack in found.filled.lacks if lack.required is required]
        if lacks:
            click.echo(f"{title}: {'; '.join(lacks)}")


def _member_key(slug: str, member: str, form_id: str) -> str:
    """The key of the member named by card number or key. Raises `member-unknown`, `form-record-unknown`."""
    if not member:
        raise TongketError("form-record-unknown", form=form_id, record="")
    if _is_key(member):
        return member
    mention = Mention(member, card_number=member)
    meant = _meant(members.resolve(organizations.ids_below(organizations.unit(slug).id), [mention]), mention)
    return str(members.kept([meant])[meant].key)


def _meant(found: Mapping[Mention, int | TongketError], mention: Mention) -> int:
    meant = found[mention]
    if isinstance(meant, TongketError):
        raise meant
    return meant


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
