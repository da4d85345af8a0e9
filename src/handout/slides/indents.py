"""Where the lines of a paragraph begin: after what its level has and what its bullet needs."""

from __future__ import annotations

from typing import NamedTuple

from handout.slides.measure import marked_margin
from handout.slides.plan import Bullet, Paragraph
from handout.themes.theme import LevelStyle


class Indents(NamedTuple):
    """Where the text of the ``first`` line begins, and that of the ``others``. EMU."""

    first: int
    others: int


def indents(paragraph: Paragraph, style: LevelStyle) -> Indents:
    """As ``marL`` and ``indent`` of ``a:pPr`` have them in the deck."""
    if paragraph.bullet in (Bullet.NUMBER, Bullet.TASK, Bullet.TASK_DONE):
        margin = marked_margin(style)
        return Indents(margin, margin)
    if not paragraph.marked:
        # A further paragraph of an item begins where the item's text does.
        return Indents(style.margin, style.margin)
    if paragraph.bullet is Bullet.NONE:
        if paragraph.hang:
            return Indents(0, paragraph.hang)
        if style.bullet or style.margin or style.indent:
            margin = style.margin if paragraph.level else 0
            return Indents(margin, margin)
    return Indents(style.margin if style.bullet else style.margin + style.indent, style.margin)
