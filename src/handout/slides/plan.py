"""The slide plan: every decision about the deck, as plain data.

The planner makes it, the deck writer and the HTML slide pictures put it down as
it is. Text is final (labels, continuation marks, typography), sizes are fitted,
shapes come in reading order: title first, footers last.

Lengths are EMU, sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from handout.model import ChartKind
from handout.themes.theme import PLAIN_GRAPHICS, Graphics, Placeholder, Theme


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike. ``lang`` is a full tag (``nn-NO``), ``href`` as ``model.Link``.

    ``break_before`` is a line break the author asked for (``a:br``). ``colour`` is a slot of the
    theme (``accent1``) where the text has one of its own, as highlighted code has.
    """

    text: str
    lang: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    superscript: bool = False
    href: str | None = None
    break_before: bool = False
    colour: str | None = None


class Bullet(StrEnum):
    """INHERIT is what the layout's level has; the others are set on the paragraph."""

    INHERIT = "inherit"
    NONE = "none"
    NUMBER = "number"
    TASK = "task"
    TASK_DONE = "task_done"


class Align(StrEnum):
    LEFT = "l"
    CENTER = "ctr"
    RIGHT = "r"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``level`` counts from 0; ``start`` is the number of a NUMBER paragraph. One that is not
    ``marked`` belongs to the item before it and stands under its text. ``bold`` sets every run
    bold. ``reveal`` is the click (1, 2, …) that shows the paragraph, 0 for at once. Its lines after
    the first begin ``hang`` EMU further in."""

    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet = Bullet.INHERIT
    start: int | None = None
    align: Align | None = None
    bold: bool = False
    reveal: int = 0
    marked: bool = True
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """The scale PowerPoint applies on opening, as ``a:normAutofit`` stores it (ECMA-376 part 1
    §21.1.2.1.3): ``font_scale`` of the sizes, ``line_reduction`` off line spacing, as shares."""

    font_scale: float = 1.0
    line_reduction: float = 0.0

    @property
    def designed(self) -> bool:
        return self.font_scale == 1.0 and self.line_reduction == 0.0


DESIGNED = Fit()
"""Text as the layout has it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, EMU."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TextShape:
    """Text in a placeholder of the slide's layout; ``box`` is where it stands when not where
    the layout has it. A text box of its own (:mod:`handout.slides.boxes`) always has a ``box``,
    and may have a ``fill``: a slot of the master's map of colours (``bg1``)."""

    place: Placeholder
    paragraphs: tuple[Paragraph, ...]
    fit: Fit = DESIGNED
    reveal: int = 0
    box: Box | None = None
    fill: str | None = None


OF_THEME, QR_CODE = "theme:", "qr:"
"""How the ``src`` of a picture begins that is no file of the workshop's."""


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A picture, whole and undistorted, at its final rectangle.

    ``src`` is relative to the workshop's folder, or ``theme:<name>`` for a theme's drawing,
    or ``qr:<address>``. ``place`` is the picture placeholder it fills, if any.
    ``description`` is the alt text; '' only when ``decorative``.
    """

    src: str
    x: int
    y: int
    width: int
    height: int
    description: str
    decorative: bool = False
    place: Placeholder | None = None
    name: str = ""
    href: str | None = None
    reveal: int = 0


CELL_MARGIN_X_PT = 9.0
CELL_MARGIN_Y_PT = 6.5
"""What a table cell keeps clear left and right, unless its table is crowded, above and below."""


@dataclass(frozen=True, slots=True)
class TableCell:
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table; row 0 is the header row. ``size_pt`` is the fitted size of its text, and
    ``margin_x_pt`` what its cells keep clear left and right, ``margin_y_pt`` above and below."""

    x: int
    y: int
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    size_pt: float
    description: str
    place: Placeholder | None = None
    reveal: int = 0
    margin_x_pt: float = CELL_MARGIN_X_PT
    margin_y_pt: float = CELL_MARGIN_Y_PT


@dataclass(frozen=True, slots=True)
class TimeText:
    """Words at a time line that belong to a ``minute`` of it. A ``disc`` has them light on a filled
    circle, as the steps of an activity have their numbers."""

    text: str
    minute: int
    box: Box
    align: Align = Align.CENTER
    disc: bool = False


@dataclass(frozen=True, slots=True)
class CountdownShape:
    """The time line of an activity. The rectangle is the bar's own.

    ``segments`` are the minutes of each, which sum to ``minutes``; ``figures`` stand under their
    edges. ``ticks`` go through the bar where a step begins, and ``marks`` in bold tell above it
    which. The bar has the colours of the theme's ``graphics``.
    """

    x: int
    y: int
    width: int
    height: int
    minutes: int
    description: str
    lang: str
    segments: tuple[int, ...]
    size_pt: float
    figures: tuple[TimeText, ...]
    ticks: tuple[Box, ...] = ()
    marks: tuple[TimeText, ...] = ()
    graphics: Graphics = PLAIN_GRAPHICS


@dataclass(frozen=True, slots=True)
class BarShape:
    """A filled rectangle that repeats in form what text beside it says: a part's length on the
    agenda, how far the deck has come. Decorative. ``colour`` is a slot of the theme (``accent1``),
    or of the master's map of them (``bg2``); ``rounded`` gives it round ends."""

    x: int
    y: int
    width: int
    height: int
    colour: str
    name: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle inside a chart, as shares of the chart's width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Numbers in a row, with None where there is none. ``colour`` is a slot of the theme, and
    ``points`` has the colour of each number where they differ. A line also has a ``dash``
    (ECMA-376 part 1 §20.1.10.48) and a ``marker`` (§21.2.3.27), ``marked`` makes it heavier, and
    the name at its end stands ``moved`` down from there, as a share of the chart's height.
    """

    name: str
    values: tuple[Decimal | None, ...]
    colour: str
    points: tuple[str, ...] = ()
    dash: str = "solid"
    marker: str = "none"
    marked: bool = False
    moved: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native chart with its numbers.

    ``corner`` heads the categories in the data. ``number_format`` is a spreadsheet's. The bars,
    lines or slices stand in ``plot``, the names of the categories outside it. The series are named
    by ``heading`` (the area of a single one's name), ``legend``, or ``named_at_end`` of each line.
    ``lowest`` is where the value axis begins, if not at nought or where PowerPoint likes, and
    ``step`` how far its numbers are apart, where PowerPoint would choose fractions they lack.
    ``marked`` is the category whose numbers are set in bold. ``values_shown`` puts a number on
    each value, ``axis_shown`` has numbers along the value axis; the names of the categories are
    those of every ``name_every``-th.
    """

    kind: ChartKind
    x: int
    y: int
    width: int
    height: int
    corner: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str
    size_pt: float
    plot: Area
    description: str
    lang: str
    heading: Area | None = None
    legend: Area | None = None
    named_at_end: bool = False
    marked: int | None = None
    values_shown: bool = True
    axis_shown: bool = False
    name_every: int = 1
    place: Placeholder | None = None
    lowest: Decimal | None = None
    step: Decimal | None = None
    reveal: int = 0


Shape: TypeAlias = TextShape | PictureShape | TableShape | ChartShape | CountdownShape | BarShape


@dataclass(frozen=True, slots=True)
class PlannedSlide:
    """One slide of the deck. ``layout`` is a role of the theme; ``title`` is unique in the deck,
    and ``title_runs`` are its words in their languages.

    ``title_hidden`` keeps the title for screen readers and the outline but out of sight.
    ``line`` is the line in the Markdown that it comes from. ``skipped`` hides it in the show;
    ``background`` is a picture, as :attr:`PictureShape.src`, that fills the slide behind all else.
    """

    layout: str
    title: str
    shapes: tuple[Shape, ...]
    number: int
    line: int
    notes: tuple[Paragraph, ...] = ()
    anchors: tuple[str, ...] = ()
    title_hidden: bool = False
    skipped: bool = False
    background: str | None = None
    title_runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A PowerPoint section: ``slides`` are indices into ``SlidePlan.slides``."""

    name: str
    slides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties of the file (ECMA-376 part 2 §11). ``created`` is ISO 8601, UTC, from the
    content, so that the same input gives the same bytes."""

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    created: str


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A typeface that goes along in the deck. ``files`` are its styles (regular, bold, italic,
    bold_italic) and the font file of each; ``characters`` are those it is to hold, sorted."""

    typeface: str
    files: tuple[tuple[str, Path], ...]
    characters: str


@dataclass(frozen=True, slots=True)
class SlidePlan:
    theme: Theme
    slides: tuple[PlannedSlide, ...]
    sections: tuple[Section, ...]
    properties: Properties
    fonts: tuple[EmbeddedFont, ...] = ()
