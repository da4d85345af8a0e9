"""Several pictures on a slide → drafts: in rows of one height, or a grid, whichever shows more.

No picture is cropped or distorted. Captions stand under their pictures and begin on a common line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.model import Picture
from handout.slides.boxes import (
    CaptionStyle,
    caption_paragraphs,
    free_place,
    open_caption,
    to_the_source,
)
from handout.slides.compose_picture import picture, picture_shape, proportion, text_and_clicks
from handout.slides.compose_text import text_drafts
from handout.slides.fit import text_shape
from handout.slides.measure import room
from handout.slides.pieces import Piece
from handout.slides.plan import Box, Paragraph, Shape
from handout.slides.stage import Draft, Stage, one_after_another, restarted
from handout.themes.theme import EMU_PER_INCH, EMU_PER_POINT

_MOST = 6
"""More pictures than this are too small to see from the back of the room."""
_GAP = round(0.28 * EMU_PER_INCH)
_LEAST_HEIGHT = round(1.1 * EMU_PER_INCH)
"""A picture lower than this is not worth showing."""
_ANOTHER_ROW = 0.93
"""What an arrangement is worth for each row after the first."""
_LEAD_SHARE = 0.4
"""Share of the area that text may take from its pictures."""
_LEAD_GAP = round(0.2 * EMU_PER_INCH)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture, its proportion (width over height), the click that shows it, and its caption."""

    picture: Picture
    proportion: float
    reveal: int
    caption: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a picture stands, and the box of its caption, gap included."""

    shown: _Shown
    box: Box
    caption: Box


def pictures(stage: Stage, piece: Piece) -> list[Draft]:
    """Up to six pictures a slide, under the text that leads up to them, or over what follows."""
    if len(piece.pictures) == 1:
        return picture(stage, piece, large=True)
    content, clicks = text_and_clicks(stage, piece)
    captions = [p for each in piece.pictures for p in caption_paragraphs(stage, each.caption)]
    place = stage.place("pictures", "pictures")
    area = to_the_source(stage, "pictures", place, piece.sources, (*content, *captions))
    shown = [
        _Shown(
            each,
            proportion(stage, each),
            reveal,
            caption_paragraphs(stage, each.caption, reveal),
        )
        for each, reveal in zip(piece.pictures, clicks, strict=True)
    ]
    if not content:
        return _in_groups(stage, shown, area)
    if len(shown) <= _MOST:
        draft = _with_text(stage, shown, content, area, text_first=not piece.picture_first)
        if draft is not None:
            return [draft]
    alone, texts = _in_groups(stage, shown, area), text_drafts(stage, content)
    return [*alone, *texts] if piece.picture_first else [*texts, *alone]


def _in_groups(stage: Stage, shown: Sequence[_Shown], area: Box) -> list[Draft]:
    """Slides of about as many pictures each, and fewer on each where they would be too small."""
    for slides in range(-(-len(shown) // _MOST), len(shown)):
        groups = list(_even(shown, slides))
        laid = [_laid_out(stage, group, area) for group in groups]
        if all(cells is not None for cells in laid):
            return one_after_another(
                [_draft(restarted(_shapes(stage, cells))) for cells in laid if cells]
            )
    drafts = [
        draft for each in shown for draft in picture(stage, Piece([each.picture]), large=True)
    ]
    return one_after_another(drafts)


def _even(shown: Sequence[_Shown], count: int) -> Iterator[Sequence[_Shown]]:
    """The pictures in order, in groups that differ by one at most, the larger first."""
    start = 0
    for group in range(count):
        end = start + -(-(len(shown) - start) // (count - group))
        yield shown[start:end]
        start = end


def _draft(shapes: Sequence[Shape]) -> Draft:
    return Draft("pictures", tuple(shapes), "kind_pictures")


def _with_text(
    stage: Stage,
    shown: Sequence[_Shown],
    content: Sequence[Paragraph],
    area: Box,
    *,
    text_first: bool,
) -> Draft | None:
    """Text above or under its pictures; None when one of them gets too little room."""
    levels = stage.place("content_wide", "body").levels
    place = free_place(stage, "body", levels)
    inside = room(place, area)
    needed = stage.measure.height_pt(content, place, inside.width_pt)
    height = round((needed + 1) * EMU_PER_POINT)
    if height > area.height * _LEAD_SHARE:
        return None
    left = area.height - height - _LEAD_GAP
    top = area.y + (height + _LEAD_GAP if text_first else 0)
    cells = _laid_out(stage, shown, Box(area.x, top, area.width, left))
    if cells is None:
        return None
    shapes = _shapes(stage, cells)
    end = max(cell.caption.y + cell.caption.height for cell in cells)
    at = area.y if text_first else end + _LEAD_GAP
    text = text_shape(stage.measure, content, place, Box(area.x, at, area.width, height))
    if text is None:
        return None
    return _draft([text, *shapes] if text_first else [*shapes, text])


def _shapes(stage: Stage, cells: Sequence[_Cell]) -> list[Shape]:
    style = open_caption(stage)
    shapes: list[Shape] = []
    for cell in cells:
        shapes.append(picture_shape(cell.shown.picture, cell.box, cell.shown.reveal))
        words = style.shape(stage, cell.shown.caption, cell.caption)
        shapes += [words] if words else []
    return shapes


# --- where each picture stands ---


def _laid_out(stage: Stage, shown: Sequence[_Shown], area: Box) -> list[_Cell] | None:
    """The arrangement that shows most of the pictures; None when each makes them too small."""
    style = open_caption(stage)
    best: list[_Cell] | None = None
    for rows in range(1, len(shown) + 1):
        groups = list(_even(shown, rows))
        for cells in (
            _rows(stage, style, groups, area),
            _grid(stage, style, groups, area),
        ):
            if cells is not None and (best is None or _worth(cells) > _worth(best)):
                best = cells
    return best


def _worth(cells: Sequence[_Cell]) -> float:
    """How well the pictures are seen: by area, but one large among small ones is worth less. Of
    two that are about as good, the one with fewer rows fills the width and is tidier."""
    rows = len({cell.caption.y for cell in cells})
    seen = sum(math.sqrt(cell.box.width * cell.box.height) for cell in cells)
    return seen * _ANOTHER_ROW ** (rows - 1)


def _rows(
    stage: Stage, style: CaptionStyle, groups: Sequence[Sequence[_Shown]], area: Box
) -> list[_Cell] | None:
    """Rows of one height each, as wide as the area unless that makes them too high."""
    if any(each.picture.width for group in groups for each in group):
        return None
    heights = [
        (area.width - _GAP * (len(group) - 1)) / sum(each.proportion for each in group)
        for group in groups
    ]
    scale = 1.0
    while True:
        captions = [
            max(
                style.height(stage, each.caption, round(height * scale * each.proportion))
                for each in group
            )
            for group, height in zip(groups, heights, strict=True)
        ]
        free = area.height - sum(captions) - _GAP * (len(groups) - 1)
        fitting = min(1.0, free / sum(heights))
        if fitting >= scale:
            break
        # Narrower captions may need more lines, and so on: as long as there is anything to see.
        scale = fitting
        if min(heights) * scale < _LEAST_HEIGHT:
            return None
    cells: list[_Cell] = []
    y = area.y
    for group, height, caption in zip(groups, heights, captions, strict=True):
        widths = [round(height * scale * each.proportion) for each in group]
        x = area.x
        for each, width in zip(group, widths, strict=True):
            box = Box(x, y, width, round(height * scale))
            cells.append(_Cell(each, box, Box(x, y + box.height, width, caption)))
            x += width + _GAP
        y += round(height * scale) + caption + _GAP
    return cells if _inside(cells, area) else None


def _grid(
    stage: Stage, style: CaptionStyle, groups: Sequence[Sequence[_Shown]], area: Box
) -> list[_Cell] | None:
    """Columns of one width and rows of one height; pictures stand on their captions' line."""
    columns = max(len(group) for group in groups)
    width = (area.width - _GAP * (columns - 1)) // columns
    captions = [_caption_height(stage, style, group, width) for group in groups]
    free = area.height - sum(captions) - _GAP * (len(groups) - 1)
    height = free // len(groups)
    if height < _LEAST_HEIGHT:
        return None
    # No wider than what stands in it, so that the gaps are alike both ways.
    narrow = max(_in_cell(each, width, height, area).width for group in groups for each in group)
    if captions == [_caption_height(stage, style, group, narrow) for group in groups]:
        width = narrow
    cells: list[_Cell] = []
    y = area.y
    for group, caption in zip(groups, captions, strict=True):
        boxes = [_in_cell(each, width, height, area) for each in group]
        tallest = max(box.height for box in boxes)
        for column, (each, box) in enumerate(zip(group, boxes, strict=True)):
            x = area.x + column * (width + _GAP)
            stands = Box(x, y + tallest - box.height, box.width, box.height)
            cells.append(_Cell(each, stands, Box(x, y + tallest, width, caption)))
        y += tallest + caption + _GAP
    return cells if _inside(cells, area) else None


def _caption_height(stage: Stage, style: CaptionStyle, group: Sequence[_Shown], width: int) -> int:
    return max(style.height(stage, each.caption, width) for each in group)


def _in_cell(each: _Shown, width: int, height: int, area: Box) -> Box:
    """The picture's size in a cell, and no wider than the author asked for."""
    most = min(width, round(area.width * each.picture.width)) if each.picture.width else width
    fitting = min(float(most), height * each.proportion)
    return Box(0, 0, round(fitting), round(fitting / each.proportion))


def _inside(cells: Sequence[_Cell], area: Box) -> bool:
    return all(
        cell.box.x + cell.box.width <= area.x + area.width + 1
        and cell.caption.y + cell.caption.height <= area.y + area.height + 1
        for cell in cells
    )
