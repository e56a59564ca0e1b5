"""What belongs to a record in other ledgers: a member's posts and ratings, a cell's members."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tongket.access.ledger import Selection
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.web.language import language, spoken
from tongket.web.ledgers.selection import UNIT
from tongket.web.ledgers.words import AnyKept, AnyLedger, list_url, name_of, record_url
from tongket.web.place import Place

SHOWN = 12


def related_to(
    place: Place, ledger: AnyLedger, kept: AnyKept, without: Collection[str] = ()
) -> list[dict[str, object]]:
    """Links to what names this line, most telling first, ledgers `without` left out; empty where nothing does."""
    if ledger.id == "organizations":
        return list(_of_unit(place, kept))
    return list(_of_line(place, ledger.id.removesuffix("s"), kept, without))


def _of_unit(place: Place, kept: AnyKept) -> Iterable[dict[str, object]]:
    for other in all_ledgers().values():
        if other.id == "organizations" or kept.id not in place.reads(other.read_permission):
            continue
        count = other.count(Selection([kept.id], place.year, standing_on=place.as_of))
        if count:
            yield {"title": name_of(other), "count": count, "url": f"{list_url(other)}?{UNIT}={kept.id}", "lines": []}


def _of_line(place: Place, kind: str, kept: AnyKept, without: Collection[str]) -> Iterable[dict[str, object]]:
    for other in (each for each in all_ledgers().values() if each.id not in without):
        for name in (spec.id for spec in other.spec.fields.values() if spec.kind == kind):
            units = place.reads(other.read_permission)
            page = other.select(Selection(units, None, filters={name: str(kept.id)}, limit=SHOWN))
            words = in_words(other, page.lines, language())
            if page.lines:
                yield {
                    "title": name_of(other),
                    "count": page.total,
                    "url": "",
                    "lines": [
                        {"url": record_url(other, line), "text": _few(other, name, shown)}
                        for line, shown in zip(page.lines, words, strict=True)
                    ],
                }


def _few(ledger: AnyLedger, known: str, words: object) -> str:
    """The line's first filled fields besides the one by which it was found."""
    shown = dict(words) if isinstance(words, dict) else {}
    texts = [shown[name] for name, spec in ledger.spec.fields.items() if name != known and shown.get(name)]
    return " · ".join(texts[:4]) or spoken(ledger.spec.sheet)
