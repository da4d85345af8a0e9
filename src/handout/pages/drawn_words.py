"""Draw words in an SVG as words.

WeasyPrint 70 lays out and places every letter of an SVG by itself, so that each could have its own
place (SVG 2, 11.5). Text that asks for no such thing loses its kerning by it, is letters and not
words to whoever copies it, and takes ten times as long and as much of the file.
"""

from __future__ import annotations

import math
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from handout.pages.shortcuts.replacing import Replacement, replaced, replacements

_LETTER_BY_LETTER = frozenset(
    ("dx", "dy", "rotate", "textLength", "dominant-baseline", "alignment-baseline", "direction")
)


def words_as_words() -> AbstractContextManager[None]:
    """While this lasts, WeasyPrint draws plain text in an SVG in one piece. It must have been
    imported."""
    return replaced(_replacements())


@cache
def _replacements() -> tuple[Replacement, ...]:
    from weasyprint import svg
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.draw.text import draw_emojis, draw_first_line
    from weasyprint.matrix import Matrix
    from weasyprint.svg.bounding_box import extend_bounding_box
    from weasyprint.svg.text import Style, TextBox
    from weasyprint.text.line_break import split_first_line

    standard = svg.TAGS["text"]

    def style_of(drawing: Any, node: Any, font_size: float) -> Any:
        """Each kind of text once for each set of fonts: what Pango needs is kept with it."""
        key = (
            *(node.get(name) for name in ("font-family", "font-style", "font-weight")),
            node.get("letter-spacing"),
            node.get("font-variant-ligatures"),
            font_size,
        )
        known = drawing.font_config.__dict__.setdefault("_styles_of_drawn_words", {})
        if key not in known:
            style = Style()
            style.update(INITIAL_VALUES)
            style.font_config = drawing.font_config
            families = node.get("font-family", "sans-serif").split(",")
            style["font_family"] = tuple(family.strip(" \"'") for family in families)
            style["font_style"] = node.get("font-style", "normal")
            style["font_weight"] = _weight(node.get("font-weight", "400"))
            style["font_size"] = font_size
            if node.get("font-variant-ligatures") == "none":
                style["font_variant_ligatures"] = "none"
            spacing = drawing.length(node.get("letter-spacing"), font_size)
            style["letter_spacing"] = spacing or INITIAL_VALUES["letter_spacing"]
            known[key] = style
        return known[key]

    def text(drawing: Any, node: Any, font_size: float) -> None:
        at = _place(node)
        if at is None or not node.text or not node.text.strip():
            standard(drawing, node, font_size)
            return
        x, y = at
        style = style_of(drawing, node, font_size)
        layout, _, _, width, height, baseline = split_first_line(
            node.text, style, drawing.context, math.inf, 0
        )
        drawing.cursor_d_position = [0, 0]
        drawing.cursor_position = x + width, y
        node.text_bounding_box = extend_bounding_box(
            node.text_bounding_box, ((x, y - baseline), (x + width, y - baseline + height))
        )
        stream = drawing.stream
        stream.push_state()
        fill, stroke = drawing.set_graphical_state(node, font_size)
        stream.begin_text()
        drawing.fill_stroke(fill, stroke, text=True)
        layout.reactivate(style)
        box = TextBox(layout, style)
        box.baseline = baseline
        emojis = draw_first_line(stream, box, "none", "none", Matrix(d=-1, e=x, f=y))
        stream.end_text()
        stream.pop_state()
        draw_emojis(stream, style, x, y, emojis)

    tags = {tag: text if how is standard else how for tag, how in svg.TAGS.items()}
    return (*replacements(standard, text), Replacement(svg, "TAGS", tags))


def _place(node: Any) -> tuple[float, float] | None:
    """Where the text begins; None when its letters have places of their own, or none is told."""
    if node.tag != "text" or _LETTER_BY_LETTER.intersection(node.attrib):
        return None
    try:
        return float(node.attrib["x"]), float(node.attrib["y"])
    except (KeyError, ValueError):
        return None


def _weight(written: str) -> int:
    known = {"normal": 400, "bold": 700}
    return known.get(written) or (int(written) if written.isdecimal() else 400)
