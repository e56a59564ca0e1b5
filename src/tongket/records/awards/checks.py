"""What may be wrong with a commendation: whom it names, the title of its day, the rating the title needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from tongket.records.awards.book import CommendationEntry, recipients
from tongket.records.reviews import queries as reviews
from tongket.rules import awards as rules
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.load import value_files
from tongket.rules.notation import date_vi
from tongket.rules.periods import year_span

Check = Callable[[CommendationEntry], Iterable[Finding]]
# Whose title the regulation names, and whose rating it asks for.
TITLED = ("organization", "member")
NAMED = ("collective", "individual")


def commendation_checker(entries: Sequence[CommendationEntry]) -> Check:
    """The check of these lines, with the ratings of all of them asked for once."""
    names = dict(zip(entries, recipients(entries), strict=True))
    ratings = _ratings(entries)

    def check(entry: CommendationEntry) -> Iterable[Finding]:
        if not _names_one(entry):
            yield Finding("award-recipient-not-fitting", {"subject": vocabulary.label(entry.subject)})
            return
        if entry.title and entry.subject in TITLED:
            yield from _title_of_the_day(entry, names[entry])
            yield from _rating_reached(entry, names[entry], ratings.get(entry))

    return check


def _names_one(entry: CommendationEntry) -> bool:
    """A member is named by the register, a collective or an individual in writing, an organisation by itself."""
    by_register, in_writing = entry.subject == "member", entry.subject in NAMED
    return by_register == (entry.member is not None) and in_writing == bool(entry.name)


def _title_of_the_day(entry: CommendationEntry, name: str) -> Iterable[Finding]:
    on = _day(entry)
    if on < value_files()["awards/titles"].periods[0].valid_from:
        return
    titles = {subject: rules.title_on(subject, on) for subject in TITLED}
    valid = titles[entry.subject]
    if entry.title == valid.id:
        return
    words = {"name": name, "title": vocabulary.label(entry.title), "on": date_vi(on), "valid": valid.name}
    # A title of the day that belongs to others is a matter of local rules; one no longer in use is not.
    in_use = entry.title in {title.id for title in titles.values()}
    yield Finding("award-title-not-of-the-day", words, valid.citation, warns_only=in_use)


def _rating_reached(entry: CommendationEntry, name: str, rating: str | None) -> Iterable[Finding]:
    on = _day(entry)
    if rules.rating_needed(on) is None:
        return
    if rating is None:
        # Not a violation: the year's ratings may not have been entered yet.
        yield Finding("award-rating-not-entered", {"name": name, "year": entry.report_year}, warns_only=True)
        return
    yield from rules.may_be_commended(rating, on).findings


def _day(entry: CommendationEntry) -> date:
    return entry.decided_on or year_span(entry.report_year)[1]


def _ratings(entries: Sequence[CommendationEntry]) -> Mapping[CommendationEntry, str]:
    """The decided rating of each line's member or organisation in its year."""
    by_year: dict[int, list[CommendationEntry]] = defaultdict(list)
    for entry in entries:
        if entry.title and entry.subject in TITLED:
            by_year[entry.report_year].append(entry)
    found: dict[CommendationEntry, str] = {}
    for year, lines in by_year.items():
        people = reviews.member_levels({line.member for line in lines if line.member is not None}, year)
        units = reviews.organization_levels({line.organization for line in lines}, year)
        for line in lines:
            level = people.get(line.member) if line.member is not None else units.get(line.organization)
            if level:
                found[line] = level
    return found
