"""The participant's booklet (``-hefte``): cover, contents, text, tasks, sources, room to write."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handout.language.casing import inside_a_sentence
from handout.language.dates import clock, long_date
from handout.language.labels import label
from handout.model import Document, Inlines, Meta, plain
from handout.pages.chart_figures import ChartFigures
from handout.pages.environment import template
from handout.pages.footnotes import footnotes
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.outline import Chapter, anchors, outline
from handout.pages.paper import write_paper
from handout.pages.stylesheets import drawing_addresses, page_family
from handout.themes.theme import Theme

_OWN_LINES = 24
"""Writing lines 9 mm apart that fill the page for the reader's own notes."""

_EN_DASH = "\N{EN DASH}"


def render_booklet(document: Document, theme: Theme, workshop_folder: Path) -> bytes:
    """The booklet as PDF/UA-1 and PDF/A-2a: the same bytes for the same content and theme.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = booklet_html(document, theme, illustrations)
    return write_paper(html, theme, illustrations, kind="booklet")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    id: str
    title: Inlines
    entries: tuple[Entry, ...] = ()


def booklet_html(document: Document, theme: Theme, illustrations: Illustrations) -> str:
    """The booklet as one HTML document; its pictures are left in ``illustrations``."""
    from markupsafe import Markup

    chapters = outline(document)
    page = Html(
        document,
        picture=illustrations.picture,
        proportion=illustrations.proportion,
        drawings=drawing_addresses(theme),
        anchors=anchors(chapters),
        chart=ChartFigures(
            theme, document.language, page_family(theme.body), illustrations.files
        ).figure,
    )
    # The text first: what it refers to is known when it is written.
    text = Markup(template("chapters.html").render(page=page, chapters=chapters))  # noqa: S704
    notes = footnotes(page)
    return template("booklet.html").render(
        page=page,
        meta=document.meta,
        facts=facts_of(document.meta),
        contents=tuple(contents_of(chapters)),
        text=text,
        notes=notes,
        sources=tuple(page.references.sources.values()),
        links=tuple(page.references.links.items()),
        own_lines=_OWN_LINES,
    )


def facts_of(meta: Meta) -> list[str]:
    """The lines on the cover that say what, where, when and who."""
    language = meta.language
    where = meta.gathering or meta.place
    if meta.gathering and meta.place:
        where = label(language, "gathering_at", gathering=meta.gathering, place=meta.place)
    when = [long_date(meta.date, language)] if meta.date else []
    if meta.start:
        when.append(label(language, "at_clock", time=_hours(meta.start, meta.minutes)))
    role = inside_a_sentence(meta.role)
    lines = (
        (label(language, "booklet"), meta.session),
        (where, *when),
        (meta.person, role),
    )
    joined = [", ".join(word for word in line if word) for line in lines]
    return [line for line in joined if line]


def _hours(start: datetime.time, minutes: int | None) -> str:
    if minutes is None:
        return clock(start)
    day = datetime.datetime.combine(datetime.date.min, start)
    end = (day + datetime.timedelta(minutes=minutes)).time()
    return f"{clock(start)}{_EN_DASH}{clock(end)}"


def contents_of(chapters: tuple[Chapter, ...]) -> Iterator[Entry]:
    for chapter in chapters:
        sections = tuple(
            Entry(section.id, section.title)
            for section in chapter.sections
            if section.title and not section.hidden
        )
        if not chapter.title:
            yield from sections
            continue
        # A section called as its chapter would only repeat the line above it.
        own = tuple(entry for entry in sections if plain(entry.title) != plain(chapter.title))
        yield Entry(chapter.id, chapter.title, own)
