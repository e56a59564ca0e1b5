"""`tongket read`: what texts state, for people or as JSON; no database is needed."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from tongket.documents.sentences.shown import HEDGES
from tongket.reconciliation.facts import Fact, Reading
from tongket.reconciliation.kinds import kind_label
from tongket.reconciliation.names import name_of
from tongket.reconciliation.reader import read
from tongket.reconciliation.text.files import text_in
from tongket.reconciliation.words import printed
from tongket.rules import errors, notation, vocabulary
from tongket.rules.errors import TongketError

DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEARS = frozenset({"report_year", "term"})


@click.command(short_help="Đọc số liệu nêu trong văn bản.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Thư mục ghi kết quả, mỗi văn bản một tệp <tên>.json.",
)
def command(files: tuple[Path, ...], as_json: bool, out: Path | None) -> None:
    """Đọc số liệu nêu trong văn bản (.txt, .docx, .html, .pdf có chữ).

    Tệp không đọc được thì báo mã lỗi, các tệp khác vẫn được đọc; khi đó lệnh kết thúc với mã 1.
    """
    readings: dict[Path, Reading] = {}
    refused: dict[Path, TongketError] = {}
    for path in files:
        try:
            readings[path] = read(text_in(path))
        except TongketError as error:
            refused[path] = error
    if out is not None:
        _write(out, readings)
    if as_json:
        _print_json(readings, refused, several=len(files) > 1)
    else:
        for path, reading in readings.items():
            _print_table(path.name, reading)
        _print_refusals(refused)
    if refused:
        sys.exit(1)


def _write(out: Path, readings: Mapping[Path, Reading]) -> None:
    """One file a text. Raises `read-names-alike` where two would go into one file."""
    stems = Counter(path.stem for path in readings)
    if alike := sorted(stem for stem, count in stems.items() if count > 1):
        raise TongketError("read-names-alike", names=", ".join(f"{stem}.json" for stem in alike))
    out.mkdir(parents=True, exist_ok=True)
    for path, reading in readings.items():
        (out / f"{path.stem}.json").write_text(_json(printed(reading)) + "\n", encoding="utf-8")


def _print_json(readings: Mapping[Path, Reading], refused: Mapping[Path, TongketError], *, several: bool) -> None:
    """One text: its reading, or `{"errors": […]}`. Several: the same by the file's name as it was given."""
    whole: dict[str, object] = {str(path): printed(reading) for path, reading in readings.items()}
    whole |= {str(path): {"errors": [_refusal(error)]} for path, error in refused.items()}
    click.echo(_json(whole if several else next(iter(whole.values()))))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _refusal(error: TongketError) -> Mapping[str, str]:
    arguments = error.arguments
    return {
        "code": error.code,
        "message": errors.message(error.code, arguments),
        "mend": errors.mend(error.code, arguments),
    }


def _print_refusals(refused: Mapping[Path, TongketError]) -> None:
    for error in refused.values():
        said = _refusal(error)
        click.echo(f"[{said['code']}] {said['message']}", err=True)
        click.echo(f"    Cách sửa: {said['mend']}", err=True)


def _print_table(name: str, reading: Reading) -> None:
    click.echo(
        f"{name}: {len(reading.facts)} số liệu, {len(reading.set_aside)} số không thuộc báo cáo, "
        f"{len(reading.unrecognised)} số chưa hiểu"
    )
    for fact in reading.facts:
        click.echo(f"  {kind_label(fact.kind):<34} {_value(fact):<34} {_about(fact)}«{_one_line(fact.quote)}»")
    for row in reading.unrecognised:
        click.echo(f"  {'Chưa hiểu':<34} {'':<34} «{_one_line(row.quote)}»")


def _value(fact: Fact) -> str:
    value = _number(fact.kind, fact.value)
    whole = f"/{_number(fact.kind, fact.of)}" if fact.of is not None else ""
    unit = _word(fact.unit).lower() if fact.unit in vocabulary.terms() else fact.unit
    return f"{HEDGES.get(fact.approx, '')}{value}{whole} {unit}".rstrip()


def _number(kind: str, value: Decimal | str) -> str:
    if isinstance(value, str):
        return _word(value)
    return f"{value:f}" if kind in YEARS else notation.number_vi(value)


def _about(fact: Fact) -> str:
    """Who and what the number is about, by the glossary's labels."""
    words = [_word(value) for value in fact.attributes.values() if isinstance(value, str)]
    words += [f"{'-'.join(map(str, value))} năm" for value in fact.attributes.values() if isinstance(value, tuple)]
    return f"{', '.join(words)} " if words else ""


def _word(identifier: str) -> str:
    """A day, a word of the glossary, or what the reader calls by a name of its own."""
    if DAY.fullmatch(identifier):
        return notation.date_vi(date.fromisoformat(identifier))
    if identifier in vocabulary.terms():
        return vocabulary.label(identifier)
    return name_of(identifier)


def _one_line(quote: str) -> str:
    return " ".join(quote.split())
