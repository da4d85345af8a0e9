"""How much wider than measured a text may turn out, where another typeface stands in for its own.

A deck that carries its typefaces shows what was measured. Where it does not (the theme has switched
that off, the licence forbids it, or the typeface is one of a template we have no file of), the room
is measured for what will be there instead: the fallback the theme names when it is among those
PowerPoint has everywhere, else a little of everything.
"""

from __future__ import annotations

from pathlib import Path

from handout.slides.faces import face_metrics
from handout.themes.installed import INSTALLED, SAMPLE, Width
from handout.themes.theme import Family, Theme

LEFT_OUT = 1.06
"""The least for a typeface that must be installed to be seen."""

SPREAD = 1.03
"""Two typefaces as wide on the whole differ by this from line to line."""

NO_FILE = 1.12
"""For a typeface we know nothing of: as much wider than Source Sans Pro as Arial Bold is."""


def margin(typeface: str, theme: Theme) -> float:
    """The factor for widths measured in the theme's files. A typeface without files is measured in
    the body's."""
    family = theme.families.get(typeface)
    if family is None:
        known = INSTALLED.get(typeface)
        return _ratio(known, theme.body) * SPREAD if known else NO_FILE
    # A stand-in has its own factor, for the typeface it stands in for.
    if typeface in theme.embedded or typeface in INSTALLED or family.stand_in:
        return 1.0
    shown = INSTALLED.get(family.fallback)
    return max(LEFT_OUT, _ratio(shown, family)) if shown else LEFT_OUT


def average_em(path: Path) -> float:
    """The mean advance of the sample's characters in a font file."""
    return face_metrics(path).width_em(SAMPLE) / len(SAMPLE)


def _ratio(shown: Width, family: Family) -> float:
    pairs = [(shown.regular, family.regular)]
    if family.bold is not None:
        pairs.append((shown.bold, family.bold))
    return max(em / average_em(path) for em, path in pairs)
