"""What stands beside what on a page: sources and upright pictures in the margin, pictures in rows.

Pure, and from the words alone: how high a text becomes is estimated, which is good enough to
choose, and nothing here can make text disappear or lie on other text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from handout.model import (
    Block,
    Blocks,
    DefinitionList,
    Inlines,
    Item,
    List,
    Paragraph,
    Picture,
    SourceLine,
    Subheading,
    Table,
    plain,
)

_MARGIN_MM = 42
"""The margin column, 12 mm from the text's 112 mm."""
_TEXT_LINE_MM, _TEXT_CHARS = 5.64, 64
"""11/16 pt in the text column."""
_SMALL_LINE_MM, _SMALL_CHARS = 4.24, 28
"""9/12 pt in the margin column."""
_GAP_MM = 2.8

_UPRIGHT = 1.1
"""Width over height of a picture that shows more in the margin than it would cost in the text."""
_HIGHEST_MM = 90
_LEAST_TEXT = 0.3
"""Share of an upright picture's height that text must have to stand beside it."""
_LONGEST_SOURCE = 75
"""Characters of a source that the margin has room for beside two lines of text."""

_NARROW_CHARS = 56
"""Characters of a row that the text column takes on one line."""
_MARGIN_ROWS, _MARGIN_CHARS = 8, 21
_WHOLE_LINES = 16
"""A table of so many lines is not worth dividing between two pages."""

_FULL = 1.01
"""Shares that were rounded: three times 34 % is a row."""

_TextBlock = Paragraph | List | DefinitionList | Subheading

Proportion = Callable[[str], float | None]
"""A picture's ``src`` → its width over its height; None where that is unknown."""


@dataclass(frozen=True, slots=True)
class Row:
    """Pictures side by side. ``shares`` are their widths in per cent of the text's."""

    pictures: tuple[Picture, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An upright picture in the margin, beside the text before and after it. ``height_mm`` is what
    it needs with its caption."""

    before: Blocks
    picture: Picture
    after: Blocks
    height_mm: float


@dataclass(frozen=True, slots=True)
class Sourced:
    """Text with its source in the margin."""

    blocks: Blocks
    source: SourceLine


Arranged = Block | Row | Beside | Sourced


def arranged(blocks: Blocks, proportion: Proportion) -> tuple[Arranged, ...]:
    """The blocks of a section in their order, those that stand beside each other put together."""
    return tuple(_with_margin_pictures(list(_with_sources(list(_in_rows(blocks)))), proportion))


def is_narrow(table: Table) -> bool:
    """Whether every row fits on a line as wide as the text."""
    rows = (table.header, *table.rows)
    widest = (max(len(plain(row[n].inlines)) for row in rows) for n in range(len(table.align)))
    return sum(widest) + 3 * len(table.align) <= _NARROW_CHARS


def fits_margin(table: Table) -> bool:
    """Whether the table can stand beside its chart."""
    if len(table.align) != 2 or len(table.rows) > _MARGIN_ROWS:  # noqa: PLR2004 - names, numbers
        return False
    rows = (table.header, *table.rows)
    longest = (
        max((len(word) for row in rows for word in plain(row[n].inlines).split()), default=0)
        for n in range(2)
    )
    return sum(longest) <= _MARGIN_CHARS


def stays_whole(table: Table) -> bool:
    """Whether the table is short enough to go to the next page rather than be divided."""
    chars = _NARROW_CHARS if is_narrow(table) else _NARROW_CHARS * 3 // 2
    lines = (
        math.ceil(max(1, sum(len(plain(cell.inlines)) for cell in row)) / chars)
        for row in table.rows
    )
    return sum(lines) <= _WHOLE_LINES


def _in_rows(blocks: Blocks) -> Iterator[Arranged]:
    """Pictures that follow each other stand in rows, as many as their widths allow, else two."""
    run: list[Picture] = []
    for block in blocks:
        if isinstance(block, Picture):
            run.append(block)
            continue
        yield from _rows(run)
        run = []
        yield block
    yield from _rows(run)


def _rows(run: Sequence[Picture]) -> Iterator[Arranged]:
    row: list[Picture] = []
    for picture in run:
        if row and sum(map(_share, (*row, picture))) > _FULL:
            yield _row(row)
            row = []
        row.append(picture)
    if row:
        yield _row(row)


def _row(row: Sequence[Picture]) -> Arranged:
    if len(row) == 1:
        return row[0]
    whole = sum(map(_share, row))
    return Row(tuple(row), tuple(100 * _share(picture) / whole for picture in row))


def _share(picture: Picture) -> float:
    return picture.width or 0.5


def _with_sources(blocks: Sequence[Arranged]) -> Iterator[Arranged]:
    """A source stands in the margin when all from the last one on is text in the text column, and
    where it was written otherwise."""
    text: list[Block] = []
    only_text = True
    for block, following in zip_longest(blocks, blocks[1:]):
        another = isinstance(following, SourceLine)
        if isinstance(block, SourceLine):
            short = len(plain(block.inlines)) <= _LONGEST_SOURCE
            if text and only_text and short and not another:
                yield Sourced(tuple(text), block)
            else:
                yield from (*text, block)
            text, only_text = [], not another
        elif only_text and isinstance(block, _TextBlock):
            text.append(block)
        else:
            yield from (*text, block)
            text, only_text = [], False
    yield from text


def _with_margin_pictures(blocks: Sequence[Arranged], proportion: Proportion) -> Iterator[Arranged]:
    waiting: list[_TextBlock] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if isinstance(block, _TextBlock):
            waiting.append(block)
            continue
        beside = None
        if isinstance(block, Picture):
            beside = _beside(waiting, block, _text_from(blocks, place), proportion)
        if beside is None:
            yield from (*waiting, block)
        else:
            yield from (*waiting[: len(waiting) - len(beside.before)], beside)
            place += len(beside.after)
        waiting = []
    yield from waiting


def _text_from(blocks: Sequence[Arranged], start: int) -> Iterator[_TextBlock]:
    for block in blocks[start:]:
        if not isinstance(block, _TextBlock):
            return
        yield block


def _beside(
    before: Sequence[_TextBlock],
    picture: Picture,
    after: Iterator[_TextBlock],
    proportion: Proportion,
) -> Beside | None:
    """The picture with as much text as is as high: what follows it first."""
    shape = proportion(picture.src)
    if shape is None or shape > _UPRIGHT or (picture.width and not picture.decorative):
        return None
    picture_mm = _MARGIN_MM / shape
    if picture.caption:
        lines = math.ceil(len(plain(picture.caption)) / _SMALL_CHARS)
        picture_mm += 1.5 + _SMALL_LINE_MM * lines
    taken: list[Block] = []
    text_mm = 0.0
    for block in after:
        if text_mm >= picture_mm:
            break
        taken.append(block)
        text_mm += _height_mm(block)
    first = len(before)
    while first and text_mm < picture_mm:
        first -= 1
        text_mm += _height_mm(before[first])
    if picture_mm > _HIGHEST_MM or text_mm < _LEAST_TEXT * picture_mm:
        return None
    return Beside(tuple(before[first:]), picture, tuple(taken), picture_mm)


def _height_mm(block: Block) -> float:
    match block:
        case Paragraph() | Subheading():
            return _lines_mm(block.inlines)
        case List():
            return _GAP_MM + sum(map(_item_mm, block.items))
        case DefinitionList():
            return sum(
                _GAP_MM
                + _TEXT_LINE_MM
                + sum(_height_mm(b) for detail in item.details for b in detail)
                for item in block.items
            )
        case _:
            return _TEXT_LINE_MM


def _item_mm(item: Item) -> float:
    return 1.0 + sum(map(_height_mm, item.blocks))


def _lines_mm(inlines: Inlines) -> float:
    return _TEXT_LINE_MM * math.ceil(len(plain(inlines)) / _TEXT_CHARS)
