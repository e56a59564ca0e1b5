"""The committed text of the project, as the house tests read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "tongket"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
CABINETS = sorted(path.name for path in (PACKAGE / "records").iterdir() if (path / "__init__.py").exists())
APPS = [PACKAGE / room for room in ROOMS] + [PACKAGE / "records" / cabinet for cabinet in CABINETS]


@dataclass(frozen=True)
class Module:
    """One Python file of the program."""

    path: Path

    @property
    def place(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        return self.place.split("/")[0]

    @property
    def cell(self) -> str:
        """The room, or the cabinet of the records."""
        parts = self.place.split("/")
        return "/".join(parts[:2]) if parts[0] == "records" and len(parts) > 2 else parts[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the program but its tests and migrations."""
    found = sorted(PACKAGE.rglob("*.py"))
    return tuple(Module(path) for path in found if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts))


@cache
def files_of_tests() -> tuple[Path, ...]:
    return tuple(sorted([*PACKAGE.rglob("tests/**/*.py"), *(ROOT / "tests").rglob("*.py")]))


def folders() -> Iterator[Path]:
    """Every folder of the program that people keep files in by hand."""
    for path in (PACKAGE, *sorted(PACKAGE.rglob("*"))):
        parts = path.relative_to(PACKAGE).parts
        if path.is_dir() and not {"__pycache__", "migrations", "vendor"} & set(parts):
            yield path


@cache
def committed() -> tuple[Path, ...]:
    """Files git knows or would take: what may be published."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(path for name in listed if (path := ROOT / name).is_file())


def committed_text() -> Iterator[tuple[str, str]]:
    """Path and text of every committed file that is text and written by hand."""
    for path in committed():
        name = path.relative_to(ROOT).as_posix()
        if "/vendor/" in name or name == "LICENSE":
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def spot(module: Module, node: ast.AST) -> str:
    return f"{module.place}:{getattr(node, 'lineno', 0)}"
