"""Which of a theme's colours a chart is drawn in.

``theme.toml`` may say it under ``[chart]``; what it leaves out follows from contrast, so that any
theme and any template has charts that can be seen: 3:1 against the ground (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handout.charts.chart import Chart
from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap
from handout.themes.colours import contrast_ratio
from handout.themes.theme import Theme

LEAST_CONTRAST = 3.0
PAPER = "FFFFFF"
INK, GROUND = "tx1", "bg1"
_ACCENTS = tuple(f"accent{n}" for n in range(1, 7))


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as slots of the theme or its colour map. ``marked`` begins with the highlight and
    the neutral, ``unmarked`` with the theme's own first colour; what follows differs as much in
    lightness from those before it as the theme allows, so that it is told apart in grey too."""

    marked: tuple[str, ...]
    unmarked: tuple[str, ...]


def palette(theme: Theme) -> Palette:
    """The colours of a chart on the theme's slides."""
    return _palette(theme, theme.colour_map)


def paper_palette(theme: Theme) -> Palette:
    """The colours of a chart on white paper, whatever the ground of the slides is."""
    return _palette(theme, DARK_ON_LIGHT, PAPER)


def hexadecimal(theme: Theme, slot: str, colour_map: ColourMap | None = None) -> str:
    """The colour behind a name of the colour map, six digits; the theme's map if none is given."""
    return theme.colours[(colour_map or theme.colour_map)[slot]]


def _palette(theme: Theme, colour_map: ColourMap, ground: str = "") -> Palette:
    colours = {
        slot: hexadecimal(theme, slot, colour_map)
        for slot in (*_ACCENTS, "tx2", INK)
        if colour_map[slot] in theme.colours
    }
    ground = ground or hexadecimal(theme, GROUND, colour_map)
    contrast = {slot: contrast_ratio(colour, ground) for slot, colour in colours.items()}
    seen = [slot for slot, ratio in contrast.items() if ratio >= LEAST_CONTRAST]
    # A theme that another one recolours may have named a colour that is too light by now.
    wished = [theme.chart.get("highlight", ""), "accent2", *seen]
    highlight = next(slot for slot in wished if slot in seen)
    rest = [slot for slot in seen if slot != highlight] or [INK]
    quiet = min(rest, key=contrast.__getitem__)
    neutral = theme.chart.get("neutral", quiet)
    neutral = neutral if neutral in rest else quiet
    return Palette(
        marked=_spread(colours, (highlight, neutral), seen),
        unmarked=_spread(colours, (seen[0],), seen),
    )


def _spread(
    colours: Mapping[str, str], first: tuple[str, ...], slots: list[str]
) -> tuple[str, ...]:
    """``first``, and then the others, each the one that is least like those before it."""
    order = list(first)
    left = [slot for slot in slots if slot not in order]

    def difference(slot: str) -> float:
        return min(contrast_ratio(colours[slot], colours[other]) for other in order)

    while left:
        best = max(left, key=difference)
        left.remove(best)
        order.append(best)
    return tuple(order)


def series_colours(chart: Chart, colours: Palette) -> tuple[str, ...]:
    """The colour of each series."""
    count = len(chart.series)
    if chart.series_marked is not None:
        marked = chart.series_marked
        others = [colours.marked[1 + n % (len(colours.marked) - 1)] for n in range(count - 1)]
        return (*others[:marked], colours.marked[0], *others[marked:])
    if chart.category_marked is not None and count == 1:
        return colours.marked[1:2]
    return tuple(colours.unmarked[n % len(colours.unmarked)] for n in range(count))


def category_colours(chart: Chart, colours: Palette) -> tuple[str, ...]:
    """The colour of each bar or slice of a single series. A pie without a message has neighbours
    that differ; all other slices and bars have a gap between them."""
    count = len(chart.categories)
    if chart.category_marked is not None:
        return tuple(colours.marked[int(n != chart.category_marked)] for n in range(count))
    turns = len(colours.unmarked)
    return tuple(colours.unmarked[n % turns] for n in range(count))
