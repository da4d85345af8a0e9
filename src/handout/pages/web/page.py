"""The booklet as a web page (``side``): one file to read on a phone, hear, or print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handout.language.tags import full_tag
from handout.model import Document, Table
from handout.pages.booklet import contents_of, facts_of
from handout.pages.chart_figures import ChartFigures, Figure
from handout.pages.environment import template
from handout.pages.footnotes import footnotes
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.outline import anchors, outline
from handout.pages.sources import Sources
from handout.pages.stylesheets import (
    drawing_addresses,
    mark_address,
    page_family,
    theme_bytes,
    theme_files,
    theme_folders,
)
from handout.pages.web.embedding import embedded, narrow_chart
from handout.pages.web.look import dress, dressed, web_look
from handout.pages.web.palette import is_dark
from handout.themes.theme import Theme

_MAX_PX = 1400
"""Twice the pixels of the widest a picture gets, for screens that have two to each of CSS."""

_NARROW_PT = 210.0
"""280 CSS pixels: the width of the text in the narrowest window."""


def render_page(
    document: Document, theme: Theme, workshop_folder: Path, *, booklet: str, twin: str = ""
) -> bytes:
    """The page as HTML, in UTF-8: the same bytes for the same content and theme.

    ``booklet`` is the address of the PDF, ``twin`` that of the page in the other language, empty
    when there is none; both as seen from where the page will stand.
    """
    from markupsafe import Markup

    illustrations = Illustrations(workshop_folder, max_px=_MAX_PX)
    chapters = outline(document)
    page = Html(
        document,
        picture=illustrations.picture,
        drawings=drawing_addresses(theme),
        anchors=anchors(chapters),
        chart=_charts(document, theme, illustrations.files),
        screen=True,
    )
    # The text first: what it refers to is known when it is written.
    text = Markup(template("chapters.html").render(page=page, chapters=chapters))  # noqa: S704
    notes = footnotes(page)
    look = web_look(theme)
    meta = document.meta
    html = template("web.html").render(
        page=page,
        meta=meta,
        facts=facts_of(meta),
        contents=tuple(contents_of(chapters)),
        text=text,
        notes=notes,
        sources=tuple(page.references.sources.values()),
        booklet=booklet,
        twin=twin,
        other=full_tag("nb" if document.language == "nn" else "nn"),
        mark=mark_address(theme, on_colour=is_dark(look.light["cover"])),
        light=look.light["cover"],
        dark=look.dark["cover"],
        below=chapters[1].id if len(chapters) > 1 else "handout-foot",
    )
    sources = Sources(
        {**theme_bytes(theme), **illustrations.files}, theme_files(theme), theme_folders(theme)
    )
    page_html = embedded(html.lstrip(), sources)
    return dressed(page_html, dress(look, page_html, sources)).encode()


def _charts(
    document: Document, theme: Theme, files: dict[str, bytes]
) -> Callable[[Table], Figure | None]:
    """Draws each chart twice: what is scaled down to a telephone cannot be read there."""
    narrow_files: dict[str, bytes] = {}
    face = page_family(theme.body)
    wide = ChartFigures(theme, document.language, face, files)
    narrow = ChartFigures(theme, document.language, face, narrow_files, _NARROW_PT)

    def figure(table: Table) -> Figure | None:
        drawn = wide.figure(table)
        if drawn and (small := narrow.figure(table)):
            files[narrow_chart(drawn.url)] = narrow_files[small.url]
        return drawn

    return figure
