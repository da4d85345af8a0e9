"""What a translator is, whoever it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

_FIRST_PLACE, _LAST_PLACE = 0xE000, 0xF8FF
"""Unicode's private use area: no text of ours has these signs."""


class Translated(NamedTuple):
    """A text in the other written form. ``unknown`` are words the translator left as they were,
    ``unformed`` words it knew but had no form of, both as they stand in the text."""

    text: str
    unknown: tuple[str, ...] = ()
    unformed: tuple[str, ...] = ()


class Translator(Protocol):
    """Takes plain texts without mark-up. A sign that :func:`place` gives stands for something in
    the text that is no word (a note's number, code); it stays beside the words it was beside."""

    def translate(self, texts: Sequence[str]) -> list[Translated | None]:
        """One answer for each text, in order; None for one that had none in time."""
        ...


def place(number: int) -> str:
    """The sign for what is kept, from 0. Raises ValueError when there are too many."""
    if number > _LAST_PLACE - _FIRST_PLACE:
        raise ValueError(f"more than {_LAST_PLACE - _FIRST_PLACE} kept places in one text")
    return chr(_FIRST_PLACE + number)


def is_place(sign: str) -> bool:
    return _FIRST_PLACE <= ord(sign) <= _LAST_PLACE


def has_places(text: str) -> bool:
    return any(map(is_place, text))
