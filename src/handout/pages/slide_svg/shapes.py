"""Shapes of the plan that are no text, as SVG: pictures, bars, time lines, charts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import assert_never
from xml.sax.saxutils import escape

from handout.pages.slide_svg.canvas import CRISP, Canvas, num, pt
from handout.pages.slide_svg.charts import chart
from handout.pages.slide_svg.tables import table
from handout.pages.slide_svg.text import face, text
from handout.slides.plan import (
    Align,
    BarShape,
    Box,
    ChartShape,
    CountdownShape,
    PictureShape,
    Shape,
    TableShape,
    TextShape,
    TimeText,
)
from handout.themes.theme import EMU_PER_POINT

_OUTLINE_PT = 1.5
_MIDDLE_EM = 0.34
_FRAME = "#888888"


def drawn(shape: Shape, canvas: Canvas, *, role: str, title_hidden: bool) -> str:
    """One shape of a slide on a layout of a ``role``."""
    match shape:
        case TextShape():
            return text(shape, canvas, role=role, title_hidden=title_hidden)
        case PictureShape():
            return _picture(shape, canvas)
        case TableShape():
            return table(shape, canvas)
        case ChartShape():
            return chart(shape, canvas)
        case CountdownShape():
            return "".join(_countdown(shape, canvas))
        case BarShape():
            return _bar(shape, canvas)
        case _:
            assert_never(shape)


def _picture(shape: PictureShape, canvas: Canvas) -> str:
    where = _where(Box(shape.x, shape.y, shape.width, shape.height))
    address = canvas.picture(shape.src)
    if address is None:
        # The deck has a frame there too, so that nobody thinks the picture was never meant.
        return f'<rect {where} fill="none" stroke="{_FRAME}" stroke-width="1"/>'
    return f'<image {CRISP} {where} preserveAspectRatio="none" href="{escape(address)}"/>'


def _bar(shape: BarShape, canvas: Canvas) -> str:
    rounded = f' rx="{pt(min(shape.width, shape.height) / 2)}"' if shape.rounded else ""
    where = _where(Box(shape.x, shape.y, shape.width, shape.height))
    return f'<rect {where}{rounded} fill="{canvas.colour(shape.colour)}"/>'


def _countdown(shape: CountdownShape, canvas: Canvas) -> Iterator[str]:
    """As in print, with the time run out: the bar is whole before the click that starts it."""
    graphics = shape.graphics
    edges = [
        shape.x + shape.width * edge / shape.minutes
        for edge in accumulate(shape.segments, initial=0)
    ]
    for left, right in pairwise(edges):
        yield (
            f'<rect x="{pt(left)}" y="{pt(shape.y)}" width="{pt(right - left)}" '
            f'height="{pt(shape.height)}" fill="{canvas.colour(graphics.marked)}" '
            f'stroke="{canvas.colour(graphics.outline)}" stroke-width="{_OUTLINE_PT}"/>'
        )
    for tick in shape.ticks:
        yield f'<rect {_where(tick)} fill="{canvas.colour("tx1")}"/>'
    for words in shape.figures:
        yield from _time_text(words, shape, canvas, bold=False)
    for words in shape.marks:
        yield from _time_text(words, shape, canvas, bold=True)


def _time_text(
    words: TimeText, shape: CountdownShape, canvas: Canvas, *, bold: bool
) -> Iterator[str]:
    box = words.box
    colour = canvas.colour("tx1")
    if words.disc:
        yield (
            f'<ellipse cx="{pt(box.x + box.width / 2)}" cy="{pt(box.y + box.height / 2)}" '
            f'rx="{pt(box.width / 2)}" ry="{pt(box.height / 2)}" fill="{colour}"/>'
        )
        colour = canvas.colour("bg1")
    x, anchor = {
        Align.LEFT: (float(box.x), "start"),
        Align.CENTER: (box.x + box.width / 2, "middle"),
        Align.RIGHT: (float(box.x + box.width), "end"),
    }[words.align]
    baseline = (box.y + box.height / 2) / EMU_PER_POINT + _MIDDLE_EM * shape.size_pt
    yield (
        f'<text x="{pt(x)}" y="{num(baseline)}" text-anchor="{anchor}" '
        f'{face(canvas.theme.body, canvas, bold=bold)} font-size="{num(shape.size_pt)}" '
        f'fill="{colour}">{escape(words.text)}</text>'
    )


def _where(box: Box) -> str:
    return f'x="{pt(box.x)}" y="{pt(box.y)}" width="{pt(box.width)}" height="{pt(box.height)}"'
