"""The logo of a theme in the finished deck: on every layout that has room for it, never warped."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pptx
import pytest
from deck_sample import plan
from PIL import Image, ImageDraw
from pptx.util import Inches
from test_deck_themes import slide

from handout.deck.write import write_deck
from handout.themes.load import load_theme
from handout.themes.theme import Theme
from package_validity import violations
from theming import themes_with

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    '<path d="M0,0H9V9Z" fill="#234F2E"/></svg>'
)
TOML = """\
name = "Fjord & fjell"
based_on = "kommune"
colour1 = "#234F2E"
colour2 = "#A3432A"
"""
WITHOUT = {"Del, loddrett ord", "Heilt bilete", "Bilete bak teksten"}
ON_COLOUR = {"Framside", "Del", "Påstand"}


def theme(folder: Path, logo: str | bytes | None) -> Theme:
    name = "logo.svg" if isinstance(logo, str) else "logo.png"
    said = f'logo = "{name}"\n' if logo else ""
    themes_with(folder, {"fjord": said + TOML})
    if logo:
        (folder / "fjord" / name).write_bytes(logo.encode() if isinstance(logo, str) else logo)
    loaded, problems = load_theme("fjord", folder)
    assert loaded is not None, problems
    return loaded


def bitmap() -> bytes:
    image = Image.new("RGB", (80, 20), "white")
    ImageDraw.Draw(image).rectangle((5, 5, 15, 15), fill="#234F2E")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def written(theme: Theme, folder: Path) -> bytes:
    slides = [slide(number, layout) for number, layout in enumerate(theme.layouts.values(), 1)]
    return write_deck(plan(*slides, theme=theme), folder)


@pytest.mark.parametrize("logo", [SVG, bitmap()], ids=["drawing", "bitmap"])
def test_the_logo_stands_in_its_boxes(tmp_path: Path, logo: str | bytes) -> None:
    deck = written(theme(tmp_path, logo), tmp_path)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    for layout in pptx.Presentation(io.BytesIO(deck)).slide_layouts:
        named = [shape for shape in layout.shapes if shape.name.startswith("Logo")]
        if layout.name in WITHOUT:
            assert named == [], layout.name
            continue
        plates: list[Any] = named
        picture = plates.pop()
        assert picture.image.size[0] / picture.image.size[1] == pytest.approx(4, rel=0.02)
        assert picture.width / picture.height == pytest.approx(4, rel=0.001)
        assert (picture.left, picture.width) == (Inches(0.6), Inches(1.9))
        assert picture.top >= Inches(0.56)
        assert picture.top + picture.height <= Inches(0.56 + 0.62) + 1
        assert picture._element.nvPicPr.cNvPr.get("descr") == "Fjord & fjell"
        ids = [shape.shape_id for shape in layout.shapes]
        assert len(set(ids)) == len(ids)
        on_plate = layout.name in ON_COLOUR and not isinstance(logo, str)
        assert len(plates) == on_plate, layout.name


def test_a_drawing_is_white_on_colour(tmp_path: Path) -> None:
    deck = pptx.Presentation(io.BytesIO(written(theme(tmp_path, SVG), tmp_path)))
    for layout in deck.slide_layouts:
        for shape in layout.shapes:
            if shape.name == "Logo":
                drawn: Any = shape
                pixel = Image.open(io.BytesIO(drawn.image.blob)).convert("RGBA").getpixel((150, 20))
                white = layout.name in ON_COLOUR
                assert pixel == ((255, 255, 255, 255) if white else (0x23, 0x4F, 0x2E, 255))


def test_without_a_logo_nothing_is_left_of_the_boxes(tmp_path: Path) -> None:
    deck = pptx.Presentation(io.BytesIO(written(theme(tmp_path, None), tmp_path)))
    names = {shape.name for layout in deck.slide_layouts for shape in layout.shapes}
    assert not {name for name in names if name.startswith("Logo")}


def test_a_recoloured_deck_has_no_colour_of_the_theme_it_is_built_on(tmp_path: Path) -> None:
    """Shapes follow the scheme, pictures are repainted."""
    deck = written(theme(tmp_path, SVG), tmp_path)
    for part in pptx.Presentation(io.BytesIO(deck)).part.package.iter_parts():
        blob = part.blob.upper()
        for colour in (b"0B4A6F", b"C26A00", b"9A5200", b"E39A3C", b"C9DBE6", b"EAF1F5"):
            assert colour not in blob, part.partname
