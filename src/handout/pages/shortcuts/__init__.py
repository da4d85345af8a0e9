"""Ways through WeasyPrint 70 that come to the same place in half the time.

Each replaces a function inside WeasyPrint by one that handles the common case itself and hands
everything else to the function it replaces. The bytes of the PDF are the same with and without
them: ``tests/pages/test_shortcuts.py`` compares.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from handout.pages.shortcuts.boxes import box_shortcuts
from handout.pages.shortcuts.cascade import cascade_shortcuts
from handout.pages.shortcuts.drawings import drawing_shortcuts
from handout.pages.shortcuts.lines import line_shortcuts
from handout.pages.shortcuts.numbers import number_shortcuts
from handout.pages.shortcuts.replacing import Replacement, replaced
from handout.pages.shortcuts.styles import style_shortcuts
from handout.pages.shortcuts.text import text_shortcuts


def shortcuts() -> AbstractContextManager[None]:
    """While this lasts, WeasyPrint takes the shortcuts. It must have been imported."""
    return replaced(_all())


@cache
def _all() -> tuple[Replacement, ...]:
    return (
        *cascade_shortcuts(),
        *style_shortcuts(),
        *box_shortcuts(),
        *text_shortcuts(),
        *line_shortcuts(),
        *drawing_shortcuts(),
        *number_shortcuts(),
    )
