"""A PDF put together from its objects: packed in streams, so that thousands of small ones cost little.

ReportLab writes each object by itself, which for the elements of a structure is most of a file. Here they are
packed as ISO 32000-1, 7.5.7 and 7.5.8 have it. Same objects, same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

MANY = 200
"""How many objects one stream holds: few enough for a reader that wants but one of them."""
_STREAM = b"endstream\n"
_LINE_END = b"\r\n"
"""Before the end of each stream, as PDF/A asks: both characters, for a stream may itself end with either one,
and a reader would take that for a part of a shorter line end."""


def assembled(objects: Sequence[bytes], root: int, info: int) -> bytes:
    """Return a file of objects, which are numbered from 1; `root` and `info` are the numbers of those two."""
    file = _File()
    small = []
    for number, content in enumerate(objects, 1):
        if content.endswith(_STREAM):
            file.put(number, _ended(content))
        else:
            small.append((number, content.rstrip(b"\n")))
    number = len(objects)
    for begin in range(0, len(small), MANY):
        number += 1
        file.pack(number, small[begin : begin + MANY])
    return file.closed(number + 1, root, info)


def _ended(content: bytes) -> bytes:
    """Return a stream of ReportLab's with the line end before its last word, which ReportLab forgets."""
    return content[: -len(_STREAM)] + _LINE_END + _STREAM


class _File:
    """What is written so far, and where each object is."""

    def __init__(self) -> None:
        self._parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._length = len(self._parts[0])
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65_535)}

    def put(self, number: int, content: bytes) -> None:
        """Write an object by itself."""
        self._places[number] = (1, self._length, 0)
        end = b"" if content.endswith(b"\n") else b"\n"
        part = b"%d 0 obj\n%s%sendobj\n" % (number, content, end)
        self._parts.append(part)
        self._length += len(part)

    def pack(self, number: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Write several objects as one stream."""
        index, at = [], 0
        for place, (each, content) in enumerate(objects):
            self._places[each] = (2, number, place)
            index.append(f"{each} {at}")
            at += len(content) + 1
        head = " ".join(index).encode() + b"\n"
        body = zlib.compress(head + b"\n".join(content for _, content in objects))
        about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
        self.put(number, _stream(about % (len(objects), len(head), len(body)), body))

    def closed(self, number: int, root: int, info: int) -> bytes:
        """Return the whole file, the list of where each object is at its end."""
        start = self._length
        self._places[number] = (1, start, 0)
        rows = b"".join(_row(*self._places.get(each, (0, 0, 65_535))) for each in range(number + 1))
        body = zlib.compress(rows)
        print_of = hashlib.md5(b"".join(self._parts), usedforsecurity=False).hexdigest().encode()
        about = (
            b"<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode"
            b"/Length %d>>" % (number + 1, root, info, print_of, print_of, len(body))
        )
        self.put(number, _stream(about, body))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _row(kind: int, place: int, more: int) -> bytes:
    return kind.to_bytes(1, "big") + place.to_bytes(4, "big") + more.to_bytes(2, "big")


def _stream(about: bytes, body: bytes) -> bytes:
    return b"%s\nstream\n%s%s%s" % (about, body, _LINE_END, _STREAM)
