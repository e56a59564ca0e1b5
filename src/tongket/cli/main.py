"""The commands by name; each lies in a file of its own and is imported when it is called."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from tongket.access.gate import Refused
from tongket.procedures.upgrade import make_ready
from tongket.rules import errors
from tongket.rules.errors import TongketError

COMMANDS = {
    "run": "tongket.cli.run",
    "worker": "tongket.cli.worker",
    "example": "tongket.cli.example",
    "workbook": "tongket.cli.workbook",
    "import": "tongket.cli.importing",
    "national": "tongket.cli.national",
    "figures": "tongket.cli.figures",
    "read": "tongket.cli.reading",
    "check": "tongket.cli.checking",
    "history": "tongket.cli.history",
    "stale": "tongket.cli.stale",
    "badges": "tongket.cli.badges",
    "review": "tongket.cli.review",
    "year-end": "tongket.cli.year_end",
    "draft": "tongket.cli.drafting",
    "form": "tongket.cli.form",
    "demo": "tongket.cli.demo",
    "backup": "tongket.cli.backup",
    "restore": "tongket.cli.restore",
    "org": "tongket.cli.org",
    "doctor": "tongket.cli.doctor",
    "password": "tongket.cli.password",  # nosec B105
    "reference": "tongket.cli.reference",
    "rules": "tongket.cli.rules",
}
NEEDS_NO_DATABASE = frozenset({"restore", "read", "demo", "rules"})


class Commands(click.Group):
    """Imports only the command that is called, and turns refusals into messages a person can use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        path = COMMANDS.get(cmd_name)
        if path is None:
            return None
        command: click.Command = import_module(path).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            wanted = ctx._protected_args or ctx.args
            if wanted and wanted[0] in COMMANDS and wanted[0] not in NEEDS_NO_DATABASE and "--help" not in sys.argv:
                make_ready(say=lambda text: click.echo(text, err=True))
            return super().invoke(ctx)
        except TongketError as error:
            show(error, as_json="--json" in sys.argv)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tongket", prog_name="tongket")
def tongket() -> None:
    """Tổng Kết – sổ sách, số liệu và văn bản tổng kết năm của đảng bộ cơ sở.

    The back office of a grassroots Party committee: records, figures, papers.
    """


def show(error: TongketError, *, as_json: bool) -> None:
    """A refusal: what happened and the mend, or the same as JSON on standard output."""
    lines = _lines(error)
    if as_json:
        click.echo(json.dumps({"errors": lines}, ensure_ascii=False, indent=1))
        return
    for line in lines:
        click.echo(f"[{line['code']}] {line['message']}", err=True)
        click.echo(f"    Cách sửa: {line['mend']}", err=True)


def _lines(error: TongketError) -> Sequence[dict[str, str]]:
    if isinstance(error, Refused):
        return [
            {"code": found.finding.code, "message": found.finding.message(), "mend": found.finding.mend()}
            for found in error.found
            if found.refuses
        ]
    arguments = error.arguments
    return [
        {
            "code": error.code,
            "message": errors.message(error.code, arguments),
            "mend": errors.mend(error.code, arguments),
        }
    ]
