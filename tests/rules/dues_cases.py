"""How the worked cases of dues are put to the rules: each answers with its decision and what else it says."""

from __future__ import annotations

from datetime import date
from typing import Any

from tongket.rules import dues, dues_shares
from tongket.rules.decision import Certainty, Citation, Decision

Facts = dict[str, Any]
Answered = tuple[Decision, Facts]


def own_values(given: Facts) -> Facts:
    """The facts with the office's own values, all resting on one document of its own."""
    citation = Citation("LOCAL", "01-QC/ĐU", date(2026, 2, 10), "Điều 3", Certainty.SECOND_HAND)
    settings = {name: dues.Setting(value, citation) for name, value in given.get("settings", {}).items()}
    return {**given, "settings": settings}


def due(given: Facts, on: date) -> Answered:
    reliefs = [dues.Relief(**relief) for relief in given.get("reliefs", ())]
    answer = dues.amount_due(**{**own_values(given), "month": on, "reliefs": reliefs})
    documents = sorted({citation.document for citation in answer.decision.citations})
    return answer.decision, {"amount": answer.amount, "exempt": answer.exempt, "documents": documents}


def relief(given: Facts, on: date) -> Answered:
    facts = {key: value for key, value in given.items() if key != "decided"}
    return dues.relief_allowed(dues.Relief(**facts), decided=given["decided"]), {}


def share(given: Facts, on: date) -> Answered:
    found = dues_shares.share_kept(**own_values(given), month=on)
    return found.decision, {"percent": None if found.percent is None else str(found.percent)}


ANSWERS = {"dues.amount_due": due, "dues.relief_allowed": relief, "dues_shares.share_kept": share}
