"""What the shapes of one slide's picture share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handout.slides.measure import Measure
from handout.themes.theme import EMU_PER_POINT, Family, Layout, Theme

CRISP = 'image-rendering="crisp-edges"'
"""On every picture: PDF/A forbids interpolated ones (ISO 19005-2, 6.2.8.3)."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """``family`` gives the name that pages know a typeface by, ``picture`` the address of a
    picture's ``src``, or None for one that cannot be shown."""

    theme: Theme
    layout: Layout
    measure: Measure
    family: Callable[[Family], str]
    picture: Callable[[str], str | None]

    def colour(self, slot: str) -> str:
        """``#RRGGBB`` for a slot of the theme, or a name in the colour map of the slide."""
        mapped = (self.layout.colour_map or self.theme.colour_map).get(slot, slot)
        return f"#{self.theme.colours.get(mapped, '000000')}"


def pt(emu: float) -> str:
    """EMU as points, to a two-hundredth."""
    return f"{emu / EMU_PER_POINT:.2f}".rstrip("0").rstrip(".")


def num(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")
