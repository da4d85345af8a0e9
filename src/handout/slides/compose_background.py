"""Text over a picture that fills the slide → drafts. The layout has an opaque panel under the text,
so that it can be read whatever the picture is.
"""

from __future__ import annotations

from dataclasses import replace

from handout.slides.compose_text import text_drafts, without_leading_pauses
from handout.slides.fit import flow
from handout.slides.pieces import Piece
from handout.slides.plan import TextShape
from handout.slides.stage import Draft, Stage
from handout.slides.text import paragraphs

_ROLE = "background"
_KIND = "kind_text"


def on_background(stage: Stage, piece: Piece | None, picture: str) -> list[Draft]:
    """The text of a piece on the panel; what has no room there goes on without the picture.
    ``piece`` is None for a slide of its title alone."""
    if piece is None:
        return [Draft(_ROLE, (), _KIND, background=picture)]
    content = paragraphs(without_leading_pauses(piece.text), stage.language)
    sources = tuple(paragraphs(tuple(piece.sources), stage.language))
    place = stage.place(_ROLE, "body")
    chunks = flow(stage.measure, content, place) if content else []
    shapes = tuple(TextShape(place, said, fit) for said, fit in chunks[:1])
    drafts = [Draft(_ROLE, shapes, _KIND, background=picture)]
    rest = [paragraph for said, _ in chunks[1:] for paragraph in said]
    drafts += text_drafts(stage, rest, continued=True)
    drafts[-1] = replace(drafts[-1], sources=sources)
    return drafts
