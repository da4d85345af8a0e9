"""Facts and file sizes as the site says them."""

from __future__ import annotations

from collections.abc import Iterator

from handout.language.dates import long_date, minutes_text
from handout.language.labels import label
from handout.language.numbers import Number, number_text
from handout.model import Language
from handout.site.catalogue import Edition, File

_KILO, _MEGA = 1_000, 1_000_000

_OOXML = "application/vnd.openxmlformats-officedocument"

FORMATS = {
    "pptx": ("PowerPoint", f"{_OOXML}.presentationml.presentation"),
    "pdf": ("PDF", "application/pdf"),
    "html": ("HTML", "text/html"),
    "zip": ("Zip", "application/zip"),
}
"""Extension → what people call it, and its media type."""


def extension(file: File) -> str:
    return file.path.rpartition(".")[2]


def facts(edition: Edition) -> list[str]:
    """«Verkstad 1», «3. september 2014», «Temasamling i Trondheim», «75 minutt»."""
    card, language = edition.card, edition.language
    length = minutes_text(card.minutes, language) if card.minutes else ""
    date = long_date(card.day, language) if card.day else ""
    return [fact for fact in (card.session, date, card.where, length) if fact]


def size_text(size: int) -> str:
    """«180 kB», «4,1 MB», with a hard space; thousands are thousands, as on a Mac and on Linux."""
    from decimal import Decimal

    if size < _MEGA:
        return f"{max(1, round(size / _KILO))}\N{NO-BREAK SPACE}kB"
    tenths = Number(Decimal(round(size * 10 / _MEGA)) / 10, decimals=1)
    return f"{number_text(tenths)}\N{NO-BREAK SPACE}MB"


def format_text(edition: Edition, file: File, language: Language) -> str:
    """«PDF, 12 sider», «PowerPoint, 38 lysbilete»."""
    return ", ".join(_format(edition, file, language))


def _format(edition: Edition, file: File, language: Language) -> Iterator[str]:
    yield FORMATS[extension(file)][0]
    if extension(file) == "pptx":
        yield _counted(language, "site_slide_count", len(edition.card.slides))
    elif file.pages:
        yield _counted(language, "site_pages", file.pages)


def _counted(language: Language, key: str, count: int) -> str:
    return label(language, f"{key}_{'one' if count == 1 else 'other'}", count=count)
