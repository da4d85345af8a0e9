"""The time line of an activity: drawn of native shapes, and running for exactly its minutes.

Two groups lie on each other. The lower one has a segment for each minute, the figures
under their edges and the alt text; the upper one is the elapsed time, whole in print
and grown from the left by a click. Each is a group of its own because PowerPoint
animates a group only as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handout.deck.canvas import Canvas, transform
from handout.deck.markup import attribute
from handout.deck.timing import Effect
from handout.slides.plan import CountdownShape
from handout.themes.roles import SLOT_NAMES
from handout.themes.theme import EMU_PER_POINT

_OUTLINE = round(1.5 * EMU_PER_POINT)
_FIGURE_PT = 14
_FIGURE_WIDTH = 40 * EMU_PER_POINT
_FIGURE_HEIGHT = 20 * EMU_PER_POINT
_FIGURE_GAP = 4 * EMU_PER_POINT
_MOST_SEGMENTS = 75
_MOST_FIGURES = 16
_STEPS = (1, 5, 15, 30, 60)
_MS_PER_MINUTE = 60_000

_TRACK_FILL = '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
_ELAPSED_FILL = '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill>'
_OUTLINED = (
    f'<a:ln w="{_OUTLINE}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:miter lim="800000"/></a:ln>'
)
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def countdown(planned: CountdownShape, canvas: Canvas) -> str:
    """The two groups, and the effect that fills the upper one (Wipe from left, linear)."""
    minutes = max(1, planned.minutes)
    step = next((s for s in _STEPS if minutes / s < _MOST_FIGURES), _STEPS[-1])
    unit = 1 if minutes <= _MOST_SEGMENTS else step
    edges = [*range(0, minutes, unit), minutes]
    positions = [planned.x + round(planned.width * edge / minutes) for edge in edges]
    name = SLOT_NAMES["countdown"]
    _, track_properties = canvas.properties(name, description=planned.description)
    figures = "".join(
        _figure(planned, minute, minutes, canvas) for minute in _marked(minutes, step)
    )
    track = _segments(planned, positions, 0, _TRACK_FILL + _OUTLINED, canvas) + figures
    elapsed_id, elapsed_properties = canvas.properties(f"{name}, gått tid", decorative=True)
    inset = _OUTLINE // 2
    elapsed = _segments(planned, positions, inset, _ELAPSED_FILL + _NO_LINE, canvas)
    canvas.effects.append(Effect(elapsed_id, wipe_ms=minutes * _MS_PER_MINUTE))
    box = (planned.x, planned.y, planned.width, planned.height)
    below = planned.height + _FIGURE_GAP + _FIGURE_HEIGHT
    side = _FIGURE_WIDTH // 2
    track_box = (planned.x - side, planned.y, planned.width + 2 * side, below)
    return _group(track_properties, track_box, track) + _group(elapsed_properties, box, elapsed)


def _marked(minutes: int, step: int) -> list[int]:
    """The minutes with a figure: every step, and the last, which crowds out a near neighbour."""
    marks = [minute for minute in range(0, minutes, step) if minutes - minute > step / 3]
    return [*marks, minutes]


def _group(properties: str, box: tuple[int, int, int, int], inner: str) -> str:
    """A group whose own coordinates are the slide's (ECMA-376 part 1 §19.3.1.22)."""
    x, y, width, height = box
    child = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>'
    where = transform(x, y, width, height).replace("</a:xfrm>", f"{child}</a:xfrm>")
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{where}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _segments(
    planned: CountdownShape, positions: Sequence[int], inset: int, look: str, canvas: Canvas
) -> str:
    """A rectangle between each pair of edges; ``inset`` keeps it inside an outline."""
    height = max(1, planned.height - 2 * inset)
    out: list[str] = []
    for left, right in pairwise(positions):
        width = max(1, right - left - 2 * inset)
        _, properties = canvas.properties(SLOT_NAMES["minutes"], decorative=True)
        out.append(
            f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f"{transform(left + inset, planned.y + inset, width, height)}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</p:spPr></p:sp>'
        )
    return "".join(out)


def _figure(planned: CountdownShape, minute: int, minutes: int, canvas: Canvas) -> str:
    """A minute's number, centred under its edge."""
    centre = planned.x + round(planned.width * minute / minutes)
    where = transform(
        centre - _FIGURE_WIDTH // 2,
        planned.y + planned.height + _FIGURE_GAP,
        _FIGURE_WIDTH,
        _FIGURE_HEIGHT,
    )
    _, properties = canvas.properties(f"Merke {minute}")
    lang = attribute(planned.lang)
    return (
        f'<p:sp><p:nvSpPr>{properties}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{where}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        '<a:lstStyle/><a:p><a:pPr algn="ctr"/>'
        f'<a:r><a:rPr lang="{lang}" sz="{_FIGURE_PT * 100}"/><a:t>{minute}</a:t></a:r>'
        f'<a:endParaRPr lang="{lang}" sz="{_FIGURE_PT * 100}"/></a:p></p:txBody></p:sp>'
    )
