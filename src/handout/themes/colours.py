"""Colours of a template as six hexadecimal digits (ECMA-376 part 1 §20.1.2.3).

A colour in a shape names a slot of the master's map (``bg1``), the map names a slot of the theme
(``lt1``), and the theme has the colour; on the way it may be made lighter or darker.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from typing import Any

from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WHOLE = 100_000
"""Shares are written in thousandths of a percent."""

_SYSTEM = {"windowText": "000000", "window": "FFFFFF"}
_NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
    "grey": "808080",
}
TEXT, LARGE_TEXT = 4.5, 3.0
"""Least contrast for text, and for text from 18 points, or 14 in bold (WCAG 2.2, 1.4.3)."""

_ABSOLUTE = frozenset({"dk1", "lt1", "dk2", "lt2"})

_Light = Callable[[float, float], float]
_LIGHTNESS: Mapping[str, _Light] = {
    "lumMod": lambda light, share: light * share,
    "lumOff": lambda light, share: light + share,
    "shade": lambda light, share: light * share,
    "tint": lambda light, share: 1 - (1 - light) * share,
}


class Colours:
    """The colours of one master: ``scheme`` is the theme's, ``mapped`` the master's map, of which a
    part may be missing."""

    def __init__(self, scheme: Mapping[str, str], mapped: Mapping[str, str]) -> None:
        self.scheme = scheme
        self.mapped: ColourMap = {**DARK_ON_LIGHT, **mapped}

    def slot(self, name: str) -> str | None:
        """The colour of ``bg1``, ``accent2`` or ``dk1``."""
        return self.scheme.get(name if name in _ABSOLUTE else self.mapped.get(name, name))

    def within(self, holder: Any, placeholder: str | None = None) -> str | None:
        """The colour in an ``a:solidFill`` or the like; None when there is none that we know.

        ``placeholder`` is what ``phClr`` stands for, which styles of a theme use.
        """
        for element in holder if holder is not None else ():
            if not isinstance(element.tag, str):
                continue
            found = self._base(element, placeholder)
            if found is not None:
                return _changed(found, element)
        return None

    def _base(self, element: Any, placeholder: str | None) -> str | None:
        value = str(element.get("val", ""))
        match element.tag.removeprefix(_A):
            case "srgbClr":
                return value.upper()
            case "schemeClr":
                return placeholder if value == "phClr" else self.slot(value)
            case _:
                return absolute(element)


def absolute(element: Any) -> str | None:
    """A colour that needs no theme: ``srgbClr``, ``sysClr``, ``prstClr`` or ``scrgbClr``."""
    value = str(element.get("val", ""))
    match element.tag.removeprefix(_A):
        case "srgbClr":
            return value.upper()
        case "sysClr":
            return str(element.get("lastClr") or _SYSTEM.get(value, "000000")).upper()
        case "prstClr":
            return _NAMED.get(value, "000000")
        case "scrgbClr":
            shares = (_share(str(element.get(part, "0"))) for part in "rgb")
            return _hexadecimal(*(share ** (1 / 2.2) for share in shares))
        case _:
            return None


def scheme_of(theme: Any) -> dict[str, str]:
    """The slots of a theme's colour scheme (§20.1.6.2)."""
    scheme: dict[str, str] = {}
    for slot in theme.find(f".//{_A}clrScheme"):
        if len(slot):
            scheme[slot.tag.removeprefix(_A)] = absolute(slot[0]) or "000000"
    return scheme


def _changed(colour: str, element: Any) -> str:
    if not len(element):
        return colour
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        tag = str(change.tag).removeprefix(_A)
        share = _share(str(change.get("val", "0")))
        if tag in _LIGHTNESS:
            light = min(1.0, max(0.0, _LIGHTNESS[tag](light, share)))
        elif tag == "satMod":
            saturation = min(1.0, saturation * share)
    return _hexadecimal(*colorsys.hls_to_rgb(hue, light, saturation))


def _share(written: str) -> float:
    """``75000`` or ``75%``."""
    return float(written[:-1]) / 100 if written.endswith("%") else int(written) / _WHOLE


def _hexadecimal(*channels: float) -> str:
    return "".join(f"{round(min(1.0, max(0.0, share)) * 255):02X}" for share in channels)


def contrast_ratio(one: str, other: str) -> float:
    """From 1 to 21 for two colours as six hexadecimal digits; the order makes no difference.

    It is the formula of WCAG 2.2 ("contrast ratio", "relative luminance"): eight lines, where a
    colour library would take longer to import than every check of a workshop takes to run.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def shown(ratio: float) -> str:
    """A ratio for a message. Rounded down: 4.46 must not be shown as the 4.5 that it lacks."""
    return f"{int(ratio * 10) / 10:.1f}".replace(".", ",")


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - WCAG's own numbers
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
