"""Which word of a translation answers to which word of the text.

Bokmål and Nynorsk have nearly the same words in nearly the same order («boken min» → «boka mi»,
«min bok» → «boka mi»), so words are paired by how alike they are and how near each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile("[\ue000-\uf8ff]|[^\\W_]+(?:[-’'][^\\W_]+)*|[^\\w\\s]|_")


class Token(NamedTuple):
    """A word, a sign, or the place of something that is kept: ``text[start:end]``."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


def aligned(source: Sequence[Token], target: Sequence[Token]) -> list[int | None]:
    """For each token of the source the index of its answer in the target, or None.

    First the best pairing in order; then words that changed places find each other among those
    that are left.
    """
    pairs = _in_order(source, target)
    left = set(range(len(target))) - {index for index in pairs if index is not None}
    for index, token in enumerate(source):
        if pairs[index] is not None or not left:
            continue
        near = min(left, key=lambda other: (-_likeness(token.text, target[other].text), other))
        if _likeness(token.text, target[near].text) >= _SURE:
            pairs[index] = near
            left.discard(near)
    return pairs


_SURE = 0.5
_OTHER_WORD = 0.1
"""Two words in the same place with nothing in common («formål», «hensikt») may be a pair."""


def _in_order(source: Sequence[Token], target: Sequence[Token]) -> list[int | None]:
    """The pairing in order with the highest sum of likenesses (Needleman and Wunsch)."""
    rows, columns = len(source), len(target)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            likeness = _likeness(source[row].text, target[column].text)
            best[row][column] = max(
                likeness + best[row + 1][column + 1] if likeness else 0.0,
                best[row + 1][column],
                best[row][column + 1],
            )
    pairs: list[int | None] = [None] * rows
    row = column = 0
    while row < rows and column < columns:
        likeness = _likeness(source[row].text, target[column].text)
        if likeness and best[row][column] == likeness + best[row + 1][column + 1]:
            pairs[row] = column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


_FUNCTION_WORDS = {
    "jeg": "eg", "hun": "ho", "dere": "de", "dem": "dei", "hva": "kva", "hvem": "kven",
    "hvor": "kor", "hvorfor": "kvifor", "hvordan": "korleis", "hver": "kvar", "ikke": "ikkje",
    "fra": "frå", "en": "ein", "et": "eit", "ei": "ei", "noe": "noko", "noen": "nokon", "å": "å",
    "også": "òg", "bare": "berre", "mye": "mykje", "si": "sei", "se": "sjå", "nå": "no",
    "de": "dei", "hvilken": "kva", "være": "vere", "da": "då", "deres": "dykkar", "ned": "ned",
}  # fmt: skip
"""Short words that look little like each other."""

_PAIRS = {frozenset(pair) for pair in _FUNCTION_WORDS.items()}


@lru_cache(maxsize=1 << 14)
def _likeness(one: str, other: str) -> float:
    """From 0 for what is never a pair to 1 for the same word."""
    one, other = one.casefold(), other.casefold()
    if one == other or frozenset((one, other)) in _PAIRS:
        return 1.0
    if not (one[0].isalpha() and other[0].isalpha()):
        return 0.0
    return max(_OTHER_WORD, SequenceMatcher(None, one, other, autojunk=False).ratio() * 0.9)
