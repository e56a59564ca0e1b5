"""`tongket review cap`: every group held against the cap on “excellent”, under each reading of the rule."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import click

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.cap import SOURCES, GroupCap, caps_of
from tongket.rules import vocabulary
from tongket.rules.notation import two_digits
from tongket.rules.quotas import CapReading, CapReport
from tongket.rules.quotas_beyond import beyond
from tongket.rules.reviews import ORDER

PRINTED = {"all_rated": "all_graded"}
"""Bases whose printed name is another than the rules' own."""
SILENT = "Cách làm tròn: văn bản không quy định; tạm làm tròn từ 0,5 (chưa kiểm chứng)"
STAGES = {"decided": "đã quyết định", "proposed": "đề nghị", "intended": "dự kiến"}


@click.command("cap")
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", required=True, type=int, help="Năm xếp loại, ví dụ 2023.")
@click.option("--period", default="year", show_default=True, help="Kỳ: year, quarter_1 … quarter_4, term.")
@click.option("--source", default="decided", show_default=True, type=click.Choice(SOURCES), help="Mức nào được tính.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def cap(slug: str, year: int, period: str, source: str, as_json: bool) -> None:
    """Tỷ lệ tối đa hoàn thành xuất sắc của từng nhóm, theo từng cách tính."""
    unit = organizations.unit(slug)
    found = caps_of(unit.id, year, period, source)
    if as_json:
        click.echo(json.dumps([entry(each) for each in found], ensure_ascii=False, indent=1))
        return
    click.echo(f"Tỷ lệ tối đa hoàn thành xuất sắc nhiệm vụ, năm {year} – {unit.name} ({STAGES[source]})")
    if not found:
        click.echo("\nChưa có mức xếp loại nào.")
    for each in found:
        _tell(each)


def entry(found: GroupCap) -> Mapping[str, object]:
    """`{"group","graded":{level: n},"rate","readings":[…],"default","certainty","citations":[…]}`."""
    report = found.report
    return {
        "group": found.id,
        "graded": {level: found.counts.get(level, 0) for level in ORDER},
        "rate": _digits(report.rate),
        "readings": [_reading(reading) for reading in report.readings],
        "default": _printed(report.default.id),
        "certainty": str(report.certainty),
        "citations": _citations(report),
    }


def _reading(found: CapReading) -> Mapping[str, object]:
    reading = found.reading
    return {
        "base": _printed(reading.base),
        "rounding": reading.rounding,
        "limit": found.limit,
        "within": not found.exceeded,
    }


def _citations(report: CapReport) -> Sequence[str]:
    return [*map(str, report.citations), *([] if report.rounding_said else [SILENT])]


def _printed(word: str) -> str:
    base, dot, rounding = word.partition(".")
    return f"{PRINTED.get(base, base)}{dot}{rounding}"


def _digits(rate: Fraction) -> str:
    return format((Decimal(rate.numerator) / Decimal(rate.denominator)).normalize(), "f")


def _tell(found: GroupCap) -> None:
    levels = ", ".join(f"{vocabulary.short(level)} {found.counts[level]}" for level in ORDER if found.counts.get(level))
    click.echo(f"\n{found.label}: {two_digits(found.graded)} được xếp loại ({levels})")
    if found.heads:
        told = ", ".join(f"{vocabulary.short(level)} {count}" for level, count in found.heads.items())
        click.echo(f"  Người đứng đầu không tính vào tỷ lệ: {told}")
    for reading in found.report.readings:
        mark = "*" if reading.id == found.report.default.id else " "
        outcome = "vượt" if reading.exceeded else "trong mức"
        click.echo(f"  {mark} {reading.label['vi']}: căn cứ {reading.base}, tối đa {reading.limit}, {outcome}")
    click.echo(f"  {_left(found)}")
    for finding in found.decision.findings:
        click.echo(f"  ! {finding.message()}")
    for line in _citations(found.report):
        click.echo(f"  {line}")
    click.echo(f"  Độ tin cậy: {vocabulary.in_sentence(found.report.certainty)}")


def _left(found: GroupCap) -> str:
    """What may still be raised, or what is too many, under the reading that is applied."""
    left, most = found.room, found.report.default.exceptional_limit
    if not left.too_many:
        return f"Còn được thêm {left.more} xuất sắc."
    told = f"Thừa {left.too_many} xuất sắc; hoặc thiếu {left.base_lacks} trong số làm căn cứ."
    who = beyond(found.report.year)
    if most is not None and who is not None and found.report.excellent <= most:
        told += f" Tối đa {most} nếu {who.decides['vi']} quyết định, có nêu lý do."
    return told
