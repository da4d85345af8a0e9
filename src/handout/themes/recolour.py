"""Two colours of a municipality → the colours of its theme, readable whatever the two are.

A colour that does not stand out enough keeps its hue and gets another lightness: in OKLCH,
where equal steps of lightness look equal, and no further than the contrast asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from handout.themes.colours import LARGE_TEXT, TEXT, contrast_ratio

WHITE = "FFFFFF"
TINT, LIGHT = 0.08, 0.22
"""How much of colour 1 there is in the ground of panels, and in light lines."""

_HALVINGS = 12
"""Of the way to black or white: a 4096th of it is less than one step of a channel."""


class Change(NamedTuple):
    """A colour that could not be used as it is. ``code`` names the message, ``key`` is what the
    theme calls the colour, ``contrast`` what it has and ``least`` what it needs."""

    code: str
    key: str
    given: str
    used: str
    contrast: float
    least: float


def derived(one: str, two: str) -> dict[str, str]:
    """Slot of the theme → colour, from colour 1 and colour 2 as six hexadecimal digits.

    Colour 1 is text on white and ground for white text; colour 2 is graphics on white. What is
    written in colour 2 is dark enough for text, on white and on panels, and what is drawn in it
    on colour 1 is light enough to be seen there.
    """
    first = darkened(one, lambda colour: _stands_out(colour, TEXT, WHITE))
    tint = _mixed(first, TINT)
    second = darkened(two, lambda colour: _stands_out(colour, LARGE_TEXT, WHITE))
    return {
        "dk2": first,
        "lt2": tint,
        "accent1": first,
        "accent2": second,
        "accent4": _mixed(first, LIGHT),
        "accent5": darkened(second, lambda colour: _stands_out(colour, TEXT, WHITE, tint)),
        "accent6": lightened(two, lambda colour: _stands_out(colour, LARGE_TEXT, first)),
        "hlink": first,
    }


def changes(one: str, two: str, colours: Mapping[str, str]) -> Iterator[Change]:
    """What :func:`derived` could not use as it was given."""
    first, second = colours["accent1"], colours["accent2"]
    if first != one:
        found = contrast_ratio(one, WHITE)
        yield Change("theme-colour-darkened", "colour1", one, first, found, TEXT)
    if second != two:
        found = contrast_ratio(two, WHITE)
        yield Change("theme-colour-darkened", "colour2", two, second, found, LARGE_TEXT)
    if colours["accent5"] != second:
        found = min(contrast_ratio(second, ground) for ground in (WHITE, colours["lt2"]))
        yield Change("theme-colour-as-text", "accent5", second, colours["accent5"], found, TEXT)
    if colours["accent6"] != two:
        found = contrast_ratio(two, first)
        yield Change(
            "theme-colour-on-colour", "accent6", two, colours["accent6"], found, LARGE_TEXT
        )


def darkened(colour: str, enough: Callable[[str], bool]) -> str:
    """The colour itself, or the lightest darker one that is dark enough; black must be."""
    return _moved(colour, 0.0, enough)


def lightened(colour: str, enough: Callable[[str], bool]) -> str:
    """The colour itself, or the darkest lighter one that is light enough; white must be."""
    return _moved(colour, 1.0, enough)


def _moved(colour: str, end: float, enough: Callable[[str], bool]) -> str:
    if enough(colour):
        return colour
    from coloraide import Color

    oklch = Color(f"#{colour}").convert("oklch")
    near, far = oklch["lightness"], end
    best = "000000" if end == 0 else WHITE
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        candidate = oklch.clone().set("lightness", middle)
        found = _hexadecimal(candidate.convert("srgb").fit(method="oklch-chroma"))
        if enough(found):
            best, far = found, middle
        else:
            near = middle
    return best


def _mixed(colour: str, share: float) -> str:
    """A share of the colour in white."""
    from coloraide import Color

    return _hexadecimal(Color(f"#{WHITE}").mix(f"#{colour}", share, space="srgb"))


def _hexadecimal(colour: Any) -> str:
    return str(colour.convert("srgb").to_string(hex=True, fit=True)[1:]).upper()


def _stands_out(colour: str, least: float, *grounds: str) -> bool:
    return all(contrast_ratio(colour, ground) >= least for ground in grounds)
