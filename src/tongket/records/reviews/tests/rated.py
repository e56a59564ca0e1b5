"""Ratings of the small office's round, for tests: An in the east, and the east itself."""

from dataclasses import replace
from datetime import date

from tests.office import OFFICE
from tongket.records.reviews import queries
from tongket.records.reviews.actions.ratings.announce import announce
from tongket.records.reviews.actions.ratings.decide import decide
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.ratings.lines import RatingLine
from tongket.records.reviews.tests.opened import WHY, step

DECIDED_ON = date(2023, 12, 18)
BODY = "Ban Thường vụ Đảng ủy xã Mẫu"


def hand_up(opened, unit):
    take(OFFICE, [step(opened, unit, "proposed")], reason=WHY)


def paper(subject, level="good", **more):
    """A line with a decision behind it."""
    given = {"decided_by": BODY, "decided_on": DECIDED_ON, "decision_number": "45-QĐ/ĐU"}
    return RatingLine(subject, level, **given | more)


def decided(office, opened, subject, level="good", **more):
    """The subject proposed, handed up and decided; the id of its decided rating."""
    propose(OFFICE, [RatingLine(subject, level)])
    hand_up(opened, office.east)
    return decide(OFFICE, [paper(subject, level, **more)]).written[0].id


def announced(opened, unit, subject, level="good", **more):
    conclude(OFFICE, [step(opened, unit, "decided", way="on_paper", number="45-QĐ/ĐU", body=BODY)])
    return announce(OFFICE, [replace(paper(subject, level), decision_number="12-TB/ĐU", **more)])


def told(office, member=None):
    """(stage, level, standing) of every version of a member's ratings."""
    found = queries.versions_of_member(member or office.an)
    return [(each.rating.entry.stage, each.rating.entry.level, each.standing) for each in found]
