"""The colours of web pages: readable in light and dark, whatever a theme says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.pages.web.look import web_look
from handout.pages.web.palette import (
    LINES,
    ROLES,
    TEXTS,
    dark_scheme,
    is_dark,
    light_scheme,
)
from handout.themes.colours import LARGE_TEXT, TEXT, contrast_ratio
from handout.themes.load import load_theme
from theming import SHIPPED

PAPER = {"ground": "#FFFFFF", "box": "#EEF2F4", "stripe": "transparent", "cover": "#EEF2F4"}
PLAIN = {
    **PAPER,
    "field": "#17384A",
    **dict.fromkeys(TEXTS, "#1B252B"),
    "on-field": "white",
    "writing-line": "#7D8380",
    "hairline": "rgb(0 0 0 / 20%)",
}


def unreadable(colours: dict[str, str]) -> list[str]:
    return [
        f"{role} {colours[role]} on {ground} {colours[ground]}"
        for roles, least in ((TEXTS, TEXT), (LINES, LARGE_TEXT))
        for role, grounds in roles.items()
        for ground in grounds
        if contrast_ratio(colours[role], colours[ground]) < least
    ]


@pytest.mark.parametrize("name", ["base", "saman", "kommune", "sal"])
def test_every_shipped_theme_can_be_read(name: str) -> None:
    theme, _ = load_theme(name, SHIPPED)
    assert theme is not None
    look = web_look(theme)
    assert unreadable(dict(look.light)) == []
    assert unreadable(dict(look.dark)) == []
    assert is_dark(look.dark["ground"])
    assert not is_dark(look.light["ground"])


_COLOUR = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@settings(deadline=None, max_examples=60)
@given(accent=_COLOUR, signal=_COLOUR, cover=_COLOUR, field=_COLOUR)
def test_any_colours_can_be_read(accent: str, signal: str, cover: str, field: str) -> None:
    """A municipality's yellow is darkened on paper; what stands on its blue is lightened."""
    said = {"accent": accent, "link": accent, "signal": signal, "cover": cover, "field": field}
    given_colours = {**PLAIN, **said}
    assert unreadable(light_scheme(given_colours)) == []
    dark = dark_scheme(given_colours)
    assert unreadable(dark) == []
    assert set(dark) == set(ROLES)


def test_colours_that_can_be_read_stay() -> None:
    assert light_scheme(PLAIN)["accent"] == "1B252B"
    assert light_scheme(PLAIN)["field"] == "17384A"


def test_what_is_transparent_is_its_ground() -> None:
    assert light_scheme(PLAIN)["stripe"] == "FFFFFF"
    assert light_scheme(PLAIN)["hairline"] == "CCCCCC"


def test_a_field_that_is_dark_stays_so_on_a_dark_screen() -> None:
    dark = dark_scheme(PLAIN)
    assert (dark["field"], dark["on-field"]) == ("17384A", "FFFFFF")


def test_a_theme_may_say_a_dark_colour_itself() -> None:
    dark = dark_scheme({**PLAIN, "dark-ground": "#0C1D26", "dark-accent": "#FFC64D"})
    assert (dark["ground"], dark["accent"]) == ("0C1D26", "FFC64D")
