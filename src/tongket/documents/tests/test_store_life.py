"""The life of a paper: every step, and every step that is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, Office, new_office
from tongket.access import audit
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Passage, Refused
from tongket.access.keeping import Clash
from tongket.documents import queries
from tongket.documents.actions.paper.attach import attach
from tongket.documents.actions.paper.send import send
from tongket.documents.actions.paper.sign import sign
from tongket.documents.actions.paper.submit import submit
from tongket.documents.register.book import UsedFigure
from tongket.documents.register.life import Sending, SignedCopy, Submission
from tongket.documents.tests.store import (
    HASH,
    SIGNED_ON,
    attached,
    drafted,
    enter_term,
    signed,
    signing,
    submitted,
)
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
RECIPIENTS = ("Ban Thường vụ Huyện ủy", "Lưu Văn phòng Đảng ủy")


@pytest.fixture
def office() -> Office:
    office = new_office()
    enter_term(office)
    return office


def refusal(step: Callable[[], Passage]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.found[0].finding.code


def test_a_paper_walks_through_its_whole_life(office: Office) -> None:
    paper = attached(office)
    send(OFFICE, [Sending(paper.id, paper.version, date(2023, 12, 21), RECIPIENTS)])
    sent = queries.paper(paper.key)
    assert (sent.state, sent.sent_on, sent.recipients) == ("sent", date(2023, 12, 21), RECIPIENTS)
    events = [event.event for event in reversed(audit.history(paper.key))]
    assert events == ["paper.drafted", "paper.submitted", "paper.signed", "paper.attached", "paper.sent"]


def test_a_signed_paper_has_number_day_and_signer(office: Office) -> None:
    paper = signed(office)
    assert (paper.state, paper.number, paper.number_line) == ("signed", 1, "Số 01-BC/ĐU")
    assert (paper.dated_on, paper.term) == (SIGNED_ON, "2020-2025")
    assert (paper.authority, paper.signer_post, paper.signer_name) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An")


def test_a_submitted_paper_is_signed_though_a_newer_draft_lies_beside_it(office: Office) -> None:
    paper = submitted(office)
    newer = drafted(office)
    sign(OFFICE, [signing(paper)])
    assert (queries.paper(paper.key).state, queries.paper(newer.key).state) == ("signed", "draft")


def test_one_person_signs_two_papers_at_once(office: Office) -> None:
    steps = [signing(submitted(office, kind=kind)) for kind in ("year_report", "ratings_summary")]
    sign(OFFICE, steps)
    assert [paper.number for paper in queries.papers(office.commune, 2023)] == [1, 2]


def test_a_paper_named_twice_in_one_signing_is_refused(office: Office) -> None:
    step = signing(submitted(office))
    assert refusal(lambda: sign(OFFICE, [step, step])) == "line-twice"


def test_the_signed_copy_is_kept_by_its_hash(office: Office) -> None:
    paper = attached(office)
    assert (paper.state, paper.copy_name, paper.copy_sha256) == ("attached", "bao-cao-ky.pdf", HASH)


def test_a_draft_cannot_be_signed(office: Office) -> None:
    paper = drafted(office)
    assert refusal(lambda: sign(OFFICE, [signing(paper)])) == "paper-not-in-state"


def test_a_draft_cannot_be_attached_to(office: Office) -> None:
    paper = drafted(office)
    assert refusal(lambda: attach(OFFICE, [SignedCopy(paper.id, paper.version, "a.pdf", HASH)])) == "paper-not-in-state"


def test_a_submitted_paper_cannot_be_submitted_again(office: Office) -> None:
    paper = submitted(office)
    assert refusal(lambda: submit(OFFICE, [Submission(paper.id, paper.version)])) == "paper-not-in-state"


def test_a_signed_paper_cannot_be_signed_again(office: Office) -> None:
    paper = signed(office)
    assert refusal(lambda: sign(OFFICE, [signing(paper)])) == "paper-not-in-state"


def test_a_paper_without_its_signed_copy_cannot_be_sent(office: Office) -> None:
    paper = signed(office)
    step = Sending(paper.id, paper.version, date(2023, 12, 21), RECIPIENTS)
    assert refusal(lambda: send(OFFICE, [step])) == "paper-not-in-state"


def test_the_refusal_names_both_steps_in_vietnamese(office: Office) -> None:
    paper = drafted(office)
    with pytest.raises(Refused) as refused:
        sign(OFFICE, [signing(paper)])
    assert "“Dự thảo”" in refused.value.found[0].finding.message()


def test_a_paper_with_a_missing_figure_cannot_be_signed(office: Office) -> None:
    paper = submitted(office, figures=(UsedFigure("members.total", None, None),))
    with pytest.raises(Refused) as refused:
        sign(OFFICE, [signing(paper)])
    finding = refused.value.found[0].finding
    assert (finding.code, finding.arguments["missing"]) == ("paper-not-final", "members.total")


def test_a_paper_that_lacks_a_section_cannot_be_signed(office: Office) -> None:
    paper = submitted(office, missing=("Phương hướng",))
    assert refusal(lambda: sign(OFFICE, [signing(paper)])) == "paper-not-final"


def test_a_paper_cannot_be_signed_by_nobody(office: Office) -> None:
    paper = submitted(office)
    assert refusal(lambda: sign(OFFICE, [signing(paper, name=" ")])) == "paper-signer-missing"


def test_a_paper_cannot_be_signed_before_any_term_was_entered(office: Office) -> None:
    paper = submitted(office)
    assert refusal(lambda: sign(OFFICE, [signing(paper, signed_on=date(2019, 12, 20))])) == "paper-term-unknown"


def test_a_type_the_body_may_not_issue_asks_for_a_reason_and_cites_the_rule(office: Office) -> None:
    paper = submitted(office, type="directive")
    with pytest.raises(Refused) as refused:
        sign(OFFICE, [signing(paper, signed_on=date(2026, 2, 1))])
    finding = refused.value.found[0].finding
    assert finding.code == "paper-type-not-issued"
    assert finding.citation is not None
    assert finding.citation.document == "QD399_2026"


def test_a_type_the_body_may_not_issue_is_signed_with_a_reason(office: Office) -> None:
    paper = submitted(office, type="directive")
    sign(OFFICE, [signing(paper, signed_on=date(2026, 2, 1))], reason="theo ủy quyền của cấp trên")
    assert queries.paper(paper.key).state == "signed"


def test_a_type_of_the_unverified_earlier_rule_only_warns(office: Office) -> None:
    paper = submitted(office, type="directive")
    passage = sign(OFFICE, [signing(paper)])
    assert [found.finding.code for found in passage.found] == ["paper-type-not-issued"]
    assert queries.paper(paper.key).state == "signed"


def test_a_signed_copy_without_a_hash_is_refused(office: Office) -> None:
    paper = signed(office)
    step = SignedCopy(paper.id, paper.version, "a.pdf", "HASH")
    assert refusal(lambda: attach(OFFICE, [step])) == "paper-hash-wrong"


def test_a_paper_cannot_be_sent_to_nobody(office: Office) -> None:
    paper = attached(office)
    step = Sending(paper.id, paper.version, date(2023, 12, 21), (" ",))
    assert refusal(lambda: send(OFFICE, [step])) == "paper-recipients-missing"


def test_a_paper_cannot_be_sent_before_it_was_signed(office: Office) -> None:
    paper = attached(office)
    step = Sending(paper.id, paper.version, date(2023, 12, 19), RECIPIENTS)
    assert refusal(lambda: send(OFFICE, [step])) == "paper-sent-before-signed"


def test_two_people_signing_the_same_paper_clash(office: Office) -> None:
    paper = submitted(office)
    step = signing(paper)
    sign(OFFICE, [step])
    with pytest.raises(Clash):
        sign(OFFICE, [step])
    assert queries.next_number(office.commune, "report", "2020-2025", "ĐU") == 2


def test_a_step_of_an_unknown_paper_is_refused(office: Office) -> None:
    paper = submitted(office)
    with pytest.raises(TongketError, match="record-not-found"):
        sign(OFFICE, [replace(signing(paper), id=paper.id + 1000)])


def test_a_cell_secretary_may_not_sign_the_committees_papers(office: Office) -> None:
    paper = submitted(office)
    actor = Actor("Chi bộ", (Grant("cell_secretary", office.east, date(2000, 1, 1)),))
    with pytest.raises(TongketError, match="access-denied"):
        sign(actor, [signing(paper)])


def test_a_changed_figure_makes_the_paper_stale(office: Office) -> None:
    paper = signed(office)
    now = {**paper.stated, "members.total": Decimal(7)}
    (found,) = queries.stale(queries.papers(office.commune, 2023), now)
    assert (found.key, found.changes) == (
        paper.key,
        (queries.ChangedFigure("members.total", Decimal(6), Decimal(7)),),
    )


def test_a_figure_that_went_missing_makes_the_paper_stale(office: Office) -> None:
    paper = drafted(office)
    now = {tag: value for tag, value in paper.stated.items() if tag != "members.total"}
    assert queries.stale([paper], now)[0].changes[0].now is None


def test_the_same_figures_leave_the_paper_fresh_whatever_their_zeros(office: Office) -> None:
    paper = drafted(office)
    assert queries.stale([paper], {**paper.stated, "members.total": Decimal("6.0")}) == []
