"""Text that runs out of its frame, frames that leave the slide, and text that lies on text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reading_back import (
    EMU_PER_PT,
    Block,
    Cell,
    FinishedDeck,
    FinishedSlide,
    Rectangle,
    Span,
    TextBox,
    Thing,
)

_SLACK_PT = 0.75
"""Less than this is rounding: EMU, hundredths of a point, thousandths of a scale."""
_BREAKABLE = re.compile(r"[^ \u00ad–—-]*(?:[–—-]|\u00ad| +|$)")


def overflows(deck: FinishedDeck) -> Iterator[str]:
    """A line for everything that is where it should not be."""
    for slide in deck.slides():
        for finding in _of_slide(slide, deck):
            yield f"slide {slide.number}: {finding}"


def _of_slide(slide: FinishedSlide, deck: FinishedDeck) -> Iterator[str]:
    for thing in slide.things:
        if not _on_slide(thing, deck):
            yield f"«{thing.name}» leaves the slide"
    used: list[tuple[str, Rectangle]] = []
    for text in slide.texts:
        if not text.wraps:
            continue
        width, height = text.room
        needed = sum(height_pt(block, width, text.scale, text.reduction) for block in text.blocks)
        if needed > height + _SLACK_PT:
            yield f"«{text.name}» needs {needed:.1f} pt and has {height:.1f}"
        if text.where.bottom > 0:
            used.append((text.name, _used(text, needed)))
    for thing, rows in slide.tables:
        used.append((thing.name, thing.where))
        yield from _of_table(thing.name, rows)
    for (one, first), (other, second) in combinations(used, 2):
        if _overlap(first, second):
            yield f"the text of «{one}» lies on that of «{other}»"


def _of_table(name: str, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        for cell in row:
            needed = sum(height_pt(block, cell.width_pt) for block in cell.blocks)
            if needed > cell.height_pt + _SLACK_PT:
                yield (
                    f"row {number} of «{name}» needs {needed:.1f} pt and has {cell.height_pt:.1f}"
                )


def _on_slide(thing: Thing, deck: FinishedDeck) -> bool:
    where = thing.where
    if thing.is_title and where.bottom <= 0:
        return True  # out of sight on purpose, still read aloud
    slack = 2  # EMU
    return (
        where.x >= -slack
        and where.y >= -slack
        and where.right <= deck.width + slack
        and where.bottom <= deck.height + slack
    )


def _used(text: TextBox, needed_pt: float) -> Rectangle:
    """The part of a frame that its text covers: from top, middle or bottom."""
    where = text.where
    if text.room[0] * EMU_PER_PT > where.width + 1:
        return where  # turned text
    height = min(needed_pt * EMU_PER_PT, where.height)
    spare = where.height - height
    top = {"t": 0.0, "ctr": spare / 2, "b": spare}[text.anchor]
    return Rectangle(where.x, where.y + top, where.width, height)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    slack = 2 * EMU_PER_PT
    return (
        min(one.right, other.right) - max(one.x, other.x) > slack
        and min(one.bottom, other.bottom) - max(one.y, other.y) > slack
    )


def height_pt(block: Block, width_pt: float, scale: float = 1.0, reduction: float = 0.0) -> float:
    """The height of a paragraph broken to a width, with the spacing around it."""
    after_margin = width_pt - block.margin
    first = (
        after_margin
        if block.marked
        else after_margin - min(block.indent, 0) * (block.margin + block.indent >= 0)
    )
    lines = _lines(block, first, after_margin, scale)
    height = block.before_pt + block.after_pt
    for line in lines:
        heights = [span.face.line_em * span.size_pt * scale for span in line] or [
            block.empty_face.line_em * block.empty_size_pt * scale
        ]
        height += block.line if block.exact else max(heights) * (block.line - reduction)
    return height


def _lines(block: Block, first: float, rest: float, scale: float) -> list[list[Span]]:
    """The spans on each line: broken at spaces, after hyphens, at soft hyphens, and inside a word
    only where it is wider than a line."""
    lines: list[list[Span]] = [[]]
    available, used, pending = first, 0.0, 0.0
    for word in _words(block.spans):
        if word.breaks:
            lines.append([])
            available, used, pending = rest, 0.0, 0.0
        widths = [_width(span, scale) for span in word.spans]
        width = sum(widths)
        if used and used + pending + width + _hyphen(word, scale) > available + 0.01:
            lines.append([])
            available, used, pending = rest, 0.0, 0.0
        lines[-1].extend(word.spans)
        used += pending + width
        while used > available + 0.01 and available > 0:
            used -= available
            lines.append(list(word.spans))
            available = rest
        pending = _width(word.space, scale) if word.space else 0.0
    return lines


class _Word:
    __slots__ = ("breaks", "soft", "space", "spans")

    def __init__(self, *, breaks: bool = False) -> None:
        self.spans: list[Span] = []
        self.space: Span | None = None
        self.soft = False
        self.breaks = breaks


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    """What stays on one line, over the borders of spans."""
    word = _Word()
    for span in spans:
        if span.breaks:
            if word.spans or word.breaks:
                yield word
            word = _Word(breaks=True)
        for match in _BREAKABLE.finditer(span.text):
            piece = match[0]
            if not piece:
                continue
            visible = piece.rstrip(" ").replace("\u00ad", "")
            if visible:
                word.spans.append(_cut(span, visible))
            spaces = len(piece) - len(piece.rstrip(" "))
            word.soft = piece.endswith("\u00ad")
            if spaces:
                word.space = _cut(span, " " * spaces)
            if spaces or word.soft or piece[-1] in "-–—":
                yield word
                word = _Word()
    if word.spans or word.breaks:
        yield word


def _cut(span: Span, text: str) -> Span:
    return Span(text, span.face, span.size_pt, span.tracking_pt)


def _hyphen(word: _Word, scale: float) -> float:
    return _width(_cut(word.spans[-1], "-"), scale) if word.soft and word.spans else 0.0


def block_width(block: Block, scale: float) -> float:
    """The width of a paragraph on one line, in points."""
    return block.margin + sum(_width(span, scale) for span in block.spans)


def _width(span: Span, scale: float) -> float:
    size = span.size_pt * scale
    # Whether PowerPoint scales tracking is not documented: the wider of the two.
    tracking = max(span.tracking_pt, span.tracking_pt * scale)
    return span.face.width_em(span.text) * size + tracking * len(span.text)
