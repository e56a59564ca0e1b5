"""The other side of each race. Run as `python -m bench.theirs TASK`; nothing of the program is imported."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import badge_rivals, cap_check, office_script
from bench.report import Answer, tell


def figures(folder: Path) -> Answer:
    """Read the workbook and work out the figures; the first number is the working out alone."""
    year = int((folder / "year").read_text(encoding="ascii"))
    start = time.perf_counter()
    sheets = office_script.read(folder / "workbook.xlsx")
    between = time.perf_counter()
    answers = office_script.figures(sheets, year)
    end = time.perf_counter()
    return Answer(end - start, answers, end - between)


def workbook(folder: Path) -> Answer:
    """Reading alone: nothing is checked and nothing kept."""
    start = time.perf_counter()
    sheets = office_script.read(folder / "workbook.xlsx")
    taken = time.perf_counter() - start
    rows = sum(len(table) for name, table in sheets.items() if not name.startswith(("_", "Hướng dẫn")))
    return Answer(taken, {"rows": str(rows)})


def papers(folder: Path) -> Answer:
    """docxtpl: the same texts and tables, put into a template of the same page."""
    import docx  # noqa: PLC0415
    from docxtpl import DocxTemplate  # noqa: PLC0415

    sources = sorted((folder / "papers").glob("*.docx"))
    template = _template(folder)
    contexts = [_content(docx.Document(str(path))) for path in sources]
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        for path, context in zip(sources, contexts, strict=True):
            made = DocxTemplate(str(template))
            made.render(context, autoescape=True)
            made.save(str(Path(out) / path.name))
        taken = time.perf_counter() - start
        for path, context in zip(sources, contexts, strict=True):
            said = [each.text for each in docx.Document(str(Path(out) / path.name)).paragraphs]
            assert said == context["paragraphs"], path.name
    return Answer(taken / len(sources), {"papers": str(len(sources))})


def _content(document: object) -> dict[str, object]:
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]  # type: ignore[attr-defined]
    rows = [row for table in tables for row in table]
    return {"paragraphs": [each.text for each in document.paragraphs], "rows": rows}  # type: ignore[attr-defined]


def _template(folder: Path) -> Path:
    """A template that holds any of the papers: its paragraphs, and the rows of its tables."""
    import docx  # noqa: PLC0415

    path = folder / "template.docx"
    if not path.exists():
        made = docx.Document()
        for text in ("{%p for text in paragraphs %}", "{{ text }}", "{%p endfor %}"):
            made.add_paragraph(text)
        table = made.add_table(rows=3, cols=1)
        for place, text in enumerate(("{%tr for row in rows %}", "{{ row|join(' ') }}", "{%tr endfor %}")):
            table.rows[place].cells[0].text = text
        made.save(str(path))
    return path


def pdf(folder: Path) -> Answer:
    """LibreOffice, all papers in one batch."""
    sources = sorted(str(path) for path in (folder / "papers").glob("*.docx"))
    with tempfile.TemporaryDirectory() as out:
        home = f"-env:UserInstallation=file://{folder}/office"
        start = time.perf_counter()
        subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", out, *sources],
                       check=True, capture_output=True)  # fmt: skip
        taken = time.perf_counter() - start
        assert len(list(Path(out).glob("*.pdf"))) == len(sources)
    return Answer(taken / len(sources), {"papers": str(len(sources))})


TASKS: dict[str, Callable[[Path], Answer]] = {
    "figures": figures,
    "workbook": workbook,
    "papers": papers,
    "pdf": pdf,
    "badges_duckdb": badge_rivals.badges_duckdb,
    "badges_openfisca": badge_rivals.badges_openfisca,
    "search": badge_rivals.search,
    "cap_duckdb": cap_check.cap_duckdb,
}

if __name__ == "__main__":
    tell(TASKS[sys.argv[1]](Path(os.environ["BENCH_FOLDER"])))
