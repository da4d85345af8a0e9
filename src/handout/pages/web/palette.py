"""The colours of a web page in light and in dark, readable in both whatever the theme says.

A theme's style sheets give the roles their colours as on paper. What people have on a dark screen
is made from them: grounds get dark in the theme's own hue, text gets lighter until it stands out
enough (WCAG 2.2, success criteria 1.4.3 and 1.4.11). A theme may say a dark colour itself, as
``--dark-<role>``, and is then corrected no more than contrast asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from handout.themes.colours import LARGE_TEXT, TEXT, contrast_ratio
from handout.themes.recolour import WHITE, darkened, lightened

BLACK = "000000"

GROUNDS = ("ground", "box", "stripe", "cover", "field")
"""What text stands on: the page, boxes, every second row of a table, the title and the foot."""

_PAGE = ("ground", "box", "stripe")
TEXTS: Mapping[str, tuple[str, ...]] = {
    "ink": _PAGE,
    "quiet": _PAGE,
    "accent": _PAGE,
    "signal": _PAGE,
    "link": _PAGE,
    "cover-ink": ("cover",),
    "cover-accent": ("cover",),
    "on-field": ("field",),
}
"""Role of a text → the grounds it is read on."""

LINES: Mapping[str, tuple[str, ...]] = {"writing-line": ("ground", "box")}
"""What is drawn and must be seen; a hairline need not."""

ROLES = (*GROUNDS, *TEXTS, *LINES, "hairline")

_DARK = {"ground": 0.21, "stripe": 0.25, "box": 0.265, "cover": 0.25, "field": 0.3, "hairline": 0.4}
"""The lightness of what is dark, in OKLCH."""
_LIGHT = {"ink": 0.93, "cover-ink": 0.95, "on-field": 0.95, "quiet": 0.8}
"""And of text on it that has no colour of its own to keep."""
_TINGE = 0.03
"""How much of a hue a ground or plain text shows (OKLCH chroma)."""


def light_scheme(given: Mapping[str, str]) -> dict[str, str]:
    """Role → six hexadecimal digits; ``given`` are the theme's colours, which may be anything that
    CSS knows as a colour."""
    ground = _hexadecimal(given["ground"], WHITE)
    return _readable({role: _hexadecimal(given[role], ground) for role in ROLES})


def dark_scheme(given: Mapping[str, str]) -> dict[str, str]:
    """The same for a dark screen. A ground that is dark already stays as it is, with its text."""
    light = light_scheme(given)
    dark: dict[str, str] = {}
    for role, colour in light.items():
        if said := given.get(f"dark-{role}"):
            dark[role] = _hexadecimal(said, dark.get("ground", BLACK))
        elif _stands_on_dark(role, light):
            dark[role] = colour
        elif role in _DARK:
            dark[role] = _tinged(light["accent"], _DARK[role])
        elif role in _LIGHT:
            dark[role] = _tinged(light["cover"], _LIGHT[role])
        else:
            dark[role] = colour
    return _readable(dark)


def _stands_on_dark(role: str, light: Mapping[str, str]) -> bool:
    grounds = TEXTS.get(role) or ((role,) if role in GROUNDS else ())
    return bool(grounds) and all(is_dark(light[ground]) for ground in grounds)


def _readable(colours: Mapping[str, str]) -> dict[str, str]:
    """The same, with every text and line moved away from its grounds as far as it must."""
    found = dict(colours)
    for roles, least in ((TEXTS, TEXT), (LINES, LARGE_TEXT)):
        for role, grounds in roles.items():
            behind = [colours[ground] for ground in grounds]
            move = lightened if all(map(is_dark, behind)) else darkened
            found[role] = move(colours[role], partial(_stands_out, least=least, grounds=behind))
    return found


def _stands_out(colour: str, *, least: float, grounds: Iterable[str]) -> bool:
    return all(contrast_ratio(colour, ground) >= least for ground in grounds)


def is_dark(colour: str) -> bool:
    """Whether white stands out more from it than black."""
    return contrast_ratio(colour, WHITE) > contrast_ratio(colour, BLACK)


def _tinged(colour: str, lightness: float) -> str:
    """Nearly grey, as light as said, in the hue of a colour."""
    from coloraide import Color

    tinged = Color(f"#{colour}").convert("oklch").set("lightness", lightness)
    tinged.set("chroma", min(tinged["chroma"], _TINGE))
    return str(tinged.convert("srgb").to_string(hex=True, fit=True)[1:]).upper()


def _hexadecimal(colour: str, ground: str) -> str:
    """A colour of CSS as it is seen on a ground: one that is «transparent» is the ground's."""
    from coloraide import Color

    found = Color(colour).convert("srgb")
    share = found.alpha()
    seen = Color(f"#{ground}").mix(found.set("alpha", 1), share, space="srgb")
    return str(seen.to_string(hex=True, fit=True)[1:]).upper()
