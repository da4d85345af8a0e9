"""The bar that tells how far the deck has come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planning import plan_of, shipped

from handout.slides.plan import BarShape, PlannedSlide, TextShape
from handout.themes.theme import Placeholder, Theme

_WIDTH, _HEIGHT = 12_192_000, 109_728


def _with_place(theme: Theme, *roles: str) -> Theme:
    place = Placeholder("progress", "body", 60, "Framdrift", 0, 0, _WIDTH, _HEIGHT, ())
    layouts = {
        role: replace(layout, placeholders={**layout.placeholders, "progress": place})
        if role in roles
        else layout
        for role, layout in theme.layouts.items()
    }
    return replace(theme, layouts=layouts)


def _bar(slide: PlannedSlide) -> BarShape | None:
    found = [shape for shape in slide.shapes if isinstance(shape, BarShape)]
    return found[0] if found else None


@pytest.mark.parametrize("count", [1, 3, 9])
def test_the_bar_grows_by_the_same_share_and_ends_whole(count: int) -> None:
    theme = _with_place(shipped("base"), "title", "content", "content_wide")
    text = "\n".join(f"## Nummer {n}\nTekst.\n" for n in range(count))
    plan, _ = plan_of(text, theme)
    bars = [_bar(slide) for slide in plan.slides]
    assert len(bars) == count + 1
    for number, bar in enumerate(bars, 1):
        assert bar is not None
        assert (bar.x, bar.y, bar.height) == (0, 0, _HEIGHT)
        assert abs(bar.width - _WIDTH * number / (count + 1)) <= 1
    last = bars[-1]
    assert last is not None
    assert last.width == _WIDTH


def test_the_bar_is_read_before_the_footers_and_only_where_the_layout_has_a_place() -> None:
    theme = _with_place(shipped("base"), "content", "content_wide")
    plan, _ = plan_of("## Ei\nTekst.\n", theme)
    assert _bar(plan.slides[0]) is None
    kinds = [
        "bar" if isinstance(shape, BarShape) else shape.place.slot
        for shape in plan.slides[1].shapes
        if isinstance(shape, BarShape | TextShape)
    ]
    assert kinds == ["title", "section", "body", "bar", "footer", "slide_number"]
