"""HTML of ours → a printed document in a theme: the last step of every kind of PDF."""

from __future__ import annotations

from handout.pages.illustrations import Illustrations
from handout.pages.pdf import write_pdf
from handout.pages.sources import Sources
from handout.pages.stylesheets import (
    page_family,
    theme_bytes,
    theme_files,
    theme_folders,
    theme_sheets,
)
from handout.pages.unprintable import with_boxes
from handout.themes.theme import Theme


def write_paper(
    html: str,
    theme: Theme,
    illustrations: Illustrations,
    *,
    kind: str,
    fillable: bool = False,
) -> bytes:
    """PDF/UA-1 and PDF/A-2a: the same bytes for the same page, theme and pictures.

    ``kind`` names the style sheets that stand beside the themes' ``pages.css``: ``booklet`` is
    set by ``booklet.css`` as well. A ``fillable`` page has fields for its entries, and is PDF/UA-1
    alone. Raises :class:`~handout.pages.missing.MissingPango` where
    Pango is not installed.
    """
    html = with_boxes(html, theme)
    code = "<code" in html or _drawn_code(theme, illustrations)
    sheets, fonts = theme_sheets(theme, kind=kind, code=code)
    files = {**theme_bytes(theme), **illustrations.files}
    entries_font = theme.body.regular if fillable else None
    sources = Sources(files, theme_files(theme), theme_folders(theme))
    return write_pdf(html, sheets=sheets, fonts=fonts, sources=sources, entries_font=entries_font)


def _drawn_code(theme: Theme, illustrations: Illustrations) -> bool:
    """Whether a drawing, such as a slide's picture, has words in the typeface of code."""
    face = page_family(theme.code).encode()
    return any(url.endswith(".svg") and face in data for url, data in illustrations.files.items())
