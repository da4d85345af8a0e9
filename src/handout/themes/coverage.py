"""Which characters a theme's fonts can print.

A PDF holds no other fonts than the theme's, and Pango looks for a character in all of them: what
none of them has is printed nowhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from handout.themes.theme import Family, Theme

_UNDRAWN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Categories that are no ink: controls and joiners are not drawn, and spaces are only wide."""

_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def not_in_fonts(text: Iterable[str], theme: Theme, *, code: bool = False) -> list[str]:
    """The characters of a text that no font of the theme has, each once, in their order.

    ``code`` says that the text is set as code, whose font is loaded for it.
    """
    composed = unicodedata.normalize("NFC", "".join(text))
    covered = _covered(_files(theme, code=code))
    return [
        character
        for character in dict.fromkeys(composed)
        if ord(character) not in covered and is_ink(character)
    ]


def is_ink(character: str) -> bool:
    return (
        unicodedata.category(character) not in _UNDRAWN
        and ord(character) not in _VARIATION_SELECTORS
    )


def _files(theme: Theme, *, code: bool) -> tuple[Path, ...]:
    families: dict[str, Family] = {
        family.typeface: family for family in (theme.heading, theme.body, *theme.families.values())
    }
    return tuple(family.regular for family in families.values() if code or family is not theme.code)


@cache
def _covered(files: tuple[Path, ...]) -> frozenset[int]:
    return frozenset[int]().union(*map(_characters, files))


@cache
def _characters(file: Path) -> frozenset[int]:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    return frozenset(face.unicodes)
