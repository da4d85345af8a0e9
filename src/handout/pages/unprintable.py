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

_STAND_INS = {"\N{NON-BREAKING HYPHEN}": "-"}
"""What looks like a character that is missing; every font has it."""

_BODY = re.compile(r"(?<=<body)(.*)", re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<]+")


def with_boxes(html: str, theme: Theme) -> str:
    """``html`` with a labelled box in the place of what cannot be printed."""
    missing = not_in_fonts(html, theme, code="<code" in html)
    if not missing:
        return html

    def labelled(found: re.Match[str]) -> str:
        return f'<span aria-label="{found[0]}">{_boxes(found[0], theme)}</span>'

    def printable(text: re.Match[str]) -> str:
        return _runs_of(missing).sub(labelled, text[0])

    return _BODY.sub(lambda body: _TEXT.sub(printable, body[0]), html, count=1)


def drawing_with_boxes(svg: str, theme: Theme) -> str:
    """An SVG with a box in the place of what its words cannot be drawn with. What they are, its
    description says."""
    missing = not_in_fonts(svg, theme, code=True)
    if not missing:
        return svg
    runs = _runs_of(missing)
    return _TEXT.sub(lambda text: runs.sub(lambda run: _boxes(run[0], theme), text[0]), svg)


def _runs_of(missing: list[str]) -> re.Pattern[str]:
    """With the signs that join them, as in emoji of several characters."""
    signs = re.escape("".join(missing))
    return re.compile(rf"[{signs}][{signs}\u200d\ufe0f]*")


def _boxes(run: str, theme: Theme) -> str:
    box = next(box for box in _BOXES if not not_in_fonts(box, theme))
    return "".join(_STAND_INS.get(character, box) for character in run if is_ink(character))
