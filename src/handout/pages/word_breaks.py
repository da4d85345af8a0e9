"""Let words be apart where a line ends (ISO 32000-1, 14.8.2.5).

Layout takes away the space at which it breaks a line, and draws nothing of a space between two
elements. Who listens would get «eitord», and «12345» of a scale. So each of these boxes is
remembered, and a space is shown where it ends: nothing to see, a word break to hear and to copy.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any, NamedTuple

from handout.pages.artifacts import Box
from handout.pages.shortcuts.replacing import Replacement, replaced, replacements


class _Space(NamedTuple):
    """The space of a style: a font of the file being written, its size, and the glyph."""

    font: Any
    size: float
    glyph: int


def remembering_spaces() -> AbstractContextManager[None]:
    """While this lasts, layout tells the boxes whose last space it takes. WeasyPrint must have
    been imported."""
    return replaced(_remembering())


def ends_word(box: Box) -> bool:
    """Whether a space belongs after what is drawn of a box."""
    return box.__dict__.get("_took_space", False) or getattr(box, "text", "").isspace()


def show_space(stream: Any, box: Box) -> None:
    """Add the space to the marked content of the box."""
    space = _space(stream, box.style)
    if space is None:
        return
    stream.begin_text()
    x, y = box.position_x + box.width, box.position_y + box.baseline
    stream.set_text_matrix(1, 0, 0, -1, x, y)
    stream.set_font_size(space.font.hash, space.size)
    stream.show_text(f"<{space.glyph:04x}>")
    stream.end_text()


@cache
def _remembering() -> tuple[Replacement, ...]:
    from weasyprint.layout import inline

    standard_split = inline.split_text_box
    standard_remove = inline.remove_last_whitespace

    def split_text_box(
        context: Any, box: Any, width: Any, skip: Any, is_line_start: Any = True
    ) -> Any:
        found = standard_split(context, box, width, skip, is_line_start)
        new, resume, _ = found
        if new is not None and resume is not None:
            read = box.text.encode()[skip:resume]
            new._took_space = read.endswith((b" ", b"\n")) and not new.text.endswith(" ")  # noqa: SLF001
        return found

    def remove_last_whitespace(context: Any, line: Any) -> None:
        box = line
        while children := getattr(box, "children", None):
            box = children[-1]
        before = getattr(box, "text", "")
        standard_remove(context, line)
        if before.endswith(" ") and not box.text.endswith(" "):
            box._took_space = True  # noqa: SLF001

    return (
        *replacements(standard_split, split_text_box),
        *replacements(standard_remove, remove_last_whitespace),
    )


def _space(stream: Any, style: Any) -> _Space | None:
    """Found once for each style. None where the font has no space, or the text no size."""
    try:
        known: _Space | None = style._space  # noqa: SLF001
    except AttributeError:
        known = style._space = _found_space(stream, style) if style["font_size"] else None  # noqa: SLF001
    return known


def _found_space(stream: Any, style: Any) -> _Space | None:
    from weasyprint.text.ffi import FROM_UNITS, pango
    from weasyprint.text.line_break import create_layout

    # Pango's objects live as long as the layout.
    layout = create_layout(" ", style, None, None, 0)
    line, _ = layout.get_first_line()
    item = line.runs[0].data
    pango_font, glyph = item.item.analysis.font, item.glyphs.glyphs[0].glyph
    font, size = stream.add_font(pango_font)
    if glyph == pango.PANGO_GLYPH_EMPTY or glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG or font.bitmap:
        return None
    font.to_unicode.setdefault(glyph, " ")
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return _Space(font, size, glyph)
