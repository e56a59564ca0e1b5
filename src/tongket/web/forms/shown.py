"""The papers that belong to a record, for any page that shows one: `{% include "forms/papers.html" %}`."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents import queries as register
from tongket.documents.forms.gathering import MadeForm, forms_of, made
from tongket.documents.queries import PaperRecord
from tongket.records.members.life.queries import events_of
from tongket.records.members.transfers.queries import of_members
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.documents.register import state_chip
from tongket.web.language import spoken
from tongket.web.place import Place

KINDS = (("docx", "Word"), ("pdf", "PDF"))


def papers_of(place: Place, subject: str, key: str) -> Sequence[dict[str, object]]:
    """The papers a record calls for, as `forms/papers.html` takes them; those the person may not see are left out.

    Raises `form-unknown` for a subject without facts, `record-not-found`.
    """
    found = (_made(each.id, key) for each in forms_of(subject, key))
    return [paper_of(place, each) for each in found if each is not None and may_see(place, each)]


def papers_of_member(place: Place, member: int, key: str) -> Sequence[dict[str, object]]:
    """All papers of one member: of every step of the life, newest first, of every transfer, then those of the file."""
    steps = [papers_of(place, "life", str(each.key)) for each in reversed(events_of(member))]
    moves = [papers_of(place, "transfers", str(each.kept.key)) for each in of_members([member])]
    return [paper for papers in (*steps, *moves, papers_of(place, "members", key)) for paper in papers]


def _made(form_id: str, key: str) -> MadeForm | None:
    """The filled form; none for a day of which the rules needed to head a paper are not known."""
    try:
        return made(form_id, key)
    except TongketError as error:
        if error.code == "rule-value-unknown":
            return None
        raise


def paper_of(place: Place, found: MadeForm) -> dict[str, object]:
    """One paper of a record: its name and number, its addresses, what it lacks, where it stands in the register."""
    arguments = [*found.form.id.split("/"), found.key]
    numbered, kept = found.form.numbered_on(found.gathered.on), _kept(place, found)
    # What was submitted or signed stands: another draft of it is made from the register, not by one press here.
    goes_in = may_register(place, found) and all(paper.state == "draft" for paper in kept)
    return {
        "title": spoken(found.form.name),
        "number": numbered.number if numbered else "",
        "preview_url": reverse("form_preview", args=arguments),
        "files": [{"label": label, "url": reverse("form_download", args=[*arguments, kind])} for kind, label in KINDS],
        "missing": found.filled.missing,
        "by_hand": tuple(lack.label for lack in found.filled.lacks if not lack.required),
        "register_url": reverse("form_register", args=arguments) if goes_in else "",
        "register_label": _("Cập nhật dự thảo") if kept else _("Đưa vào sổ văn bản"),
        "registered": [_registered(paper) for paper in kept],
    }


def may_see(place: Place, found: MadeForm) -> bool:
    """Whether the person may see the record's papers, asked at the record's own unit."""
    if found.gathered.seen_at:
        return place.actor.may(found.gathered.permission, found.gathered.seen_at, place.today)
    return place.may(found.gathered.permission, found.gathered.unit)


def may_register(place: Place, found: MadeForm) -> bool:
    """Whether the person may enter the paper as a draft; a list or a personal paper is not registered."""
    return found.form.takes_number and place.may("paper.draft", found.gathered.issuer)


def _kept(place: Place, found: MadeForm) -> Sequence[PaperRecord]:
    """What the register holds of this record's paper, where the person may read it."""
    issuer = found.gathered.issuer
    if not found.form.takes_number or not place.may("paper.read", issuer):
        return ()
    papers = register.papers(issuer, found.gathered.on.year, found.form.id)
    return [paper for paper in papers if paper.variant == found.key]


def _registered(paper: PaperRecord) -> dict[str, object]:
    dated = f", {date_vi(paper.dated_on)}" if paper.dated_on else ""
    return {
        "url": reverse("paper", args=[paper.key]),
        "number": f"{paper.number_line}{dated}",
        "chip": state_chip(paper.state),
    }
