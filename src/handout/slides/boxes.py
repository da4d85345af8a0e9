"""Text in a box of its own, where the layout has no place for it: a caption under its picture,
what a column says after a picture. Such a box has a :class:`Placeholder` of type '' that says how
its text is set; it is always in the body face and in the text colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handout.model import Inlines, SourceLine
from handout.slides.compounds import breakable
from handout.slides.measure import room
from handout.slides.plan import CELL_MARGIN_X_PT, Box, Bullet, Paragraph, TextShape
from handout.slides.stage import Stage, footnote_labels_in
from handout.slides.text import runs
from handout.themes.roles import SLOT_NAMES
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Placeholder

CAPTION_PT = 16.0
"""Captions are read beside what they belong to, not from the back of the room."""
TABLE_CAPTION_PT = 18.0
_PLATE_INSETS = (8 * EMU_PER_POINT, 5 * EMU_PER_POINT)
"""Between a caption and the edges of its plate, left and right, above and below. EMU."""


def free_place(stage: Stage, slot: str, levels: tuple[LevelStyle, ...]) -> Placeholder:
    """A place that no layout has; each shape in it says where it stands."""
    face = stage.theme.body.typeface
    styled = tuple(replace(level, typeface=face) for level in levels)
    return Placeholder(slot, "", 0, SLOT_NAMES[slot], 0, 0, 0, 0, styled)


def caption_paragraphs(stage: Stage, caption: Inlines, reveal: int = 0) -> list[Paragraph]:
    """A caption as text, or nothing where there is none."""
    if not caption:
        return []
    return [Paragraph(runs(caption, stage.language), bullet=Bullet.NONE, reveal=reveal)]


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """How captions stand under their pictures: ``gap`` below the picture, on a ``fill`` when what
    the layout has there is not known to carry text. Lengths are EMU."""

    place: Placeholder
    gap: int
    fill: str | None = None

    def height(self, stage: Stage, said: Sequence[Paragraph], width: int) -> int:
        """What a caption of this width needs under its picture, the gap included; 0 without one."""
        if not said:
            return 0
        box = Box(0, 0, width, 1)
        inside = room(self.place, box)
        broken = breakable(stage.measure, said, self.place, inside.width_pt)
        needed = stage.measure.height_pt(broken, self.place, inside.width_pt)
        insets = self.place.inset_top + self.place.inset_bottom
        # A point to spare: the box is rounded to whole EMU.
        return self.gap + round((needed + 1) * EMU_PER_POINT) + insets

    def shape(self, stage: Stage, said: Sequence[Paragraph], at: Box) -> TextShape | None:
        """The caption in what its picture left it, gap included, which is its :meth:`height`; None
        without one."""
        if not said:
            return None
        box = Box(at.x, at.y + self.gap, at.width, at.height - self.gap)
        width_pt = room(self.place, box).width_pt
        broken = breakable(stage.measure, said, self.place, width_pt)
        return TextShape(self.place, tuple(broken), box=box, fill=self.fill)


def open_caption(stage: Stage) -> CaptionStyle:
    """A caption on the slide's own ground."""
    return CaptionStyle(_caption_place(stage), 6 * EMU_PER_POINT)


def plated_caption(stage: Stage) -> CaptionStyle:
    """A caption on a plate in the ground colour, so that it can be read over any panel."""
    x, y = _PLATE_INSETS
    place = replace(_caption_place(stage), inset_left=x, inset_right=x, inset_top=y, inset_bottom=y)
    return CaptionStyle(place, 0, "bg1")


def table_caption(stage: Stage) -> CaptionStyle:
    """A caption over its table, on a line with the text of its cells: the space below it is its
    place's inset."""
    below = 8 * EMU_PER_POINT
    left = round(CELL_MARGIN_X_PT * EMU_PER_POINT)
    place = replace(
        _caption_place(stage, TABLE_CAPTION_PT),
        inset_left=left,
        inset_right=left,
        inset_bottom=below,
    )
    return CaptionStyle(place, 0)


def _caption_place(stage: Stage, size_pt: float = CAPTION_PT) -> Placeholder:
    return free_place(stage, "caption", (LevelStyle(size_pt, stage.theme.body.typeface),))


def to_the_source(
    stage: Stage,
    role: str,
    place: Placeholder | Box,
    sources: Sequence[SourceLine],
    said: Sequence[Paragraph],
) -> Box:
    """The area of a place, down to the foot of the source line where the slide needs none: it has
    no sources, and what is ``said`` on it refers to no footnote."""
    area = Box(place.x, place.y, place.width, place.height)
    if (
        sources
        or footnote_labels_in(said, stage.document.footnotes)
        or not stage.has(role, "source")
    ):
        return area
    source = stage.place(role, "source")
    foot = source.y + source.height
    if source.y < area.y + area.height or foot > stage.theme.slide_height:
        return area
    return replace(area, height=foot - area.y)
