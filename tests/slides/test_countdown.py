"""The time line of an activity: what stands at it, and that nothing stands on anything else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import plan_of, shipped

from handout.slides.plan import Align, Box, CountdownShape
from handout.themes.theme import EMU_PER_POINT, Theme


def time_line(theme: Theme, minutes: int, steps: str = "Snakk.") -> CountdownShape:
    text = f"## A\n\n::: aktivitet form=par tid={minutes}\n{steps}\n:::\n"
    plan, _ = plan_of(text, theme)
    (line,) = (s for s in plan.slides[1].shapes if isinstance(s, CountdownShape))
    return line


@pytest.mark.parametrize(
    ("minutes", "figures"),
    [
        (1, "0 1"),
        (8, "0 1 2 3 4 5 6 7 8"),
        (15, " ".join(str(n) for n in range(16))),
        (16, "0 5 10 16"),
        (20, "0 5 10 15 20"),
        (23, "0 5 10 15 20 23"),
        (75, " ".join(str(n) for n in range(0, 80, 5))),
        (90, "0 10 20 30 40 50 60 70 80 90"),
    ],
)
def test_figures_do_not_crowd(theme: Theme, minutes: int, figures: str) -> None:
    """Every minute up to a quarter of an hour, then every fifth, and the last."""
    line = time_line(theme, minutes)
    assert " ".join(words.text for words in line.figures) == figures
    assert line.size_pt >= 14


def test_a_long_activity_has_no_more_segments_than_figures(theme: Theme) -> None:
    assert time_line(theme, 75).segments == (1,) * 75
    assert time_line(theme, 95).segments == (10,) * 9 + (5,)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


_step = st.tuples(st.none() | st.integers(1, 12), st.sampled_from(["", "byt", "byt makker no"]))


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.integers(1, 200),
    steps=st.lists(_step, max_size=9),
    name=st.sampled_from(["saman", "base", "kommune"]),
)
def test_nothing_at_the_time_line_stands_on_anything_else(
    minutes: int, steps: list[tuple[int | None, str]], name: str
) -> None:
    """Segments sum to the minutes, marks come in order, and all of it is on the slide."""
    theme = shipped(name)
    said = "\n".join(
        f"{n}. Gjer noko."
        + (f" ({length} min)" if length else "")
        + (f' {{merke="{mark}"}}' if mark else "")
        for n, (length, mark) in enumerate(steps, 1)
    )
    line = time_line(theme, minutes, said or "Snakk.")
    assert sum(line.segments) == line.minutes == minutes
    for words in (line.figures, line.marks):
        order = [text.minute for text in words]
        assert order == sorted(order)
        boxes = [text.box for text in words]
        assert [1 for n, one in enumerate(boxes) for b in boxes[n + 1 :] if overlap(one, b)] == []
    assert all(0 <= text.minute <= minutes for text in (*line.figures, *line.marks))
    assert [tick.x for tick in line.ticks] == sorted({tick.x for tick in line.ticks})
    bar = Box(line.x, line.y, line.width, line.height)
    for text in (*line.figures, *line.marks):
        assert not overlap(text.box, bar)
        assert text.box.y + text.box.height <= theme.slide_height
        assert 0 <= text.box.x <= text.box.x + text.box.width <= theme.slide_width
    for tick in line.ticks:
        assert line.x <= tick.x + tick.width // 2 <= line.x + line.width
        assert tick.y + tick.height == line.y + line.height


def test_a_mark_stands_beside_its_number_on_the_side_that_has_room(theme: Theme) -> None:
    """Right of it, else left of it."""
    line = time_line(
        theme, 10, '1. A (3 min)\n2. B (6 min) {merke="byt"}\n3. C (1 min) {merke="byt makker"}'
    )
    marks = [(mark.text, mark.minute, mark.align) for mark in line.marks if not mark.disc]
    assert marks == [("byt", 3, Align.LEFT), ("byt makker", 9, Align.RIGHT)]
    by_text = {mark.text: mark.box for mark in line.marks}
    assert by_text["byt"].x > by_text["2"].x
    assert by_text["byt makker"].x < by_text["3"].x


def test_the_steps_keep_clear_of_the_text_above(theme: Theme) -> None:
    line = time_line(theme, 8, "1. A (3 min)\n2. B (5 min)")
    body = theme.layouts["activity"].placeholders["body"]
    assert min(mark.box.y for mark in line.marks) >= body.y + body.height - EMU_PER_POINT
