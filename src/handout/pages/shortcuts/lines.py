"""Break each line once.

WeasyPrint breaks the same text in the same width again when a block is measured before it is laid
out, when a page is made a second time for the page numbers of its contents, and when two boxes say
the same: two in five of the lines of a booklet.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from handout.pages.shortcuts.replacing import Replacement, replacements
from handout.pages.shortcuts.text import kind_of_text

_REMEMBERED = 4096
"""As many lines as forty pages have. Each is remembered with the rest of its paragraph."""

_BREAKING = (
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "white_space",
    "word_break",
    "word_spacing",
)
"""What decides where a line ends, beside the kind of text."""


def line_shortcuts() -> list[Replacement]:
    from weasyprint.text import line_break

    standard = line_break.split_first_line

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        key = (
            text,
            _kind(style),
            max_width,
            justification_spacing,
            is_line_start,
            minimum,
        )
        known = _known(style.font_config)
        found = known.get(key)
        if found is None:
            found = standard(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
            if len(known) == _REMEMBERED:
                known.clear()
            known[key] = found
        # Who draws a line may put an ellipsis into its layout.
        layout, *measured = found
        return copy(layout), *measured

    return list(replacements(standard, split_first_line))


def _known(font_config: Any) -> dict[Any, Any]:
    """Lines live as long as the fonts they are set in."""
    known: dict[Any, Any] = font_config.__dict__.setdefault("_lines", {})
    return known


def _kind(style: Any) -> int:
    """A number for all that counts in a style, which is worked out once for each."""
    kind: int | None = getattr(style, "_breaking", None)
    if kind is None:
        kinds = style.font_config.__dict__.setdefault("_kinds_of_breaking", {})
        key = kind_of_text(style), tuple([style[name] for name in _BREAKING])
        kind = style._breaking = kinds.setdefault(key, len(kinds))
    return kind
