"""What the pages of one subject have in common: its heading, the way back, the pages beside."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tongket.records.reviews.ratings.facts import rated
from tongket.rules import vocabulary
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reviews.evening.places import SEE_COMMENTS, SEE_REVIEWS, SEE_TALLIES, OfSubject, crumbs

PAGES = (("review-sheet", SEE_REVIEWS), ("review-comments", SEE_COMMENTS), ("review-tally", SEE_TALLIES))


def _revising(place: Place, found: OfSubject) -> list[dict[str, object]]:
    """The way to put a decided rating right, for the committee that decided."""
    held = found.evening.round
    if held.closed or not place.may("rating.revise", held.entry.organization):
        return []
    if found.subject.id not in rated(held.id, "decided", {found.subject.id}):
        return []
    return [{"label": _("Điều chỉnh xếp loại"), "url": found.url("review-revise"), "current": False}]


def frame_of_page(place: Place, found: OfSubject, here: str) -> Mapping[str, object]:
    """Heading, breadcrumb and tabs of a page of the subject."""
    entry, evening = found.subject.entry, found.evening
    labels = {"review-sheet": _("Bản kiểm điểm"), "review-comments": _("Ý kiến góp ý"), "review-tally": _("Phiếu")}
    if entry.frame == "collective":
        labels["review-sheet"] = _("Báo cáo kiểm điểm")
    return {
        "name": found.name,
        "kind": vocabulary.label(entry.subject, language(), "review_subject"),
        "frame": vocabulary.label(entry.frame, language(), "review_frame"),
        "unit": evening.unit,
        "period": evening.period,
        "tabs": [
            {"label": labels[page], "url": found.url(page), "current": page == here}
            for page, permission in PAGES
            if place.may(permission, entry.organization)
        ]
        + _revising(place, found),
        "tab": labels[here],
        "breadcrumb": crumbs(evening, (found.name, None)),
    }
