"""Joins PDF files of our own engine into one, file by file, so that thousands of pages never lie in memory at once.

The engine writes plain objects with one table of places; each page goes over with what it refers to, numbered anew.
The whole is a file to print from: bookmarks stand for the outlines, and the claim to PDF/A stays with the single files.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

TOKEN = re.compile(rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]*>|(\d+) 0 R")
KIDS = re.compile(rb"/Type/Pages/Count \d+/Kids\[([^\]]*)\]")
PLACE = re.compile(rb"(\d{10}) \d{5} n")
LEFT_OUT = re.compile(rb"/StructParents \d+")
PARENT = re.compile(rb"/Parent \d+ 0 R")
CATALOG, TREE = 1, 2


class NotOurs(ValueError):
    """The file is not built as our engine builds them."""


def join(files: Iterable[tuple[str, Path]], out: BinaryIO) -> int:
    """Write the files, each with its bookmark, as one PDF and give the number of pages. Raises `NotOurs`."""
    writer = _Writer(out)
    for title, path in files:
        writer.add(title, path.read_bytes())
    return writer.close()


class _Writer:
    """The file being written: where each object begins, and the groups of pages so far."""

    def __init__(self, out: BinaryIO) -> None:
        self.out, self.at = out, 0
        self.places = array("Q", [0, 0, 0])
        self.groups: list[tuple[str, int, int, int]] = []
        self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n")

    def add(self, title: str, content: bytes) -> None:
        objects = _objects(content)
        pages = _pages(objects)
        group = self._new()
        numbers = {page: self._new() for page in pages}
        waiting = list(pages)
        while waiting:
            old = waiting.pop()
            head, stream = objects[old]
            if old in pages:
                head = PARENT.sub(b"/Parent %d 0 R" % group, LEFT_OUT.sub(b"", head))
            for other in _references(PARENT.sub(b"", head) if old in pages else head):
                if other not in numbers:
                    numbers[other] = self._new()
                    waiting.append(other)
            body = PARENT.sub(b"", head) if old in pages else head
            told = _renumbered(body, numbers)
            if old in pages:
                told = told.replace(b"/Type/Page", b"/Type/Page/Parent %d 0 R" % group, 1)
            self._put(numbers[old], told + stream)
        kids = b" ".join(b"%d 0 R" % numbers[page] for page in pages)
        self._put(group, b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (TREE, len(pages), kids))
        self.groups.append((title, group, numbers[pages[0]], len(pages)))

    def close(self) -> int:
        outlines = self._new()
        items = [self._new() for _ in self.groups]
        for place, (title, _, page, _) in enumerate(self.groups):
            near = b"/Prev %d 0 R" % items[place - 1] if place else b""
            near += b"/Next %d 0 R" % items[place + 1] if place + 1 < len(items) else b""
            named = title.encode("utf-16-be").hex().upper().encode()
            told = b"<</Title<FEFF%s>/Parent %d 0 R%s/Dest[%d 0 R/Fit]>>" % (named, outlines, near, page)
            self._put(items[place], told)
        ends = b"/First %d 0 R/Last %d 0 R/Count %d" % (items[0], items[-1], len(items)) if items else b""
        self._put(outlines, b"<</Type/Outlines%s>>" % ends)
        count = sum(pages for *_, pages in self.groups)
        kids = b" ".join(b"%d 0 R" % group for _, group, _, _ in self.groups)
        self._put(TREE, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids))
        self._put(CATALOG, b"<</Type/Catalog/Pages %d 0 R/Lang(vi)/Outlines %d 0 R>>" % (TREE, outlines))
        start, size = self.at, len(self.places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for place in self.places[1:]:
            self._write(b"%010d 00000 n \n" % place)
        self._write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, CATALOG, start))
        return count

    def _new(self) -> int:
        self.places.append(0)
        return len(self.places) - 1

    def _put(self, number: int, content: bytes) -> None:
        self.places[number] = self.at
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        self.out.write(content)
        self.at += len(content)


def _objects(content: bytes) -> Mapping[int, tuple[bytes, bytes]]:
    """Every object by number: its own text, and its stream with the words around it."""
    table = content.rfind(b"\nxref\n")
    if table < 0:
        raise NotOurs("no table of places")
    places = [int(found[1]) for found in PLACE.finditer(content, table)]
    ends = sorted([*places, table])
    following = dict(pairwise(ends))
    objects = {}
    for number, place in enumerate(places, 1):
        start = content.index(b"obj\n", place) + 4
        end = content.rindex(b"endobj", start, following[place] + 1)
        inner = content[start:end].rstrip(b"\n")
        head, word, stream = inner.partition(b"\nstream\n")
        objects[number] = (head, word + stream)
    return objects


def _pages(objects: Mapping[int, tuple[bytes, bytes]]) -> list[int]:
    """The pages in their order, through the branches of the tree."""
    found: list[int] = []
    waiting = [number for number, (head, _) in objects.items() if KIDS.search(head) and b"/Parent" not in head]
    while waiting:
        number = waiting.pop(0)
        kids = KIDS.search(objects[number][0])
        if kids:
            waiting = [*_references(kids[1]), *waiting]
        else:
            found.append(number)
    if not found:
        raise NotOurs("no pages")
    return found


def _references(head: bytes) -> list[int]:
    return [int(found[1]) for found in TOKEN.finditer(head) if found[1]]


def _renumbered(head: bytes, numbers: Mapping[int, int]) -> bytes:
    return TOKEN.sub(lambda found: b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0], head)
