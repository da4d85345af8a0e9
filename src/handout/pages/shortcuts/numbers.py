"""Write numbers and operators of a PDF by their type, objects once, and multiply matrices at once.

pydyf asks of each part of a page whether it is bytes, a float or an object of its own, before it
takes the integers and texts that most are: 50 000 times for the slide sheets of a workshop. It
writes every object twice, for the file and for the file's identifier. And each move, turn and
size in a drawing is a product of matrices, which WeasyPrint works out from generators in lists in
lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

from handout.pages.shortcuts.replacing import Replacement


def number_shortcuts() -> list[Replacement]:
    import pydyf

    kinds = (pydyf.Dictionary, pydyf.Stream)
    return [_by_type(), *map(_written_once, kinds), _multiplied_at_once()]


def finish(objects: Iterable[Any]) -> None:
    """Tell that nothing will change these pydyf objects any more."""
    for item in objects:
        item._final = True


def _by_type() -> Replacement:
    import pydyf

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

    return Replacement(pydyf, "_to_bytes", to_bytes)


def _written_once(kind: Any) -> Replacement:
    standard = kind.data.fget

    def data(self: Any) -> Any:
        known = self.__dict__.get("_data")
        if known is None:
            known = standard(self)
            if _is_final(self):
                self._data = known
        return known

    return Replacement(kind, "data", property(data))


def _is_final(item: Any) -> bool:
    """The streams that hold other objects are made while the file is written, and are then the
    only ones to be compressed."""
    return item.__dict__.get("_final", False) or getattr(item, "compress", False)


def _multiplied_at_once() -> Replacement:
    from weasyprint.matrix import Matrix

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

    return Replacement(Matrix, "__matmul__", times)
