"""A theme, fully resolved: what the planner and the renderers see of ``themes/<name>/``.

Lengths are EMU (English Metric Units, 914 400 to the inch, ECMA-376 part 1
§20.1.10.16) unless the name says otherwise; sizes are points; colours are six
upper-case hexadecimal digits without ``#``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap
from handout.themes.geometry import Rect
from handout.themes.roles import BODY_FLOOR_PT

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface as PowerPoint names it, with the font file of each of its four styles.

    A style without a file of its own is set and measured with the regular one. ``fallback`` is the
    typeface that stands in for it on a machine that has neither the deck's copy nor its own.
    ``stand_in`` says that the files are another typeface's: text in the real one may then be
    ``wider`` and ``higher`` by these factors.
    """

    typeface: str
    regular: Path
    bold: Path | None = None
    italic: Path | None = None
    bold_italic: Path | None = None
    fallback: str = ""
    stand_in: bool = False
    wider: float = 1.0
    higher: float = 1.0

    def files(self) -> tuple[tuple[str, Path], ...]:
        """Style and font file of each style that has one, the regular one first."""
        styles = ("regular", "bold", "italic", "bold_italic")
        found = ((style, getattr(self, style)) for style in styles)
        return tuple((style, path) for style, path in found if path is not None)

    @classmethod
    def of(cls, typeface: str, files: Mapping[str, Path]) -> Family:
        """A family of the files of its styles, of which ``regular`` must be there."""
        return cls(
            typeface,
            files["regular"],
            bold=files.get("bold"),
            italic=files.get("italic"),
            bold_italic=files.get("bold_italic"),
        )

    def file(self, *, bold: bool, italic: bool) -> Path:
        """The font file for a run; falls back one step at a time to the regular one."""
        if bold and italic:
            return self.bold_italic or self.bold or self.italic or self.regular
        if bold:
            return self.bold or self.regular
        if italic:
            return self.italic or self.regular
        return self.regular


class Transition(StrEnum):
    """How one slide gives way to the next. None of them flashes, and all are over in half a second:
    a deck is shown to people whom more would make ill (WCAG 2.2, success criterion 2.3.1)."""

    NONE = "none"
    FADE = "fade"
    PUSH = "push"
    WIPE = "wipe"


class Mark(NamedTuple):
    """What stands before a paragraph: a ``character`` in ``typeface`` ('' for the text's own), in
    six digits of ``colour`` ('' for the text's) and ``share`` of the text's size."""

    character: str = ""
    colour: str = ""
    share: float = 1.0
    typeface: str = ""


PLAIN_MARK = Mark()


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How one outline level of a placeholder is set, after all inheritance.

    ``line_spacing`` is a factor of the font's own line height, ``tracking_pt`` extra
    space per character; ``margin`` and ``indent`` are EMU as in ``a:lvlNpPr`` marL/indent.
    ``colour`` is '' where the template does not say one that we know; ``caps`` sets capitals;
    ``align`` is l, ctr, r or just.
    ``numbering`` is the automatic numbering the level has itself (``a:buAutoNum``), if any, and
    ``mark`` how its bullet or number looks.
    """

    size_pt: float
    typeface: str
    bold: bool = False
    italic: bool = False
    line_spacing: float = 1.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    margin: int = 0
    indent: int = 0
    tracking_pt: float = 0.0
    bullet: bool = False
    colour: str = ""
    caps: bool = False
    align: str = "l"
    numbering: str = ""
    mark: Mark = PLAIN_MARK


@dataclass(frozen=True, slots=True)
class OwnText:
    """How text is set in a place that the template does not have, where nothing is inherited.

    ``colour`` is a slot of the master's map (``tx1``, ``accent1``), ``font`` one of the theme's
    two (``+mj-lt``, ``+mn-lt``); ``anchor`` (t, ctr, b) and ``align`` (l, ctr, r) as in DrawingML.
    """

    colour: str = "tx1"
    font: str = "+mn-lt"
    anchor: str = "t"
    align: str = "l"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place on a layout. ``slot`` is our name for its purpose (see :mod:`handout.themes.roles`);
    ``type`` and ``idx`` are the values of ``p:ph`` that a slide repeats to inherit from it.
    A text box of its own, which no layout has, is of type ''. ``anchor`` (t, ctr, b) is where text
    that does not fill it stands.

    Places of a template made by others may differ from it, and then the slide says so: one with
    ``own`` is a text box where the template has no place; ``moved`` has another rectangle,
    ``resized`` other text sizes; ``reflowed`` text would not wrap, or stand in columns; ``fill`` is
    a slot of the master's map that makes it opaque, or that a graphic of a column is drawn in.
    """

    slot: str
    type: str
    idx: int
    name: str
    x: int
    y: int
    width: int
    height: int
    levels: tuple[LevelStyle, ...]
    inset_left: int = 0
    inset_top: int = 0
    inset_right: int = 0
    inset_bottom: int = 0
    vertical: bool = False
    own: OwnText | None = None
    moved: bool = False
    resized: bool = False
    reflowed: bool = False
    fill: str = ""
    anchor: str = "t"

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.width, self.height)

    def style(self, level: int) -> LevelStyle:
        """The style of an outline level from 0; deeper levels look like the deepest one."""
        return self.levels[min(level, len(self.levels) - 1)]


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout found by its role. ``part_name`` is its part in the template;
    ``colour_map`` is given where it is not the master's."""

    role: str
    name: str
    part_name: str
    placeholders: Mapping[str, Placeholder]
    colour_map: ColourMap | None = None


class Graphics(NamedTuple):
    """The colours of what is drawn to be read, as slots of the theme or names of its colour map.

    ``marked`` is the one that matters, such as the time that has gone; ``other`` is what stands
    beside it; ``track`` and ``outline`` are what is still empty.
    """

    marked: str = "accent2"
    other: str = "accent1"
    track: str = "bg2"
    outline: str = "tx1"


PLAIN_GRAPHICS = Graphics()
"""In a theme that says nothing of them."""


@dataclass(frozen=True, slots=True)
class Logo:
    """``width`` and ``height`` are its proportions; ``on_colour`` is the designer's own version
    for coloured ground, of the same shape, where there is one."""

    path: Path
    width: int
    height: int
    on_colour: Path | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Theme:
    """Everything a renderer may know about a theme.

    ``colours`` maps theme slots (dk1, lt1, …, folHlink) and the theme's own extra names to hex;
    ``colour_map`` says which of the slots text and ground of a slide are. ``smallest_pt`` is the
    size that text on slides is never scaled below.
    ``drawings`` maps a drawing's name (``cover``, ``form-par``) to its SVG file; a PNG of the
    same stem beside it is the bitmap for programs without SVG. ``repainted`` says which colours to
    exchange in a drawing that was made for others (see :mod:`handout.themes.drawings`).
    ``stylesheets`` are in cascade order (base first). ``chart`` has the slots that charts are
    drawn in, ``highlight`` and ``neutral``, as far as the theme says so. ``families`` is by
    PowerPoint's typeface name and holds at least the heading, body and code faces; the last is of
    one width. ``embedded`` are the typefaces that decks carry along. ``emphasis`` is the slot of
    text that stands out, such as the header of a table: ``accent1`` where it can be read on the
    ground.
    """

    name: str
    folder: Path
    template: Path
    slide_width: int
    slide_height: int
    colours: Mapping[str, str]
    heading: Family
    body: Family
    code: Family
    families: Mapping[str, Family]
    layouts: Mapping[str, Layout]
    drawings: Mapping[str, Path]
    stylesheets: tuple[Path, ...]
    logo: Logo | None = None
    repainted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    colour_map: ColourMap = field(default_factory=lambda: DARK_ON_LIGHT)
    embedded: frozenset[str] = frozenset()
    transition: Transition = Transition.NONE
    chart: Mapping[str, str] = field(default_factory=dict)
    emphasis: str = "accent1"
    graphics: Graphics = PLAIN_GRAPHICS
    smallest_pt: float = BODY_FLOOR_PT

    def __repr__(self) -> str:
        """Short: a theme stands in many tracebacks, and its layouts would fill them."""
        return f"<Theme {self.name}>"
