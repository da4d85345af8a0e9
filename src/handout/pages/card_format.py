"""How large the cards of a set are and how large their text is, so that nothing runs over.

A sheet has three rows of two cards, each in a cell of 83 × 65 mm. What is too long for that is
set smaller, down to 13 pt, and then on cards as wide as the page. The style sheet lets a row grow
that is longer still. All cards of a set are alike, so that they are cut along straight lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from handout.model import (
    Block,
    Blocks,
    Card,
    Cards,
    CodeBlock,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Table,
    plain,
)
from handout.pages.fields import blank_lines
from handout.slides.faces import FaceMetrics, face_metrics
from handout.themes.theme import Theme
from handout.walk import inside

_MM_PER_PT = 25.4 / 72
_CELL_MM, _ROW_MM = 83.0, 65.0
_INSET_MM, _PAD_X_MM, _PAD_Y_MM = 4.0, 5.5, 4.5
"""From the cut to the coloured area, and from there to the text."""

_INDENT_MM, _GAP_MM, _PICTURE_MM, _BLANK_MM = 5.0, 1.5, 24.0, 9.0
_SAFETY = 1.06
"""Share added to widths: the page hyphenates less than it might, and kerns."""


@dataclass(frozen=True, slots=True)
class CardFormat:
    """``columns`` of cards beside each other; sizes in points, ``gap`` the space between lines."""

    columns: int
    text_pt: float
    title_pt: float

    @property
    def line_pt(self) -> float:
        return self.text_pt * 1.3

    @property
    def title_line_pt(self) -> float:
        return self.title_pt * 1.2

    @property
    def width_mm(self) -> float:
        """Of the text."""
        return _CELL_MM * 2 / self.columns - 2 * (_INSET_MM + _PAD_X_MM)

    @property
    def height_mm(self) -> float:
        return _ROW_MM - 2 * (_INSET_MM + _PAD_Y_MM)


FORMATS = (
    CardFormat(2, 16, 21),
    CardFormat(2, 14.5, 19),
    CardFormat(2, 13, 17),
    CardFormat(1, 16, 21),
    CardFormat(1, 14.5, 19),
    CardFormat(1, 13, 17),
)
"""From the one that reads best at a table to the one that holds most."""


def card_format(cards: Cards, theme: Theme) -> CardFormat:
    """The first format that every card of the set fits in, or else the last."""
    body, heading = face_metrics(theme.body.regular), face_metrics(theme.heading.regular)
    for one in FORMATS:
        if all(_height_mm(card, one, body, heading) <= one.height_mm for card in cards.cards):
            return one
    return FORMATS[-1]


def rows(cards: Cards, columns: int) -> tuple[tuple[Card, ...], ...]:
    return tuple(
        cards.cards[first : first + columns] for first in range(0, len(cards.cards), columns)
    )


def _height_mm(card: Card, one: CardFormat, body: FaceMetrics, heading: FaceMetrics) -> float:
    title = _lines(card.title, one.width_mm, one.title_pt, heading) * one.title_line_pt
    text = sum(_block_mm(block, one, body, indent) for block, indent in _flat(card.blocks, 0))
    return title * _MM_PER_PT + _GAP_MM + text


def _flat(blocks: Blocks, depth: int) -> Iterator[tuple[Block, int]]:
    for block in blocks:
        yield block, depth
        for inner in inside(block):
            yield from _flat(inner, depth + isinstance(block, List | Quote))


def _block_mm(block: Block, one: CardFormat, face: FaceMetrics, depth: int) -> float:
    width = max(one.width_mm - depth * _INDENT_MM, _INDENT_MM)
    line_mm = one.line_pt * _MM_PER_PT
    match block:
        case Paragraph(inlines=inlines):
            lines = _lines(inlines, width, one.text_pt, face)
            return lines * line_mm + blank_lines(inlines) * _BLANK_MM + _GAP_MM
        case Picture():
            return _PICTURE_MM + _GAP_MM
        case Table(rows=body):
            return (len(body) + 1) * line_mm * 2 + _GAP_MM
        case CodeBlock(text=text):
            return (text.count("\n") + 1) * line_mm + _GAP_MM
        case Quote():
            return line_mm
        case _:
            # The text of the other kinds is in blocks of their own.
            return _GAP_MM


def _lines(inlines: Inlines, width_mm: float, size_pt: float, face: FaceMetrics) -> int:
    """Lines set greedily, with room for words that do not break as well as we think."""
    width_em = width_mm / _MM_PER_PT / size_pt
    lines, used = 1, 0.0
    for word in plain(inlines).split():
        needed = face.width_em(word) * _SAFETY
        if used and used + face.space_em + needed > width_em:
            lines, used = lines + 1, 0.0
        used += needed + (face.space_em if used else 0.0)
        if used > width_em:
            lines += ceil(used / width_em) - 1
            used %= width_em
    breaks = sum(isinstance(inline, LineBreak) for inline in inlines)
    return lines + breaks
