"""Whether a theme's text can be read on its grounds (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handout.problems import Problem, warning
from handout.themes.theme import Theme

TEXT, LARGE_TEXT = 4.5, 3.0
"""Least contrast for text, and for text from 18 points, or 14 in bold."""


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
                # Rounded down: 4.46 must not be shown as the 4.5 that it lacks.
                found=_decimal(int(found * 10) / 10),
                least=_decimal(pair.least),
            )


def contrast_ratio(one: str, other: str) -> float:
    """From 1 to 21 for two colours as six hexadecimal digits; the order makes no difference.

    It is the formula of WCAG 2.2 ("contrast ratio", "relative luminance"): eight lines, where a
    colour library would take longer to import than every check of a workshop takes to run.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - WCAG's own numbers
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
