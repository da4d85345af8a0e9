"""SVG shapes → native DrawingML shapes: a drawing can be recoloured and edited in PowerPoint.

Reads the little of SVG that our drawings use: ``g``, ``path``, ``rect``, ``circle``, ``ellipse``
and ``line`` with plain fills and strokes. Anything else is an error, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from lxml import etree

from handout.templates.design import Rect, emu

_SVG = "{http://www.w3.org/2000/svg}"
_INHERITED = (
    *("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    *("fill-opacity", "stroke-opacity"),
)
_SIZES = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2")
_KNOWN = {*_INHERITED, *_SIZES, "id", "d"}
_CAPS = {"round": "rnd", "square": "sq", "butt": "flat"}
_UNSEEN = {"title", "desc"}
_EMU_PER_INCH = 914_400


class Frame(NamedTuple):
    """From drawing units to inches on the slide: ``scale`` first, then the offset."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed or open shape in inches. ``preset`` names a PowerPoint shape where there is one;
    otherwise ``commands`` are a pen's recorded calls."""

    name: str
    box: Rect
    paint: Mapping[str, str]
    stroke_in: float = 0.0
    preset: str = ""
    radius: float = 0.0
    commands: tuple[tuple[str, tuple[Any, ...]], ...] = ()


def read_drawing(source: bytes, rect: Rect | None) -> list[Outline]:
    """The shapes of an SVG file, fitted into ``rect`` or placed as its viewBox says (1/100 in)."""
    root = etree.fromstring(source)
    left, top, width, _ = (float(number) for number in root.get("viewBox", "").split())
    frame = Frame(0.01)
    if rect is not None:
        scale = rect.width / width
        frame = Frame(scale, rect.x - left * scale, rect.y - top * scale)
    return list(_outlines(root, frame, {}))


def read_shapes(fragment: str) -> list[Outline]:
    """The shapes of SVG elements written in inches."""
    root = etree.fromstring(f'<svg xmlns="{_SVG[1:-1]}">{fragment}</svg>')
    return list(_outlines(root, Frame(), {}))


def _outlines(parent: Any, frame: Frame, inherited: Mapping[str, str]) -> Iterator[Outline]:
    for element in parent.iterchildren(tag=etree.Element):
        tag = element.tag.removeprefix(_SVG)
        if tag in _UNSEEN:
            continue
        if unknown := set(element.attrib) - _KNOWN:
            raise ValueError(f"the drawing uses {sorted(unknown)}, which has no conversion")
        paint = {key: element.get(key, inherited.get(key, "")) for key in _INHERITED}
        if tag == "g":
            yield from _outlines(element, frame, paint)
        else:
            yield _outline(tag, element, frame, paint)


def _outline(tag: str, element: Any, frame: Frame, paint: Mapping[str, str]) -> Outline:
    def length(key: str) -> float:
        return float(element.get(key, 0)) * frame.scale

    def box(x: float, y: float, width: float, height: float) -> Rect:
        return Rect(x + frame.dx, y + frame.dy, width, height)

    name = element.get("id", "")
    stroke = float(paint["stroke-width"] or 1) * frame.scale if paint["stroke"] else 0.0
    match tag:
        case "rect":
            where = box(length("x"), length("y"), length("width"), length("height"))
            radius = min(length("rx"), where.width / 2, where.height / 2)
            preset = "roundRect" if radius else "rect"
            return Outline(name, where, paint, stroke, preset, radius)
        case "circle" | "ellipse":
            rx, ry = length("rx") or length("r"), length("ry") or length("r")
            where = box(length("cx") - rx, length("cy") - ry, 2 * rx, 2 * ry)
            return Outline(name, where, paint, stroke, "ellipse")
        case "line":
            paint = {**paint, "fill": "none"}  # it has no inside
            data = "M{},{}L{},{}".format(*(element.get(key) for key in ("x1", "y1", "x2", "y2")))
        case "path":
            data = element.get("d")
        case _:
            raise ValueError(f"the drawing uses <{tag}>, which has no conversion")
    pen = RecordingPen()
    parse_path(data, pen)
    bounds_pen = BoundsPen(None)
    pen.replay(bounds_pen)
    left, top, right, bottom = (edge * frame.scale for edge in bounds_pen.bounds)
    moved = tuple(
        (
            call,
            tuple((x * frame.scale + frame.dx, y * frame.scale + frame.dy) for x, y in points),
        )
        for call, points in pen.value
    )
    return Outline(name, box(left, top, right - left, bottom - top), paint, stroke, commands=moved)


def shape_xml(outline: Outline, number: int, colours: Mapping[str, str]) -> str:
    """One ``p:sp``. ``colours`` maps hex to theme slot: what is not in it stays a fixed colour."""
    name = quoteattr(outline.name or f"Form {number}")
    box = outline.box
    geometry = _preset(outline) if outline.preset else _freeform(outline)
    fill = outline.paint["fill"] or "#000000"
    opacity = outline.paint["fill-opacity"]
    painted = "<a:noFill/>" if fill == "none" else _solid(fill, opacity, colours)
    line = "<a:ln><a:noFill/></a:ln>"
    if outline.paint["stroke"] not in ("", "none"):
        cap = _CAPS[outline.paint["stroke-linecap"] or "butt"]
        join = "<a:round/>" if outline.paint["stroke-linejoin"] == "round" else ""
        line = (
            f'<a:ln w="{emu(outline.stroke_in)}" cap="{cap}">'
            f"{_solid(outline.paint['stroke'], outline.paint['stroke-opacity'], colours)}"
            f"{join}</a:ln>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name}/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{frame_xml(box)}</a:xfrm>{geometry}{painted}{line}</p:spPr></p:sp>"
    )


def frame_xml(box: Rect) -> str:
    """``a:off`` and ``a:ext`` from edges, so that neighbours that touch in inches touch in EMU."""
    left, top = emu(box.x), emu(box.y)
    width, height = _edge(box.x + box.width) - left, _edge(box.y + box.height) - top
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'


def _edge(inches: float) -> int:
    return emu(round(inches, 4))


def _solid(paint: str, opacity: str, colours: Mapping[str, str]) -> str:
    value = paint.removeprefix("#").upper()
    slot = colours.get(value)
    kind, chosen = ("schemeClr", slot) if slot else ("srgbClr", value)
    alpha = f'<a:alpha val="{round(float(opacity) * 100_000)}"/>' if opacity else ""
    inner = f">{alpha}</a:{kind}>" if alpha else "/>"
    return f'<a:solidFill><a:{kind} val="{chosen}"{inner}</a:solidFill>'


def _preset(outline: Outline) -> str:
    adjust = ""
    if outline.radius:
        share = round(100_000 * outline.radius / min(outline.box.width, outline.box.height))
        adjust = f'<a:gd name="adj" fmla="val {share}"/>'
    return f'<a:prstGeom prst="{outline.preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _freeform(outline: Outline) -> str:
    """``a:custGeom`` (§20.1.9.8); the path's units are EMU from the shape's corner."""
    box = outline.box

    def point(x: float, y: float) -> str:
        across = round((x - box.x) * _EMU_PER_INCH)
        return f'<a:pt x="{across}" y="{round((y - box.y) * _EMU_PER_INCH)}"/>'

    steps = []
    for call, points in outline.commands:
        where = "".join(point(x, y) for x, y in points)
        match call:
            case "moveTo":
                steps.append(f"<a:moveTo>{where}</a:moveTo>")
            case "lineTo":
                steps.append(f"<a:lnTo>{where}</a:lnTo>")
            case "curveTo":
                steps.append(f"<a:cubicBezTo>{where}</a:cubicBezTo>")
            case "qCurveTo":
                steps.append(f"<a:quadBezTo>{where}</a:quadBezTo>")
            case "closePath":
                steps.append("<a:close/>")
    width, height = round(box.width * _EMU_PER_INCH), round(box.height * _EMU_PER_INCH)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}">{"".join(steps)}</a:path></a:pathLst>'
        "</a:custGeom>"
    )
