"""Hyphenation patterns without the wait: Pyphen's, read when they are needed.

Pyphen takes the 27 000 Norwegian patterns apart when it loads them, 0.15 s for each form,
and a document uses a few hundred. Its table of loaded dictionaries is filled here with ones
that take a pattern apart when a word first meets it; everything else is Pyphen's own.
"""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

_Points: TypeAlias = tuple[int, tuple[int, ...]]
"""Where in the pattern its first digit other than 0 stands, and the digits from there on."""


@cache
def prepare_hyphenation() -> None:
    """Give Pyphen the patterns of both forms of Norwegian. Whoever hyphenates calls this first."""
    import pyphen

    for name in ("nn_NO", "nb_NO"):
        path = Path(str(pyphen.LANGUAGES[name]))
        source = path.read_bytes()
        if path not in pyphen.hdcache and not any(mark in source for mark in (b"/", b"^^")):
            pyphen.hdcache[path] = _patterns(source)


@cache
def _patterns(source: bytes) -> Any:
    """A ``pyphen.HyphDict``. The two forms share one file's worth of patterns."""
    import pyphen

    first, _, rest = source.partition(b"\n")
    encoding = first.decode("ascii").strip()
    letters = rest.translate(None, delete=string.digits.encode()).decode(encoding).split()
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    # A pattern without digits says nothing, also where one with the same letters stood before it.
    dictionary.patterns = _Patterns(
        {
            key: pattern
            for key, pattern in zip(letters, rest.decode(encoding).split(), strict=True)
            if key != pattern
        }
    )
    dictionary.maxlen = max(map(len, dictionary.patterns))
    dictionary.cache = {}
    return dictionary


class _Patterns(dict[str, Any]):
    """Letters → pattern as written (``.ad8la.``), and as :data:`_Points` once it was looked up."""

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters)
        if isinstance(found, str):
            found = self[letters] = _points(found)
        return default if found is None else found


def _points(pattern: str) -> _Points | None:
    """The digits between the letters of a pattern, 0 where there is none; None for only zeros."""
    digits: list[int] = []
    waiting = 0
    for character in pattern:
        if character.isdigit():
            waiting = int(character)
        else:
            digits.append(waiting)
            waiting = 0
    digits.append(waiting)
    places = [place for place, digit in enumerate(digits) if digit]
    return (places[0], tuple(digits[places[0] : places[-1] + 1])) if places else None
