"""Pictures, alone or with text → drafts. A picture is never cropped and never distorted."""

from __future__ import annotations

from pathlib import Path

from handout.model import Picture
from handout.pictures import UnreadablePicture, probe
from handout.slides.compose_text import text_drafts
from handout.slides.pieces import Piece
from handout.slides.plan import Box, Paragraph, PictureShape
from handout.slides.stage import Draft, Stage
from handout.slides.text import paragraphs, runs
from handout.themes.theme import Placeholder

_FILLS = 0.02
"""A picture whose shape is this close to the place's fills it from edge to edge."""
_MARGIN = 0.06
"""Share of the place's shorter side kept clear around a picture in a place at the slide's edge."""


def picture(stage: Stage, piece: Piece, *, large: bool, role: str | None = None) -> list[Draft]:
    """A picture with its text beside it; ``large`` asks for the whole slide with a caption."""
    if piece.picture is None:
        raise TypeError("the piece has no picture")
    caption = _caption(stage, piece.picture)
    content = paragraphs(tuple(piece.text), stage.language)
    if role is None:
        role = "picture_left" if piece.picture_first else "picture_right"
        if (large and _is_short(content)) or not content:
            role = "full_picture"
    if role == "full_picture":
        text = content or caption
        shape = stage.text(role, "caption", text)
        if shape is not None or not text:
            shapes = (_in_place(stage, role, piece.picture), *((shape,) if shape else ()))
            sources = tuple(caption) if content else ()
            return [Draft(role, shapes, "kind_picture", sources=sources)]
        role = "picture_right"
    beside = content or caption
    shape = stage.text(role, "body", beside)
    picture_shape = _in_place(stage, role, piece.picture)
    sources = tuple(caption) if content else ()
    if shape is not None:
        ordered = (picture_shape, shape) if role == "picture_left" else (shape, picture_shape)
        return [Draft(role, ordered, "kind_picture", sources=sources)]
    # More text than fits beside the picture: the picture gets its own slide first or last.
    alone = Draft(
        "full_picture", (_in_place(stage, "full_picture", piece.picture),), "kind_picture"
    )
    if caption:
        captioned = stage.text("full_picture", "caption", caption)
        if captioned is not None:
            alone = Draft("full_picture", (*alone.shapes, captioned), "kind_picture")
        else:
            beside = [*beside, *caption]
    texts = text_drafts(stage, beside)
    return [alone, *texts] if piece.picture_first else [*texts, alone]


def _is_short(content: list[Paragraph]) -> bool:
    return len(content) <= 1


def _caption(stage: Stage, picture: Picture) -> list[Paragraph]:
    if not picture.caption:
        return []
    return [Paragraph(runs(picture.caption, stage.language))]


def _in_place(stage: Stage, role: str, picture: Picture) -> PictureShape:
    place = stage.place(role, "picture")
    box = contained(stage, picture, place)
    return PictureShape(
        src=picture.src,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        description="" if picture.decorative else picture.alt,
        decorative=picture.decorative,
        place=place,
        name=place.name,
        href=picture.href,
    )


def contained(stage: Stage, picture: Picture, place: Placeholder) -> Box:
    """The largest rectangle of the picture's own proportions inside the place, centred."""
    width_px, height_px = _size(stage.folder / picture.src)
    wanted = width_px / height_px
    offered = place.width / place.height
    if abs(wanted / offered - 1) <= _FILLS and not picture.width:
        return _inside(place, wanted, 0)
    at_edge = (
        place.x <= 0
        or place.y <= 0
        or place.x + place.width >= stage.theme.slide_width
        or place.y + place.height >= stage.theme.slide_height
    )
    margin = round(min(place.width, place.height) * _MARGIN) if at_edge else 0
    box = _inside(place, wanted, margin)
    if not picture.width:
        return box
    width = min(box.width, round(stage.theme.slide_width * picture.width))
    height = round(width / wanted)
    return Box(
        place.x + (place.width - width) // 2, place.y + (place.height - height) // 2, width, height
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


def _size(path: Path) -> tuple[int, int]:
    try:
        size = probe(path)
    except (UnreadablePicture, OSError):
        # Only a draft built in spite of errors gets here; the frame shows where the picture goes.
        return 4, 3
    return max(1, size.width_px), max(1, size.height_px)
