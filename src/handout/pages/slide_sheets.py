"""Pictures of the slides on paper: several a page with room to write (``-lysark``), and each as a
page of its own (``-lysbilete``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import Document, Inlines, Span, Text
from handout.pages.environment import template
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.paper import write_paper
from handout.pages.slide_pictures import SlidePictures
from handout.pages.sources import address
from handout.pages.stylesheets import theme_sheets
from handout.pages.variables import root_values
from handout.slides.plan import PlannedSlide, SlidePlan
from handout.themes.theme import Theme

_WIDTH_MM, _HEIGHT_MM = 166.0, 244.0
"""The page between its running head and its foot."""

_SHEET_MM = 243.0
"""How high the block of a page's pictures is; a millimetre is left, or rounding turns the page."""

_GAP_MM, _LINE_MM, _STROKE_MM = 8.0, 9.0, 0.35

_GREY = "#7D8380"
"""3.8 : 1 on white, for a theme that gives its lines a colour elsewhere than on ``:root``."""


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """``columns`` by ``rows`` pictures, ``width`` mm each. Lines stand ``beside`` the picture, or
    below it where there is room for them."""

    columns: int
    rows: int
    width: float
    beside: bool = False
    caption_mm: float = 9.0


_ARRANGEMENTS = {
    1: _Arrangement(1, 1, 166.0),
    2: _Arrangement(1, 2, 166.0),
    3: _Arrangement(1, 3, 82.0, beside=True),
    4: _Arrangement(2, 2, 79.0),
    6: _Arrangement(2, 3, 79.0),
    9: _Arrangement(3, 3, 50.0, caption_mm=13.0),
}
"""By pictures a page, as PowerPoint's handouts have them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A slide's picture on a sheet. ``alt`` says what is on the slide besides its title; ``level``
    is that of its heading. Lengths are mm from the top left of the page's text; ``lines`` stand in
    their own rectangle."""

    url: str
    number: int
    heading: Inlines
    alt: str
    level: int
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0
    lines: tuple[float, float, float, int] | None = None
    """x, y, width, and how many."""
    lines_url: str = ""


def render_slide_sheets(document: Document, plan: SlidePlan, workshop_folder: Path) -> bytes:
    """The slide sheets as PDF/UA-1 and PDF/A-2a: the same bytes for the same content and theme.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = slide_sheets_html(document, plan, illustrations)
    return write_paper(html, plan.theme, illustrations, kind="slide-sheets")


def render_slides(document: Document, plan: SlidePlan, workshop_folder: Path) -> bytes:
    """The slides alone, each on a page of the slides' own size; PDF/UA-1 and PDF/A-2a.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = slides_html(document, plan, illustrations)
    return write_paper(html, plan.theme, illustrations, kind="slides")


def slide_sheets_html(document: Document, plan: SlidePlan, illustrations: Illustrations) -> str:
    """The slide sheets as one HTML document; the pictures are left in ``illustrations``."""
    drawn = SlidePictures(plan, illustrations, document.language)
    arrangement = _ARRANGEMENTS[document.meta.slides_a_page]
    shape = plan.theme.slide_height / plan.theme.slide_width
    a_page = arrangement.columns * arrangement.rows
    slides = drawn.slides
    lined = _Lines(plan.theme, illustrations)
    sheets = [
        tuple(
            lined.with_url(_placed(document, drawn, slide, number, arrangement, shape))
            for number, slide in enumerate(slides[first : first + a_page])
        )
        for first in range(0, len(slides), a_page)
    ]
    return template("slide-sheets.html").render(
        page=_page(document, illustrations),
        meta=document.meta,
        kind=label(document.language, "slide_sheets"),
        sheets=sheets,
        sheet_mm=_SHEET_MM,
        line_mm=_LINE_MM,
        caption_mm=arrangement.caption_mm,
    )


class _Lines:
    """Lines to write on, as a drawing that is made once for all places of a size."""

    def __init__(self, theme: Theme, illustrations: Illustrations) -> None:
        self._files = illustrations.files
        sheets, _ = theme_sheets(theme, kind="slide-sheets", code=False)
        known = root_values(sheet.text for sheet in sheets)
        self._colour = known.get("--writing-line", _GREY)

    def with_url(self, picture: Picture) -> Picture:
        if picture.lines is None:
            return picture
        _, _, width, count = picture.lines
        url = address("drawing", f"{count}-lines-{width:.2f}.svg")
        if url not in self._files:
            self._files[url] = self._drawn(width, count).encode()
        return replace(picture, lines_url=url)

    def _drawn(self, width: float, count: int) -> str:
        """Each stands at the foot of its row, as those of a worksheet do (``.lines`` in
        ``pages.css``)."""
        strokes = "".join(
            f"M0 {number * _LINE_MM - _STROKE_MM / 2:g}H{width:.2f}"
            for number in range(1, count + 1)
        )
        height = count * _LINE_MM
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{height:g}mm"'
            f' viewBox="0 0 {width:.2f} {height:g}"><path d="{strokes}" fill="none"'
            f' stroke="{self._colour}" stroke-width="{_STROKE_MM}"/></svg>'
        )


def slides_html(document: Document, plan: SlidePlan, illustrations: Illustrations) -> str:
    """A page for each slide. The first of a part heads it in the outline."""
    drawn = SlidePictures(plan, illustrations, document.language)
    first = {section.slides[0] for section in plan.sections if section.slides}
    numbers = {slide.number for n, slide in enumerate(plan.slides) if n in first}
    pictures = [
        _picture(document, drawn, slide, 2 if slide.number in numbers else 3)
        for slide in drawn.slides
    ]
    return template("slides.html").render(
        page=_page(document, illustrations),
        meta=document.meta,
        kind=label(document.language, "slides"),
        pictures=_unbroken(pictures),
    )


def _unbroken(pictures: Sequence[Picture]) -> list[Picture]:
    """No heading lies deeper than one level below the one before it (PDF/UA-1, 7.4.2)."""
    out: list[Picture] = []
    last = 1
    for picture in pictures:
        last = min(picture.level, last + 1)
        out.append(replace(picture, level=last))
    return out


def _page(document: Document, illustrations: Illustrations) -> Html:
    return Html(document, picture=illustrations.picture, drawings={})


def _picture(document: Document, drawn: SlidePictures, slide: PlannedSlide, level: int) -> Picture:
    alone = label(document.language, "slide_alone", number=slide.number)
    return Picture(
        drawn.address(slide),
        slide.number,
        _heading(document, slide),
        drawn.words(slide) or alone,
        level,
    )


def _heading(document: Document, slide: PlannedSlide) -> Inlines:
    """The title, each word of it in its language."""
    own = full_tag(document.language)
    said = [run for run in slide.title_runs if not run.superscript]
    if "".join(run.text for run in said) != slide.title:
        return (Text(slide.title),)
    return tuple(
        Text(run.text) if run.lang == own else Span((Text(run.text),), run.lang) for run in said
    )


def _placed(
    document: Document,
    drawn: SlidePictures,
    slide: PlannedSlide,
    number: int,
    arrangement: _Arrangement,
    shape: float,
) -> Picture:
    """The ``number``-th picture of a sheet, from 0, in its cell."""
    row, column = divmod(number, arrangement.columns)
    cell_width = (_WIDTH_MM + _GAP_MM) / arrangement.columns
    cell_height = (_HEIGHT_MM + _GAP_MM) / arrangement.rows
    x, y = column * cell_width, row * cell_height
    room = cell_height - _GAP_MM - arrangement.caption_mm
    # A slide that is taller than wide, or nearly, is as large as its cell is high.
    width = min(arrangement.width, room / shape)
    height = width * shape
    top = y + arrangement.caption_mm
    lines = None
    if arrangement.beside:
        count = int((cell_height - _GAP_MM - arrangement.caption_mm) / _LINE_MM)
        lines = (x + width + _GAP_MM, top, _WIDTH_MM - width - _GAP_MM, count)
    elif (count := int((room - height) / _LINE_MM)) > 1 and arrangement.columns < 3:  # noqa: PLR2004
        lines = (x, top + height, arrangement.width, count)
    alone = label(document.language, "slide_alone", number=slide.number)
    return Picture(
        drawn.address(slide),
        slide.number,
        _heading(document, slide),
        drawn.words(slide) or alone,
        2,
        x=x,
        y=y,
        width=width,
        height=height,
        lines=lines,
    )
