"""Text that is too like its ground, with both colours resolved as PowerPoint does.

A run's colour comes from wherever :mod:`reading_back` found it, through the master's colour map
and the theme (ECMA-376 part 1 §19.3.1.6, §20.1.6.2); its ground is the last filled shape of
master, layout or slide that lies under the text, or else the background. Limits are those of
WCAG 2.2, success criterion 1.4.3.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from typing import Any

from coloraide import Color
from overflow import block_width
from reading_back import (
    EMU_PER_PT,
    A,
    FinishedDeck,
    FinishedSlide,
    P,
    Rectangle,
    Span,
    StyleReader,
    TextBox,
)

_TEXT, _LARGE = 4.5, 3.0
_LARGE_PT, _LARGE_BOLD_PT = 18.0, 14.0
_MAP_OVERRIDE = f"{P}clrMapOvr/{A}overrideClrMapping"


def too_faint(deck: FinishedDeck) -> Iterator[str]:
    """A line for every run of text that needs more contrast than it has."""
    for slide in deck.slides():
        palette = _Palette(slide.styles)
        grounds = _grounds(slide, palette)
        for text in slide.texts:
            ground = palette.hex(text.fill) if text.fill is not None else None
            ground = ground or _under(_written(text), grounds)
            for span in _spans(text):
                colour = palette.hex("hlink" if span.linked else span.fill)
                finding = _judged(colour, ground, span.size_pt * text.scale, bold=span.bold)
                if finding:
                    yield f"slide {slide.number}: «{span.text[:24]}» in «{text.name}» {finding}"


def _written(text: TextBox) -> Rectangle:
    """The part of a frame's width that its text covers, from the left, the middle or the right."""
    where = text.where
    longest = max(block_width(block, text.scale) for block in text.blocks) * EMU_PER_PT
    width = min(longest, where.width)
    share = {"l": 0.0, "ctr": 0.5, "r": 1.0}[text.blocks[0].align]
    x = where.x + (where.width - width) * share
    return Rectangle(x, where.y, width, where.height)


def _spans(text: TextBox) -> Iterator[Span]:
    return (span for block in text.blocks for span in block.spans if span.text.strip())


def _judged(colour: str, ground: str, size_pt: float, *, bold: bool) -> str:
    large = size_pt >= (_LARGE_BOLD_PT if bold else _LARGE_PT)
    least = _LARGE if large else _TEXT
    found = Color(f"#{colour}").contrast(Color(f"#{ground}"), method="wcag21")
    return "" if found >= least else f"{colour} on {ground}: {found:.2f}, not {least}"


class _Palette:
    """The colours of a layout's slides."""

    def __init__(self, styles: StyleReader) -> None:
        scheme = styles.theme.find(f".//{A}clrScheme")
        self._slots = {
            slot.tag.removeprefix(A): slot[0].get("lastClr") or slot[0].get("val")
            for slot in scheme
        }
        override = styles.layout.find(_MAP_OVERRIDE)
        mapping = override if override is not None else styles.master.find(f"{P}clrMap")
        self._map = dict(mapping.attrib)

    def hex(self, colour: Any) -> str:
        """Of an element (``a:schemeClr``, ``a:srgbClr``) or a slot's name; ink for None."""
        if colour is None or isinstance(colour, str):
            slot = colour or "tx1"
            return str(self._slots[self._map.get(slot, slot)])
        value = colour.get("val")
        if colour.tag == f"{A}schemeClr":
            value = self._slots[self._map.get(value, value)]
        return _lightness(value, colour)


def _lightness(value: str, colour: Any) -> str:
    """``lumMod`` and ``lumOff`` (§20.1.2.3.20) change the lightness in HSL."""
    red, green, blue = (int(value[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in colour:
        amount = int(change.get("val")) / 100_000
        if change.tag == f"{A}lumMod":
            lightness *= amount
        elif change.tag == f"{A}lumOff":
            lightness += amount
    channels = colorsys.hls_to_rgb(hue, min(1.0, lightness), saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def _grounds(slide: FinishedSlide, palette: _Palette) -> list[tuple[Rectangle, str]]:
    """What is painted under the slide's text, from the bottom up."""
    everywhere = Rectangle(-1e9, -1e9, 2e9, 2e9)
    painted = [(everywhere, palette.hex(_background(slide.styles)))]
    roots = [slide.styles.layout]
    if slide.styles.layout.get("showMasterSp", "1") not in ("0", "false"):
        roots.insert(0, slide.styles.master)
    for root in roots:
        tree = root.find(f"{P}cSld/{P}spTree")
        for shape in tree.iter(f"{P}sp"):
            fill = shape.find(f"{P}spPr/{A}solidFill")
            if fill is not None and shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
                painted.append((_where(shape), palette.hex(fill[0])))
    return painted


def _background(styles: StyleReader) -> Any:
    for root in (styles.layout, styles.master):
        fill = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill")
        if fill is not None:
            return fill[0]
        reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
        if reference is not None:
            return reference[0]
    return "bg1"


def _where(shape: Any) -> Rectangle:
    """Our templates' groups have the slide's own coordinates."""
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    return Rectangle(int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def _under(where: Rectangle, grounds: list[tuple[Rectangle, str]]) -> str:
    """The uppermost ground that holds the middle of the text and most of its height."""
    x, y = where.x + where.width / 2, where.y + where.height / 2
    return next(
        colour
        for ground, colour in reversed(grounds)
        if ground.x <= x <= ground.right
        and ground.y <= y <= ground.bottom
        and ground.height >= 0.8 * where.height
        and ground.width >= 0.5 * where.width
    )
