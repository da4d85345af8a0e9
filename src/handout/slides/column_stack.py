"""Columns that hold pictures: text and pictures stacked in the author's order, in every column with
text of the same size. A picture takes the width of its column, or the height that its text leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handout.model import Block, Picture
from handout.slides.boxes import caption_paragraphs, free_place, open_caption
from handout.slides.compose_picture import picture_shape, proportion
from handout.slides.compounds import breakable
from handout.slides.fit import scales
from handout.slides.measure import room
from handout.slides.pieces import text_blocks
from handout.slides.plan import Box, Fit, Paragraph, Shape, TextShape
from handout.slides.stage import Stage
from handout.slides.text import Clicks, paragraphs
from handout.themes.theme import EMU_PER_INCH, EMU_PER_POINT, Placeholder

_GAP = round(0.14 * EMU_PER_INCH)
_LEAST_HEIGHT = round(1.2 * EMU_PER_INCH)
"""A picture that gets less, and less than its column's width, gets a slide of its own instead."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in a column: ``height`` is what the column's width gives it, EMU."""

    picture: Picture
    proportion: float
    reveal: int
    height: int


@dataclass(frozen=True, slots=True)
class Stack:
    """What one column holds, in order, and where."""

    parts: tuple[_Shown | tuple[Paragraph, ...], ...]
    place: Placeholder
    box: Box

    @property
    def text(self) -> list[Paragraph]:
        return [p for part in self.parts if not isinstance(part, _Shown) for p in part]

    def words(self, stage: Stage) -> list[Paragraph]:
        """All that is read in the column: its text, and the captions of its pictures."""
        shown = [part.picture for part in self.parts if isinstance(part, _Shown)]
        captions = [caption_paragraphs(stage, picture.caption) for picture in shown]
        return [*self.text, *(p for caption in captions for p in caption)]


def stack(
    stage: Stage, blocks: Sequence[Block], clicks: Clicks, place: Placeholder, box: Box
) -> Stack:
    parts: list[_Shown | tuple[Paragraph, ...]] = []
    for block in blocks:
        if isinstance(block, Picture):
            wanted = proportion(stage, block)
            width = box.width * (block.width or 1.0)
            parts.append(_Shown(block, wanted, clicks.now, round(width / wanted)))
            continue
        said = paragraphs(tuple(text_blocks((block,))[0]), stage.language, clicks)
        said = breakable(stage.measure, said, place, room(place, box).width_pt)
        if said and parts and not isinstance(parts[-1], _Shown):
            parts[-1] = (*parts[-1], *said)
        elif said:
            parts.append(tuple(said))
    return Stack(tuple(parts), place, box)


def stacked(stage: Stage, stacks: Sequence[Stack]) -> list[list[Shape]] | None:
    """The shapes of each column, or None when a picture would be too small beside its text."""
    everything = [p for one in stacks for p in one.text]
    for fit in scales(stage.measure, everything, stacks[0].place):
        heights = [_picture_heights(stage, one, fit) for one in stacks]
        known = [each for each in heights if each is not None]
        if len(known) == len(stacks):
            _on_one_line(stage, stacks, known, fit)
            zone = max((each[0] for each in known if each), default=0)
            level = _all_begin_with_pictures(stacks)
            return [
                _shapes(stage, one, each, fit, zone - each[0] if level else 0)
                for one, each in zip(stacks, known, strict=True)
            ]
    return None


def _all_begin_with_pictures(stacks: Sequence[Stack]) -> bool:
    return all(one.parts and isinstance(one.parts[0], _Shown) for one in stacks)


def _on_one_line(
    stage: Stage, stacks: Sequence[Stack], heights: Sequence[list[int]], fit: Fit
) -> None:
    """Pictures at the top of all columns end on one line: the lowest is pushed down as far as its
    column has room, and what is higher than that is made smaller."""
    if not _all_begin_with_pictures(stacks):
        return
    reach = min(
        each[0] + _free(stage, one, fit) - sum(each)
        for one, each in zip(stacks, heights, strict=True)
    )
    for each in heights:
        each[0] = min(each[0], reach)


def _free(stage: Stage, one: Stack, fit: Fit) -> int:
    """What a column's text and captions leave for its pictures. EMU."""
    said = sum(
        _text_height(stage, one, part, fit) for part in one.parts if not isinstance(part, _Shown)
    )
    captions = sum(
        open_caption(stage).height(
            stage, caption_paragraphs(stage, part.picture.caption), one.box.width
        )
        for part in one.parts
        if isinstance(part, _Shown)
    )
    return one.box.height - said - captions - _GAP * (len(one.parts) - 1)


def _text_height(stage: Stage, one: Stack, said: Sequence[Paragraph], fit: Fit) -> int:
    place = one.place
    width_pt = room(place, one.box).width_pt
    needed = stage.measure.height_pt(said, place, width_pt, fit)
    return round((needed + 1) * EMU_PER_POINT) + place.inset_top + place.inset_bottom


def _picture_heights(stage: Stage, one: Stack, fit: Fit) -> list[int] | None:
    """The height of each picture of a column; None when one of them is too low."""
    free = _free(stage, one, fit)
    shown = [part for part in one.parts if isinstance(part, _Shown)]
    wished = sum(each.height for each in shown)
    if free < 0 or (shown and free <= 0):
        return None
    scale = min(1.0, free / wished) if wished else 1.0
    heights = [int(each.height * scale) for each in shown]
    for each, height in zip(shown, heights, strict=True):
        if height < min(_LEAST_HEIGHT, each.height - 1):
            return None
    return heights


def _shapes(
    stage: Stage, one: Stack, heights: Sequence[int], fit: Fit, lowered: int
) -> list[Shape]:
    shapes: list[Shape] = []
    left = list(heights)
    style = open_caption(stage)
    box = one.box
    place = one.place
    y = box.y + lowered
    for number, part in enumerate(one.parts):
        if isinstance(part, _Shown):
            height = left.pop(0)
            width = round(height * part.proportion)
            at = Box(box.x + place.inset_left, y, width, height)
            shapes.append(picture_shape(part.picture, at, part.reveal))
            y += height
            caption = caption_paragraphs(stage, part.picture.caption, part.reveal)
            under = style.height(stage, caption, box.width)
            words = style.shape(stage, caption, Box(at.x, y, box.width, under))
            shapes += [words] if words else []
            y += under + _GAP
            continue
        last = number == len(one.parts) - 1
        needed = _text_height(stage, one, part, fit)
        height = box.y + box.height - y if last else needed
        shapes.append(TextShape(place, part, fit, box=Box(box.x, y, box.width, height)))
        y += needed + _GAP
        # A layout has one place for the text of a column: what follows stands in a box of its own.
        place = replace(
            free_place(stage, place.slot, place.levels),
            inset_left=place.inset_left,
            inset_top=place.inset_top,
            inset_right=place.inset_right,
            inset_bottom=place.inset_bottom,
        )
    return shapes
