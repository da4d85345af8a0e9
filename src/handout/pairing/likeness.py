"""How much two texts look like each other, in one language or across the two.

Nynorsk and Bokmål share most of their letters in the same order, so texts that say the same have
many groups of three letters in common, and texts that do not have few.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Profile: TypeAlias = "frozenset[str]"

_SPACE = re.compile(r"[\W_]+")


def profile(text: str) -> Profile:
    """The groups of three letters and digits of a text, with the ends of its words."""
    letters = f" {_SPACE.sub(' ', text.casefold())} "
    return frozenset(map("".join, zip(letters, letters[1:], letters[2:], strict=False)))


def likeness(one: Profile, other: Profile) -> float:
    """From 0 to 1 (Dice's coefficient). Two texts without letters are alike."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))
