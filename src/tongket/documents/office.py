"""How an office heads and closes its papers on a day: as entered, else as the rules and the tree say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tongket.documents.models import OfficeProfile, Recipient, Signatory
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.rules.load import value_on

CELLS = frozenset({"grassroots_cell", "subordinate_cell", "cell"})
HEAD = {
    "party_committee": "secretary",
    "standing_committee": "secretary",
    "cell": "cell_secretary",
    "inspection_commission": "inspection_head",
}


@dataclass(frozen=True)
class Office:
    """An office on a day. `is_entered` False: the names follow from the tree, and the term is unknown ("")."""

    organization: int
    superior_name: str
    issuer_name: str
    place: str
    symbol: str
    term: str
    term_started_on: date | None
    hall: str
    is_entered: bool


@dataclass(frozen=True)
class Signer:
    """The closing of a paper: "T/M BAN THƯỜNG VỤ", "BÍ THƯ", and the name ("" where no one is entered)."""

    body: str
    authority: str
    post: str
    name: str


def office(organization: int, on: date) -> Office:
    """How the organisation heads its papers on a day."""
    rows = OfficeProfile.objects.filter(_on(on), organization=organization, withdrawn_at=None)
    row = rows.order_by("-valid_from", "-id").first()
    if row is None:
        return _from_tree(organization, on)
    return Office(
        organization, row.superior_name, row.issuer_name, row.place or _place(organization, on), row.symbol, row.term,
        row.term_started_on, row.hall, is_entered=True,
    )  # fmt: skip


def default_body(organization: int, on: date) -> str:
    """The body that issues an organisation's papers unless another is named: the cell, else the standing committee."""
    unit = organizations.units_by_id([organization], on)[organization]
    return "cell" if unit.type in CELLS else "standing_committee"


def signatory(organization: int, paper_type: str, on: date, body: str = "") -> Signer:
    """Who signs this type of paper: entered for the type, else for every type, else the head of the body.

    Raises `rule-value-unknown` for a day before the first known rule, unless all is entered.
    """
    row = _entered_signatory(organization, paper_type, on, body)
    body = row.body if row else body or default_body(organization, on)
    if row and row.authority and row.post:
        return Signer(body, row.authority, row.post, row.name)
    block = value_on("documents/signature_blocks", on).value[body]
    post = HEAD[body]
    if row is None:
        return Signer(body, block["authority"], block["posts"][post], _holder(organization, post, on))
    return Signer(body, row.authority or block["authority"], row.post or block["posts"][post], row.name)


def _entered_signatory(organization: int, paper_type: str, on: date, body: str) -> Signatory | None:
    """The best entry: of the type before of all types; of the usual body before another; the latest."""
    rows = Signatory.objects.filter(
        _on(on), organization=organization, withdrawn_at=None, paper_type__in=(paper_type, "")
    )
    usual = body or default_body(organization, on)
    # Without a body named, the inspection commission's signer must not sign for the committee.
    fitting = rows.filter(body=body) if body else rows.exclude(body="inspection_commission")
    return max(fitting, key=lambda row: (bool(row.paper_type), row.body == usual, row.valid_from, row.pk), default=None)


def recipients(organization: int, paper_type: str, on: date) -> tuple[str, ...]:
    """The lines of “Nơi nhận” in order: those of the type, else those of every type, else the office's own file."""
    rows = Recipient.objects.filter(organization=organization, withdrawn_at=None, paper_type__in=(paper_type, ""))
    found = list(rows.order_by("position", "id").values_list("paper_type", "text"))
    own = tuple(text for kind, text in found if kind == paper_type)
    if found:
        return own or tuple(text for _, text in found)
    return ("Lưu chi bộ",) if default_body(organization, on) == "cell" else ("Lưu Văn phòng Đảng ủy",)


def _from_tree(organization: int, on: date) -> Office:
    unit = organizations.units_by_id([organization], on)[organization]
    above = organizations.units_by_id([unit.parent], on).get(unit.parent) if unit.parent else None
    issuer = unit.name if unit.type in CELLS else unit.name.replace("Đảng bộ", "Đảng ủy", 1)
    superior = above.name.upper() if above else ""
    return Office(organization, superior, issuer.upper(), _place(organization, on), "", "", None, "", is_entered=False)


def _place(organization: int, on: date) -> str:
    """The place of the organisation, else of the nearest one above it that has one."""
    step: int | None = organization
    while step:
        unit = organizations.units_by_id([step], on)[step]
        if unit.place:
            return unit.place
        step = unit.parent
    return ""


def _holder(organization: int, post: str, on: date) -> str:
    return next((name for _, _, held, name in members.holders([organization], on) if held == post), "")


def _on(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
