"""The theme for large dark rooms: what only it promises."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from coloraide import Color
from fontTools.ttLib import TTFont

from handout.templates.designs import DESIGNS, FACES
from handout.templates.faces import FaceDesign, face_bytes
from handout.themes.colour_map import LIGHT_ON_DARK
from handout.themes.load import load_theme
from handout.themes.theme import Theme

THEMES = Path(__file__).parents[1] / "themes"
SAL = THEMES / "sal"
PACKAGE, DRAWN = FACES["sal"]
BRIGHT = ("part", "part_vertical", "questions", "question")
"""The layouts that are dark on gold or mint."""

CONTRAST = [
    # foreground, ground, at least
    ("lt1", "dk1", 15.5),
    ("lt1", "dk2", 11.5),
    ("lt2", "dk1", 10),
    ("lt2", "dk2", 7),
    ("accent1", "dk1", 11),
    ("accent1", "dk2", 8),
    ("accent2", "dk1", 7.5),
    ("accent2", "dk2", 5.5),
    ("accent3", "dk1", 10.4),
    ("accent3", "dk2", 7.5),
    ("dk1", "accent1", 11),
    ("dk1", "accent3", 10.4),
    ("dk2", "accent1", 8),
    ("dk2", "accent3", 7.5),
    # graphics
    ("accent4", "dk1", 3.8),
    ("accent5", "dk1", 3.8),
    # paper
    ("deep", "paper", 6.5),
    ("rust", "paper", 5.5),
]


@pytest.fixture(scope="module")
def theme() -> Theme:
    loaded, problems = load_theme("sal", THEMES)
    assert loaded is not None, problems
    return loaded


@pytest.mark.parametrize(("foreground", "ground", "least"), CONTRAST)
def test_the_colours_stand_out(foreground: str, ground: str, least: float, theme: Theme) -> None:
    colours = theme.colours
    ratio = Color(f"#{colours[foreground]}").contrast(f"#{colours[ground]}", method="wcag21")
    assert ratio >= least


def test_slides_are_light_on_dark_and_bright_ones_the_other_way(theme: Theme) -> None:
    """With ink for the links of a bright slide: gold ones would not be seen on gold."""
    assert theme.colour_map == LIGHT_ON_DARK
    mapped = {
        role: layout.colour_map for role, layout in theme.layouts.items() if layout.colour_map
    }
    assert tuple(mapped) == BRIGHT
    for said in mapped.values():
        assert (said["tx1"], said["bg1"], said["hlink"]) == ("dk1", "lt1", "dk1")


def test_notes_are_dark_on_white_with_links_that_are_seen() -> None:
    with zipfile.ZipFile(SAL / "deck.pptx") as package:
        notes = package.read("ppt/notesMasters/notesMaster1.xml").decode()
    (said,) = re.findall("<p:clrMap [^>]*>", notes)
    for name, slot in (("tx1", "dk1"), ("bg1", "lt1"), ("hlink", "dk2"), ("folHlink", "dk2")):
        assert f'{name}="{slot}"' in said


def test_most_slides_tell_how_far_the_deck_has_come(theme: Theme) -> None:
    """All but those that are a picture of their own: the cover and the dividers."""
    without = {
        role for role, layout in theme.layouts.items() if "progress" not in layout.placeholders
    }
    assert without == {"title", "part", "part_vertical"}


@pytest.mark.parametrize("face", DRAWN, ids=lambda face: face.file)
def test_the_committed_font_is_what_the_package_draws(face: FaceDesign) -> None:
    """Table by table: the head has a sum over the whole file."""
    drawn = TTFont(io.BytesIO(face_bytes(PACKAGE, face)))
    committed = TTFont(SAL / "fonts" / face.file)
    assert drawn.keys() == committed.keys()
    for tag in set(drawn.reader.keys()) - {"head"}:
        assert drawn.reader[tag] == committed.reader[tag], tag


@pytest.mark.parametrize(
    ("style", "bold", "italic"),
    [
        ("Regular", False, False),
        ("Bold", True, False),
        ("Italic", False, True),
        ("BoldItalic", True, True),
    ],
)
def test_windows_finds_four_styles_of_one_family(style: str, bold: bool, italic: bool) -> None:
    """By names 1 and 2, and the bits of the OS/2 and head tables that Windows goes by."""
    font = TTFont(SAL / "fonts" / f"Medium-{style}.ttf")
    assert font["name"].getDebugName(1) == "Red Hat Display Medium"
    assert font["name"].getDebugName(2).replace(" ", "") == style
    assert bool(font["OS/2"].fsSelection & 1 << 5) == bold
    assert bool(font["OS/2"].fsSelection & 1) == italic
    assert bool(font["head"].macStyle & 1) == bold


def test_the_licence_goes_with_the_fonts() -> None:
    text = (SAL / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text
    assert "Reserved Font Name" not in text.partition("PREAMBLE")[0]


def test_there_is_a_design_for_it() -> None:
    assert DESIGNS["sal"](SAL).colour_map == LIGHT_ON_DARK
