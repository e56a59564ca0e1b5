"""`tongket history`: figures of years gone by, offered from an old paper and accepted."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.documents.sentences.shown import label_of
from tongket.figures.drilldown import read_tag
from tongket.reconciliation.history.accepting import Acceptance, accept, sure
from tongket.reconciliation.history.offers import Offer, Offered, offered_in
from tongket.reconciliation.text.files import bytes_in
from tongket.rules import notation


@click.command("history", short_help="Lấy số liệu năm trước từ văn bản cũ.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", type=int, required=True, help="Năm mà văn bản báo cáo.")
@click.option("--accept", "accepted", type=click.Choice(["all"]), help="Nhận mọi số đọc được chắc chắn.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@as_user
def command(file: Path, slug: str, year: int, accepted: str | None, as_json: bool, username: str) -> None:
    """Đọc số liệu năm trước từ văn bản cũ; không nhận thì không ghi gì."""
    found = offered_in(file.name, bytes_in(file), slug, year)
    taken = sure(found) if accepted else ()
    if accepted:
        accept(acting(username), found, Acceptance(taken))
    if as_json:
        click.echo(json.dumps(as_text(found, frozenset(taken)), ensure_ascii=False, indent=1))
        return
    _print(found, frozenset(taken))


def as_text(found: Offered, taken: frozenset[int]) -> dict[str, object]:
    """`{"source", "year", "other_years", "other_name", "part_of_year", "unbound", "offers": […]}`; `unbound` counts the
    facts that are no figure. Numbers are strings of their exact digits.
    """
    source = found.source
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "number": source.number or None,
            "dated_on": source.dated_on.isoformat() if source.dated_on else None,
        },
        "year": found.year,
        "other_years": list(found.other_years),
        "other_name": found.other_name or None,
        "part_of_year": found.is_part_of_year,
        "unbound": found.unbound,
        "offers": [_entry(offer, is_taken=place in taken) for place, offer in enumerate(found.offers)],
    }


def _entry(offer: Offer, *, is_taken: bool) -> dict[str, object]:
    return {
        "figure": offer.tag,
        "year": offer.year,
        "value": f"{offer.value:f}",
        "of": None if offer.of is None else f"{offer.of:f}",
        "unit": offer.unit or None,
        "approx": offer.approx or None,
        "quote": offer.quote,
        "at": offer.at,
        "computed": None if offer.computed is None else f"{offer.computed:f}",
        "doubtful": offer.is_doubtful,
        "accepted": offer.is_kept or is_taken,
    }


def _print(found: Offered, taken: frozenset[int]) -> None:
    click.echo(f"{found.source.called}: {len(found.offers)} số liệu của năm {found.year} và các năm trước.")
    if found.other_name:
        click.echo(f"Văn bản tự ghi là của “{found.other_name}”.")
    if found.other_years:
        click.echo(f"Văn bản tự ghi là của năm {', '.join(map(str, found.other_years))}.")
    if found.is_part_of_year:
        click.echo("Văn bản chỉ báo cáo một phần của năm.")
    if not found.is_for_this_year:
        click.echo("Vì vậy không số nào được nhận cả loạt; nhận từng số ở trang “Số liệu từ văn bản cũ”.")
    for place, offer in enumerate(found.offers):
        mark = "đã nhận" if offer.is_kept or place in taken else "chưa chắc" if offer.is_doubtful else "chờ nhận"
        counted = "sổ chưa có" if offer.computed is None else f"sổ tính {notation.number_vi(offer.computed)}"
        whole = f"/{notation.number_vi(offer.of)}" if offer.of is not None else ""
        value = f"{notation.number_vi(offer.value)}{whole} {_unit(offer)}".rstrip()
        click.echo(f"[{mark}] {offer.year} {_label(offer)}: {value} ({counted})")
        click.echo(f"    «{offer.quote}»")


def _label(offer: Offer) -> str:
    figure, _dimensions = read_tag(offer.tag)
    return f"{offer.name}, {figure.label['vi'].lower()}" if offer.name else label_of(offer.tag)


def _unit(offer: Offer) -> str:
    figure, _dimensions = read_tag(offer.tag)
    return "%" if figure.unit == "percent" else offer.unit
