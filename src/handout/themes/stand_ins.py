"""Font files for the typefaces that a template names and that nobody gave files for.

PowerPoint has Calibri and Arial; we have not, and need the widths of their letters to make text
fit, and letters for the PDFs. In this order: a font package of that name, a package of a typeface
made to have the same widths, and the theme's own typeface, with room for how much wider or higher
the other one may be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from handout.themes.theme import Family

SAME_WIDTHS: Mapping[str, str] = {
    "calibri": "carlito",
    "calibri light": "carlito",
    "cambria": "caladea",
    "arial": "arimo",
    "helvetica": "arimo",
    "times new roman": "tinos",
    "georgia": "gelasio",
    "courier new": "cousine",
}
"""Typeface → the open one with the same widths."""

_PACKAGES = ("font_{}", "fontpkg_{}", "rinoh_typeface_{}")
_STYLES: Mapping[str, tuple[str, ...]] = {
    "regular": ("regular",),
    "bold": ("bold",),
    "italic": ("italic", "it"),
    "bold_italic": ("bolditalic", "boldit"),
}


class Bound(NamedTuple):
    """How much wider and higher text may be than in Source Sans Pro, as factors."""

    wider: float
    higher: float


_BOUNDS: Mapping[str, Bound] = {
    "calibri": Bound(1.01, 1.0),
    "calibri light": Bound(1.01, 1.0),
    "arial": Bound(1.12, 1.0),
    "helvetica": Bound(1.12, 1.0),
    "times new roman": Bound(1.08, 1.0),
    "cambria": Bound(1.08, 1.0),
    "georgia": Bound(1.25, 1.0),
    "verdana": Bound(1.29, 1.0),
    "courier new": Bound(1.5, 1.0),
}
"""For the widest word of more than five letters in both files of ``content/leiing``, regular or
bold, measured with open typefaces of the same widths (:mod:`handout.themes.installed`)."""
_UNKNOWN = Bound(1.2, 1.1)


class Found(StrEnum):
    """Where the font files of a typeface come from."""

    FILES = "files"
    """The theme or a font package has them."""
    SAME_WIDTHS = "same-widths"
    """They are another typeface's, which has the same widths."""
    BOUND = "bound"
    """They are the theme's own typeface's, with room for the difference."""
    UNKNOWN = "unknown"
    """The same, for a typeface whose widths we do not know."""


def stand_in(typeface: str, known: Mapping[str, Family], body: Family) -> tuple[Family, Found]:
    """The files to measure and print a typeface with."""
    if typeface in known:
        return known[typeface], Found.FILES
    own = _packaged(typeface, typeface)
    if own is not None:
        return own, Found.FILES
    key = typeface.casefold()
    alike = _packaged(SAME_WIDTHS[key], typeface) if key in SAME_WIDTHS else None
    if alike is not None:
        return replace(alike, stand_in=True), Found.SAME_WIDTHS
    bound = _BOUNDS.get(key, _UNKNOWN)
    family = replace(body, typeface=typeface, stand_in=True, wider=bound.wider, higher=bound.higher)
    return family, Found.BOUND if key in _BOUNDS else Found.UNKNOWN


def _packaged(name: str, typeface: str) -> Family | None:
    """The family in an installed font package that is called after it."""
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    if not slug:
        return None
    for pattern in _PACKAGES:
        spec = find_spec(pattern.format(slug))
        if spec is None or not spec.submodule_search_locations:
            continue
        folder = Path(spec.submodule_search_locations[0])
        files = {path.stem.casefold(): path for path in sorted(folder.rglob("*.ttf"))}
        found = {
            style: path
            for style, endings in _STYLES.items()
            for stem, path in files.items()
            if stem.rpartition("-")[2] in endings
        }
        if "regular" in found:
            return Family.of(typeface, found)
    return None
