"""How the places of a role share the room that a template offers: rows and columns, by rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from handout.themes.geometry import Rect
from handout.themes.looks import LINE, is_body, size_pt
from handout.themes.theme import EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Cell:
    """A place. It takes ``lines`` of its own text, or ``pt`` points, or else its share of what is
    left; ``square`` makes it as high as it is wide."""

    slot: str
    share: float = 1.0
    lines: float = 0
    pt: float = 0
    square: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """One below another, with a gap of ``gap_pt`` points."""

    cells: tuple[Grid, ...]
    gap_pt: float = 8
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Side by side."""

    cells: tuple[Grid, ...]
    gap_pt: float = 28
    share: float = 1.0


Grid: TypeAlias = Cell | Rows | Columns


def rows(*cells: Grid, gap_pt: float = 8, share: float = 1.0) -> Rows:
    return Rows(cells, gap_pt, share)


def across(*cells: Grid, gap_pt: float = 28, share: float = 1.0) -> Columns:
    return Columns(cells, gap_pt, share)


_SOURCE = Cell("source", lines=2)
_FACE = rows(
    Cell("form", share=1.3, square=True), Cell("minutes", share=1.3), Cell("unit", lines=1)
)
_COUNTDOWN = (Cell("countdown", pt=22), Cell("", pt=26))
"""The figures of the time line stand below it."""


def _column(number: int) -> Rows:
    suffix = f"_{number}" if number > 1 else ""
    return rows(Cell(f"head{suffix}", lines=1), Cell(f"body{suffix}"))


def _text_columns(count: int) -> Rows:
    return rows(across(*map(_column, range(1, count + 1)), gap_pt=24), _SOURCE)


GRIDS: Mapping[str, Grid] = {
    "title": rows(Cell("subtitle"), Cell("programme", lines=1), Cell("meta", lines=2.5)),
    "part": rows(Cell("part_number", lines=1), Cell("topics"), Cell("minutes", pt=32)),
    "content": rows(Cell("body"), _SOURCE),
    "two_columns": _text_columns(2),
    "three_columns": _text_columns(3),
    "four_columns": _text_columns(4),
    "picture_left": rows(across(Cell("picture"), Cell("body")), _SOURCE),
    "picture_right": rows(across(Cell("body"), Cell("picture")), _SOURCE),
    "pictures": rows(Cell("pictures"), _SOURCE),
    "full_picture": rows(Cell("picture"), Cell("caption", lines=1)),
    # One panel, with no seam where its places meet.
    "background": rows(Cell("title", share=0.45), Cell("body"), Cell("source", lines=2), gap_pt=0),
    "quotation": rows(Cell("quote"), Cell("quote_source", lines=1.2)),
    "quotations": across(
        rows(Cell("quote"), Cell("quote_source", lines=2)),
        rows(Cell("quote_2"), Cell("quote_source_2", lines=2)),
        gap_pt=40,
    ),
    "statement": rows(Cell("statement"), _SOURCE),
    "questions": rows(Cell("question"), Cell("question_2"), gap_pt=20),
    "question": Cell("question"),
    "activity": across(
        _FACE,
        rows(Cell("lead", lines=2), Cell("body"), *_COUNTDOWN, share=2.6),
        gap_pt=32,
    ),
    "activity_brief": across(_FACE, rows(Cell("body"), *_COUNTDOWN, share=2.6), gap_pt=32),
    "table": rows(Cell("table"), _SOURCE),
    "chart": rows(across(Cell("chart", share=2.4), Cell("reading")), _SOURCE),
    "code": rows(Cell("code"), _SOURCE),
    "agenda": Cell("agenda"),
    "big_word": rows(Cell("title", share=1.6), Cell("body")),
    "closing": rows(Cell("body"), Cell("contact", lines=1)),
    "closing_qr": rows(
        across(Cell("qr", share=0.8, square=True), rows(Cell("body"), Cell("qr_text", lines=2.4))),
        Cell("address", lines=1),
        Cell("contact", lines=1),
    ),
}
"""Role → its places. ``title`` is in a grid only where the word is the slide."""

GRIDS = {**GRIDS, "part_vertical": GRIDS["part"], "content_wide": GRIDS["content"]}


def slots_of(grid: Grid) -> list[str]:
    if isinstance(grid, Cell):
        return [grid.slot] if grid.slot else []
    return [slot for cell in grid.cells for slot in slots_of(cell)]


def without(grid: Grid, slots: set[str]) -> Grid | None:
    """The grid with these places left out, None when nothing is left."""
    if isinstance(grid, Cell):
        return None if grid.slot in slots else grid
    kept = tuple(inner for cell in grid.cells if (inner := without(cell, slots)) is not None)
    if not kept:
        return None
    if isinstance(grid, Rows):
        return Rows(kept, grid.gap_pt, grid.share)
    return Columns(kept, grid.gap_pt, grid.share)


def least_height(grid: Grid, slide: Rect) -> int:
    """What the rows of a fixed height need, and two lines for each that shares what is left."""
    match grid:
        case Cell():
            return _fixed(grid, slide) or round(2 * size_pt("body", slide) * LINE * EMU_PER_POINT)
        case Rows():
            gaps = round(grid.gap_pt * EMU_PER_POINT) * (len(grid.cells) - 1)
            return gaps + sum(least_height(cell, slide) for cell in grid.cells)
        case Columns():
            return max(least_height(cell, slide) for cell in grid.cells)


def laid_out(grid: Grid, room: Rect, slide: Rect) -> dict[str, Rect]:
    """The rectangle of each place."""
    placed: dict[str, Rect] = {}
    _lay(grid, room, slide, placed)
    placed.pop("", None)
    return placed


def _lay(grid: Grid, room: Rect, slide: Rect, placed: dict[str, Rect]) -> None:
    match grid:
        case Cell():
            placed[grid.slot] = _square(room) if grid.square else room
        case Rows():
            y = room.y
            gap = round(grid.gap_pt * EMU_PER_POINT)
            fixed = [_fixed(cell, slide) for cell in grid.cells]
            left = max(0, room.height - gap * (len(fixed) - 1) - sum(fixed))
            shares = sum(cell.share for cell, own in zip(grid.cells, fixed, strict=True) if not own)
            for cell, own in zip(grid.cells, fixed, strict=True):
                height = own or round(left * cell.share / shares)
                _lay(cell, Rect(room.x, y, room.width, height), slide, placed)
                y += height + gap
        case Columns():
            x = room.x
            gap = round(grid.gap_pt * EMU_PER_POINT)
            left = room.width - gap * (len(grid.cells) - 1)
            shares = sum(cell.share for cell in grid.cells)
            for cell in grid.cells:
                width = round(left * cell.share / shares)
                _lay(cell, Rect(x, room.y, width, room.height), slide, placed)
                x += width + gap


def _fixed(grid: Grid, slide: Rect) -> int:
    """The height of a row that does not share, 0 for one that does."""
    if not isinstance(grid, Cell):
        return 0
    if grid.pt:
        return round(grid.pt * EMU_PER_POINT)
    if grid.lines and not is_body(grid.slot):
        return round(grid.lines * size_pt(grid.slot, slide) * LINE * EMU_PER_POINT)
    return 0


def _square(room: Rect) -> Rect:
    side = min(room.width, room.height)
    return Rect(room.x, room.y, side, side)
