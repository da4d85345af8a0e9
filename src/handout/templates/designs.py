"""The templates that the project draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from handout.templates import base, kommune, sal, sal_text, saman
from handout.templates.design import Design
from handout.templates.faces import FaceDesign

DESIGNS: Mapping[str, Callable[[Path], Design]] = {
    "base": base.design,
    "kommune": kommune.design,
    "saman": saman.design,
    "sal": sal.design,
}
"""Theme → its design, given the theme's folder."""

FACES: Mapping[str, tuple[str, tuple[FaceDesign, ...]]] = {"sal": ("font_rhd", sal_text.FACES)}
"""Theme → the font package and what becomes of its files, for a theme with font files of its
own."""
