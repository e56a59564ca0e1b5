"""What every paper has around its text: head, number line, signer, recipients; and the small blocks of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tongket.documents.paper.markup import words_of
from tongket.documents.paper.model import (
    Address,
    Annex,
    Block,
    Item,
    Masthead,
    Paper,
    Paragraph,
    Recipients,
    Run,
    Signature,
    Title,
    Words,
    in_runs,
)
from tongket.documents.papers.dossier import Dossier, Signer
from tongket.rules.load import value_on
from tongket.rules.notation import date_words_vi

SUPERIORS = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy", "quận": "Quận ủy"}
COMMUNES = ("xã", "phường", "đặc khu", "thị trấn")
STANDING = ("proposal", "decision", "invitation")


def paper(
    dossier: Dossier,
    paper_type: str,
    subject: Words,
    blocks: Iterable[Block],
    *,
    address: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    annexes: Sequence[Annex] = (),
    signatures: tuple[Signature, ...] | None = None,
    on: date | None = None,
    type_name: str = "",
    month_known: bool = True,
) -> Paper:
    """A paper of one type in the office's frame. It is a draft where a figure is missing, and says so."""
    day = on or dossier.paper_date
    declared = value_on("documents/types", day).value[paper_type]
    made = Paper(
        masthead=_masthead(dossier, paper_type, day, month_known),
        title=Title(type_name or declared["name"], subject),
        blocks=tuple(blocks),
        format_on=day,
        address=Address(_greeting(paper_type, day), address) if address else None,
        signatures=(signature(dossier, paper_type),) if signatures is None else signatures,
        recipients=_recipients(dossier, paper_type, recipients),
        annexes=tuple(annexes),
        notice=dossier.notice,
    )
    return replace(made, draft=True) if unfinished(made) else made


def unfinished(made: Paper) -> bool:
    """Whether a figure is missing or a part is not written."""
    return any(run.missing for words in words_of(made) for run in in_runs(words))


def signature(dossier: Dossier, paper_type: str) -> Signature:
    """The signer set for the type, else the block that the rule of the day gives a committee."""
    signer = dossier.office.signers.get(paper_type) or default_signer(dossier, paper_type)
    return Signature(signer.authority, signer.post or None, signer.name or None)


def default_signer(dossier: Dossier, paper_type: str) -> Signer:
    blocks = value_on("documents/signature_blocks", dossier.paper_date).value
    body = "cell" if dossier.organization.startswith("Chi bộ") else "party_committee"
    if body == "party_committee" and paper_type in STANDING:
        body = "standing_committee"
    posts: dict[str, str] = blocks[body]["posts"]
    return Signer(blocks[body]["authority"], next(iter(posts.values())))


def _masthead(dossier: Dossier, paper_type: str, day: date, month_known: bool) -> Masthead:
    declared = value_on("documents/types", day).value[paper_type]
    office = dossier.office
    where_and_when = None if paper_type == "minutes" else f"{office.place}, {_day_left_open(day, month_known)}"
    number = f"Số        -{declared['abbreviation']}/{office.symbol}"
    return Masthead(office.superior, office.issuer, number, where_and_when)


def _day_left_open(day: date, month_known: bool) -> str:
    """The day is written in when the paper is signed; month and year follow the conference."""
    if not month_known:
        return f"ngày      tháng      năm {day.year}"
    return "ngày      " + date_words_vi(day).removeprefix("ngày ").partition(" ")[2]


def _greeting(paper_type: str, day: date) -> str:
    words = value_on("documents/page_format", day).value["addressee"]["words"]
    return str(words.get(paper_type, words["other"]))


def _recipients(dossier: Dossier, paper_type: str, default: tuple[str, ...]) -> Recipients | None:
    entered = dossier.office.recipients.get(paper_type, ())
    # The office's own file alone means that nobody entered recipients: the usual ones of the type stand before it.
    items = (*default[:-1], *entered) if len(entered) == 1 else entered or default
    return Recipients(items) if items else None


def above(dossier: Dossier) -> str:
    """The superior's standing committee: "Ban Thường vụ Huyện ủy Mẫu" from "ĐẢNG BỘ HUYỆN MẪU"."""
    return above_of(dossier.office.superior)


def above_of(superior: str) -> str:
    """The same from the superior's name; a commune's committee stands above its cells."""
    words = superior.removeprefix("ĐẢNG BỘ ").removeprefix("Đảng bộ ").strip()
    for kind, committee in SUPERIORS.items():
        if words.casefold().startswith(f"{kind} "):
            name = words[len(kind) :].strip()
            return f"Ban Thường vụ {committee} {name.title() if name.isupper() else name}"
    for kind in COMMUNES:
        if words.casefold().startswith(f"{kind} "):
            name = words[len(kind) :].strip()
            return f"Đảng ủy {kind} {name.title() if name.isupper() else name}"
    return "Ban Thường vụ cấp ủy cấp trên trực tiếp"


def said(dossier: Dossier, markup: str) -> Paragraph | None:
    """A paragraph of markup with figures; nothing for no text."""
    return Paragraph(dossier.figures.text(markup)) if markup else None


def sentences(dossier: Dossier, *markups: str) -> Paragraph | None:
    """Sentences as one paragraph, those that have nothing to say left out."""
    return said(dossier, " ".join(markup for markup in markups if markup))


def centred(text: str) -> Paragraph:
    """A line in bold capitals in the middle: BAN THƯỜNG VỤ QUYẾT ĐỊNH."""
    return Paragraph(Run(text, bold=True), align="center", indent=False)


def article(number: int, text: Words) -> Paragraph:
    """ "Điều 1." with its text."""
    runs = (Run(text),) if isinstance(text, str) else (text,) if isinstance(text, Run) else text
    return Paragraph((Run(f"Điều {number}. ", bold=True), *runs))


def grounds(lines: Sequence[str]) -> list[Block]:
    """ "- Căn cứ …;" a line each, the last with a comma before what is decided."""
    ends = [";"] * (len(lines) - 1) + [","]
    return [Item(line + end) for line, end in zip(lines, ends, strict=True)]
