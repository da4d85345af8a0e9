"""Tables as SVG, in the look of the template's own table style (ECMA-376 part 1 §20.1.4.2)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from handout.pages.slide_svg.canvas import Canvas, pt
from handout.pages.slide_svg.text import Setting, stacked, stacked_height
from handout.slides.plan import DESIGNED, TableShape
from handout.themes.parts import A
from handout.themes.theme import EMU_PER_POINT, LevelStyle

_STYLES = "ppt/tableStyles.xml"
_HEADER_RULE = 31_750
_EDGES = ("top", "bottom", "insideH", "left", "right", "insideV")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a part of a table style says; colours are slots, ``edges`` name → slot and EMU."""

    fill: str = ""
    text: str = ""
    bold: bool | None = None
    major: bool | None = None
    edges: Mapping[str, tuple[str, int]] = field(default_factory=dict)


def table(shape: TableShape, canvas: Canvas) -> str:
    styles = _styles(canvas.theme.template, canvas.theme.emphasis)
    out = [*_grounds(shape, styles, canvas), *_rules(shape, styles, canvas)]
    y = shape.y
    for number, (row, height) in enumerate(zip(shape.rows, shape.heights, strict=True)):
        x = shape.x
        for cell, width in zip(row, shape.widths, strict=True):
            look = _cell_look(styles, number)
            inner = width / EMU_PER_POINT - 2 * shape.margin_x_pt
            face = canvas.theme.heading if look.major else canvas.theme.body
            style = LevelStyle(shape.size_pt, face.typeface, bold=bool(look.bold))
            setting = Setting(inner, canvas.colour(look.text or "tx1"))
            levels = [style] * len(cell.paragraphs)
            needed = stacked_height(cell.paragraphs, levels, canvas, setting)
            top = (height / EMU_PER_POINT - needed) / 2
            words = "".join(stacked(cell.paragraphs, levels, canvas, setting, DESIGNED, top))
            left = x + shape.margin_x_pt * EMU_PER_POINT
            out.append(f'<g transform="translate({pt(left)} {pt(y)})">{words}</g>')
            x += width
        y += height
    return "".join(out)


def _cell_look(styles: Mapping[str, _Look], row: int) -> _Look:
    """The whole table's look, over which its parts say what differs: the header row last."""
    parts = ["wholeTbl"] + (["firstRow"] if row == 0 else [])
    text, bold, major = "", None, None
    for part in parts:
        look = styles.get(part)
        if look:
            text = look.text or text
            bold = look.bold if look.bold is not None else bold
            major = look.major if look.major is not None else major
    return _Look(text=text, bold=bold, major=major)


def _grounds(shape: TableShape, styles: Mapping[str, _Look], canvas: Canvas) -> Iterator[str]:
    y = shape.y
    width = sum(shape.widths)
    for number, height in enumerate(shape.heights):
        part = "firstRow" if number == 0 else ("band1H" if number % 2 else "band2H")
        looks = [styles[name] for name in (part, "wholeTbl") if name in styles]
        fill = next((look.fill for look in looks if look.fill), "")
        if fill and fill != "none":
            yield (
                f'<rect x="{pt(shape.x)}" y="{pt(y)}" width="{pt(width)}" height="{pt(height)}" '
                f'fill="{canvas.colour(fill)}"/>'
            )
        y += height


def _rules(shape: TableShape, styles: Mapping[str, _Look], canvas: Canvas) -> Iterator[str]:
    whole = styles.get("wholeTbl", _Look()).edges
    first = styles.get("firstRow", _Look()).edges
    y = shape.y
    count = len(shape.heights)
    for number in range(count + 1):
        edges = [whole.get("top" if number == 0 else "bottom" if number == count else "insideH")]
        if number == 0:
            edges.append(first.get("top"))
        if number == 1:
            edges.append(first.get("bottom"))
        edge = next((found for found in reversed(edges) if found), None)
        if edge:
            slot, width = edge
            yield (
                f'<rect x="{pt(shape.x)}" y="{pt(y - width / 2)}" width="{pt(sum(shape.widths))}" '
                f'height="{pt(width)}" fill="{canvas.colour(slot)}"/>'
            )
        y += shape.heights[number] if number < count else 0


@lru_cache(maxsize=32)
def _styles(template: Path, emphasis: str) -> Mapping[str, _Look]:
    """The parts of the template's default style; of the deck writer's own where it has none."""
    from lxml import etree

    try:
        with zipfile.ZipFile(template) as package:
            root = etree.fromstring(package.read(_STYLES))
    except (KeyError, etree.XMLSyntaxError):
        root = None
    default = root.get("def") if root is not None else None
    style = (
        next((s for s in root if s.get("styleId") == default), None) if root is not None else None
    )
    if style is None:
        return {
            "wholeTbl": _Look(text="tx1"),
            "band2H": _Look(fill="bg2"),
            "firstRow": _Look(text=emphasis, bold=True, edges={"bottom": ("tx1", _HEADER_RULE)}),
        }
    return {str(part.tag).removeprefix(A): _look(part) for part in style}


def _look(part: Any) -> _Look:
    words = part.find(f"{A}tcTxStyle")
    cell = part.find(f"{A}tcStyle")
    fill = cell.find(f"{A}fill/{A}solidFill") if cell is not None else None
    none = cell is not None and cell.find(f"{A}fill/{A}noFill") is not None
    edges: dict[str, tuple[str, int]] = {}
    for name in _EDGES:
        line = cell.find(f"{A}tcBdr/{A}{name}/{A}ln") if cell is not None else None
        slot = _slot(line.find(f"{A}solidFill")) if line is not None else ""
        if line is not None and slot:
            edges[name] = slot, int(line.get("w", "12700"))
    font = words.find(f"{A}fontRef") if words is not None else None
    bold = words.get("b") if words is not None else None
    return _Look(
        fill="none" if none else _slot(fill),
        text=_slot(words),
        bold=None if bold in (None, "def") else bold == "on",
        major=font.get("idx") == "major" if font is not None else None,
        edges=edges,
    )


def _slot(holder: Any) -> str:
    found = holder.find(f"{A}schemeClr") if holder is not None else None
    return str(found.get("val")) if found is not None else ""
