"""Write numbers and operators of a PDF by their type, and multiply matrices at once.

pydyf asks of each part of a page whether it is bytes, a float or an object of its own, before it
takes the integers and texts that most are: 50 000 times for the slide sheets of a workshop. And
each move, turn and size in a drawing is a product of matrices, which WeasyPrint works out from
generators in lists in lists.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from handout.pages.shortcuts.replacing import Replacement


def number_shortcuts() -> list[Replacement]:
    import pydyf
    from weasyprint.matrix import Matrix

    standard = pydyf._to_bytes

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is int:
            return b"%d" % item
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is float and isfinite(item):
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        data: bytes = standard(item)
        return data

    def times(self: Any, other: Any) -> Any:
        """0 is what ``sum`` begins with: it makes 0 of a negative zero."""
        (a, b, c), (d, e, f), (g, h, i) = other
        rows = [
            [
                0 + x * a + y * d + z * g,
                0 + x * b + y * e + z * h,
                0 + x * c + y * f + z * i,
            ]
            for x, y, z in self
        ]
        return Matrix(matrix=rows)

    return [
        Replacement(pydyf, "_to_bytes", to_bytes),
        Replacement(Matrix, "__matmul__", times),
    ]
