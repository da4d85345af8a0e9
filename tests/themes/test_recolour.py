"""Any two colours make a theme that can be read, and what is changed is told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.themes.load import load_theme
from handout.themes.recolour import changes, derived
from theming import SHIPPED

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")
REQUIRED = [
    # foreground, ground, at least
    ("accent1", "lt1", 4.5),
    ("accent1", "lt2", 3),
    ("hlink", "lt1", 4.5),
    ("lt1", "dk2", 4.5),
    ("dk1", "lt2", 4.5),
    ("dk1", "accent4", 4.5),
    ("accent2", "lt1", 3),
    ("accent5", "lt1", 4.5),
    ("accent5", "lt2", 4.5),
    ("accent6", "dk2", 3),
    ("folHlink", "lt2", 4.5),
]


@cache
def shipped_colours() -> Mapping[str, str]:
    theme, _ = load_theme("kommune", SHIPPED)
    assert theme is not None
    return theme.colours


def contrast(one: str, other: str) -> float:
    return Color(f"#{one}").contrast(f"#{other}", method="wcag21")


@settings(max_examples=100, deadline=None)
@given(colours, colours)
def test_any_two_colours_make_a_readable_theme(one: str, two: str) -> None:
    made = {**shipped_colours(), **derived(one, two)}
    for foreground, ground, least in REQUIRED:
        # The two ways of working it out differ in the fifth decimal.
        assert contrast(made[foreground], made[ground]) > least - 1e-4, (foreground, ground)


@settings(max_examples=40, deadline=None)
@given(colours, colours)
def test_a_colour_moves_no_further_than_it_must(one: str, two: str) -> None:
    """What is dark enough stays as it was given; what is not becomes only just dark enough."""
    made = derived(one, two)
    for given_, key, least in ((one, "accent1", 4.5), (two, "accent2", 3)):
        if contrast(given_, "FFFFFF") >= least:
            assert made[key] == given_
        else:
            assert contrast(made[key], "FFFFFF") < least + 0.25
            lightness = [Color(f"#{c}").convert("oklch")["lightness"] for c in (given_, made[key])]
            assert lightness[1] < lightness[0]


@settings(max_examples=40, deadline=None)
@given(colours, colours)
def test_what_is_changed_is_told(one: str, two: str) -> None:
    made = derived(one, two)
    told = {change.key: change for change in changes(one, two, made)}
    assert ("colour1" in told) == (made["accent1"] != one)
    assert ("colour2" in told) == (made["accent2"] != two)
    assert ("accent5" in told) == (made["accent5"] != made["accent2"])
    assert ("accent6" in told) == (made["accent6"] != two)
    for change in told.values():
        assert change.given != change.used
        assert change.contrast < change.least


def test_the_hue_stays() -> None:
    yellow = derived("FFD500", "FFD500")["accent1"]
    hues = [Color(f"#{c}").convert("oklch")["hue"] for c in ("FFD500", yellow)]
    assert hues[1] == pytest.approx(hues[0], abs=5)


@pytest.mark.parametrize(
    ("one", "two", "first", "second"),
    [
        ("234F2E", "A3432A", 9.4, 6.1),
        ("7A1F2B", "2E6E8E", 10.2, 5.6),
        ("2B2F36", "9A7A12", 13.4, 4.0),
    ],
)
def test_the_pairs_that_the_theme_was_drawn_with(
    one: str, two: str, first: float, second: float
) -> None:
    made = derived(one, two)
    assert (made["accent1"], made["accent2"]) == (one, two)
    assert contrast(one, "FFFFFF") == pytest.approx(first, abs=0.1)
    assert contrast(two, "FFFFFF") == pytest.approx(second, abs=0.1)


def test_the_rules_come_close_to_the_colours_that_were_drawn() -> None:
    """The shipped theme's own two colours give about the shipped theme."""
    theme, _ = load_theme("kommune", SHIPPED)
    assert theme is not None
    made = derived(theme.colours["accent1"], theme.colours["accent2"])
    for slot, colour in made.items():
        assert Color(f"#{colour}").delta_e(f"#{theme.colours[slot]}", method="2000") < 10, slot
