"""How people work together is said in words wherever a layout has room for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planning import plan_of, shipped

from handout.slides.plan import PictureShape, PlannedSlide, TextShape
from handout.themes.theme import EMU_PER_INCH, Theme

TEXT = "## A\n\n::: aktivitet form=stille tid=2\nTenk.\n:::\n"


def without_a_place_for_words(theme: Theme, unit_width: float) -> Theme:
    layouts = dict(theme.layouts)
    for role in ("activity", "activity_brief"):
        places = dict(layouts[role].placeholders)
        places.pop("form_name", None)
        places["unit"] = replace(places["unit"], width=round(unit_width * EMU_PER_INCH))
        layouts[role] = replace(layouts[role], placeholders=places)
    return replace(theme, layouts=layouts)


def said(theme: Theme, language: str) -> tuple[str, PictureShape]:
    plan, _ = plan_of(TEXT, theme, language)
    slide: PlannedSlide = plan.slides[1]
    words = [
        "".join(run.text for run in paragraph.runs)
        for shape in slide.shapes
        if isinstance(shape, TextShape) and shape.place.slot in ("minutes", "unit", "form_name")
        for paragraph in shape.paragraphs
    ]
    (drawing,) = (shape for shape in slide.shapes if isinstance(shape, PictureShape))
    return "|".join(words), drawing


@pytest.mark.parametrize(
    ("width", "language", "words", "alt"),
    [
        (3.0, "nn", "2|minutt kvar for seg", ""),
        (3.0, "nb", "2|minutter hver for seg", ""),
        (1.5, "nn", "2|minutt", "Kvar for seg"),
    ],
)
def test_without_a_place_of_their_own_the_words_follow_the_unit(
    width: float, language: str, words: str, alt: str
) -> None:
    """And where they have no room there, the drawing's alt text has them."""
    shown, drawing = said(without_a_place_for_words(shipped("saman"), width), language)
    assert shown == words
    assert (drawing.description, drawing.decorative) == (alt, not alt)


def test_the_shipped_themes_have_a_place_for_the_words(theme: Theme) -> None:
    shown, drawing = said(theme, "nn")
    assert shown in ("2|minutt|kvar for seg", "2|minutt kvar for seg")
    assert drawing.decorative
