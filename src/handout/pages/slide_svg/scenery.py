"""What a layout shows besides its places, as SVG: its ground, and the shapes drawn on it.

The template's own DrawingML is drawn: shapes and pictures, in groups and turned, with plain and
gradient fills and lines (ECMA-376 part 1 §20.1.8, §20.1.9), and the theme's logo in the boxes that
the template keeps for it.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from handout.pages.slide_svg.canvas import CRISP, num, pt
from handout.pages.slide_svg.outlines import outline
from handout.pages.slide_svg.template_pictures import LogoPictures, TemplatePictures, read_logo
from handout.themes.colours import Colours
from handout.themes.logo import Frame
from handout.themes.parts import A, P, Parts
from handout.themes.roles import LOGO, LOGO_ON_COLOUR
from handout.themes.theme import EMU_PER_POINT, Layout, Theme

_DEGREE = 60_000
_WHOLE = 100_000
_FIRST_BACKGROUND = 1001
"""``p:bgRef`` counts the theme's background fills from here (§19.3.1.3)."""
_DEFAULT_LINE = 9525


class Scenery(NamedTuple):
    """SVG behind the shapes of a slide: the ground, which a slide may have of its own, and what
    is drawn on it. ``pictures`` has the bytes of those in it, by address."""

    ground: str
    drawn: str
    pictures: Mapping[str, bytes]


def scenery(theme: Theme, layout: Layout) -> Scenery:
    """The scenery of a layout's slides."""
    colours = tuple(theme.colours.items())
    mapped = tuple((layout.colour_map or theme.colour_map).items())
    status = theme.template.stat()
    return _scenery(
        theme.template,
        (status.st_size, status.st_mtime_ns),
        read_logo(theme),
        layout.part_name,
        colours,
        mapped,
        (theme.slide_width, theme.slide_height),
    )


@lru_cache(maxsize=256)
def _scenery(
    template: Path,
    _stamp: tuple[int, int],
    logo: LogoPictures | None,
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
        pen = _Pen(Colours(dict(scheme), dict(mapped)), theme_part, TemplatePictures(package, logo))
        behind = pen.background(layout, part, parts, size) or pen.background(
            master, master_part, parts, size
        )
        out: list[str] = []
        if layout.get("showMasterSp") not in ("0", "false"):
            out += pen.tree(master, parts.related(master_part))
        out += pen.tree(layout, parts.related(part))
        return Scenery(behind or pen.plain_ground(size), "".join(out), pen.pictures.files)


@dataclass(slots=True)
class _Pen:
    colours: Colours
    theme: Any
    pictures: TemplatePictures
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
        size_of_all = f'width="{pt(size[0])}" height="{pt(size[1])}"'
        picture = holder.find(f"{A}blipFill/{A}blip") if hasattr(holder, "find") else None
        if picture is not None:
            href = self.pictures.embedded(picture, parts.related(part))
            fitted = 'preserveAspectRatio="none"'
            return f'<image {CRISP} {size_of_all} {fitted} href="{href}"/>' if href else ""
        before, fill = self._fill(holder, placeholder)
        return f"{before}<rect {size_of_all} {fill}/>" if fill else ""

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
        name = shape.find(f"./*/{P}cNvPr")
        if name is not None and name.get("name") in (LOGO, LOGO_ON_COLOUR):
            on_colour = name.get("name") == LOGO_ON_COLOUR
            yield from self.pictures.logo(Frame(x, y, width, height), on_colour=on_colour)
            return
        blips = (shape.find(f"{P}blipFill/{A}blip"), properties.find(f"{A}blipFill/{A}blip"))
        blip = next((found for found in blips if found is not None), None)
        if blip is not None:
            href = self.pictures.embedded(blip, related)
            if href:
                yield (
                    f'<image {CRISP} x="{pt(x)}" y="{pt(y)}" width="{pt(width)}" '
                    f'height="{pt(height)}" preserveAspectRatio="none" href="{href}"{turned}/>'
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
    """The outline in its place; ``look`` may turn it there."""
    path = outline(properties, width / EMU_PER_POINT, height / EMU_PER_POINT)
    where = f"translate({pt(x)} {pt(y)})"
    turned = re.search(r' transform="([^"]*)"', look)
    if turned:
        where, look = f"{turned[1]} {where}", look.replace(turned[0], "")
    return f'<path transform="{where}" d="{path}" {look}/>'


def _opacity(fill: Any) -> str:
    alpha = fill.find(f"./*/{A}alpha")
    return f' fill-opacity="{int(alpha.get("val")) / _WHOLE:g}"' if alpha is not None else ""
