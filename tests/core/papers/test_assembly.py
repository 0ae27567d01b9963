"""How a PDF is put together from its objects."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.papers.render.pdf.assembly import assembled

CATALOG = b"<</Type/Catalog/Pages 2 0 R/Content 3 0 R>>"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
INFO = b"<</Title(Paper)>>"


def a_stream(body: bytes) -> bytes:
    """Return a stream as ReportLab writes one: no line end before its last word."""
    return b"<</Length %d>>\nstream\n%bendstream\n" % (len(body), body)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b"\n\n", b"x", b""])
def test_a_line_end_that_is_no_part_of_it_ends_every_stream(end: bytes) -> None:
    body = b"content" + end
    written = assembled([CATALOG, PAGES, a_stream(body), INFO], 1, 4)
    found = re.search(rb"stream\n(content.*?)\r\nendstream", written, re.DOTALL)
    assert found is not None
    assert found[1] == body


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=450))
def test_every_object_is_read_back_as_it_was(bodies: list[bytes]) -> None:
    objects = [CATALOG, PAGES, INFO]
    for number, body in enumerate(bodies):
        objects.append(a_stream(body) if number % 2 else b"<%b>" % body.hex().encode())
    with pikepdf.open(BytesIO(assembled(objects, 1, 3))) as pdf:
        for number, body in enumerate(bodies, 4):
            found = pdf.get_object(number, 0)
            assert (found.read_raw_bytes() if number % 2 else bytes(found)) == body
