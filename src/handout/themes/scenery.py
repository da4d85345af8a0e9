"""What a layout shows besides its places: its ground, and the logos, panels and rules on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from handout.themes.colours import Colours
from handout.themes.geometry import Rect
from handout.themes.parts import A, P

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FIRST_BACKGROUND = 1001
"""``p:bgRef`` counts the theme's background fills from here (ECMA-376 part 1 §19.3.1.3)."""
_THINNEST = 12_700
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill")
_FIRST_PATTERN = 2


@dataclass(frozen=True, slots=True)
class Scenery:
    """A shape or picture that is no place. ``grounds`` are the colours text on it stands on: more
    than one for a gradient, none for a picture or where nothing is filled."""

    rect: Rect
    name: str
    picture: bool = False
    filled: bool = False
    grounds: tuple[str, ...] = ()


class _Move(NamedTuple):
    """From a group's own coordinates to the slide's (§20.1.7.5)."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0


def background(root: Any, theme: Any, colours: Colours) -> tuple[str, ...] | None:
    """The colours of a layout's or master's ground: () for a picture, None when it has none."""
    found = root.find(f"{P}cSld/{P}bg")
    if found is None:
        return None
    reference = found.find(f"{P}bgRef")
    if reference is None:
        return fill_colours(_fill(found.find(f"{P}bgPr")), colours)
    of_placeholder = colours.within(reference)
    number = int(reference.get("idx", "0")) - _FIRST_BACKGROUND
    fills = theme.find(f".//{A}bgFillStyleLst")
    if fills is None or not 0 <= number < len(fills):
        return (of_placeholder,) if of_placeholder else None
    return fill_colours(fills[number], colours, of_placeholder)


def fill_colours(fill: Any, colours: Colours, placeholder: str | None = None) -> tuple[str, ...]:
    """The colours of a fill (§20.1.8); none for a picture or for nothing at all."""
    if fill is None:
        return ()
    holders = {
        "solidFill": [fill],
        "gradFill": list(fill.iter(f"{A}gs")),
        "pattFill": list(fill)[:_FIRST_PATTERN],
    }.get(str(fill.tag).removeprefix(A), [])
    found = (colours.within(holder, placeholder) for holder in holders)
    return tuple(dict.fromkeys(colour for colour in found if colour))


def scenery(root: Any, colours: Colours, slide: Rect) -> tuple[Scenery, ...]:
    """Everything drawn on a layout or master, back to front, as far as it is on the slide."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return tuple(_shown(tree, _Move(), colours, slide)) if tree is not None else ()


def _shown(tree: Any, move: _Move, colours: Colours, slide: Rect) -> Iterator[Scenery]:
    for shape in tree:
        tag = str(shape.tag)
        if tag == f"{_MC}AlternateContent" and len(shape):
            yield from _shown(shape[0], move, colours, slide)
        elif tag == f"{P}grpSp":
            yield from _shown(shape, _into(shape, move), colours, slide)
        elif tag in {f"{P}{kind}" for kind in ("sp", "pic", "graphicFrame", "cxnSp")}:
            found = _one(shape, move, colours, slide)
            if found is not None:
                yield found


def _one(shape: Any, move: _Move, colours: Colours, slide: Rect) -> Scenery | None:
    if shape.find(f"./*/{P}nvPr/{P}ph") is not None:
        return None
    properties = shape.find(f"./*/{P}cNvPr")
    if properties is not None and properties.get("hidden") in ("1", "true"):
        return None
    rect = _placed(shape, move)
    rect = rect.common(slide) if rect else None
    if rect is None:
        return None
    drawn = shape.find(f"{P}spPr")
    fill = _fill(drawn)
    styled = shape.find(f"{P}style/{A}fillRef")
    grounds = fill_colours(fill, colours)
    if fill is None and styled is not None and styled.get("idx") != "0":
        colour = colours.within(styled)
        grounds = (colour,) if colour else ()
    picture = shape.tag == f"{P}pic" or (fill is not None and fill.tag == f"{A}blipFill")
    line = drawn.find(f"{A}ln") if drawn is not None else None
    lined = (line is not None and line.find(f"{A}noFill") is None) or shape.tag == f"{P}cxnSp"
    words = "".join(t.text or "" for t in shape.iter(f"{A}t")).strip()
    filled = bool(grounds) or picture
    if not (filled or lined or words or shape.tag == f"{P}graphicFrame"):
        return None
    name = properties.get("name", "") if properties is not None else ""
    return Scenery(rect, name, picture=picture, filled=filled, grounds=grounds)


def _fill(properties: Any) -> Any:
    if properties is None:
        return None
    found = (properties.find(f"{A}{name}") for name in _FILLS)
    return next((fill for fill in found if fill is not None), None)


def _into(group: Any, move: _Move) -> _Move:
    """The way out of a group that itself lies in ``move``."""
    xfrm = group.find(f"{P}grpSpPr/{A}xfrm")
    parts = (
        [xfrm.find(f"{A}{name}") for name in ("off", "ext", "chOff", "chExt")]
        if (xfrm is not None)
        else []
    )
    if len(parts) < 4 or any(part is None for part in parts):  # noqa: PLR2004 - the four above
        return move
    off, ext, child_off, child_ext = parts
    across = int(ext.get("cx")) / (int(child_ext.get("cx")) or 1)
    down = int(ext.get("cy")) / (int(child_ext.get("cy")) or 1)
    return _Move(
        move.x + move.across * (int(off.get("x")) - int(child_off.get("x")) * across),
        move.y + move.down * (int(off.get("y")) - int(child_off.get("y")) * down),
        move.across * across,
        move.down * down,
    )


def _placed(shape: Any, move: _Move) -> Rect | None:
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    if xfrm is None:
        xfrm = shape.find(f"{P}xfrm")
    off = xfrm.find(f"{A}off") if xfrm is not None else None
    ext = xfrm.find(f"{A}ext") if xfrm is not None else None
    if off is None or ext is None:
        return None
    return Rect(
        round(move.x + move.across * int(off.get("x"))),
        round(move.y + move.down * int(off.get("y"))),
        max(_THINNEST, round(move.across * int(ext.get("cx")))),
        max(_THINNEST, round(move.down * int(ext.get("cy")))),
    )
