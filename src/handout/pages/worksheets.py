"""The worksheets (``-ark``): answer sheets, cards to cut out, evaluation forms; each on pages of
its own, in the order of the workshop. And what of it can be filled in on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handout.model import Activity, Card, Cards, Document, Evaluation, Inlines, Text
from handout.pages.card_format import CardFormat, card_format, rows
from handout.pages.chart_figures import ChartFigures
from handout.pages.copies import copies, is_for_table
from handout.pages.environment import template
from handout.pages.fields import Entry, entries
from handout.pages.footnotes import footnotes
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.paper import write_paper
from handout.pages.qr_code import QrCode, qr_code
from handout.pages.stylesheets import drawing_addresses, page_family
from handout.sheets import Sheet, sheets
from handout.themes.theme import Theme

if TYPE_CHECKING:
    from markupsafe import Markup


def render_worksheets(document: Document, theme: Theme, workshop_folder: Path) -> bytes:
    """What is printed, as PDF/UA-1 and PDF/A-2a: the same bytes for the same content and theme.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = worksheets_html(document, theme, illustrations)
    return write_paper(html, theme, illustrations, kind="worksheets")


def render_fillable(document: Document, theme: Theme, workshop_folder: Path) -> bytes:
    """The sheets and forms with fields instead of lines: PDF/UA-1 alone.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = worksheets_html(document, theme, illustrations, fillable=True)
    return write_paper(html, theme, illustrations, kind="worksheets", fillable=True)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as the template puts it down. ``copies`` says how many to print, ``kind`` is that of
    its content; ``named`` and ``dated`` ask for a line of that kind."""

    id: str
    kind: str
    title: Inlines
    copies: str
    text: Markup
    activity: Activity | None
    for_table: bool
    named: bool
    dated: bool
    entries: tuple[Entry, ...] = ()
    format: CardFormat | None = None
    rows: tuple[tuple[Card, ...], ...] = ()
    code: QrCode | None = None

    @property
    def scaled(self) -> bool:
        return any(entry.choices for entry in self.entries)


def worksheets_html(
    document: Document, theme: Theme, illustrations: Illustrations, *, fillable: bool = False
) -> str:
    """The sheets as one HTML document; their pictures are left in ``illustrations``."""
    from markupsafe import Markup

    page = page_for(document, theme, illustrations)
    title = "sheets_fill_title" if fillable else "sheets_title"
    pages = tuple(_pages(page, theme, illustrations, fillable=fillable))
    # The sheets first: the footnotes they refer to are known when they are written.
    written = template("sheets.html").render(page=page, pages=pages, fillable=fillable)
    return template("worksheets.html").render(
        page=page,
        meta=document.meta,
        kind=page.label(title),
        pages=pages,
        fillable=fillable,
        text=Markup(written),  # noqa: S704 - a template of ours has escaped it
        notes=footnotes(page),
    )


def page_for(document: Document, theme: Theme, illustrations: Illustrations) -> Html:
    """What writes the content of sheets and posters."""
    return Html(
        document,
        picture=illustrations.picture,
        drawings=drawing_addresses(theme),
        chart=ChartFigures(
            theme, document.language, page_family(theme.body), illustrations.files
        ).figure,
    )


def sheet_title(page: Html, sheet: Sheet) -> Inlines:
    """The title of its slide; with the kind of sheet where a slide has several, or no title."""
    kind = page.label(f"kind_{_kind(sheet)}")
    if not sheet.title:
        return (Text(kind[:1].upper() + kind[1:]),)
    if sheet.of == 1:
        return sheet.title
    key = "piece" if sheet.number == 1 else "piece_numbered"
    before, after = page.label(key, title="\0", kind=kind, number=sheet.number).split("\0")
    return (Text(before), *sheet.title, Text(after)) if before else (*sheet.title, Text(after))


def _kind(sheet: Sheet) -> str:
    if isinstance(sheet.block, Cards):
        return "cards"
    return "evaluation" if isinstance(sheet.block, Evaluation) else "worksheet"


def _pages(
    page: Html, theme: Theme, illustrations: Illustrations, *, fillable: bool
) -> Iterator[Page]:
    document = page.document
    for number, sheet in enumerate(sheets(document), 1):
        block = sheet.block
        if fillable and isinstance(block, Cards):
            continue
        is_form = isinstance(block, Evaluation)
        paper = card_format(block, theme) if isinstance(block, Cards) else None
        address = document.meta.address if is_form else ""
        yield Page(
            id=f"handout-sheet-{number}",
            kind=_kind(sheet),
            title=sheet_title(page, sheet),
            copies=copies(document, sheet),
            text=page.blocks(() if isinstance(block, Cards) else block.blocks, 2),
            activity=sheet.activity,
            for_table=is_for_table(document, sheet),
            # Who evaluates need not say who they are.
            named=not is_form and not isinstance(block, Cards),
            dated=document.meta.date is None and not isinstance(block, Cards),
            entries=()
            if isinstance(block, Cards)
            else entries(block, f"ark-{number}", document.language),
            format=paper,
            rows=rows(block, paper.columns) if paper and isinstance(block, Cards) else (),
            code=qr_code(address, illustrations) if address else None,
        )
