"""What the paragraphs of a note are for: «**Sei:** …», «**Sjå etter:** …».

A note may be written freely. A paragraph that begins with one of the words of :data:`LEADS` in
bold, and a colon, begins a cue that lasts to the next one; the run sheet sets it as what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from handout.model import Block, Blocks, Inlines, Notes, Only, Paragraph, Pause, Strong, Text, plain
from handout.walk import inside


class Purpose(StrEnum):
    """What a cue helps the facilitator with."""

    WHY = "why"
    SAY = "say"
    HOW = "how"
    WATCH = "watch"
    SHORTEN = "shorten"
    FREE = "free"


LEADS: Mapping[str, Purpose] = {
    "føremål": Purpose.WHY,
    "formål": Purpose.WHY,
    "sei": Purpose.SAY,
    "si": Purpose.SAY,
    "slik gjer du det": Purpose.HOW,
    "slik gjør du det": Purpose.HOW,
    "sjå etter": Purpose.WATCH,
    "se etter": Purpose.WATCH,
    "kort ned": Purpose.SHORTEN,
}
"""The words in bold, without their colon and in small letters; either language's in both."""


@dataclass(frozen=True, slots=True)
class Cue:
    """``lead`` is the word as it was written, without its colon, ``said`` the rest of its
    paragraph and ``blocks`` what follows. A cue without a lead is FREE, and all in ``blocks``."""

    purpose: Purpose
    lead: str
    said: Inlines
    blocks: Blocks
    lang: str | None = None


def notes_in(blocks: Iterable[Block]) -> Iterator[Notes]:
    """The notes, at any depth, in reading order; a note inside a note belongs to it."""
    for block in blocks:
        if isinstance(block, Notes):
            yield block
        else:
            for inner in inside(block):
                yield from notes_in(inner)


def cues(notes: Iterable[Notes]) -> tuple[Cue, ...]:
    """All that the notes say, in order. What was written for one medium alone is opened: whoever
    leads the room sees all of it."""
    found: list[Cue] = []
    for note in notes:
        begun = False
        for block in opened(note.blocks):
            cue = _cue(block)
            if cue is None and begun:
                last = found[-1]
                found[-1] = replace(last, blocks=(*last.blocks, block))
            else:
                found.append(cue or Cue(Purpose.FREE, "", (), (block,)))
            begun = True
    return tuple(found)


def opened(blocks: Blocks) -> Blocks:
    """The blocks without the fences that say who sees them, and without pauses."""
    return tuple(_opened(blocks))


def _opened(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Only() | Notes():
                yield from _opened(block.blocks)
            case Pause():
                pass
            case _:
                yield block


def _cue(block: Block) -> Cue | None:
    if not isinstance(block, Paragraph) or not block.inlines:
        return None
    first, *rest = block.inlines
    if not isinstance(first, Strong):
        return None
    words = plain(first.children).strip()
    rest_text = plain(tuple(rest)).lstrip()
    if words.endswith(":"):
        lead = words[:-1].rstrip()
    elif rest_text.startswith(":"):
        lead = words
    else:
        return None
    purpose = LEADS.get(" ".join(lead.casefold().split()))
    if purpose is None:
        return None
    said = _after_colon(tuple(rest), colon_outside=not words.endswith(":"))
    return Cue(purpose, lead, said, (), block.lang)


def _after_colon(inlines: Inlines, *, colon_outside: bool) -> Inlines:
    """What follows the lead, from its first word."""
    if not inlines or not isinstance(first := inlines[0], Text):
        return inlines
    text = first.text.lstrip()
    if colon_outside:
        text = text[1:].lstrip()
    return (Text(text), *inlines[1:]) if text else inlines[1:]
