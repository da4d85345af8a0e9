"""Whether a theme's text can be read on its grounds (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handout.problems import Problem, warning
from handout.themes.colours import LARGE_TEXT, TEXT, contrast_ratio, shown
from handout.themes.theme import Theme


class Pair(NamedTuple):
    """A colour that text is set in, the ground it stands on, and the contrast it needs there.

    Both are names of the master's colour map, which says which is the lighter.
    """

    text: str
    ground: str
    least: float


PAIRS = (
    Pair("tx1", "bg1", TEXT),
    Pair("tx1", "bg2", TEXT),
    Pair("tx2", "bg1", TEXT),
    Pair("bg1", "tx2", TEXT),
    Pair("accent1", "bg1", TEXT),
    Pair("accent2", "bg1", LARGE_TEXT),
    Pair("hlink", "bg1", TEXT),
    Pair("folHlink", "bg1", TEXT),
)
"""Where the shipped templates and page styles put text."""


def contrast(theme: Theme) -> Iterator[Problem]:
    for pair in PAIRS:
        text_slot, ground_slot = theme.colour_map[pair.text], theme.colour_map[pair.ground]
        text, ground = theme.colours.get(text_slot), theme.colours.get(ground_slot)
        if text is None or ground is None:
            continue
        found = contrast_ratio(text, ground)
        if found < pair.least:
            yield warning(
                "contrast-low",
                f"themes/{theme.folder.name}/theme.toml",
                text=text_slot,
                ground=ground_slot,
                found=shown(found),
                least=shown(pair.least),
            )
