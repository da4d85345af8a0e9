"""What a template looks like, as data. Lengths are inches, from the slide's top left corner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handout.templates.style import Colour, TextStyle
from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap

WIDTH, HEIGHT = 13.333, 7.5
EMU_WIDTH, EMU_HEIGHT = 12_192_000, 6_858_000


def emu(inches: float) -> int:
    """Inches to EMU. The slide's width is 13 1/3 inches, written 13.333 in designs."""
    return EMU_WIDTH if inches == WIDTH else round(inches * 914_400)


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder: ``slot`` as in :data:`handout.themes.roles.SLOT_NAMES`. One with a ``fill``
    is a graphic that the planner draws in that colour."""

    slot: str
    rect: Rect
    style: TextStyle | None = None
    fill: Colour | None = None


def place(
    slot: str, x: float, y: float, w: float, h: float, style: TextStyle | None = None
) -> Place:
    return Place(slot, Rect(x, y, w, h), style)


def graphic(slot: str, x: float, y: float, w: float, h: float, fill: Colour) -> Place:
    return Place(slot, Rect(x, y, w, h), fill=fill)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Panels, rules and bubbles, as SVG elements in inches."""

    name: str
    svg: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file of the theme's ``drawings`` folder; without ``rect`` where its viewBox says, which is
    in hundredths of an inch on the slide."""

    stem: str
    rect: Rect | None = None


@dataclass(frozen=True, slots=True)
class LogoBox:
    """Where a theme's logo goes, if it has one; ``on_colour`` asks for its reversed version."""

    rect: Rect
    on_colour: bool = False


@dataclass(frozen=True, slots=True)
class LayoutDesign:
    """``places`` in reading order, title first; ``scenery`` is drawn behind them, first to last.

    ``colour_map`` is for a layout that is dark where the others are light, or the other way.
    """

    role: str
    places: tuple[Place, ...]
    scenery: tuple[Shapes | Drawing, ...] = ()
    background: Colour | None = None
    colour_map: ColourMap | None = None
    logo: LogoBox | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """The template's own table style: who edits a table in PowerPoint finds it in the gallery."""

    head: Colour
    head_font: str
    head_bold: bool
    rule: Colour
    rule_pt: float
    band: Colour | None = None
    hairline: Colour | None = None
    hairline_pt: float = 0.75
    last_head: Colour | None = None
    head_fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """``colours`` are the theme slots and then the theme's extra names, hex without ``#``;
    ``colour_map`` is the master's."""

    name: str
    shown_as: str
    folder: Path
    colours: Mapping[str, str]
    heading: str
    body: str
    title: TextStyle
    text: TextStyle
    master_places: tuple[Place, ...]
    layouts: tuple[LayoutDesign, ...]
    table: TableLook
    master_scenery: tuple[Shapes | Drawing, ...] = ()
    colour_map: ColourMap = field(default_factory=lambda: DARK_ON_LIGHT)
