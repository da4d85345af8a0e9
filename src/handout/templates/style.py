"""How text in a place is set: what ``a:lvlNpPr`` and ``a:bodyPr`` say, with units in the names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

MAJOR, MINOR = "+mj-lt", "+mn-lt"
"""The theme's heading and body typeface (ECMA-376 part 1 §20.1.4.1.24)."""


class Colour(NamedTuple):
    """A theme colour; ``lum_mod`` and ``lum_off`` are percent of HSL lightness (§20.1.2.3.20)."""

    slot: str
    lum_mod: int | None = None
    lum_off: int | None = None


INK = Colour("tx1")
GROUND = Colour("bg1")
QUIET = Colour("tx1", 80, 20)
"""Ink made lighter, for sources and footers: follows the ink when a deck is recoloured."""


class Bullet(NamedTuple):
    """``sign`` is a character, or an automatic numbering such as ``circleNumWdBlackPlain``;
    ``symbols`` says that the character is one of Wingdings, a face every PowerPoint has."""

    sign: str
    colour: Colour
    percent: int = 100
    symbols: bool = False

    @property
    def numbered(self) -> bool:
        return len(self.sign) > 1


@dataclass(frozen=True, slots=True)
class Level:
    """One outline level. ``line_percent`` is of the typeface's own line height, which is 1.37 em in
    Source Serif and 1.26 em in Source Sans; ``tracking`` is in hundredths of a point."""

    size_pt: float
    font: str = MINOR
    colour: Colour = INK
    bold: bool = False
    italic: bool = False
    line_percent: int = 100
    before_pt: float = 0
    margin_in: float = 0
    indent_in: float = 0
    tracking: int = 0
    bullet: Bullet | None = None
    align: str = "l"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """``anchor`` is t, ctr or b; ``vertical`` sets the text from bottom to top."""

    levels: tuple[Level, ...]
    anchor: str = "t"
    vertical: bool = False
    shrinks: bool = True

    def but(self, **changes: Any) -> TextStyle:
        """The same with other values on every level."""
        return replace(self, levels=tuple(replace(level, **changes) for level in self.levels))


def plain(size_pt: float, *, anchor: str = "t", depth: int = 1, **values: Any) -> TextStyle:
    """Text without bullets; ``depth`` levels look the same, none like the master's."""
    return TextStyle((Level(size_pt, **values),) * depth, anchor=anchor)
