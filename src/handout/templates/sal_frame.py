"""What most slides of the sal theme have around their content: the progress bar's track, the
number in the corner, and the bright slides' own colour map."""

from __future__ import annotations

from handout.templates import sal_text as text
from handout.templates.design import Drawing, LayoutDesign, Place, Shapes
from handout.templates.style import Colour
from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap

TRACK = Shapes("Framdriftsspor", '<rect x="0" y="0" width="13.333" height="0.12" fill="{dk2}"/>')
ON_BRIGHT: ColourMap = {**DARK_ON_LIGHT, "hlink": "dk1", "folHlink": "dk1"}
"""Gold and mint slides are dark on light, and their links are ink: gold ones would not be seen."""


def standard(role: str, *places: Place, scenery: tuple[Shapes | Drawing, ...] = ()) -> LayoutDesign:
    """A slide with title, section and the fixed places."""
    return framed(role, text.TITLE_PLACE, text.SECTION_PLACE, *places, scenery=scenery)


def framed(
    role: str,
    *places: Place,
    scenery: tuple[Shapes | Drawing, ...] = (),
    bright: Colour | None = None,
    footers: tuple[Place, ...] = text.FOOTERS,
) -> LayoutDesign:
    """A slide with the fixed places alone; ``bright`` fills it with that colour."""
    return LayoutDesign(
        role,
        (*places, *footers, text.PROGRESS_PLACE),
        (*scenery, TRACK),
        background=bright,
        colour_map=ON_BRIGHT if bright else None,
    )
