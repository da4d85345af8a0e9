"""The time line of an activity: native shapes, running for exactly its minutes.

Two groups lie on each other. The lower one has the segments, the figures under them, the
steps above them and the alt text; the upper one is the elapsed time, whole in print and
grown from the left by a click. Each is a group of its own because PowerPoint animates a
group only as a whole.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from handout.deck.canvas import Canvas, transform
from handout.deck.markup import attribute, text
from handout.deck.timing import Effect
from handout.language.template_words import template_words
from handout.slides.plan import Box, CountdownShape, TimeText
from handout.themes.roles import SLOT_NAMES
from handout.themes.theme import EMU_PER_POINT

_OUTLINE = round(1.5 * EMU_PER_POINT)
_MS_PER_MINUTE = 60_000


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_SOLID = _filled("tx1") + _NO_LINE


def countdown(planned: CountdownShape, canvas: Canvas) -> str:
    """The two groups, and the effect that fills the upper one (Wipe from left, linear)."""
    name = SLOT_NAMES["countdown"]
    _, properties = canvas.properties(name, description=planned.description)
    graphics = planned.graphics
    outline = f'<a:ln w="{_OUTLINE}">{_filled(graphics.outline)}<a:miter lim="800000"/></a:ln>'
    inner = (
        _segments(planned, 0, _filled(graphics.track) + outline, canvas)
        + "".join(_rectangle(tick, _SOLID, "Stegskilje", canvas) for tick in planned.ticks)
        + "".join(_text(figure, "Merke", planned, canvas) for figure in planned.figures)
        + "".join(_text(mark, "Steg", planned, canvas) for mark in planned.marks)
    )
    track = _group(properties, _around(planned), inner)
    elapsed_id, properties = canvas.properties(f"{name}, gått tid", decorative=True)
    inner = _segments(planned, _OUTLINE // 2, _filled(graphics.marked) + _NO_LINE, canvas)
    bar = Box(planned.x, planned.y, planned.width, planned.height)
    canvas.effects.append(Effect(elapsed_id, wipe_ms=planned.minutes * _MS_PER_MINUTE))
    return track + _group(properties, bar, inner)


def _around(planned: CountdownShape) -> Box:
    """The rectangle of the bar and all that stands around it."""
    boxes = [
        Box(planned.x, planned.y, planned.width, planned.height),
        *planned.ticks,
        *(words.box for words in (*planned.figures, *planned.marks)),
    ]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _group(properties: str, box: Box, inner: str) -> str:
    """A group whose own coordinates are the slide's (ECMA-376 part 1 §19.3.1.22)."""
    child = (
        f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.width}" cy="{box.height}"/></a:xfrm>'
    )
    where = _where(box).replace("</a:xfrm>", child)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{where}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _where(box: Box) -> str:
    return transform(box.x, box.y, box.width, box.height)


def _segments(planned: CountdownShape, inset: int, look: str, canvas: Canvas) -> str:
    """A rectangle between each pair of edges; ``inset`` keeps it inside an outline."""
    edges = accumulate(planned.segments, initial=0)
    positions = [planned.x + round(planned.width * edge / planned.minutes) for edge in edges]
    top, height = planned.y + inset, max(1, planned.height - 2 * inset)
    return "".join(
        _rectangle(
            Box(left + inset, top, max(1, right - left - 2 * inset), height),
            look,
            SLOT_NAMES["minutes"],
            canvas,
        )
        for left, right in pairwise(positions)
    )


def _rectangle(box: Box, look: str, name: str, canvas: Canvas) -> str:
    _, properties = canvas.properties(name, decorative=True)
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_where(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</p:spPr></p:sp>'
    )


def _text(planned: TimeText, kind: str, line: CountdownShape, canvas: Canvas) -> str:
    """Words at the bar: a figure, a step's number in its disc, a step's mark."""
    _, properties = canvas.properties(f"{template_words(kind, canvas.lang)} {planned.text}")
    geometry, fill, colour = ("ellipse", _SOLID, _filled("bg1")) if planned.disc else _PLAIN
    lang = attribute(line.lang)
    bold = ' b="1"' if planned in line.marks else ""
    # In the shape's own list style, where whoever restyles the deck finds it in one place.
    style = (
        f'<a:lvl1pPr algn="{planned.align}"><a:defRPr sz="{round(line.size_pt * 100)}"{bold}>'
        f"{colour}</a:defRPr></a:lvl1pPr>"
    )
    return (
        f'<p:sp><p:nvSpPr>{properties}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{_where(planned.box)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle>{style}</a:lstStyle>"
        f'<a:p><a:r><a:rPr lang="{lang}"/><a:t>{text(planned.text)}</a:t></a:r>'
        f'<a:endParaRPr lang="{lang}"/></a:p></p:txBody></p:sp>'
    )


_PLAIN = ("rect", "<a:noFill/>", "")
