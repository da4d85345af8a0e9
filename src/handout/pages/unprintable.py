"""A box on paper for each character that no font of the theme has.

Without one WeasyPrint draws the font's own mark for what it lacks, which no PDF/UA or PDF/A may
hold (ISO 14289-1, 7.21.8). What is read aloud and copied is the character itself.
"""

from __future__ import annotations

import re

from handout.themes.coverage import is_ink, not_in_fonts
from handout.themes.theme import Theme

_BOXES = "□☐▯?"
"""The first that there is; every font has the last."""

_BODY = re.compile(r"(?<=<body)(.*)", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<]+")


def with_boxes(html: str, theme: Theme) -> str:
    """``html`` with a labelled box in the place of what cannot be printed."""
    missing = not_in_fonts(html, theme, code="<code" in html)
    if not missing:
        return html
    box = next(box for box in _BOXES if not not_in_fonts(box, theme))
    # With the signs that join them, as in emoji of several characters.
    run = re.compile(
        rf"[{re.escape(''.join(missing))}][{re.escape(''.join(missing))}\u200d\ufe0f]*"
    )

    def labelled(found: re.Match[str]) -> str:
        boxes = box * sum(map(is_ink, found[0]))
        return f'<span aria-label="{found[0]}">{boxes}</span>'

    def printable(text: re.Match[str]) -> str:
        return run.sub(labelled, text[0])

    return _BODY.sub(lambda body: _TEXT.sub(printable, body[0]), html, count=1)
