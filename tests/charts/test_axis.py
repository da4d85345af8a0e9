"""Where PowerPoint ends an axis that nobody has ended for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.charts.axis import MOST_STEPS, automatic_axis

NUMBERS = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))


@pytest.mark.parametrize(
    ("highest", "end", "step"),
    [
        (6, 7, 1),
        (9, 10, 1),
        (9.6, 12, 2),
        (12, 14, 2),
        (30, 35, 5),
        (100, 120, 20),
        (0.3, 0.35, 0.05),
    ],
)
def test_it_ends_at_the_first_step_with_a_twentieth_free(
    highest: float, end: float, step: float
) -> None:
    assert automatic_axis(0, highest) == pytest.approx((0, end, step))


def test_it_begins_where_the_file_says() -> None:
    assert automatic_axis(-8, 12, begins=-12) == (-12, 15, 5)
    assert automatic_axis(-8, 12) == (-10, 15, 5)
    assert automatic_axis(-8, -3) == (-9, 0, 1)


def test_it_has_the_steps_of_the_file_or_as_few_as_are_asked_for() -> None:
    assert automatic_axis(0, 3, step=1).numbers == [0, 1, 2, 3, 4]
    assert automatic_axis(0, 95, most_steps=7).numbers == [0, 20, 40, 60, 80, 100]
    assert automatic_axis(0, 0.3, most_steps=4).numbers == [
        Decimal(number) for number in ("0", "0.1", "0.2", "0.3", "0.4")
    ]


@given(NUMBERS, NUMBERS, st.integers(2, MOST_STEPS))
def test_every_number_has_its_place_on_it(one: float, other: float, most: int) -> None:
    axis = automatic_axis(min(one, other), max(one, other), most_steps=most)
    assert axis.low <= min(one, other, 0) <= max(one, other, 0) <= axis.high
    assert 1 <= round((axis.high - axis.low) / axis.step) <= most
    assert len(axis.numbers) == round((axis.high - axis.low) / axis.step) + 1
