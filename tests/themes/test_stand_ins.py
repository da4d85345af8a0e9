"""Font files for typefaces that nobody gave files for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handout.slides.measure import Measure
from handout.slides.text import plain_paragraph
from handout.themes import stand_ins
from handout.themes.load import load_theme
from handout.themes.stand_ins import Found, stand_in
from handout.themes.theme import LevelStyle, Theme
from theming import SHIPPED


@pytest.fixture(scope="module")
def base() -> Theme:
    theme, problems = load_theme("base", SHIPPED)
    assert theme is not None, problems
    return theme


def test_a_typeface_of_the_theme(base: Theme) -> None:
    family, found = stand_in(base.heading.typeface, base.families, base.body)
    assert (family, found) == (base.heading, Found.FILES)


def test_a_font_package_of_that_name(base: Theme) -> None:
    """With all four of its styles, by the names of its files."""
    family, found = stand_in("Source Serif Pro", {}, base.body)
    assert found is Found.FILES
    assert not family.stand_in
    assert [path.name for _, path in family.files()] == [
        "SourceSerifPro-Regular.ttf",
        "SourceSerifPro-Bold.ttf",
        "SourceSerifPro-It.ttf",
        "SourceSerifPro-BoldIt.ttf",
    ]


def test_a_typeface_of_the_same_widths(base: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand_ins, "SAME_WIDTHS", {"georgia": "source serif pro"})
    family, found = stand_in("Georgia", {}, base.body)
    assert found is Found.SAME_WIDTHS
    assert family.typeface == "Georgia"
    assert family.stand_in
    assert (family.wider, family.higher) == (1.0, 1.0)


@pytest.mark.parametrize(("typeface", "found"), [("Verdana", "bound"), ("Ukjend", "unknown")])
def test_room_for_a_wider_typeface(base: Theme, typeface: str, found: str) -> None:
    """Measured text is wider than in the files, and never lower."""
    family, how = stand_in(typeface, {}, base.body)
    assert how == found
    assert family.regular == base.body.regular
    ruler = Measure(replace(base, families={**base.families, typeface: family}))
    said = plain_paragraph("Medarbeidarskap i kommunen", "nn")
    ours, theirs = LevelStyle(24, base.body.typeface), LevelStyle(24, typeface)
    assert ruler.width_pt(said, theirs, 24) == pytest.approx(
        ruler.width_pt(said, ours, 24) * family.wider
    )
    assert ruler.paragraph_height_pt(said, theirs, 900) == pytest.approx(
        ruler.paragraph_height_pt(said, ours, 900) * family.higher
    )


def test_capitals_are_wider(base: Theme) -> None:
    """A title that the template sets in capitals is measured in them."""
    style = LevelStyle(24, base.body.typeface)
    ruler = Measure(base)
    said, shouted = plain_paragraph("Velkomen", "nn"), plain_paragraph("VELKOMEN", "nn")
    assert ruler.width_pt(said, replace(style, caps=True), 24) == ruler.width_pt(shouted, style, 24)
    assert ruler.width_pt(shouted, style, 24) > ruler.width_pt(said, style, 24)


def test_names_that_are_no_names(base: Theme) -> None:
    """A template may call a typeface anything."""
    for typeface in ("", "…", "../../etc"):
        assert stand_in(typeface, {}, base.body)[1] is Found.UNKNOWN
