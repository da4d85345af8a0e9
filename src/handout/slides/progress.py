"""How far the deck has come, as a bar on every slide whose layout has a place for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.slides.plan import BarShape, PlannedSlide, Shape, TextShape
from handout.themes.roles import FOOTER_TYPES
from handout.themes.theme import Theme


def with_progress(slides: Sequence[PlannedSlide], theme: Theme) -> tuple[PlannedSlide, ...]:
    """The finished slides, each with its share of the deck; the last slide's bar is whole.

    The last step of the planning, because only then is it known how many slides there are. The bar
    comes after all but the footers: it says again what the slide number says.
    """
    return tuple(_with_bar(slide, len(slides), theme) for slide in slides)


def _with_bar(slide: PlannedSlide, total: int, theme: Theme) -> PlannedSlide:
    place = theme.layouts[slide.layout].placeholders.get("progress")
    if place is None:
        return slide
    width = round(place.width * slide.number / total)
    # The track it grows on is the layout's, if there is one.
    bar = BarShape(place.x, place.y, width, place.height, theme.graphics.marked, place.name)
    content = [shape for shape in slide.shapes if not _is_footer(shape)]
    footers = [shape for shape in slide.shapes if _is_footer(shape)]
    return replace(slide, shapes=(*content, bar, *footers))


def _is_footer(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.place.type in FOOTER_TYPES
