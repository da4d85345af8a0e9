"""Pictures on a slide: whole, undistorted, apart from each other, and their captions under them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from planning import plan_of, shipped
from test_plan_laws import assert_fits, deck_words, words

from handout.slides.plan import Box, PictureShape, PlannedSlide, SlidePlan, TextShape
from handout.slides.stage import shape_paragraphs

SIZES = ((1200, 800), (700, 1000), (900, 900), (2400, 600), (300, 1200), (40, 30))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verkstad")
    for number, size in enumerate(SIZES):
        Image.new("RGB", size, "teal").save(folder / f"b{number}.png")
    return folder


def boxes(slide: PlannedSlide) -> list[Box]:
    """Where pictures and text stand, section and title aside: they may share what they leave."""
    found: list[Box] = []
    for shape in slide.shapes:
        if isinstance(shape, PictureShape):
            found.append(Box(shape.x, shape.y, shape.width, shape.height))
        elif isinstance(shape, TextShape) and shape.paragraphs:
            place = shape.place
            found.append(shape.box or Box(place.x, place.y, place.width, place.height))
    return found


def assert_apart(one: Box, other: Box) -> None:
    slack = 2
    assert (
        one.x + one.width <= other.x + slack
        or other.x + other.width <= one.x + slack
        or one.y + one.height <= other.y + slack
        or other.y + other.height <= one.y + slack
    ), (one, other)


def assert_shown_well(plan: SlidePlan, folder: Path) -> None:
    for slide in plan.slides[1:]:
        for picture in slide.shapes:
            if isinstance(picture, PictureShape):
                with Image.open(folder / picture.src) as image:
                    wanted = image.width / image.height
                assert picture.width / picture.height == pytest.approx(wanted, rel=0.01)
        for box in boxes(slide):
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.width <= plan.theme.slide_width
            assert box.y + box.height <= plan.theme.slide_height
        for one, other in combinations(boxes(slide), 2):
            assert_apart(one, other)


LONG = "medarbeidarskapsutviklingsprosjekt"

_caption = st.one_of(
    st.just(""),
    st.lists(st.sampled_from(["Samling", "i", LONG]), max_size=30).map(" ".join),
)
_pictures = st.lists(
    st.tuples(st.integers(0, len(SIZES) - 1), _caption, st.sampled_from(["", "40%", "15%"])),
    min_size=1,
    max_size=9,
)


def written(shown: list[tuple[int, str, str]]) -> str:
    return "\n\n".join(
        f"![Bilete {number}](b{number}.png"
        + (f' "{caption}"' if caption else "")
        + ")"
        + (f"{{breidde={width}}}" if width else "")
        for number, caption, width in shown
    )


NARROWER = f"{LONG} rommet Samling i i"
"""The caption of a picture that shrinks for it more than three times before both fit."""


@settings(max_examples=60, deadline=None)
@given(
    shown=_pictures,
    lead=st.sampled_from(["", "Slik såg det ut.", "Ein lang tekst om samlingane. " * 30]),
    name=st.sampled_from(["saman", "base"]),
    last=st.booleans(),
)
@example(shown=[(4, NARROWER, "")], lead="Slik såg det ut. Kva seier de?", name="sal", last=True)
def test_pictures_after_each_other_stand_in_order(
    folder: Path, shown: list[tuple[int, str, str]], lead: str, name: str, last: bool
) -> None:
    parts = [written(shown), lead] if last else [lead, written(shown)]
    text = "## Bilete\n\n" + "\n\n".join(parts) + "\n"
    plan, _ = plan_of(text, shipped(name), folder=folder)
    seen = [s.src for slide in plan.slides for s in slide.shapes if isinstance(s, PictureShape)]
    assert seen == [f"b{number}.png" for number, _, _ in shown]
    said = words(lead + " " + " ".join(caption for _, caption, _ in shown))
    assert not said - deck_words(plan)
    assert_shown_well(plan, folder)
    assert_fits(plan)


@settings(max_examples=60, deadline=None)
@given(
    columns=st.lists(st.tuples(_pictures, st.booleans()), min_size=2, max_size=4),
    name=st.sampled_from(["saman", "base"]),
)
def test_pictures_in_columns(
    folder: Path, columns: list[tuple[list[tuple[int, str, str]], bool]], name: str
) -> None:
    inner = "\n".join(
        f"::: spalte\n### Spalte\nTekst før.\n\n{written(shown[:2])}\n"
        + ("\nTekst etter.\n" if after else "")
        + ":::"
        for shown, after in columns
    )
    plan, _ = plan_of(f"## Spalter\n\n::: spalter\n{inner}\n:::\n", shipped(name), folder=folder)
    seen = sorted(
        s.src for slide in plan.slides for s in slide.shapes if isinstance(s, PictureShape)
    )
    assert seen == sorted(f"b{number}.png" for shown, _ in columns for number, _, _ in shown[:2])
    said = words(" ".join(caption for shown, _ in columns for _, caption, _ in shown[:2]))
    assert not said - deck_words(plan)
    assert_shown_well(plan, folder)
    assert_fits(plan)


def test_captions_of_a_row_begin_on_a_line(folder: Path) -> None:
    text = "## B\n\n" + written([(0, "Kort", ""), (1, "Lang " * 12, ""), (2, "To", "")]) + "\n"
    plan, _ = plan_of(text, shipped("saman"), folder=folder)
    captions = [
        shape
        for shape in plan.slides[1].shapes
        if isinstance(shape, TextShape) and shape.place.slot == "caption"
    ]
    assert len(captions) == 3
    assert len({shape.box.y for shape in captions if shape.box}) == 1
    assert all(shape_paragraphs(shape) for shape in captions)
