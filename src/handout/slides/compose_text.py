"""Prose and lists → drafts."""

from __future__ import annotations

from collections.abc import Sequence

from handout.model import Block, Pause
from handout.slides.fit import flow
from handout.slides.plan import Paragraph, TextShape
from handout.slides.stage import Draft, Stage, restarted
from handout.slides.text import paragraphs


def text_drafts(
    stage: Stage,
    content: Sequence[Paragraph],
    kind: str = "kind_text",
    *,
    illustrated: bool = False,
    continued: bool = False,
) -> list[Draft]:
    """Paragraphs over as many slides as they need, illustrated if they leave room for it. Text that
    is ``continued`` goes on from another slide."""
    if not content:
        return []
    if illustrated:
        beside = stage.text("content", "body", content)
        if beside is not None and beside.fit.designed:
            return [Draft("content", (beside,), kind)]
    place = stage.place("content_wide", "body")
    drafts: list[Draft] = []
    for number, (chunk, fit) in enumerate(flow(stage.measure, content, place)):
        shape = TextShape(place, chunk, fit)
        goes_on = continued or number > 0
        shapes = restarted([shape]) if goes_on else [shape]
        drafts.append(Draft("content_wide", tuple(shapes), kind, continues=goes_on))
    return drafts


def prose(stage: Stage, blocks: Sequence[Block], *, illustrated: bool) -> list[Draft]:
    content = paragraphs(without_leading_pauses(blocks), stage.language)
    return text_drafts(stage, content, illustrated=illustrated)


def without_leading_pauses(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Text that begins a slide is there at once: turning to the slide was the click."""
    said = list(blocks)
    while said and isinstance(said[0], Pause):
        said.pop(0)
    return tuple(said)
