"""What most slides of the saman theme stand on: the hill, the mark and the fixed places."""

from __future__ import annotations

from handout.templates import saman_text as text
from handout.templates.design import Drawing, LayoutDesign, Place, Rect, Shapes

HILL = Drawing("hill")
MARK = Drawing("mark", Rect(0.9, 7.02, 0.235, 0.22))
GROUND_LINE = (HILL, MARK)


def standard(role: str, *places: Place, scenery: tuple[Shapes | Drawing, ...] = ()) -> LayoutDesign:
    """A slide on the hill; ``scenery`` stands behind it."""
    return LayoutDesign(
        role,
        (text.TITLE_PLACE, text.SECTION_PLACE, *places, *text.FOOTERS),
        (*scenery, *GROUND_LINE),
    )
