"""Write numbers and operators of a PDF by their type.

pydyf asks of each part of a page whether it is bytes, a float or an object of its own, before it
takes the integers and texts that most are: 50 000 times for the slide sheets of a workshop.
"""

from __future__ import annotations

from typing import Any

from handout.pages.shortcuts.replacing import Replacement


def number_shortcuts() -> list[Replacement]:
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
        data: bytes = standard(item)
        return data

    return [Replacement(pydyf, "_to_bytes", to_bytes)]
