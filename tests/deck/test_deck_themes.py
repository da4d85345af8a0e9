"""Every layout of every theme that ships, with every place of it filled."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest
from deck_sample import cell, countdown_in, plan, text

import accessibility
from handout.deck.write import write_deck
from handout.slides.plan import (
    Box,
    PictureShape,
    PlannedSlide,
    Shape,
    TableShape,
)
from handout.themes.load import load_theme, theme_names
from handout.themes.theme import Layout, Placeholder
from package_validity import violations

THEMES = Path(__file__).parents[2] / "themes"
LAST = ("date", "footer", "slide_number")


def filled(place: Placeholder) -> Shape:
    box = (place.x, place.y, place.width, place.height)
    if place.slot == "countdown":
        return countdown_in(Box(*box), 10)
    if place.type == "pic":
        return PictureShape("qr:https://example.no/", *box, f"Bilete i {place.name}", place=place)
    if place.type == "tbl":
        half, row = place.width // 2, place.height // 4
        rows = tuple((cell(f"a{n}"), cell(f"b{n}")) for n in range(4))
        return TableShape(
            place.x, place.y, (half, half), (row,) * 4, rows, 24.0, "Tabell", place=place
        )
    return text(place, "12" if place.slot == "slide_number" else place.name)


def slide(number: int, layout: Layout) -> PlannedSlide:
    title = f"Oppsett {layout.name}"
    places = dict(layout.placeholders)
    first, last = places.pop("title"), [places.pop(slot) for slot in LAST if slot in places]
    shapes = (text(first, title), *map(filled, places.values()), *map(filled, last))
    return PlannedSlide(layout.role, title, shapes, number, 1)


@pytest.mark.parametrize("name", theme_names(THEMES))
def test_theme(name: str, tmp_path: Path) -> None:
    theme, problems = load_theme(name, THEMES)
    assert theme is not None, problems
    slides = [slide(number, layout) for number, layout in enumerate(theme.layouts.values(), 1)]
    deck = write_deck(plan(*slides, theme=theme), tmp_path)
    assert accessibility.findings(deck, {"nn-NO"}) == []
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    for read, planned in zip(pptx.Presentation(io.BytesIO(deck)).slides, slides, strict=True):
        assert read.slide_layout.name == theme.layouts[planned.layout].name
        on_layout = {ph.placeholder_format.idx for ph in read.slide_layout.placeholders}
        assert {ph.placeholder_format.idx for ph in read.placeholders} <= on_layout


def test_there_are_themes() -> None:
    assert "base" in theme_names(THEMES)
