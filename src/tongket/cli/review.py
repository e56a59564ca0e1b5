"""`tongket review`: the annual review on the command line; each command lies in a file of its own."""

from __future__ import annotations

import click

from tongket.cli import review_board, review_cap, review_open, review_papers, review_ready, review_results


@click.group("review")
def command() -> None:
    """Kiểm điểm, đánh giá, xếp loại chất lượng hằng năm."""


command.add_command(review_ready.ready)
command.add_command(review_open.open_command)
command.add_command(review_board.board)
command.add_command(review_cap.cap)
command.add_command(review_results.results)
command.add_command(review_papers.papers)
