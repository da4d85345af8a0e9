"""HTML → PDF, tagged and archivable, from the theme's fonts and style sheets alone.

The same HTML, theme and pictures give the same bytes in any folder, process and time.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from handout.language.hyphenation import prepare_hyphenation
from handout.pages.native_libraries import load_weasyprint, only_our_fonts
from handout.pages.sources import BASE_URL, Sources, fetcher
from handout.pages.stylesheets import FontFile, StyleSheet

_INTENT = "--srgb"

_OPTIONS = {"pdf_variant": "pdf/a-2a", "output_intent": _INTENT}

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
) -> bytes:
    """One PDF/UA-1 and PDF/A-2a file. ``html`` names its sources by :func:`sources.address`.

    Raises :class:`~handout.pages.native_libraries.MissingPango` without Pango, and
    :class:`UnusablePage` when the page asks for what is not in ``sources``.
    """
    weasyprint = load_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    from handout.pages.tagging import tagged

    prepare_hyphenation()
    with _rendering, _without_collector():
        page = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher(sources))
        try:
            style = _prepared_style(sheets, fonts)
            document = page.render(
                font_config=style.font_configuration,
                stylesheets=style.sheets,
                color_profiles={_INTENT: _colour_profile()},
                **_OPTIONS,
            )
        except FatalURLFetchingError as failure:
            raise UnusablePage(str(failure)) from failure
        with tagged(document):
            data: bytes = document.write_pdf(finisher=_show_bookmarks, **_OPTIONS)
    return data


@dataclass(frozen=True, slots=True)
class _Style:
    font_configuration: Any
    sheets: list[Any]


@lru_cache(maxsize=8)
def _prepared_style(sheets: tuple[StyleSheet, ...], fonts: tuple[FontFile, ...]) -> _Style:
    """Fonts loaded and style sheets parsed: a third of the work for a short document, done once."""
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    with only_our_fonts():
        configuration = FontConfiguration()
    sources = Sources({}, {font.url: font.path for font in fonts}, {})
    return _Style(
        configuration,
        [
            weasyprint.CSS(
                string=sheet.text,
                base_url=sheet.url,
                url_fetcher=fetcher(sources),
                font_config=configuration,
            )
            for sheet in sheets
        ],
    )


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


def _show_bookmarks(_document: Any, pdf: Any) -> None:
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"


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
