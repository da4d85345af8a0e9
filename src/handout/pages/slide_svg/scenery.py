"""What a layout shows besides its places, as SVG: its ground, and the shapes drawn on it.

The template's own DrawingML is drawn: rectangles, ellipses, freeforms and pictures, in groups
and turned, with plain and gradient fills and lines (ECMA-376 part 1 §20.1.8, §20.1.9). A preset
geometry that is none of these is drawn as the rectangle it lies in.
"""

from __future__ import annotations

import base64
import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from handout.pages.slide_svg.canvas import num, pt
from handout.themes.colours import Colours
from handout.themes.parts import A, P, Parts, R
from handout.themes.theme import Layout, Theme

_DEGREE = 60_000
_WHOLE = 100_000
_FIRST_BACKGROUND = 1001
"""``p:bgRef`` counts the theme's background fills from here (§19.3.1.3)."""
_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_DEFAULT_LINE = 9525


class Scenery(NamedTuple):
    """SVG behind the shapes of a slide: the ground, which a slide may have of its own, and what
    is drawn on it."""

    ground: str
    drawn: str


def scenery(theme: Theme, layout: Layout) -> Scenery:
    """The scenery of a layout's slides."""
    colours = tuple(theme.colours.items())
    mapped = tuple((layout.colour_map or theme.colour_map).items())
    status = theme.template.stat()
    return _scenery(
        theme.template,
        (status.st_size, status.st_mtime_ns),
        layout.part_name,
        colours,
        mapped,
        (theme.slide_width, theme.slide_height),
    )


@lru_cache(maxsize=256)
def _scenery(
    template: Path,
    _stamp: tuple[int, int],
    part: str,
    scheme: tuple[tuple[str, str], ...],
    mapped: tuple[tuple[str, str], ...],
    size: tuple[int, int],
) -> Scenery:
    with zipfile.ZipFile(template) as package:
        parts = Parts(package)
        layout = parts.xml(part)
        master_part = parts.related_by_type(part, "/slideMaster")
        master = parts.xml(master_part)
        theme_part = parts.xml(parts.related_by_type(master_part, "/theme"))
        pen = _Pen(Colours(dict(scheme), dict(mapped)), theme_part, package)
        behind = pen.background(layout, part, parts, size) or pen.background(
            master, master_part, parts, size
        )
        out: list[str] = []
        if layout.get("showMasterSp") not in ("0", "false"):
            out += pen.tree(master, parts.related(master_part))
        out += pen.tree(layout, parts.related(part))
        return Scenery(behind or pen.plain_ground(size), "".join(out))


@dataclass(slots=True)
class _Pen:
    colours: Colours
    theme: Any
    package: zipfile.ZipFile
    gradients: int = 0

    def plain_ground(self, size: tuple[int, int]) -> str:
        ground = self.colours.slot("bg1") or "FFFFFF"
        return f'<rect width="{pt(size[0])}" height="{pt(size[1])}" fill="#{ground}"/>'

    def background(self, root: Any, part: str, parts: Parts, size: tuple[int, int]) -> str:
        """The ground of a layout or master; '' when it has none of its own."""
        found = root.find(f"{P}cSld/{P}bg")
        if found is None:
            return ""
        holder, placeholder = found.find(f"{P}bgPr"), None
        reference = found.find(f"{P}bgRef")
        if reference is not None:
            placeholder = self.colours.within(reference)
            number = int(reference.get("idx", "0")) - _FIRST_BACKGROUND
            fills = self.theme.find(f".//{A}bgFillStyleLst")
            if fills is None or not 0 <= number < len(fills):
                return ""
            holder = [fills[number]]
        outline = f'width="{pt(size[0])}" height="{pt(size[1])}"'
        picture = holder.find(f"{A}blipFill/{A}blip") if hasattr(holder, "find") else None
        if picture is not None:
            href = self._embedded(picture, parts.related(part))
            return f'<image {outline} preserveAspectRatio="xMidYMid slice" href="{href}"/>'
        before, fill = self._fill(holder, placeholder)
        return f"{before}<rect {outline} {fill}/>" if fill else ""

    def tree(self, root: Any, related: dict[str, str]) -> Iterator[str]:
        found = root.find(f"{P}cSld/{P}spTree")
        for shape in found if found is not None else ():
            yield from self._shape(shape, related)

    def _shape(self, shape: Any, related: dict[str, str]) -> Iterator[str]:
        tag = str(shape.tag)
        if tag == f"{P}grpSp":
            inner = "".join(part for child in shape for part in self._shape(child, related))
            if inner:
                yield f"<g{_group_transform(shape)}>{inner}</g>"
        elif tag.endswith("}AlternateContent") and len(shape):
            for child in shape[0]:
                yield from self._shape(child, related)
        elif tag in (f"{P}sp", f"{P}pic", f"{P}cxnSp") and not _is_place_or_hidden(shape):
            yield from self._one(shape, related)

    def _one(self, shape: Any, related: dict[str, str]) -> Iterator[str]:
        properties = shape.find(f"{P}spPr")
        xfrm = properties.find(f"{A}xfrm") if properties is not None else None
        off = xfrm.find(f"{A}off") if xfrm is not None else None
        ext = xfrm.find(f"{A}ext") if xfrm is not None else None
        if off is None or ext is None:
            return
        x, y = int(off.get("x")), int(off.get("y"))
        width, height = int(ext.get("cx")), int(ext.get("cy"))
        turned = _turned(xfrm, x, y, width, height)
        if shape.tag == f"{P}pic":
            blip = shape.find(f"{P}blipFill/{A}blip")
            href = self._embedded(blip, related) if blip is not None else ""
            if href:
                yield (
                    f'<image x="{pt(x)}" y="{pt(y)}" width="{pt(width)}" height="{pt(height)}" '
                    f'preserveAspectRatio="none" href="{href}"{turned}/>'
                )
            return
        before, fill = self._fill(properties, None)
        if not fill and properties.find(f"{A}noFill") is None:
            styled = shape.find(f"{P}style/{A}fillRef")
            colour = self.colours.within(styled) if styled is not None else None
            if colour and styled.get("idx") != "0":
                fill = f'fill="#{colour}"'
        line = self._line(properties, shape)
        if fill or line:
            look = (fill or 'fill="none"') + line + turned
            yield before + _geometry(properties, x, y, width, height, look)
        yield from self._words(shape, x, y, width, height)

    def _words(self, shape: Any, x: int, y: int, width: int, height: int) -> Iterator[str]:
        """Words that a designer wrote on the layout, such as the name of the municipality."""
        lines = [
            "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
            for paragraph in shape.iterfind(f"{P}txBody/{A}p")
        ]
        if not "".join(lines).strip():
            return
        run = shape.find(f".//{A}rPr")
        size = int(run.get("sz", "1800")) / 100 if run is not None else 18.0
        fill = run.find(f"{A}solidFill") if run is not None else None
        colour = self.colours.within(fill) or self.colours.slot("tx1") or "000000"
        bold = ' font-weight="bold"' if run is not None and run.get("b") in ("1", "true") else ""
        align = next((p.get("algn", "l") for p in shape.iter(f"{A}pPr")), "l")
        anchor = {"ctr": "middle", "r": "end"}.get(align, "start")
        left = {"ctr": x + width / 2, "r": x + width}.get(align, float(x))
        top = y / 12_700 + max(0.0, height / 12_700 - 1.2 * size * len(lines)) / 2
        for number, words in enumerate(lines):
            yield (
                f'<text x="{pt(left)}" y="{num(top + size * (0.95 + 1.2 * number))}" '
                f'font-size="{num(size)}" text-anchor="{anchor}" fill="#{colour}"{bold}>'
                f"{escape(words)}</text>"
            )

    def _fill(self, holder: Any, placeholder: str | None) -> tuple[str, str]:
        """What goes before the shape (a gradient), and its ``fill``; '' for none."""
        for element in holder if holder is not None else ():
            tag = str(element.tag).removeprefix(A)
            if tag == "solidFill":
                colour = self.colours.within(element, placeholder)
                return "", f'fill="#{colour}"{_opacity(element)}' if colour else ""
            if tag == "gradFill":
                return self._gradient(element, placeholder)
            if tag == "pattFill":
                back = self.colours.within(element.find(f"{A}bgClr"), placeholder)
                return "", f'fill="#{back}"' if back else ""
            if tag == "noFill":
                return "", ""
        return "", ""

    def _gradient(self, fill: Any, placeholder: str | None) -> tuple[str, str]:
        self.gradients += 1
        name = f"gradient{self.gradients}"
        stops = "".join(
            f'<stop offset="{int(stop.get("pos", "0")) / _WHOLE:g}" '
            f'stop-color="#{self.colours.within(stop, placeholder) or "000000"}"/>'
            for stop in fill.iter(f"{A}gs")
        )
        linear = fill.find(f"{A}lin")
        angle = math.radians(int(linear.get("ang", "0")) / _DEGREE) if linear is not None else 0.0
        across, down = math.cos(angle) / 2, math.sin(angle) / 2
        ends = (
            f'x1="{0.5 - across:.3f}" y1="{0.5 - down:.3f}" '
            f'x2="{0.5 + across:.3f}" y2="{0.5 + down:.3f}"'
        )
        kind = "radialGradient" if fill.find(f"{A}path") is not None else "linearGradient"
        ends = ends if kind == "linearGradient" else ""
        return f'<defs><{kind} id="{name}" {ends}>{stops}</{kind}></defs>', f'fill="url(#{name})"'

    def _line(self, properties: Any, shape: Any) -> str:
        line = properties.find(f"{A}ln")
        solid = line.find(f"{A}solidFill") if line is not None else None
        colour = self.colours.within(solid) if solid is not None else None
        if colour is None and (line is None or line.find(f"{A}noFill") is None):
            styled = shape.find(f"{P}style/{A}lnRef")
            if styled is not None and styled.get("idx") != "0":
                colour = self.colours.within(styled)
        if colour is None:
            return ""
        width = int(line.get("w", _DEFAULT_LINE)) if line is not None else _DEFAULT_LINE
        round_cap = (
            ' stroke-linecap="round"' if line is not None and line.get("cap") == "rnd" else ""
        )
        joined = line is not None and line.find(f"{A}round") is not None
        join = ' stroke-linejoin="round"' if joined else ""
        return f' stroke="#{colour}" stroke-width="{pt(width)}"{round_cap}{join}'

    def _embedded(self, blip: Any, related: dict[str, str]) -> str:
        """The picture as a data address; an SVG beside its bitmap goes first."""
        svg = next((e for e in blip.iter() if str(e.tag).endswith("}svgBlip")), None)
        for element in (svg, blip):
            target = related.get(element.get(f"{R}embed", "")) if element is not None else None
            kind = _MEDIA.get(str(target).rpartition(".")[2].lower())
            if target and kind:
                data = base64.b64encode(self.package.read(target)).decode()
                return f"data:{kind};base64,{data}"
        return ""


def _is_place_or_hidden(shape: Any) -> bool:
    if shape.find(f"./*/{P}nvPr/{P}ph") is not None:
        return True
    named = shape.find(f"./*/{P}cNvPr")
    return named is not None and named.get("hidden") in ("1", "true")


def _group_transform(group: Any) -> str:
    """From a group's own coordinates to those it lies in (§20.1.7.5)."""
    xfrm = group.find(f"{P}grpSpPr/{A}xfrm")
    parts = (
        {name: xfrm.find(f"{A}{name}") for name in ("off", "ext", "chOff", "chExt")}
        if (xfrm is not None)
        else {}
    )
    if not parts or any(part is None for part in parts.values()):
        return ""
    across = int(parts["ext"].get("cx")) / (int(parts["chExt"].get("cx")) or 1)
    down = int(parts["ext"].get("cy")) / (int(parts["chExt"].get("cy")) or 1)
    x = int(parts["off"].get("x")) - int(parts["chOff"].get("x")) * across
    y = int(parts["off"].get("y")) - int(parts["chOff"].get("y")) * down
    box = (int(parts["off"].get("x")), int(parts["off"].get("y")))
    size = (int(parts["ext"].get("cx")), int(parts["ext"].get("cy")))
    turned = _turn(xfrm, *box, *size)
    moved = (
        ""
        if (x, y, across, down) == (0, 0, 1, 1)
        else (f"translate({pt(x)} {pt(y)}) scale({across:.6g} {down:.6g})")
    )
    both = f"{turned} {moved}".strip()
    return f" transform={quoteattr(both)}" if both else ""


def _turned(xfrm: Any, x: int, y: int, width: int, height: int) -> str:
    turn = _turn(xfrm, x, y, width, height)
    return f' transform="{turn}"' if turn else ""


def _turn(xfrm: Any, x: int, y: int, width: int, height: int) -> str:
    """Rotation and mirroring about the middle (§20.1.7.6)."""
    middle_x, middle_y = x + width / 2, y + height / 2
    out = []
    if rotation := int(xfrm.get("rot", "0")):
        out.append(f"rotate({rotation / _DEGREE:g} {pt(middle_x)} {pt(middle_y)})")
    across = -1 if xfrm.get("flipH") in ("1", "true") else 1
    down = -1 if xfrm.get("flipV") in ("1", "true") else 1
    if (across, down) != (1, 1):
        out.append(
            f"translate({pt(middle_x)} {pt(middle_y)}) scale({across} {down}) "
            f"translate({pt(-middle_x)} {pt(-middle_y)})"
        )
    return " ".join(out)


def _geometry(properties: Any, x: int, y: int, width: int, height: int, look: str) -> str:
    own = properties.find(f"{A}custGeom")
    if own is not None:
        paths = "".join(_path(path, x, y, width, height) for path in own.iter(f"{A}path"))
        return f'<path d="{paths}" {look}/>'
    preset = properties.find(f"{A}prstGeom")
    kind = preset.get("prst", "rect") if preset is not None else "rect"
    if kind == "ellipse":
        return (
            f'<ellipse cx="{pt(x + width / 2)}" cy="{pt(y + height / 2)}" '
            f'rx="{pt(width / 2)}" ry="{pt(height / 2)}" {look}/>'
        )
    if kind in ("line", "straightConnector1"):
        return (
            f'<line x1="{pt(x)}" y1="{pt(y)}" x2="{pt(x + width)}" y2="{pt(y + height)}" {look}/>'
        )
    rounded = ""
    if kind == "roundRect":
        guide = preset.find(f"{A}avLst/{A}gd")
        share = (
            int(guide.get("fmla", "val 16667").split()[-1]) / _WHOLE if guide is not None else 1 / 6
        )
        rounded = f' rx="{pt(min(share, 0.5) * min(width, height))}"'
    return (
        f'<rect x="{pt(x)}" y="{pt(y)}" width="{pt(width)}" height="{pt(height)}"{rounded} {look}/>'
    )


def _path(path: Any, x: int, y: int, width: int, height: int) -> str:
    """A path of a freeform (§20.1.9.15), moved and scaled to where the shape is."""
    across = width / (int(path.get("w", "0")) or width or 1)
    down = height / (int(path.get("h", "0")) or height or 1)
    letters = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q"}
    out: list[str] = []
    now = (0.0, 0.0)
    for command in path:
        tag = str(command.tag).removeprefix(A)
        points = [
            (x + int(point.get("x")) * across, y + int(point.get("y")) * down)
            for point in command.iter(f"{A}pt")
        ]
        if tag in letters and points:
            out.append(letters[tag] + " ".join(f"{pt(px)} {pt(py)}" for px, py in points))
            now = points[-1]
        elif tag == "arcTo":
            arc, now = _arc(command, now, across, down)
            out.append(arc)
        elif tag == "close":
            out.append("Z")
    return "".join(out)


def _arc(
    command: Any, start: tuple[float, float], across: float, down: float
) -> tuple[str, tuple[float, float]]:
    """§20.1.9.4: an arc of an ellipse from where the pen is."""
    rx, ry = int(command.get("wR")) * across, int(command.get("hR")) * down
    begin = math.radians(int(command.get("stAng")) / _DEGREE)
    swing = math.radians(int(command.get("swAng")) / _DEGREE)
    middle = start[0] - rx * math.cos(begin), start[1] - ry * math.sin(begin)
    end = middle[0] + rx * math.cos(begin + swing), middle[1] + ry * math.sin(begin + swing)
    large, clockwise = int(abs(swing) > math.pi), int(swing > 0)
    return f"A{pt(rx)} {pt(ry)} 0 {large} {clockwise} {pt(end[0])} {pt(end[1])}", end


def _opacity(fill: Any) -> str:
    alpha = fill.find(f"./*/{A}alpha")
    return f' fill-opacity="{int(alpha.get("val")) / _WHOLE:g}"' if alpha is not None else ""
