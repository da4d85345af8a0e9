"""The order in which a Norwegian reader looks words up: a … z, æ, ø, å, whatever their case.

The rules are those of Unicode's data for ``nn`` and ``nb`` (CLDR, «collation»): ä goes with æ, ö
with ø, ü with y, «aa» with å, and every other letter as without its marks, é as e. Where words are
equal by that, those without marks come first, then small letters. Spaces go before everything and
other signs do not count. Numbers, which CLDR takes sign by sign, go by their size: 9 before 10.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

SortingKey: TypeAlias = tuple[tuple[tuple[int, int], ...], str, str]

_LAST = {"æ": 1, "ø": 2, "å": 3}
"""The letters after z, in their order."""

_LETTERS = {"ä": "æ", "ö": "ø", "œ": "ø", "ü": "y", "đ": "d", "ł": "l", "ŋ": "n"}
"""Those that go with another, and not with what Unicode takes them apart into."""

_ALIKE = str.maketrans(_LETTERS)
_AFTER = str.maketrans({letter: f"{other}\uffff" for letter, other in _LETTERS.items()})
"""The same letters, each after the one it goes with."""

_SPACE, _DIGITS, _LETTER = range(3)

_PIECE = re.compile(r"\s+|[0-9]+|[^\W\d_]")


def sorting_key(text: str) -> SortingKey:
    """What to give ``sorted`` as its ``key``. Equal keys are equal texts."""
    letters = unicodedata.normalize("NFC", text)
    small = letters.casefold()
    pieces = _PIECE.findall(small.replace("aa", "å").translate(_ALIKE))
    return tuple(map(_weight, pieces)), small.translate(_AFTER), letters.swapcase()


def _weight(piece: str) -> tuple[int, int]:
    if piece.isspace():
        return _SPACE, 0
    if piece.isdecimal():
        return _DIGITS, int(piece)
    if piece in _LAST:
        return _LETTER, ord("z") + _LAST[piece]
    return _LETTER, ord(unicodedata.normalize("NFD", piece)[0])
