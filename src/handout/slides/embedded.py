"""Which fonts go along in the deck, and with which characters.

A face goes along when some text of the deck is set in it, or when a layout sets text in it that
somebody may add a slide with; that of code only when there is code. Each holds the Latin letters
of Europe and the signs a workshop needs, besides what the deck itself says, so that whoever
changes a word does not meet another typeface.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeAlias, assert_never

from handout.slides.plan import (
    BarShape,
    ChartShape,
    CountdownShape,
    EmbeddedFont,
    Paragraph,
    PictureShape,
    PlannedSlide,
    Run,
    TableShape,
    TextShape,
)
from handout.themes.embedding import level_styles
from handout.themes.theme import Family, LevelStyle, Theme

_ALWAYS = frozenset(
    map(
        chr,
        chain(
            range(0x20, 0x7F),
            range(0xA0, 0x250),  # Latin-1, Latin Extended-A and -B: also Sámi, Polish, Turkish
            range(0x2000, 0x2070),  # spaces, dashes, quotation marks
            range(0x20A0, 0x20D0),  # currencies
            range(0x2100, 0x2300),  # letter-like signs, number forms, arrows, mathematics
            range(0x2500, 0x2700),  # boxes and ballots
            range(0x2713, 0x2719),  # ticks and crosses
        ),
    )
)


_Face: TypeAlias = tuple[str, bool, bool]
"""A typeface, whether it is bold, and whether it is italic."""


def embedded_fonts(slides: Sequence[PlannedSlide], theme: Theme) -> tuple[EmbeddedFont, ...]:
    """The faces of the deck that may be embedded, by typeface."""
    if not theme.embedded:
        return ()
    code = theme.code.typeface
    styles = level_styles(theme.layouts.values())
    found = {(s.typeface, s.bold, s.italic) for s in styles if s.typeface != code}
    said: list[str] = []
    for slide in slides:
        for paragraph, style in _paragraphs(slide, theme):
            bold = paragraph.bold or style.bold
            for run in paragraph.runs:
                said.append(run.text)
                typeface = code if run.code else style.typeface
                found.add((typeface, run.bold or bold, run.italic or style.italic))
    characters = "".join(sorted(_ALWAYS.union("".join(said))))
    fonts = (
        EmbeddedFont(typeface, _files(theme.families[typeface], found), characters)
        for typeface in sorted({typeface for typeface, _, _ in found} & theme.embedded)
    )
    return tuple(fonts)


def _files(family: Family, found: Iterable[_Face]) -> tuple[tuple[str, Path], ...]:
    """The files the faces are set in, with their styles, the regular one first."""
    used = {
        family.file(bold=bold, italic=italic)
        for typeface, bold, italic in found
        if typeface == family.typeface
    }
    return tuple((style, path) for style, path in family.files() if path in used)


def _paragraphs(  # noqa: C901 - one case a kind
    slide: PlannedSlide, theme: Theme
) -> Iterator[tuple[Paragraph, LevelStyle]]:
    """Everything a slide says and how it is set. Notes are not shown to the room."""
    body, strong, heading = (
        LevelStyle(0, theme.body.typeface),
        LevelStyle(0, theme.body.typeface, bold=True),
        LevelStyle(0, theme.heading.typeface),
    )
    for shape in slide.shapes:
        match shape:
            case TextShape(place, paragraphs):
                for paragraph in paragraphs:
                    yield paragraph, place.style(paragraph.level)
            case TableShape(rows=rows):
                # A table style sets its header in the heading face or in bold.
                for number, row in enumerate(rows):
                    for paragraph in (p for cell in row for p in cell.paragraphs):
                        yield paragraph, body
                        if number == 0:
                            yield paragraph, strong
                            yield paragraph, heading
            case ChartShape():
                # Numbers are written by PowerPoint, and those of the message are bold.
                names = (shape.corner, *shape.categories, *(one.name for one in shape.series))
                said = Paragraph((Run(" ".join(names), shape.lang),))
                yield from ((said, body), (said, strong))
            case CountdownShape(lang=lang):
                yield Paragraph((Run("0123456789", lang),)), body
            case PictureShape() | BarShape():
                pass
            case _:
                assert_never(shape)
