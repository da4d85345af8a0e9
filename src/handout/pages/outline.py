"""A document as a booklet reads it: chapters and sections instead of dividers and slides.

Pure: what is a heading and at which level, and which heading moves into a task box is decided
here; the templates only put it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.model import (
    Activity,
    Block,
    Blocks,
    Document,
    Inlines,
    Medium,
    Notes,
    Only,
    Part,
    Pause,
    Slide,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A slide, with those that continue it. ``level`` is its heading's, and ``title`` empty when
    it has none. ``task`` is the activity whose box the title heads. ``big`` sections stand alone on
    a slide in large type, and ``explained`` ones have text of the booklet's own, which what the
    slide shows leads up to."""

    id: str
    title: Inlines
    level: int
    hidden: bool
    blocks: Blocks
    task: Activity | None = None
    big: bool = False
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part. ``title`` is empty for the slides before the first part."""

    id: str
    title: Inlines
    blocks: Blocks
    sections: tuple[Section, ...]


def outline(document: Document) -> tuple[Chapter, ...]:
    """The chapters that have something to read; the level of a chapter's heading is 2."""
    chapters = (_chapter(number, part) for number, part in enumerate(document.parts, 1))
    return tuple(c for c in chapters if c.title or c.blocks or c.sections)


def anchors(chapters: tuple[Chapter, ...]) -> frozenset[str]:
    """Every id a link may lead to."""
    sections = (section.id for chapter in chapters for section in chapter.sections)
    return frozenset((*(chapter.id for chapter in chapters), *sections))


def for_participants(blocks: Blocks) -> Blocks:
    """Without notes, pauses and what is for the screen alone; ``::: hefte`` opened."""
    return tuple(_for_participants(blocks))


def _for_participants(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Notes() | Pause() | Only(medium=Medium.SLIDE):
                pass
            case Only():
                yield from _for_participants(block.blocks)
            case _:
                yield block


def _chapter(number: int, part: Part) -> Chapter:
    level = 3 if part.title else 2
    sections = tuple(_sections(part, f"handout-{number}", level))
    blocks = for_participants(part.blocks)
    return Chapter(part.id or f"handout-{number}", part.title, blocks, sections)


def _sections(part: Part, prefix: str, level: int) -> Iterator[Section]:
    """A slide that only continues the one before belongs to its section."""
    groups: list[list[Slide]] = []
    for slide in part.slides:
        if groups and (slide.continues or not slide.title):
            groups[-1].append(slide)
        else:
            groups.append([slide])
    for number, group in enumerate(groups, 1):
        blocks = tuple(block for slide in group for block in for_participants(slide.blocks))
        if blocks or group[0].title:
            yield _section(group, f"{prefix}-{number}", level, blocks)


def _section(group: Sequence[Slide], generated_id: str, level: int, blocks: Blocks) -> Section:
    slide = group[0]
    task = blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Activity) else None
    heads_task = task is not None and bool(slide.title) and not slide.title_hidden
    return Section(
        id=slide.id or generated_id,
        title=slide.title,
        level=level,
        hidden=slide.title_hidden,
        blocks=() if heads_task else blocks,
        task=task if heads_task else None,
        big=slide.style == "stor",
        explained=any(map(_explains, group)),
    )


def _explains(slide: Slide) -> bool:
    return any(isinstance(b, Only) and b.medium is Medium.HANDOUT for b in slide.blocks)
