"""`make bench`: the same work done by the program and by the office's own ways, alternated, median of five."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from bench.report import Runs, row, shown
from bench.server import start_and_weigh

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SIDES = ("ours", "theirs")
REGISTERS = tuple(map(int, os.environ.get("BENCH_REGISTERS", "10000,100000").split(",")))


def once(side: str, task: str, folder: Path, data: Path) -> dict[str, object]:
    environment = {**os.environ, "TONGKET_DATA": str(data), "BENCH_FOLDER": str(folder), "DATABASE_URL": ""}
    command = [sys.executable, "-m", f"bench.{side}", task]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{side} {task} failed:\n{done.stderr[-3000:]}")
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def race(task: str, folder: Path, sides: tuple[str, ...] = SIDES, *, fresh: bool = False) -> dict[str, Runs]:
    """Each side in turn, so that what else the machine does meets both. `fresh` starts from an empty commune."""
    told: dict[str, list[dict[str, object]]] = {side: [] for side in sides}
    for _ in range(ROUNDS):
        for side in sides:
            data = folder / "full"
            if fresh:
                data = folder / "run"
                shutil.rmtree(data, ignore_errors=True)
                shutil.copytree(folder / "empty", data)
            told[side].append(once(side, task, folder, data))
    return {side: runs_of(found) for side, found in told.items()}


def runs_of(found: list[dict[str, object]]) -> Runs:
    def numbers(name: str) -> list[float]:
        return [float(str(run[name])) for run in found if run[name] is not None]

    answer = found[-1]["answer"]
    return Runs(
        numbers("seconds"), numbers("megabytes"), answer if isinstance(answer, dict) else None, numbers("first")
    )


def compare(ours: Runs, theirs: Runs) -> str:
    """Both must say the same; a difference ends the bench. Returns how many values were held against each other."""
    mine, other = ours.answer or {}, theirs.answer or {}
    different = {tag: (mine.get(tag), value) for tag, value in other.items() if not same(mine.get(tag), value)}
    if different:
        raise SystemExit(f"the answers differ: {different}")
    return f"{len(other)} of our {len(mine)} figures worked out by the script too, all equal"


def same(mine: str | None, other: str | None) -> bool:
    if mine is None or other is None:
        return mine == other
    return abs(Decimal(mine) - Decimal(other)) <= Decimal("0.0000005")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="tongket-bench-") as place:
        folder = Path(place)
        for data in ("empty", "full"):
            once("ours", "prepare", folder, folder / data)
        print(f"{'':<44}{'ours':>10}{'memory':>10}{'theirs':>12}{'memory':>10}{'ratio':>9}  goal", flush=True)
        figures(folder)
        imports(folder)
        papers(folder)
        reconciled(folder)
        for size in REGISTERS:
            register(folder, size)
            caps(folder, size)
        print(row("year-end package", race("package", folder, ("ours",))["ours"], None, "<= 2 s for 200 members"))
        taken, megabytes = zip(*(start_and_weigh(folder / "full") for _ in range(ROUNDS)), strict=True)
        print(f"{'P13 server: first page after; memory':<44}{shown(statistics.median(taken)):>10}"
              f"{statistics.median(megabytes):>7.0f} MB{'':>30}  <= 1 s, <= 200 MB")  # fmt: skip


def figures(folder: Path) -> None:
    found = race("figures", folder)
    said = compare(found["ours"], found["theirs"])
    print(row("P3 all figures from the store | pandas", found["ours"], found["theirs"], ">= 35 x, <= 20 ms"))
    first, worked = (statistics.median(found[side].first) for side in SIDES)
    print(f"   {said}; first asking {shown(first)}; the script without reading {shown(worked)}", flush=True)


def imports(folder: Path) -> None:
    found = race("workbook", folder, fresh=True)
    if found["ours"].answer != found["theirs"].answer:
        raise SystemExit(f"rows differ: {found['ours'].answer} {found['theirs'].answer}")
    print(row("P3 workbook previewed, confirmed | only read", found["ours"], found["theirs"], ">= 1 x, <= 2 s"))
    print(f"   {found['ours'].answer} of both; our preview {shown(statistics.median(found['ours'].first))}", flush=True)


def papers(folder: Path) -> None:
    once("ours", "papers", folder, folder / "full")
    found = race("papers", folder)
    print(row("P6 one Word paper | docxtpl", found["ours"], found["theirs"], ">= 4 x"), flush=True)
    if shutil.which("soffice"):
        found = race("pdf", folder)
        print(row("P7 one PDF | LibreOffice, one batch", found["ours"], found["theirs"], ">= 3 x"), flush=True)
    else:
        print("P7 left out: LibreOffice is not installed")


def reconciled(folder: Path) -> None:
    found = race("reconcile", folder, ("ours",))["ours"]
    print(row("P12 article read, held against the records", found, None, "<= 300 ms for 150 figures"))
    print(f"   {found.answer}; the first asking {shown(statistics.median(found.first))}", flush=True)


def register(folder: Path, size: int) -> None:
    """P2 and P8 on a made-up register of this many members; the answers of all sides are compared before."""
    os.environ["BENCH_MEMBERS"] = str(size)
    data = folder / f"register-{size}"
    once("ours", "prepare_register", folder, data)
    tasks = (("ours", "badges"), ("theirs", "badges_duckdb"), ("theirs", "badges_openfisca"))
    told: dict[str, list[dict[str, object]]] = {task: [] for _, task in tasks}
    for _ in range(ROUNDS):
        for side, task in tasks:
            told[task].append(once(side, task, folder, data))
    ours, duckdb, openfisca = (runs_of(found) for found in told.values())
    if not ours.answer == duckdb.answer == openfisca.answer:
        raise SystemExit(f"the rounds differ: {ours.answer} {duckdb.answer} {openfisca.answer}")
    print(row(f"P2 badge round of {size:,} | DuckDB", ours, duckdb, ">= 0.5 x; 10,000 in <= 100 ms"))
    print(row(f"P2 badge round of {size:,} | OpenFisca", ours, openfisca, ">= 4 x"))
    print(f"   {ours.answer}; one member explained {shown(statistics.median(ours.first))} (< 5 ms)", flush=True)
    found = {side: runs_of([once(side, "search", folder, data) for _ in range(ROUNDS)]) for side in SIDES}
    if found["ours"].answer != found["theirs"].answer:
        raise SystemExit(f"the names found differ: {found['ours'].answer} {found['theirs'].answer}")
    print(row(f"P8 names among {size:,}, slowest | LIKE", found["ours"], found["theirs"], "p99 <= 5 ms"))
    ours_usual, like_usual = (shown(statistics.median(found[side].first)) for side in SIDES)
    print(f"   median {ours_usual}, LIKE {like_usual}", flush=True)


def caps(folder: Path, size: int) -> None:
    """P1 on the made-up ratings of this many members; both sides name the same organisations, row by row."""
    os.environ["BENCH_MEMBERS"] = str(size)
    data = folder / f"ratings-{size}"
    once("ours", "prepare_ratings", folder, data)
    told: dict[str, list[dict[str, object]]] = {"cap": [], "cap_duckdb": []}
    for _ in range(ROUNDS):
        for side, task in zip(SIDES, told, strict=True):
            told[task].append(once(side, task, folder, data))
    ours, duckdb = (runs_of(found) for found in told.values())
    if ours.answer != duckdb.answer:
        raise SystemExit(f"the breaches differ: {ours.answer} {duckdb.answer}")
    print(row(f"P1 cap of {size:,} members | DuckDB", ours, duckdb, ">= 0.33 x"))
    print(f"   {ours.answer}; one commune with every reading {shown(statistics.median(ours.first))}", flush=True)


if __name__ == "__main__":
    main()
