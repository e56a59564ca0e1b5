"""`tongket rules on DAY`: every value of the regulations in force, with its source, its certainty, and the gaps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import click
import yaml

from tongket.rules import vocabulary
from tongket.rules.load import DatedValue, value_files
from tongket.rules.notation import date_vi

GAP = "chưa có: chương trình không tự đặt ra giá trị"
OF_YEARS = "Giá trị về kiểm điểm, xếp loại và tỷ lệ tra theo ngày 31/12 của năm được xếp loại."
BY_YEAR = {"reviews", "quotas"}


def subjects() -> Sequence[str]:
    """The subjects of the values, as the folders name them."""
    return sorted({name.split("/")[0] for name in value_files()})


@click.group("rules")
def command() -> None:
    """Quy định đang áp dụng, kèm văn bản và mức độ kiểm chứng."""


@command.command("on")
@click.argument("day", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), metavar="NGÀY")
@click.option("--subject", type=click.Choice(subjects()), help="Chỉ in một chủ đề, ví dụ reviews.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def on_day(day: datetime, subject: str | None, as_json: bool) -> None:
    """In mọi giá trị áp dụng vào NGÀY (năm-tháng-ngày hoặc ngày/tháng/năm)."""
    found, silent = in_force(day.date(), subject)
    if as_json:
        click.echo(json.dumps([entry(period) for period in found], ensure_ascii=False, indent=1, default=str))
        return
    click.echo(f"Quy định áp dụng ngày {date_vi(day.date())}")
    if subject is None or subject in BY_YEAR:
        click.echo(OF_YEARS)
    for period in found:
        _tell(period)
    if silent:
        click.echo(f"\nKhông giữ giá trị nào cho ngày này: {', '.join(silent)}.")


def in_force(on: date, subject: str | None = None) -> tuple[Sequence[DatedValue], Sequence[str]]:
    """The periods that cover a day, gaps among them (value None), and the ids of values that no period covers."""
    found, silent = [], []
    for name, file in value_files().items():
        if subject is not None and name.split("/")[0] != subject:
            continue
        covering = [period for period in file.periods if _covers(period, on)]
        found += covering
        silent += [] if covering else [name]
    return found, silent


def _covers(period: DatedValue, on: date) -> bool:
    return period.valid_from <= on and (period.valid_until is None or on <= period.valid_until)


def entry(period: DatedValue) -> Mapping[str, object]:
    """One value as the JSON list has it; a gap has `value` null, a period without known end `until` null."""
    cited, last = period.citation, period.valid_until
    return {
        "id": period.id,
        "title": dict(value_files()[period.id].title),
        "value": period.value,
        "unit": period.unit,
        "from": period.valid_from.isoformat(),
        "until": last.isoformat() if last else None,
        "document": cited.document,
        "number": cited.number,
        "article": cited.article,
        "certainty": str(cited.certainty),
        "checked_on": period.checked_on.isoformat(),
        "note": period.note,
    }


def _tell(period: DatedValue) -> None:
    cited = period.citation
    last = f" đến {date_vi(period.valid_until)}" if period.valid_until else ""
    sure = vocabulary.in_sentence(str(cited.certainty))
    click.echo(f"\n{value_files()[period.id].title['vi']} ({period.id})")
    for line in _written(period.value):
        click.echo(f"    {line}")
    click.echo(f"  Căn cứ: {cited} – {sure}, tra cứu ngày {date_vi(period.checked_on)}")
    click.echo(f"  Áp dụng: từ {date_vi(period.valid_from)}{last}")
    if period.note:
        click.echo(f"  Ghi chú: {period.note}")


def _written(value: object) -> Sequence[str]:
    """A value as lines: a gap says so, a list or mapping as its file writes it."""
    if value is None:
        return [GAP]
    if not isinstance(value, dict | list):
        return [str(_spoken(value))]
    text: str = yaml.safe_dump(_spoken(value), allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    return text.rstrip().split("\n")


def _spoken(value: object) -> object:
    """The same with the words of the trade in place of identifiers, and of labelled items their label alone."""
    if isinstance(value, dict):
        if "vi" in value:
            points = f" ({value['points']} điểm)" if "points" in value else ""
            return f"{value['vi']}{points}"
        return {_spoken(key): _spoken(held) for key, held in value.items()}
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return [_spoken(held) for held in value]
    known = isinstance(value, str) and value in vocabulary.terms()
    return vocabulary.label(str(value)) if known else value
