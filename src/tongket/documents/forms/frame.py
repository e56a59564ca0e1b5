"""The office around a form: who issues it, who signs, where and when; and how the regulation of the day is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.documents import queries as stored
from tongket.documents.forms.definition import Form
from tongket.documents.paper.model import Signature
from tongket.documents.papers.parts.frame import above_of
from tongket.organizations import queries as organizations
from tongket.rules.decision import Citation
from tongket.rules.load import sources, value_on
from tongket.rules.notation import date_vi, date_words_vi
from tongket.rules.organizations import rule_to_cite

BODIES = {"standing_committee": "Ban Thường vụ ", "inspection_commission": "Ủy ban Kiểm tra "}


UNSIGNED = Signature("")


@dataclass(frozen=True)
class Frame:
    """The head and foot of one filled form. `issuer` and `superior` are printed in the masthead; `organization` is the
    issuing organisation's name, `body` the body's, both as in running text ("Ban Thường vụ Đảng ủy xã Mẫu").

    `day_known` prints the day; else it is left open, to be written when the paper is signed.
    """

    on: date
    issuer: str = ""
    superior: str = ""
    place: str = ""
    organization: str = ""
    committee: str = ""
    body: str = ""
    number_line: str = ""
    signer: Signature = UNSIGNED
    archive: str = ""
    notice: str = ""
    day_known: bool = False

    @property
    def above(self) -> str:
        """Whom the office writes to above it: "Ban Thường vụ Tỉnh ủy Mẫu" from "ĐẢNG BỘ TỈNH MẪU"."""
        return above_of(self.superior)

    @property
    def rule(self) -> str:
        """The regulation implementing the Statutes that a paper of the day cites. Raises `rule-value-unknown`."""
        return _named(rule_to_cite(self.on), " của Ban Chấp hành Trung ương Đảng")

    @property
    def discipline_rule(self) -> str:
        """The regulation on disciplining members that a paper of the day cites. Raises `rule-value-unknown`."""
        return _named(value_on("inspections/discipline_forms", self.on).citation)

    @property
    def place_date(self) -> str:
        """ "Mẫu, ngày 05 tháng 3 năm 2026", the day open where it is not known yet."""
        day = date_words_vi(self.on)
        if not self.day_known:
            day = "ngày      " + day.removeprefix("ngày ").partition(" ")[2]
        return f"{self.place}, {day}" if self.place else day.capitalize()


def frame_of(form: Form, organization: int, on: date, body: str = "", *, day_known: bool = False) -> Frame:
    """The frame of a form issued by an organisation on a day, from what the office entered and the tree.

    `body` overrides the form's own. Raises `rule-value-unknown` for a day before the first known format.
    """
    unit = organizations.units_by_id([organization], on)[organization]
    headed = stored.office(organization, on)
    issued_by = body or form.body or stored.default_body(organization, on)
    committee = unit.name if issued_by == "cell" else unit.name.replace("Đảng bộ", "Đảng ủy", 1)
    kind = form.paper_type if form.takes_number else "decision"
    signer = stored.signatory(organization, kind, on, issued_by)
    return Frame(
        on, headed.issuer_name, headed.superior_name, headed.place, unit.name, committee,
        BODIES.get(issued_by, "") + committee,
        stored.symbol_line(kind, None, organization, on, issued_by) if form.takes_number else "",
        Signature(signer.authority, signer.post or None, signer.name or None),
        stored.recipients(organization, kind, on)[-1], _notice(unit), day_known,
    )  # fmt: skip


def type_name(form: Form, on: date) -> str:
    """The printed name of the form's type."""
    return form.title or str(value_on("documents/types", on).value[form.paper_type]["name"])


def greeting(form: Form, on: date) -> str:
    """ "Kính gửi" or "Kính trình", as the format of the day says for the type."""
    words = value_on("documents/page_format", on).value["addressee"]["words"]
    return str(words.get(form.paper_type, words["other"]))


def _named(cited: Citation, issuer: str = "") -> str:
    """ "Quy định số 208-QĐ/TW, ngày 26/07/2026 về thi hành Điều lệ Đảng": kind, number, day, and what it is about."""
    kind, _, about = sources()[cited.document].title.partition(" ")
    kind, about = (f"{kind} {about.partition(' ')[0]}", about.partition(" ")[2])
    dated = f", ngày {date_vi(cited.signed_on)}" if cited.signed_on else ""
    return f"{kind} số {cited.number}{dated}{issuer} {about if about.startswith('về ') else f'về {about}'}"


def _notice(unit: organizations.Unit) -> str:
    said = unit.example_notice if unit.is_example else ""
    return f"{said[:1].upper()}{said[1:]}"
