"""Fill a line that its last space alone makes too wide.

In «seier vi: *Kvifor* …» the text before the emphasis ends with a space. Where the words fill the
line and only that space is outside it, WeasyPrint 70 takes the line for one that cannot be broken
and ends it after its first word. A space hangs at the end of a line (CSS Text 3, 4.1.2), so
the whole text has its place there.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from handout.pages.shortcuts.replacing import Replacement, replaced, replacements

_SLACK = 1
"""Pixels. Pango counts in whole parts of one."""


def hanging_spaces() -> AbstractContextManager[None]:
    """While this lasts, a space at the end of a text takes no room from its line. WeasyPrint must
    have been imported."""
    return replaced(_hanging())


@cache
def _hanging() -> tuple[Replacement, ...]:
    from weasyprint.layout import inline

    standard = inline.split_text_box

    def split_text_box(
        context: Any, box: Any, width: Any, skip: Any, is_line_start: Any = True
    ) -> Any:
        found = standard(context, box, width, skip, is_line_start)
        new, resume, preserved = found
        if new is None or resume is None or preserved:
            return found
        # What is broken where it should be has more than one word, or is narrower than a word.
        if " " in new.text or not box.text.endswith(" ") or not _collapses(box.style):
            return found
        line, rest, _ = standard(context, box, None, skip, is_line_start)
        if rest is not None or line.width - inline.trailing_whitespace_size(context, line) > width:
            return found
        # Who draws an ellipsis asks how wide the line may be.
        return standard(context, box, line.width + _SLACK, skip, is_line_start)

    return tuple(replacements(standard, split_text_box))


def _collapses(style: Any) -> bool:
    return style["white_space"] in ("normal", "pre-line")
