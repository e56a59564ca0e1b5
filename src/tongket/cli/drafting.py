"""`tongket draft`: hand in a paper's Word file after it was edited, and see what became of its numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from tongket.cli.operator import acting, as_user
from tongket.documents import queries as register
from tongket.documents.drafting import queries
from tongket.documents.drafting.tagged import Standing
from tongket.documents.queries import PaperRecord
from tongket.documents.register.copies import PLAIN
from tongket.documents.sentences.shown import label_of
from tongket.figures.catalogue.entries import catalogue
from tongket.organizations import queries as organizations
from tongket.procedures.word_round_trip import Examined, examine, hand_in, refresh
from tongket.reconciliation.kinds import standing_label
from tongket.reconciliation.text.files import bytes_in
from tongket.records.targets import queries as targets
from tongket.rules.errors import TongketError

STANDINGS = {
    Standing.AGREES: "khớp với sổ",
    Standing.CHANGED: "sổ đã đổi",
    Standing.EDITED: "sửa tay",
    Standing.EDITED_AND_CHANGED: "sửa tay, sổ cũng đã đổi",
    Standing.NOT_RECORDED: "trong sổ chưa có",
}


@click.command("draft", short_help="Nộp bản Word đã sửa thành dự thảo mới.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--org", "slug", required=True, help="Mã đơn vị, ví dụ ngoc-ky.")
@click.option("--year", type=int, required=True, help="Năm của văn bản.")
@click.option("--paper", "kind", default="year_report", help="Văn bản nào (mặc định báo cáo tổng kết năm).")
@click.option("--not-secret", is_flag=True, help="Khai rằng văn bản không có dấu mật.")
@click.option("--note", default="", help="Ghi chú của dự thảo.")
@click.option(
    "--refresh", "out", type=click.Path(dir_okay=False, path_type=Path), help="Ghi bản đã cập nhật số ra tệp."
)
@click.option("--json", "as_text", is_flag=True, help="In kết quả dạng JSON.")
@as_user
def command(
    file: Path, slug: str, year: int, kind: str, not_secret: bool, note: str, out: Path | None, as_text: bool,
    username: str,
) -> None:  # fmt: skip
    """Nộp bản Word đã sửa thành dự thảo mới; nêu số sửa tay, số sổ đã đổi, số viết thêm."""
    actor, paper = acting(username), _paper(slug, year, kind)
    number = hand_in(actor, paper, bytes_in(file), PLAIN if not_secret else "", note=note)
    found = examine(paper, number)
    fresh = refresh(actor, paper, number) if out is not None and _overtaken(found) else None
    if out is not None:
        out.write_bytes(queries.content(queries.draft(paper, number if fresh is None else fresh)))
    if as_text:
        click.echo(json.dumps(_as_json(found, fresh), ensure_ascii=False, indent=1))
    else:
        _tell(found, fresh, {code: each.name for code, each in targets.series(paper.organization, year).items()})


def _paper(slug: str, year: int, kind: str) -> PaperRecord:
    """The newest paper of the kind. Raises `organization-unknown`, `record-not-found`."""
    kept = register.papers(organizations.unit(slug).id, year, kind)
    if not kept:
        raise TongketError("record-not-found", key=f"{slug} {year} {kind}")
    return kept[-1]


def _overtaken(found: Examined) -> bool:
    return any(number.standing is Standing.CHANGED for number in found.tagged.numbers)


def _as_json(found: Examined, fresh: int | None) -> dict[str, object]:
    return {
        "draft": found.number,
        "refreshed": fresh,
        "tagged": [
            {
                "tag": each.place.tag,
                "text": each.place.text,
                "recorded": each.recorded,
                "standing": each.standing.value,
                "line": each.place.line + 1,
            }
            for each in found.tagged.numbers
        ],
        "gone": dict(found.tagged.gone),
        "new": [
            {
                "text": each.text,
                "line": each.line + 1,
                "state": each.state.value,
                "rule": each.rule,
                "figure": each.checked.tag if each.checked else "",
            }
            for each in found.new.numbers
        ],
    }


def _tell(found: Examined, fresh: int | None, indicators: Mapping[str, str]) -> None:
    """`indicators`: what the records call each indicator, by its code."""
    agreeing = sum(each.standing is Standing.AGREES for each in found.tagged.numbers)
    click.echo(f"Dự thảo {found.number}: {agreeing}/{len(found.tagged.numbers)} số gắn với sổ khớp.")
    for tagged in found.tagged.numbers:
        if tagged.standing is not Standing.AGREES:
            recorded = f", sổ ghi {tagged.recorded}" if tagged.recorded is not None else ""
            place, label = tagged.place, _label(tagged.place.tag, indicators)
            click.echo(f"- đoạn {place.line + 1}: {label} = {place.text} ({STANDINGS[tagged.standing]}{recorded})")
    for tag, text in found.tagged.gone.items():
        click.echo(f"- không còn trong dự thảo: {_label(tag, indicators)} = {text}")
    for new in found.new.numbers:
        state = "không phải số liệu" if new.rule else standing_label(new.state)
        click.echo(f"- đoạn {new.line + 1}: viết thêm {new.text} ({state})")
    if fresh is not None:
        click.echo(f"Đã cập nhật số theo sổ thành dự thảo {fresh}.")


def _label(tag: str, indicators: Mapping[str, str]) -> str:
    """A tag of a figure that is no more stands as it is."""
    return label_of(tag, indicators) if tag.partition("?")[0] in catalogue() else tag
