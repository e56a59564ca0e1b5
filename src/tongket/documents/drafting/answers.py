"""Bảng tiếp thu, giải trình: a report on the opinions received on a paper's drafts and what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.documents.drafting.queries import CommentRecord
from tongket.documents.paper.model import Annex, Block, Column, Paper, Paragraph, Run, Table, Title, Words
from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts.frame import paper as framed
from tongket.documents.sentences.shown import lower_first
from tongket.rules.notation import date_vi, two_digits
from tongket.rules.vocabulary import in_sentence, label

KIND = "comment_responses"
COLUMNS = (
    Column("TT", 5, "center"),
    Column("Vị trí trong dự thảo", 16),
    Column("Ý kiến góp ý", 34),
    Column("Người góp ý", 17),
    Column("Tiếp thu, giải trình", 36),
)


def build(dossier: Dossier, title: str, comments: Sequence[CommentRecord]) -> Paper:
    """The report with its table. While an opinion waits for its answer the paper is a draft and says so."""
    about = f"tiếp thu, giải trình ý kiến góp ý đối với dự thảo {lower_first(title)}"
    annex = Annex(Title("Bảng tổng hợp", about), (_table(comments),), landscape=True)
    return framed(
        dossier,
        "report",
        about,
        _summary(comments),
        recipients=("Các tập thể, cá nhân góp ý", "Lưu Văn phòng"),
        annexes=[annex],
    )


def _summary(comments: Sequence[CommentRecord]) -> list[Block]:
    givers = len({comment.giver for comment in comments})
    answered = [
        f"{in_sentence(response)} {two_digits(count)}"
        for response in ("accept", "explain")
        if (count := sum(comment.response == response for comment in comments))
    ]
    told = f"Đã nhận {two_digits(len(comments))} ý kiến của {two_digits(givers)} tập thể, cá nhân"
    waiting = sum(not comment.response for comment in comments)
    told += f"; {', '.join(answered)} ý kiến." if answered else "."
    words: Words = told
    if waiting:
        words = (Run(f"{told} "), Run(f"[thiếu: trả lời {two_digits(waiting)} ý kiến]", missing=True))
    return [Paragraph(words), Paragraph("Nội dung từng ý kiến và việc tiếp thu, giải trình ghi trong bảng kèm theo.")]


def _table(comments: Sequence[CommentRecord]) -> Table:
    rows = [(str(number), *_row(comment)) for number, comment in enumerate(comments, 1)]
    return Table(COLUMNS, tuple(rows))


def _row(comment: CommentRecord) -> tuple[Words, ...]:
    place = ", ".join(filter(None, (comment.place, f"dự thảo {comment.draft}" if comment.draft else "")))
    return (
        place,
        comment.opinion,
        f"{comment.giver}\n({date_vi(comment.received_on)})",
        _answer(comment),
    )


def _answer(comment: CommentRecord) -> Words:
    if not comment.response:
        return Run("[thiếu: trả lời]", missing=True)
    named = Run(f"{label(comment.response, group='comment_response')}.", bold=True)
    by = f"{comment.answered_by}, {date_vi(comment.answered_on)}" if comment.answered_on else comment.answered_by
    said = f" {comment.answer}" if comment.answer else ""
    return (named, Run(f"{said}\n({by})"))
