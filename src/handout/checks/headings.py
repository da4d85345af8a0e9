"""Remarks on titles and headings, by which people and screen readers find their way."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import Blocks, Document, Notes, Subheading, plain
from handout.problems import Problem, notice, warning
from handout.walk import every_block

_PART, _SLIDE = 1, 2
"""``#`` and ``##``."""


def skipped_level(document: Document) -> Iterator[Problem]:
    """``####`` straight under ``##``: to PDF/UA (ISO 14289-1, 7.4.2) and to a reader who moves
    from heading to heading, something is missing in between."""
    for part in document.parts:
        yield from _skipped(document.file, part.blocks, _PART)
        for slide in part.slides:
            yield from _skipped(document.file, slide.blocks, _SLIDE)
    for footnote in document.footnotes.values():
        yield from _skipped(document.file, footnote.blocks, _SLIDE)


def _skipped(file: str, blocks: Blocks, above: int) -> Iterator[Problem]:
    outside = tuple(block for block in blocks if not isinstance(block, Notes))
    for block in every_block(outside):
        if isinstance(block, Subheading):
            if block.level > above + 1:
                marks = {"written": "#" * block.level, "wanted": "#" * (above + 1)}
                yield warning("heading-skipped", file, block.line, **marks)
            above = block.level
    for block in blocks:
        if isinstance(block, Notes):
            yield from _skipped(file, block.blocks, _SLIDE)


def title_twice(document: Document) -> Iterator[Problem]:
    """Two slides with one title are told apart by nobody who hears only the titles. The deck
    numbers them, so it is only good to know. A slide made by ``---`` has no title of its own."""
    first: dict[str, int] = {}
    for part in document.parts:
        for slide in part.slides:
            title = plain(slide.title).strip()
            if slide.continues or not title:
                continue
            other = first.setdefault(title.casefold(), slide.line)
            if other != slide.line:
                values = {"title": title, "other": other}
                yield notice("title-twice", document.file, slide.line, **values)
