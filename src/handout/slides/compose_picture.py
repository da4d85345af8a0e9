"""A picture, alone or with text → drafts. A picture is never cropped and never distorted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handout.model import Picture
from handout.pictures import UnreadablePicture, probe
from handout.slides.boxes import caption_paragraphs, plated_caption
from handout.slides.compose_text import text_drafts
from handout.slides.pieces import Piece
from handout.slides.plan import Box, Paragraph, PictureShape, Shape
from handout.slides.stage import Draft, Stage
from handout.slides.text import Clicks, paragraphs, runs
from handout.themes.roles import SLOT_NAMES
from handout.themes.theme import Placeholder

_FILLS = 0.02
"""A picture whose shape is this close to the place's fills it from edge to edge."""
_MARGIN = 0.06
"""Share of the place's shorter side kept clear around a picture in a place at the slide's edge."""
_PICTURE_LEAST = 0.6
"""Share of its height that a picture keeps: a caption that needs more goes elsewhere."""


def picture(stage: Stage, piece: Piece, *, large: bool, role: str | None = None) -> list[Draft]:
    """A picture with its text beside it; ``large`` asks for the whole slide with a caption."""
    (shown,) = piece.pictures
    content, (reveal,) = text_and_clicks(stage, piece)
    sources = paragraphs(tuple(piece.sources), stage.language)
    if role is None:
        role = "picture_left" if piece.picture_first else "picture_right"
        if (large and _is_short(content)) or not content:
            role = "full_picture"
    if role == "full_picture":
        filled = _full_picture(stage, shown, content, sources, reveal)
        if filled is not None:
            return [filled]
        role = "picture_right"
    shape = stage.text(role, "body", content or _caption(stage, shown))
    if shape is not None:
        caption = caption_paragraphs(stage, shown.caption, reveal) if content else []
        shapes, left = _captioned(stage, role, shown, reveal, caption)
        ordered = (*shapes, shape) if role == "picture_left" else (shape, *shapes)
        return [Draft(role, ordered, "kind_picture", sources=(*left, *sources))]
    # More text than fits beside the picture: the picture gets its own slide first or last.
    alone = _full_picture(stage, shown, [], sources, 0)
    if alone is None:
        caption = caption_paragraphs(stage, shown.caption)
        plain, left = _captioned(stage, "full_picture", shown, 0, [*caption, *sources])
        alone = Draft("full_picture", tuple(plain), "kind_picture", sources=tuple(left))
    texts = text_drafts(stage, content)
    return [alone, *texts] if piece.picture_first else [*texts, alone]


def text_and_clicks(stage: Stage, piece: Piece) -> tuple[list[Paragraph], list[int]]:
    """The text of a piece, and the click that shows each of its pictures."""
    clicks = Clicks()
    content: list[Paragraph] = []
    shown: list[int] = []
    for block in piece.content:
        if isinstance(block, Picture):
            shown.append(clicks.now)
        else:
            content += paragraphs((block,), stage.language, clicks)
    return content, shown


def _full_picture(
    stage: Stage,
    shown: Picture,
    content: list[Paragraph],
    sources: list[Paragraph],
    reveal: int,
) -> Draft | None:
    """The picture over the whole slide; None when what is said under it has no room there."""
    role = "full_picture"
    said = content or _caption(stage, shown)
    shape = stage.text(role, "caption", said)
    if said and shape is None:
        return None
    caption = caption_paragraphs(stage, shown.caption, reveal) if content else []
    # The layout has no source line: where the picture is from stands under it.
    under = [*caption, *(replace(source, reveal=reveal) for source in sources)]
    shapes, left = _captioned(stage, role, shown, reveal, under)
    words = (shape,) if shape else ()
    return Draft(role, (*shapes, *words), "kind_picture", sources=tuple(left))


def _is_short(content: list[Paragraph]) -> bool:
    return len(content) <= 1


def _caption(stage: Stage, picture: Picture) -> list[Paragraph]:
    return [Paragraph(runs(picture.caption, stage.language))] if picture.caption else []


def _captioned(
    stage: Stage, role: str, picture: Picture, reveal: int, said: list[Paragraph]
) -> tuple[list[Shape], list[Paragraph]]:
    """The picture with what is ``said`` under it; that is returned as sources where it would leave
    the picture too little."""
    place = stage.place(role, "picture")
    box = contained(stage, picture, place)
    if not said:
        return [picture_shape(picture, box, reveal, place)], []
    style = plated_caption(stage)
    small, height = box, 0
    # A caption is as wide as its picture, which shrinks to make room for it; a narrower one may
    # need more lines, for which the picture shrinks again.
    while (needed := style.height(stage, said, small.width)) > height:
        height = needed
        lower = replace(place, height=max(1, place.height - height))
        small = contained(stage, picture, lower, at_edge=_at_edge(stage, place))
        if small.height < box.height * _PICTURE_LEAST:
            break
    under = Box(small.x, small.y + small.height, small.width, height)
    words = style.shape(stage, said, under)
    fits = needed <= height and under.y + under.height <= place.y + place.height
    if words is None or not fits or small.height < box.height * _PICTURE_LEAST:
        plain = [replace(paragraph, reveal=0) for paragraph in said]
        return [picture_shape(picture, box, reveal, place)], plain
    return [picture_shape(picture, small, reveal, place), words], []


def picture_shape(
    picture: Picture, box: Box, reveal: int = 0, place: Placeholder | None = None
) -> PictureShape:
    """The picture at its rectangle, with the words the author gave it."""
    return PictureShape(
        src=picture.src,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        description="" if picture.decorative else picture.alt,
        decorative=picture.decorative,
        place=place,
        name=place.name if place else SLOT_NAMES["picture"],
        href=picture.href,
        reveal=reveal,
    )


def contained(
    stage: Stage, picture: Picture, place: Placeholder, *, at_edge: bool | None = None
) -> Box:
    """The largest rectangle of the picture's own proportions inside the place, centred. A picture
    keeps clear of a place ``at_edge`` of the slide, unless it fills it."""
    wanted = proportion(stage, picture)
    offered = place.width / place.height
    if abs(wanted / offered - 1) <= _FILLS and not picture.width and at_edge is None:
        return _inside(place, wanted, 0)
    clear = _at_edge(stage, place) if at_edge is None else at_edge
    margin = round(min(place.width, place.height) * _MARGIN) if clear else 0
    box = _inside(place, wanted, margin)
    if not picture.width:
        return box
    width = min(box.width, round(stage.theme.slide_width * picture.width))
    height = round(width / wanted)
    return Box(
        place.x + (place.width - width) // 2, place.y + (place.height - height) // 2, width, height
    )


def _at_edge(stage: Stage, place: Placeholder) -> bool:
    return (
        place.x <= 0
        or place.y <= 0
        or place.x + place.width >= stage.theme.slide_width
        or place.y + place.height >= stage.theme.slide_height
    )


def _inside(place: Placeholder, proportion: float, margin: int) -> Box:
    width, height = place.width - 2 * margin, place.height - 2 * margin
    if width / height > proportion:
        width = round(height * proportion)
    else:
        height = round(width / proportion)
    return Box(
        place.x + (place.width - width) // 2, place.y + (place.height - height) // 2, width, height
    )


def proportion(stage: Stage, picture: Picture) -> float:
    """Width over height of a picture as it is seen."""
    width_px, height_px = _size(stage.folder / picture.src)
    return width_px / height_px


def _size(path: Path) -> tuple[int, int]:
    try:
        size = probe(path)
    except (UnreadablePicture, OSError):
        # Only a draft built in spite of errors gets here; the frame shows where the picture goes.
        return 4, 3
    return max(1, size.width_px), max(1, size.height_px)
