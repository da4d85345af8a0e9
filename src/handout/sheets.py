"""What of a workshop is printed for the tables: answer sheets, cards to cut out, evaluation forms.

Pure: which there are, what each is called, and which activity it is used in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from handout.model import (
    Activity,
    Block,
    Blocks,
    Cards,
    Document,
    Evaluation,
    Form,
    Inlines,
    Medium,
    Notes,
    Only,
    Part,
    Slide,
    Worksheet,
)
from handout.walk import every_block

Printed: TypeAlias = Worksheet | Cards | Evaluation

_Place: TypeAlias = tuple[Inlines, Blocks]
"""What hangs together on the screen: title, and the blocks that are handed out."""

_WRITING = (Form.ALONE, Form.PAIR, Form.GROUP)
"""The ways of working in which people sit down and write."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to print. ``title`` is that of its slide, or empty; ``number`` counts the sheets of
    one kind on a slide from 1, and ``of`` is how many sheets it has. ``activity`` is where it is
    used."""

    block: Printed
    title: Inlines
    activity: Activity | None
    number: int = 1
    of: int = 1


def sheets(document: Document) -> tuple[Sheet, ...]:
    """In the order of the document. What stands on a slide that is skipped, or is for the screen
    or the facilitator alone, is not handed out."""
    return tuple(sheet for part in document.parts for sheet in _sheets(part))


def has_worksheets(document: Document) -> bool:
    return any(isinstance(sheet.block, Worksheet) for sheet in sheets(document))


def has_forms(document: Document) -> bool:
    """Whether there is anything to write on."""
    return any(not isinstance(sheet.block, Cards) for sheet in sheets(document))


def _sheets(part: Part) -> Iterator[Sheet]:
    places = _places(part)
    for place, (title, blocks) in enumerate(places):
        found = [b for b in blocks if isinstance(b, Worksheet | Cards | Evaluation)]
        activity = None
        if not all(isinstance(block, Evaluation) for block in found):
            activity = _activity(places, place)
        for at, block in enumerate(found):
            used = None if isinstance(block, Evaluation) else activity
            number = 1 + sum(type(other) is type(block) for other in found[:at])
            yield Sheet(block, title, used, number, len(found))


def _places(part: Part) -> list[_Place]:
    """The part's own blocks and its slides; a slide that continues another is the same place."""
    places: list[_Place] = [(part.title, tuple(_handed_out(part.blocks)))]
    for slide in part.slides:
        blocks = () if slide.skipped else tuple(_handed_out(slide.blocks))
        if _continues(slide) and len(places) > 1:
            title, before = places[-1]
            places[-1] = (title, (*before, *blocks))
        else:
            places.append((slide.title, blocks))
    return places


def _continues(slide: Slide) -> bool:
    return slide.continues or not slide.title


def _handed_out(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Notes() | Only(medium=Medium.SLIDE):
                pass
            case Only():
                yield from _handed_out(block.blocks)
            case _:
                yield from every_block((block,))


def _activity(places: list[_Place], place: int) -> Activity | None:
    """The activity on the same slide; else the nearest of the part in which people sit and write,
    rather the one that follows than one as near before."""
    own = [block for block in places[place][1] if isinstance(block, Activity)]
    if own:
        return own[0]
    around = [
        (abs(other - place), other < place, block)
        for other, (_, blocks) in enumerate(places)
        for block in blocks
        if isinstance(block, Activity) and block.form in _WRITING
    ]
    return min(around, key=lambda found: found[:2])[2] if around else None
