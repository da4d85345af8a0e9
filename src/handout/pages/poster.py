"""The wall poster (``-plakat``): each answer sheet on a page of A3, to be read across the room and
written on with a marker or covered with sticky notes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from handout.model import Activity, Document, Inlines, Worksheet, plain
from handout.pages.environment import template
from handout.pages.fields import Entry, entries
from handout.pages.footnotes import footnotes
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.paper import write_paper
from handout.pages.worksheets import page_for, sheet_title
from handout.sheets import Sheet, sheets
from handout.themes.theme import Theme

if TYPE_CHECKING:
    from markupsafe import Markup

_HEIGHT_MM, _WIDE_HEIGHT_MM = 346.0, 223.0
"""Of the text on a page of A3, upright and lying."""

_WIDTH_MM, _WIDE_WIDTH_MM = 253.0, 376.0

_LEAST_MM, _MOST_MM = 22.0, 40.0
"""From one writing line to the next: what a marker needs, and what still looks like lines."""

_LABEL_MM, _INTRO_MM, _GAP_MM, _SIGN_MM = 27.0, 13.0, 4.0, 4.6
"""A field's label with the gap before it; a line of what is said first, the gap after a paragraph
of it, and the width of a sign."""

_SIZES = ((18, 96), (32, 72), (60, 54))
"""Signs of a title → its size in points, for the shortest titles first."""
_SMALLEST_PT = 40
_PT_MM = 25.4 / 72
_SIGN_EM = 0.56

_BOARD = range(2, 5)
"""How many fields stand beside each other on a board."""


def render_poster(document: Document, theme: Theme, workshop_folder: Path) -> bytes:
    """The posters as PDF/UA-1 and PDF/A-2a: the same bytes for the same content and theme.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = poster_html(document, theme, illustrations)
    return write_paper(html, theme, illustrations, kind="poster")


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet on the wall. A ``board`` has its fields beside each other, ``area_mm`` high; else
    each field has lines ``line_mm`` apart."""

    id: str
    title: Inlines
    title_pt: float
    text: Markup
    activity: Activity | None
    entries: tuple[Entry, ...]
    board: bool
    line_mm: float
    area_mm: float


def poster_html(document: Document, theme: Theme, illustrations: Illustrations) -> str:
    from markupsafe import Markup

    page = page_for(document, theme, illustrations)
    posters = [
        _poster(page, number, sheet, sheet.block)
        for number, sheet in enumerate(sheets(document), 1)
        if isinstance(sheet.block, Worksheet)
    ]
    # The posters first: the footnotes they refer to are known when they are written.
    written = template("posters.html").render(page=page, posters=posters)
    return template("poster.html").render(
        page=page,
        meta=document.meta,
        kind=page.label("poster_title"),
        text=Markup(written),  # noqa: S704 - a template of ours has escaped it
        notes=footnotes(page),
    )


def is_board(worksheet: Worksheet) -> bool:
    """Whether the fields are alike: a few places for notes, which stand beside each other."""
    fields = worksheet.fields
    alike = len({field.lines for field in fields}) == 1 and not any(f.scale for f in fields)
    return len(fields) in _BOARD and alike


def line_mm(room_mm: float, fields: int, lines: int) -> float:
    """How far apart ``lines`` of ``fields`` are to fill the room, where that is sensible."""
    return min(max((room_mm - fields * _LABEL_MM) / max(lines, 1), _LEAST_MM), _MOST_MM)


def _poster(page: Html, number: int, sheet: Sheet, worksheet: Worksheet) -> Poster:
    board = is_board(worksheet)
    title = sheet_title(page, sheet)
    title_pt = _title_pt(plain(title))
    width = _WIDE_WIDTH_MM if board else _WIDTH_MM
    said = sum(len(plain(getattr(block, "inlines", ()))) for block in worksheet.blocks)
    head = ceil(len(plain(title)) * title_pt * _PT_MM * _SIGN_EM / (width - 60)) * title_pt * 0.38
    intro = ceil(said * _SIGN_MM / width) * _INTRO_MM + len(worksheet.blocks) * _GAP_MM
    room = (_WIDE_HEIGHT_MM if board else _HEIGHT_MM) - max(head, 36) - 10 - intro
    fields = entries(worksheet, f"plakat-{number}", page.document.language)
    lines = sum(entry.lines or 1 for entry in fields)
    return Poster(
        id=f"handout-poster-{number}",
        title=title,
        title_pt=title_pt,
        text=page.blocks(worksheet.blocks, 1),
        activity=sheet.activity,
        entries=fields,
        board=board,
        line_mm=line_mm(room, len(fields), lines),
        area_mm=max(room - _LABEL_MM, 60),
    )


def _title_pt(title: str) -> float:
    return next((size for signs, size in _SIZES if len(title) <= signs), _SMALLEST_PT)
