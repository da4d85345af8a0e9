"""HTML → PDF, tagged and archivable, from the theme's fonts and style sheets alone.

The same HTML, theme and pictures give the same bytes in any folder, process and time.
"""

from __future__ import annotations

import gc
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from handout.language.hyphenation import prepare_hyphenation
from handout.pages.drawn_words import words_as_words
from handout.pages.native_libraries import load_weasyprint
from handout.pages.shortcuts import shortcuts
from handout.pages.shortcuts.cascade import as_one_sheet
from handout.pages.shortcuts.fonts import font_configuration
from handout.pages.shortcuts.numbers import finish
from handout.pages.sources import BASE_URL, Sources, fetcher
from handout.pages.stylesheets import FontFile, StyleSheet

_INTENT = "--srgb"

_OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": _INTENT}
_TO_FILL_IN = {"pdf_variant": "pdf/ua-1"}
"""A form claims no PDF/A: Adobe Reader opens what does as a record, in which nobody can write."""

_rendering = threading.Lock()
"""Fontconfig and Pango are shared by all documents of a process."""


class UnusablePage(Exception):  # noqa: N818 - it says what is wrong, not that we failed
    """A style sheet or drawing of the theme that WeasyPrint could not use; ``args`` says which."""


def write_pdf(
    html: str,
    *,
    sheets: tuple[StyleSheet, ...],
    fonts: tuple[FontFile, ...],
    sources: Sources,
    entries_font: Path | None = None,
) -> bytes:
    """One PDF/UA-1 and PDF/A-2a file; with a font for what is written in its fields, a form to
    fill in, which is PDF/UA-1 alone. ``html`` is HTML that is well-formed XML too, and names its
    sources by :func:`sources.address`.

    Raises :class:`~handout.pages.missing.MissingPango` without Pango, and
    :class:`UnusablePage` when the page asks for what is not in ``sources``.
    """
    load_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    from handout.pages.line_ends import hanging_spaces
    from handout.pages.tagging import tagged
    from handout.pages.word_breaks import remembering_spaces

    options = _TO_FILL_IN if entries_font else _OPTIONS
    prepare_hyphenation()
    with (
        _rendering,
        _without_collector(),
        shortcuts(),
        words_as_words(),
        hanging_spaces(),
        remembering_spaces(),
    ):
        page = _page_class()(html, fetcher(sources))
        try:
            typesetter = _typesetter(fonts)
            document = page.render(
                font_config=typesetter.configuration,
                stylesheets=typesetter.sheets(sheets),
                color_profiles={_INTENT: _colour_profile()},
                **options,
            )
        except FatalURLFetchingError as failure:
            raise UnusablePage(str(failure)) from failure
        with tagged(document, entries_font):
            data: bytes = document.write_pdf(finisher=_finish, **options)
    return data


@cache
def _page_class() -> Any:
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    class Page(HTML):  # type: ignore[misc]
        """A page parsed by expat, which takes a tenth of what WeasyPrint's own parser for
        whatever the web holds takes."""

        def __init__(self, html: str, url_fetcher: Any) -> None:
            self.base_url = BASE_URL
            self.url_fetcher = url_fetcher
            self.media_type = "print"
            self.etree_element = ElementTree.fromstring(html)
            self.wrapper_element = ElementWrapper.from_html_root(self.etree_element)

    return Page


class _Typesetter:
    """A set of fonts, loaded once, and the style sheets parsed for them: a third of the work for a
    short document. A sheet that all kinds of paper share is parsed once. Its ``@font-face`` rules
    load the fonts, so that what is parsed lives no longer than they do."""

    def __init__(self, fonts: tuple[FontFile, ...]) -> None:
        self.configuration = font_configuration({font.url: font.path for font in fonts})
        self._parsed: dict[StyleSheet, Any] = {}
        self._prepared: dict[tuple[StyleSheet, ...], list[Any]] = {}

    def sheets(self, sheets: tuple[StyleSheet, ...]) -> list[Any]:
        """``weasyprint.CSS`` objects, in the order of the cascade."""
        if sheets not in self._prepared:
            self._prepared[sheets] = as_one_sheet([self._css(sheet) for sheet in sheets])
        return self._prepared[sheets]

    def _css(self, sheet: StyleSheet) -> Any:
        if sheet not in self._parsed:
            self._parsed[sheet] = load_weasyprint().CSS(
                string=sheet.text,
                base_url=sheet.url,
                url_fetcher=fetcher(Sources({}, self.configuration.paths, {})),
                font_config=self.configuration,
            )
        return self._parsed[sheet]


@lru_cache(maxsize=8)
def _typesetter(fonts: tuple[FontFile, ...]) -> _Typesetter:
    return _Typesetter(fonts)


@dataclass(slots=True)
class _ColourProfile:
    """What WeasyPrint asks of a ``ColorProfile``; its own gives other bytes the second time."""

    content: bytes
    name: str = "sRGB2014"
    components: tuple[str, ...] = ("r", "g", "b")
    pdf_reference: bytes | None = None


def _colour_profile() -> _ColourProfile:
    """The sRGB profile WeasyPrint brings along, whose file it would leave open by itself."""
    return _ColourProfile(resources.files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes())


def _finish(_document: Any, pdf: Any) -> None:
    """Show the bookmarks, and compress once what pydyf would compress twice, for the file's
    identifier and for the file. Level 9, which pydyf uses, takes twice as long as zlib's usual
    level to save a hundredth."""
    import pydyf

    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            stream.stream = [zlib.compress(b"\n".join(map(_bytes, stream.stream)))]
            stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
            stream.compress = False
    finish(pdf.objects)


def _bytes(item: Any) -> bytes:
    """A part of a stream, as pydyf writes it."""
    if isinstance(item, bytes):
        return item
    data: bytes = item.encode("ascii") if isinstance(item, str) else item.data
    return data


@contextmanager
def _without_collector() -> Iterator[None]:
    """Layout makes millions of objects that live to its end; looking through them wins nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
