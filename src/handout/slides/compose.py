"""One piece of a slide → its drafts. The table of who composes what."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from handout.model import (
    Activity,
    Cards,
    Columns,
    Evaluation,
    Questions,
    Statement,
    Table,
    Worksheet,
)
from handout.slides.compose_code import code
from handout.slides.compose_columns import cards, columns
from handout.slides.compose_forms import evaluation, worksheet
from handout.slides.compose_picture import picture
from handout.slides.compose_pictures import pictures
from handout.slides.compose_table import table
from handout.slides.compose_talk import activity, questions, quotations, statement
from handout.slides.compose_text import prose
from handout.slides.pieces import Piece, Subject
from handout.slides.stage import Draft, Stage
from handout.slides.text import paragraphs

_PICTURE_ROLES = ("picture_left", "picture_right", "full_picture")


def compose(
    stage: Stage,
    piece: Piece,
    *,
    large: bool = False,
    layout: str | None = None,
    illustrated: bool = False,
) -> list[Draft]:
    """The slides a piece needs. ``large`` is ``{stil=stor}``, ``layout`` a role asked for,
    ``illustrated`` that prose may have the theme's illustration beside it."""
    if piece.quotes:
        return quotations(stage, piece.quotes, piece.sources)
    if len(piece.pictures) == 1:
        asked = layout if layout in _PICTURE_ROLES else None
        return picture(stage, piece, large=large, role=asked)
    drafts = _drafts(stage, piece, illustrated=illustrated and layout != "content_wide")
    if piece.sources and drafts:
        sources = paragraphs(tuple(piece.sources), stage.language)
        drafts[-1] = replace(drafts[-1], sources=(*drafts[-1].sources, *sources))
    return drafts


def _drafts(stage: Stage, piece: Piece, *, illustrated: bool) -> list[Draft]:
    """What has its sources in the source line of its last slide."""
    if piece.subject is not None:
        return _subject(stage, piece, piece.subject)
    if piece.has_chart:
        # Loaded for decks that have a chart.
        from handout.slides.compose_chart import chart

        return chart(stage, piece.content)
    if piece.pictures:
        return pictures(stage, piece)
    return code(stage, piece.text) or prose(stage, piece.text, illustrated=illustrated)


def _subject(stage: Stage, piece: Piece, subject: Subject) -> list[Draft]:  # noqa: PLR0911 - one case a kind
    match subject:
        case Activity():
            return activity(stage, subject)
        case Cards():
            return cards(stage, subject)
        case Columns():
            return columns(stage, subject, piece.sources)
        case Evaluation():
            return evaluation(stage, subject)
        case Questions():
            return questions(stage, subject)
        case Statement():
            return statement(stage, subject)
        case Table():
            return table(stage, subject, piece.sources)
        case Worksheet():
            return worksheet(stage, subject)
        case _:
            assert_never(subject)
