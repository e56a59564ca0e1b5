"""Comments written into a document part: between the bytes that are there, of which none is changed or lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.procedures.annotated.reading import Piece, WordText
from tongket.procedures.annotated.remarks import Remark

PRESERVE = b' xml:space="preserve"'
# At one place a comment ends before the next one begins.
ENDS, BEGINS = 0, 1
Written = tuple[int, int, bytes]


def with_comments(found: WordText, remarks: Sequence[Remark], first: int) -> bytes:
    """The part with a comment's range around the letters of each remark; ids count on from `first`.

    A run is parted where a range begins or ends within it; both halves keep its properties.
    """
    written: list[Written] = []
    for place, remark in enumerate(remarks, first):
        held = found.between(remark.at.start, remark.at.end)
        if held:
            written += _begun(found, held[0], remark.at.start, place)
            written += _ended(found, held[-1], remark.at.end, place)
    parts, reached = [], 0
    for at, _, xml in sorted(dict.fromkeys(written)):
        parts += [found.part[reached:at], xml]
        reached = at
    return b"".join([*parts, found.part[reached:]])


def _begun(found: WordText, piece: Piece, letter: int, place: int) -> Iterable[Written]:
    begin = b'<%scommentRangeStart %sid="%d"/>' % (found.prefix, found.prefix, place)
    if (letter <= piece.start and not piece.place) or not found.can_be_split(piece):
        return [(piece.run.start, BEGINS, begin)]
    return _parted(found, piece, max(letter, piece.start), (BEGINS, begin))


def _ended(found: WordText, piece: Piece, letter: int, place: int) -> Iterable[Written]:
    w = found.prefix
    end = b'<%scommentRangeEnd %sid="%d"/><%sr><%scommentReference %sid="%d"/></%sr>' % (w, w, place, w, w, w, place, w)
    is_last = piece.place == piece.run.parts - 1
    if (letter >= piece.end and is_last) or not found.can_be_split(piece):
        return [(piece.run.end, ENDS, end)]
    return _parted(found, piece, min(letter, piece.end), (ENDS, end))


def _parted(found: WordText, piece: Piece, letter: int, between: tuple[int, bytes]) -> Iterable[Written]:
    """The run ended and begun again at a letter; white space at the new ends is kept as text."""
    w, (order, xml) = found.prefix, between
    ended, begun = b"</%st></%sr>" % (w, w), b"<%sr>%s<%st%s>" % (w, piece.run.properties, w, PRESERVE)
    opening = found.part[slice(*piece.opening)]
    if b"xml:space" not in opening:
        yield (piece.opening[1] - 1, ENDS, PRESERVE)
    yield (found.byte_of(piece, letter), order, ended + xml + begun)
